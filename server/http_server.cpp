#include "server/http_server.hpp"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/address.hpp>
#include <mutex>
#include <stdexcept>
#include <thread>

#include "server/connection.hpp"
#include "server/http_syntax.hpp"
#include "server/listener.hpp"
#include "server/logging.hpp"
#include "server/peer_address.hpp"

namespace kizuna::server {
namespace {

namespace asio = boost::asio;
using WorkGuard = asio::executor_work_guard<asio::io_context::executor_type>;

std::vector<std::string> canonical(const std::vector<std::string>& addresses) {
  std::vector<std::string> result;
  for (const std::string& text : addresses) {
    const auto address = canonical_address(text);
    if (!address) throw std::runtime_error("trusted proxy is not an address: " + text);
    result.push_back(*address);
  }
  return result;
}

/// The host names of `hosts`, without ports.
std::vector<std::string> names_only(const std::vector<std::string>& hosts) {
  std::vector<std::string> names;
  for (const std::string& host : hosts) {
    if (!host.starts_with('[')) names.push_back(to_lower(host.substr(0, host.find(':'))));
  }
  return names;
}

}  // namespace

struct HttpServer::Parts {
  Parts(HttpSettings given, Responder& responder, Metrics& metrics)
      : settings(std::move(given)),
        connections(settings.limits, canonical(settings.trusted_proxies)),
        surroundings{responder,       metrics, connections,
                     settings.limits, {},      canonical(settings.trusted_proxies)} {}

  std::shared_ptr<const TlsContext> current_tls() {
    const std::lock_guard lock(tls_mutex);
    return tls;
  }

  HttpSettings settings;
  Connections connections;
  ConnectionSurroundings surroundings;
  std::mutex tls_mutex;
  std::shared_ptr<const TlsContext> tls;
  std::shared_ptr<asio::io_context> io = std::make_shared<asio::io_context>();
  std::optional<WorkGuard> work;
  std::shared_ptr<Listener> listener;
  std::uint16_t port = 0;
  std::vector<std::jthread> threads;
};

HttpServer::HttpServer(HttpSettings settings, Responder& responder, Metrics& metrics)
    : parts_(std::make_unique<Parts>(std::move(settings), responder, metrics)) {}

HttpServer::~HttpServer() {
  stop();
}

void HttpServer::start() {
  const HttpSettings& settings = parts_->settings;
  auto tls = TlsContext::load(settings.tls, names_only(settings.hosts));
  if (!tls) throw std::runtime_error(tls.error());
  parts_->tls = *tls;
  parts_->surroundings.metrics.certificate_expires((*tls)->expires());
  try {
    const auto address = asio::ip::make_address(settings.address);
    parts_->listener =
        std::make_shared<Listener>(parts_->io, asio::ip::tcp::endpoint(address, settings.port),
                                   [parts = parts_.get()] { return parts->current_tls(); });
    parts_->port = parts_->listener->port();
  } catch (const boost::system::system_error& failure) {
    throw std::runtime_error("cannot listen on " + settings.address + ": " +
                             failure.code().message());
  }
  parts_->surroundings.gate.authorities = allowed_authorities(settings.hosts, parts_->port);
  parts_->work.emplace(asio::make_work_guard(*parts_->io));
  parts_->listener->start(parts_->surroundings);
  for (unsigned i = 0; i < std::max(1U, settings.io_threads); ++i) {
    parts_->threads.emplace_back([io = parts_->io] { io->run(); });
  }
}

std::uint16_t HttpServer::port() const {
  return parts_->port;
}

void HttpServer::stop() {
  if (parts_->threads.empty()) return;
  parts_->listener->close();
  parts_->connections.end_all(Connections::Ending::finish);
  bool empty = parts_->connections.wait_until_empty(parts_->settings.limits.stop);
  if (!empty) {
    log_event(LogLevel::warning, "stop_cut_connections");
    parts_->connections.end_all(Connections::Ending::cut);
    empty = parts_->connections.wait_until_empty(std::chrono::seconds(1));
  }
  parts_->work.reset();
  // With nobody left the threads run out of work by themselves.
  if (!empty) parts_->io->stop();
  parts_->threads.clear();
}

tl::expected<void, std::string> HttpServer::reload_tls() {
  auto fresh = TlsContext::load(parts_->settings.tls, names_only(parts_->settings.hosts));
  if (!fresh) return tl::unexpected(fresh.error());
  if ((*fresh)->expires() <= std::chrono::system_clock::now()) {
    return tl::unexpected(std::string("the certificate has expired"));
  }
  parts_->surroundings.metrics.certificate_expires((*fresh)->expires());
  const std::lock_guard lock(parts_->tls_mutex);
  parts_->tls = *fresh;
  return {};
}

}  // namespace kizuna::server
