#pragma once
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "server/certificate.hpp"
#include "server/http_server.hpp"
#include "tests/server/request_corpus.hpp"

namespace kizuna::server::testing {

/// Answers the corpus' routes; "/slow" waits on a thread of its own, as a lane would.
class CorpusResponder : public Responder {
 public:
  ~CorpusResponder() override { join(); }

  void respond(api::Request request, std::function<void(api::Response)> done) override {
    ++served;
    api::Response response;
    response.headers = {{"content-type", "application/json"}};
    response.body = request.method + " " + request.path + " " + request.peer_address;
    if (!request.body.empty()) response.body += " " + std::to_string(request.body.size());
    if (request.path == "/big") response.body.assign(8U << 20U, 'x');
    if (request.path == "/split") response.headers.emplace_back("x", "a\r\nset-cookie: b");
    if (!corpus_rule(request.method, request.path).route_exists && !is_extra(request.path)) {
      response.status = 404;
    }
    if (request.path != "/slow") return done(std::move(response));
    threads_.emplace_back([done = std::move(done), response = std::move(response)] {
      std::this_thread::sleep_for(std::chrono::milliseconds(300));
      done(response);
    });
  }

  BodyRule body_rule(std::string_view method, std::string_view path) const override {
    if (!is_extra(path)) return corpus_rule(method, path);
    BodyRule rule = corpus_rule("GET", "/");
    rule.method_allowed = method == "GET";
    rule.route = path;
    return rule;
  }

  void join() {
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
  }

  std::atomic<int> served = 0;

 private:
  static bool is_extra(std::string_view path) {
    return path == "/slow" || path == "/big" || path == "/split";
  }
  std::vector<std::thread> threads_;
};

/// A whole server on a free port, with a certificate of its own in a temporary folder.
struct TestServer {
  explicit TestServer(const std::function<void(HttpSettings&)>& change = {},
                      Responder* other = nullptr) {
    std::string pattern = (std::filesystem::temp_directory_path() / "kizuna-XXXXXX").string();
    folder = ::mkdtemp(pattern.data());
    HttpSettings settings;
    settings.port = 0;
    settings.tls = {folder / "cert.pem", folder / "key.pem"};
    settings.limits.shutdown = std::chrono::milliseconds(300);
    settings.limits.drain = std::chrono::milliseconds(100);
    if (change) change(settings);
    create_self_signed_certificate(settings.tls.certificate, settings.tls.key);
    server = std::make_unique<HttpServer>(std::move(settings),
                                          other != nullptr ? *other : responder, metrics);
    server->start();
  }
  ~TestServer() {
    server->stop();
    std::filesystem::remove_all(folder);
  }

  std::uint16_t port() const { return server->port(); }
  std::string host() const { return "localhost:" + std::to_string(port()); }

  /// A request to this server with this server's Host.
  std::string request(const std::string& line, const std::string& fields = "",
                      const std::string& body = "") const {
    return line + " HTTP/1.1\r\nHost: " + host() + "\r\n" + fields + "\r\n" + body;
  }

  std::filesystem::path folder;
  CorpusResponder responder;
  Metrics metrics;
  std::unique_ptr<HttpServer> server;
};

}  // namespace kizuna::server::testing
