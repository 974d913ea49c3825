#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "server/connection_limits.hpp"
#include "server/metrics.hpp"
#include "server/responder.hpp"
#include "server/tls.hpp"

namespace kizuna::server {

struct HttpSettings {
  std::string address = "127.0.0.1";  ///< to listen on; "::" for every address
  std::uint16_t port = 8443;          ///< 0: any free one
  /// What Host, Origin and SNI may name. Without ":port" the listening port is meant.
  std::vector<std::string> hosts = {"localhost", "127.0.0.1", "[::1]"};
  std::vector<std::string> trusted_proxies;  ///< addresses whose X-Forwarded-For is believed
  TlsFiles tls;
  unsigned io_threads = 2;
  ConnectionLimits limits;
};

/// HTTPS/1.1 on one port. Everything that it accepts goes to the responder.
class HttpServer {
 public:
  /// `responder` and `metrics` must outlive the server, and the responder must be able to finish
  /// what it has begun while stop() waits.
  HttpServer(HttpSettings settings, Responder& responder, Metrics& metrics);
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  /// Loads the certificate, binds and serves. Throws std::runtime_error with the reason.
  void start();

  /// The port it listens on, once started.
  std::uint16_t port() const;

  /// Accepts nobody any more, lets requests in flight finish (at most limits.stop), closes the
  /// rest and returns when all is closed. May be called twice.
  void stop();

  /// Reads the certificate files again, for new connections. On error, expired certificates
  /// included, the old one stays and the reason is returned. Safe from any thread.
  tl::expected<void, std::string> reload_tls();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace kizuna::server
