#include "server/tls.hpp"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <fstream>

#include "tests/server/test_server.hpp"
#include "tests/server/tls_client.hpp"

namespace kizuna::server {
namespace {

using namespace std::chrono_literals;
using testing::TestServer;
using testing::TlsClient;
using testing::TlsOffer;

TlsOffer with(int min, int max, std::string ciphers = "") {
  TlsOffer offer;
  offer.min_version = min;
  offer.max_version = max;
  offer.ciphers_12 = std::move(ciphers);
  return offer;
}

TlsOffer asking(std::string server_name, std::string alpn) {
  TlsOffer offer;
  offer.server_name = std::move(server_name);
  offer.alpn = std::move(alpn);
  return offer;
}

TEST(Tls, TakesOnlyWhatTheTableAllows) {
  struct Row {
    std::string id;
    TlsOffer offer;
    int alert;  ///< 0: the handshake succeeds
  };
  const std::string old = ":@SECLEVEL=0";
  const std::vector<Row> rows = {
      {"ok 1.3", with(TLS1_3_VERSION, TLS1_3_VERSION), 0},
      {"ok 1.2", with(TLS1_2_VERSION, TLS1_2_VERSION), 0},
      {"T-02 1.0", with(TLS1_VERSION, TLS1_VERSION), 70},
      {"T-02 1.1", with(TLS1_1_VERSION, TLS1_1_VERSION), 70},
      {"T-03 CBC", with(TLS1_2_VERSION, TLS1_2_VERSION, "ECDHE-ECDSA-AES128-SHA256" + old), 40},
      {"T-03 RSA", with(TLS1_2_VERSION, TLS1_2_VERSION, "AES128-GCM-SHA256" + old), 40},
      {"T-03 DHE", with(TLS1_2_VERSION, TLS1_2_VERSION, "DHE-RSA-AES256-GCM-SHA384" + old), 40},
      {"T-03 NULL", with(TLS1_2_VERSION, TLS1_2_VERSION, "ECDHE-ECDSA-NULL-SHA" + old), 40},
      {"T-06 known name", asking("localhost", ""), 0},
      {"T-06 unknown name", asking("evil.example", ""), 112},
      {"T-06 ALPN", asking("", "http/1.1"), 0},
      {"T-06 only h2", asking("", "h2"), 120},
  };
  const TestServer server;
  for (const Row& row : rows) {
    const TlsClient client(server.port(), row.offer);
    EXPECT_EQ(client.connected(), row.alert == 0) << row.id;
    EXPECT_EQ(client.alert(), row.alert) << row.id;
  }
}

TEST(Tls, GivesNoTicketsAndNoEarlyData) {
  const TestServer server;
  TlsClient client(server.port());
  client.send(server.request("GET /"));
  EXPECT_EQ(client.read_answer()->status, 200);
  EXPECT_EQ(SSL_SESSION_is_resumable(SSL_get0_session(client.session())), 0);
  EXPECT_EQ(SSL_SESSION_get_max_early_data(SSL_get0_session(client.session())), 0U);
}

TEST(Tls, RefusesRenegotiation) {
  const TestServer server;
  TlsClient client(server.port(), with(TLS1_2_VERSION, TLS1_2_VERSION));
  ASSERT_TRUE(client.connected());
  EXPECT_EQ(SSL_renegotiate(client.session()), 1);
  const bool renegotiated = SSL_do_handshake(client.session()) == 1 && client.read_answer();
  EXPECT_FALSE(renegotiated);
  EXPECT_EQ(client.alert(), SSL_AD_NO_RENEGOTIATION);
}

TEST(Tls, CutsAFloodOfKeyUpdates) {
  const TestServer server;
  TlsClient client(server.port(), with(TLS1_3_VERSION, TLS1_3_VERSION));
  for (unsigned i = 0; i < KeyUpdateMeter::per_minute_max; ++i) ASSERT_TRUE(client.update_key());
  client.send(server.request("GET /"));
  ASSERT_EQ(client.read_answer()->status, 200);
  client.update_key();
  client.send(server.request("GET /"));
  EXPECT_FALSE(client.read_answer().has_value());
}

TEST(Tls, AnswersPlainHttpWithNothingReadable) {
  const TestServer server;
  const int plain = testing::connect_plain(server.port(), 3s);
  const std::string request = server.request("GET /");
  ASSERT_EQ(::send(plain, request.data(), request.size(), 0), static_cast<ssize_t>(request.size()));
  std::array<char, 256> buffer{};
  const ssize_t count = ::recv(plain, buffer.data(), buffer.size(), 0);
  ::close(plain);
  EXPECT_EQ(
      std::string(buffer.data(), count > 0 ? static_cast<std::size_t>(count) : 0).find("HTTP"),
      std::string::npos);
}

TEST(Tls, ClosesAHandshakeThatStalls) {
  const TestServer server([](HttpSettings& settings) { settings.limits.handshake = 200ms; });
  const int plain = testing::connect_plain(server.port(), 3s);
  char byte = 0;
  EXPECT_LE(::recv(plain, &byte, 1, 0), 0);
  EXPECT_NE(errno, EAGAIN);
  ::close(plain);
}

long serial_of(TlsClient& client) {
  const std::unique_ptr<X509, decltype(&X509_free)> peer(
      SSL_get1_peer_certificate(client.session()), X509_free);
  return static_cast<long>(X509_issuer_and_serial_hash(peer.get()));
}

TEST(Tls, SwapsTheCertificateForNewConnections) {
  TestServer server;
  TlsClient before(server.port());
  std::filesystem::remove(server.folder / "cert.pem");
  std::filesystem::remove(server.folder / "key.pem");
  create_self_signed_certificate(server.folder / "cert.pem", server.folder / "key.pem");
  ASSERT_TRUE(server.server->reload_tls().has_value());
  TlsClient after(server.port());
  EXPECT_NE(serial_of(before), serial_of(after));
  before.send(server.request("GET /"));
  EXPECT_EQ(before.read_answer()->status, 200);
}

TEST(Tls, KeepsTheOldCertificateIfTheNewOneIsBroken) {
  TestServer server;
  TlsClient before(server.port());
  std::ofstream(server.folder / "cert.pem") << "nonsense";
  EXPECT_FALSE(server.server->reload_tls().has_value());
  TlsClient after(server.port());
  EXPECT_EQ(serial_of(before), serial_of(after));
}

TEST(Tls, KeepsTheKeyOfTheFirstStartToItsOwner) {
  const TestServer server;
  struct stat status {};
  ASSERT_EQ(::stat((server.folder / "key.pem").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
  EXPECT_THROW(
      create_self_signed_certificate(server.folder / "cert.pem", server.folder / "key.pem"),
      std::exception);
}

}  // namespace
}  // namespace kizuna::server
