#include "server/listener.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <exception>

#include "server/logging.hpp"
#include "server/peer_address.hpp"

namespace kizuna::server {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

/// The coroutine, kept out of the header for the sake of those who only start a listener.
struct Listener::Loop {
  static asio::awaitable<void> run(std::shared_ptr<Listener> self,
                                   const ConnectionSurroundings* surroundings) {
    asio::steady_timer pause(self->acceptor_.get_executor());
    while (self->acceptor_.is_open()) {
      error_code ec;
      auto token = asio::redirect_error(asio::use_awaitable, ec);
      const auto io = self->io_.lock();
      if (!io) co_return;
      auto strand = asio::make_strand(*io);
      tcp::socket socket(strand);
      co_await self->acceptor_.async_accept(socket, token);
      if (ec == asio::error::operation_aborted || ec == asio::error::bad_descriptor) co_return;
      if (!ec) {
        self->welcome(std::move(socket), *surroundings);
        continue;
      }
      log_event(LogLevel::warning, "accept_failed", {{"reason", ec.message()}});
      pause.expires_after(back_off);
      co_await pause.async_wait(token);
    }
  }
};

Listener::Listener(const std::shared_ptr<asio::io_context>& io, const tcp::endpoint& where,
                   CurrentTls current_tls)
    : io_(io), acceptor_(asio::make_strand(*io)), current_tls_(std::move(current_tls)) {
  acceptor_.open(where.protocol());
  acceptor_.set_option(asio::socket_base::reuse_address(true));
  if (where.address().is_v6()) acceptor_.set_option(asio::ip::v6_only(false));
  acceptor_.bind(where);
  acceptor_.listen(asio::socket_base::max_listen_connections);
}

void Listener::start(const ConnectionSurroundings& surroundings) {
  asio::co_spawn(acceptor_.get_executor(), Loop::run(shared_from_this(), &surroundings),
                 [](const std::exception_ptr& failure) {
                   if (failure) log_event(LogLevel::error, "listener_failed");
                 });
}

void Listener::close() {
  asio::post(acceptor_.get_executor(), [self = shared_from_this()] {
    error_code ignored;
    self->acceptor_.close(ignored);
  });
}

void Listener::welcome(tcp::socket socket, const ConnectionSurroundings& surroundings) {
  error_code ec;
  const auto peer = socket.remote_endpoint(ec);
  if (ec) return;
  const std::string text = peer.address().to_string();
  std::string address = canonical_address(text).value_or(text);
  const auto id = surroundings.connections.admit(address);
  if (!id) {
    surroundings.metrics.connection_refused();
    return;
  }
  try {
    serve_connection(io_.lock(), std::move(socket), std::move(address), current_tls_(),
                     surroundings, *id);
  } catch (const std::exception&) {
    surroundings.connections.release(*id);
    log_event(LogLevel::error, "connection_not_started");
  }
}

}  // namespace kizuna::server
