#pragma once
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <chrono>
#include <functional>
#include <memory>

#include "server/connection.hpp"

namespace kizuna::server {

/// Accepts and caps. When the process runs out of descriptors it waits a moment instead of
/// spinning.
class Listener : public std::enable_shared_from_this<Listener> {
 public:
  using CurrentTls = std::function<std::shared_ptr<const TlsContext>()>;
  static constexpr std::chrono::milliseconds back_off{100};

  /// Binds and listens. Throws boost::system::system_error.
  Listener(const std::shared_ptr<boost::asio::io_context>& io,
           const boost::asio::ip::tcp::endpoint& where, CurrentTls current_tls);

  std::uint16_t port() const { return acceptor_.local_endpoint().port(); }

  /// `surroundings` must outlive the connections.
  void start(const ConnectionSurroundings& surroundings);

  /// Safe from any thread.
  void close();

 private:
  void welcome(boost::asio::ip::tcp::socket socket, const ConnectionSurroundings& surroundings);

  struct Loop;
  std::weak_ptr<boost::asio::io_context> io_;  ///< its queue may hold us
  boost::asio::ip::tcp::acceptor acceptor_;
  CurrentTls current_tls_;
};

}  // namespace kizuna::server
