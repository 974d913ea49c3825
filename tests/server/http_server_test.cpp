#include "server/http_server.hpp"

#include <gtest/gtest.h>

#include <future>

#include "tests/server/test_server.hpp"
#include "tests/server/tls_client.hpp"

namespace kizuna::server {
namespace {

using namespace std::chrono_literals;
using testing::Answer;
using testing::corpus;
using testing::TestServer;
using testing::TlsClient;

const std::string json = "Content-Type: application/json\r\n";

/// The corpus' host, any letter case, becomes the server's own.
std::string for_server(std::string bytes, const std::string& port) {
  for (std::size_t at = bytes.find(":8443"); at != std::string::npos;
       at = bytes.find(":8443", at + 1)) {
    bytes.replace(at, 5, ":" + port);
  }
  return bytes;
}

void expect_row(const testing::CorpusRow& row, TlsClient& client) {
  const auto answer = client.read_answer(row.id == "ok d");
  ASSERT_TRUE(answer.has_value()) << row.id;
  EXPECT_EQ(answer->status, row.status) << row.id;
  EXPECT_EQ(answer->close, row.close) << row.id;
  EXPECT_NE(answer->head.find("strict-transport-security"), std::string::npos) << row.id;
  EXPECT_EQ(answer->head.find("access-control-allow-origin"), std::string::npos) << row.id;
  if (row.status >= 400 && row.status != 404) {
    EXPECT_NE(answer->head.find("application/problem+json"), std::string::npos) << row.id;
    EXPECT_NE(answer->body.find("\"request_id\":\""), std::string::npos) << row.id;
  }
}

/// Keeps the answer back until the test gives it.
class LateResponder : public Responder {
 public:
  void respond(api::Request, std::function<void(api::Response)> answer) override {
    done = std::move(answer);
    begun.set_value();
  }
  BodyRule body_rule(std::string_view method, std::string_view path) const override {
    return testing::corpus_rule(method, path);
  }
  std::promise<void> begun;
  std::function<void(api::Response)> done;
};

TEST(HttpServer, AnswersEveryRowOverTls) {
  const TestServer server;
  for (const auto& row : corpus()) {
    const std::string bytes = for_server(row.bytes, std::to_string(server.port()));
    TlsClient client(server.port());
    ASSERT_TRUE(client.connected());
    client.send(bytes);
    expect_row(row, client);
    if (row.close) {
      EXPECT_TRUE(client.ended()) << row.id;
    } else {
      // The next request on the connection is still understood.
      client.send(server.request("GET /"));
      const auto next = client.read_answer();
      ASSERT_TRUE(next.has_value()) << row.id;
      EXPECT_EQ(next->status, 200) << row.id;
    }
  }
}

TEST(HttpServer, AnswersEveryRowByteByByteOverTls) {
  const TestServer server;
  for (const auto& row : corpus()) {
    const std::string bytes = for_server(row.bytes, std::to_string(server.port()));
    if (bytes.size() > 1000) continue;  // the gate's own test feeds the long ones byte by byte
    TlsClient client(server.port());
    for (const char byte : bytes) {
      if (!client.send(std::string(1, byte))) break;
    }
    expect_row(row, client);
  }
}

TEST(HttpServer, HandsTheRequestOver) {
  TestServer server;
  TlsClient client(server.port());
  client.send(server.request("POST /v1/contacts",
                             json + "Content-Length: 300000\r\nX-Forwarded-For: 192.0.2.1\r\n",
                             std::string(300000, ' ')));
  EXPECT_EQ(client.read_answer()->body, "POST /v1/contacts 127.0.0.1 300000");
  client.send(server.request("HEAD /v1/contacts"));
  const auto head = client.read_answer(true);
  EXPECT_NE(head->head.find("Content-Length: 26\r\n"), std::string::npos) << head->head;
  client.send(server.request("GET /split"));
  const auto split = client.read_answer();
  EXPECT_EQ(split->status, 500);
  EXPECT_EQ(split->head.find("set-cookie"), std::string::npos);
}

TEST(HttpServer, BelievesListedProxiesOnly) {
  TestServer server([](HttpSettings& settings) { settings.trusted_proxies = {"127.0.0.1"}; });
  TlsClient client(server.port());
  client.send(server.request("GET /", "X-Forwarded-For: 198.51.100.9, 192.0.2.1\r\n"));
  EXPECT_EQ(client.read_answer()->body, "GET / 192.0.2.1");
}

TEST(HttpServer, SendsContinueOnlyForBodiesItWillRead) {
  TestServer server;
  TlsClient client(server.port());
  client.send(
      server.request("POST /v1/contacts", json + "Expect: 100-continue\r\nContent-Length: 2\r\n"));
  EXPECT_EQ(client.read_answer()->status, 100);
  client.send("{}");
  EXPECT_EQ(client.read_answer()->status, 200);
}

TEST(HttpServer, ServesPipelinedRequestsInOrderUpToItsLimit) {
  TestServer server;
  TlsClient client(server.port());
  auto sender = std::async(std::launch::async, [&] {
    for (int i = 0; i < 100; ++i) {
      std::string batch;
      for (int k = 0; k < 11; ++k) {
        batch += server.request("GET /unknown" + std::to_string(i * 11 + k));
      }
      if (!client.send(batch)) return;
    }
  });
  sender.wait();
  int answers = 0;
  for (auto answer = client.read_answer(); answer; answer = client.read_answer()) {
    ASSERT_EQ(answer->body, "GET /unknown" + std::to_string(answers) + " 127.0.0.1");
    ++answers;
    EXPECT_EQ(answer->close, answers == 1000);
  }
  EXPECT_EQ(answers, 1000);
  EXPECT_EQ(server.responder.served, 1000);
}

TEST(HttpServer, ServesNothingAfterAClose) {
  TestServer server;
  TlsClient client(server.port());
  client.send(server.request("GET /", "Connection: close\r\n") + server.request("GET /"));
  EXPECT_EQ(client.read_answer()->status, 200);
  EXPECT_FALSE(client.read_answer().has_value());
  EXPECT_EQ(server.responder.served, 1);
}

TEST(HttpServer, RefusesAnExtraByteAfterABody) {
  TestServer server;
  TlsClient client(server.port());
  client.send(server.request("POST /v1/contacts", json + "Content-Length: 2\r\n", "{}x\r\n"));
  EXPECT_EQ(client.read_answer()->status, 200);
  EXPECT_EQ(client.read_answer()->status, 400);
  EXPECT_TRUE(client.ended());
}

TEST(HttpServer, ForgetsARequestWhoseBodyBreaksOff) {
  TestServer server;
  {
    TlsClient client(server.port());
    client.send(server.request("POST /v1/contacts", json + "Content-Length: 100\r\n", "{"));
    client.abandon();
  }
  TlsClient next(server.port());
  next.send(server.request("GET /"));
  EXPECT_EQ(next.read_answer()->status, 200);
  EXPECT_EQ(server.responder.served, 1);
}

TEST(HttpServer, AnswersFullyAfterAHalfClose) {
  TestServer server;
  TlsClient client(server.port());
  client.send(server.request("GET /slow"));
  SSL_shutdown(client.session());
  EXPECT_EQ(client.read_answer()->status, 200);
}

TEST(HttpServer, TellsTheSlow408) {
  TestServer server([](HttpSettings& settings) {
    settings.limits.header = 300ms;
    settings.limits.body = 300ms;
  });
  TlsClient header(server.port());
  const auto began = std::chrono::steady_clock::now();
  bool open = true;
  const std::string bytes = server.request("GET /");
  for (std::size_t i = 0; open && i < 20; ++i) {
    open = header.send(bytes.substr(i, 1));
    std::this_thread::sleep_for(25ms);
  }
  EXPECT_EQ(header.read_answer()->status, 408);
  EXPECT_LT(std::chrono::steady_clock::now() - began, 2s);
  EXPECT_TRUE(header.ended());

  TlsClient body(server.port());
  body.send(server.request("POST /v1/contacts", json + "Content-Length: 100\r\n", "{"));
  EXPECT_EQ(body.read_answer()->status, 408);
  EXPECT_EQ(server.responder.served, 0);
}

// T-11, in a hundredth of its time: so many bytes a second, or 408.
TEST(HttpServer, WaitsForABodyThatComesFastEnoughAndNoOther) {
  TestServer server([](HttpSettings& settings) {
    settings.limits.body = 200ms;
    settings.limits.body_bytes_per_second = 500;
  });
  for (const auto& [piece, status] : {std::pair{std::size_t{50}, 200}, {std::size_t{2}, 408}}) {
    TlsClient client(server.port());
    client.send(server.request("POST /v1/contacts", json + "Content-Length: 1000\r\n"));
    for (std::size_t sent = 0; sent < 1000; sent += piece) {
      if (!client.send(std::string(piece, ' ')) || sent > 100 * piece) break;
      std::this_thread::sleep_for(25ms);
    }
    const auto answer = client.read_answer();
    ASSERT_TRUE(answer.has_value()) << piece;
    EXPECT_EQ(answer->status, status) << piece;
  }
}

TEST(HttpServer, ClosesIdleConnectionsInSilence) {
  TestServer server([](HttpSettings& settings) { settings.limits.idle = 200ms; });
  TlsClient client(server.port());
  EXPECT_FALSE(client.read_answer().has_value());
  EXPECT_TRUE(client.ended());
}

TEST(HttpServer, CutsAReaderThatTakesNothing) {
  TestServer server([](HttpSettings& settings) { settings.limits.write = 300ms; });
  TlsClient client(server.port());
  client.send(server.request("GET /big"));
  std::this_thread::sleep_for(1500ms);
  EXPECT_FALSE(client.read_answer().has_value());
}

TEST(HttpServer, FinishesWhatIsInFlightWhenItStops) {
  TestServer server;
  std::vector<std::unique_ptr<TlsClient>> clients;
  for (int i = 0; i < 8; ++i) {
    clients.push_back(std::make_unique<TlsClient>(server.port()));
    clients.back()->send(server.request("GET /slow"));
  }
  TlsClient idle(server.port());
  while (server.responder.served < 8) std::this_thread::sleep_for(5ms);
  auto stopped = std::async(std::launch::async, [&] { server.server->stop(); });
  for (auto& client : clients) {
    const auto answer = client->read_answer();
    ASSERT_TRUE(answer.has_value());
    EXPECT_EQ(answer->status, 200);
    EXPECT_TRUE(answer->close);
  }
  EXPECT_TRUE(idle.ended());
  clients.clear();
  EXPECT_EQ(stopped.wait_for(5s), std::future_status::ready);
  EXPECT_THROW(TlsClient late(server.port()), std::runtime_error);
}

TEST(HttpServer, SurvivesAnAnswerThatComesAfterItsEnd) {
  LateResponder late;
  std::future<void> begun = late.begun.get_future();
  {
    TestServer server([](HttpSettings& settings) { settings.limits.stop = 100ms; }, &late);
    TlsClient client(server.port());
    client.send(server.request("GET /"));
    begun.wait();
    server.server->stop();
    EXPECT_FALSE(client.read_answer().has_value());
  }
  late.done(api::Response{});
}

TEST(HttpServer, CapsConnectionsPerAddress) {
  TestServer server([](HttpSettings& settings) { settings.limits.connections_per_address = 3; });
  std::vector<std::unique_ptr<TlsClient>> clients;
  for (int i = 0; i < 3; ++i) clients.push_back(std::make_unique<TlsClient>(server.port()));
  for (const auto& client : clients) EXPECT_TRUE(client->connected());
  EXPECT_FALSE(TlsClient(server.port()).connected());
  clients.clear();
  std::this_thread::sleep_for(500ms);
  EXPECT_TRUE(TlsClient(server.port()).connected());
}

}  // namespace
}  // namespace kizuna::server
