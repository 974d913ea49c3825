#pragma once
#include <openssl/ssl.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace kizuna::server::testing {

struct TlsOffer {
  int min_version = TLS1_2_VERSION;
  int max_version = TLS1_3_VERSION;
  std::string ciphers_12;   ///< empty: the library's own choice
  std::string server_name;  ///< SNI; empty: none
  std::string alpn;         ///< one protocol; empty: none
};

struct Answer {
  int status = 0;
  std::string head;
  std::string body;
  bool close = false;  ///< says "Connection: close"
};

/// A blocking client that sends exactly the bytes it is given. Reads give up after `patience`.
class TlsClient {
 public:
  explicit TlsClient(std::uint16_t port, const TlsOffer& offer = {},
                     std::chrono::milliseconds patience = std::chrono::seconds(5));
  ~TlsClient();
  TlsClient(const TlsClient&) = delete;
  TlsClient& operator=(const TlsClient&) = delete;

  bool connected() const { return connected_; }
  /// The TLS alert that the server sent, if any.
  int alert() const { return alert_; }
  bool send(const std::string& bytes);
  /// The next whole answer; nullopt at the end of the connection or of patience.
  std::optional<Answer> read_answer(bool head_only = false);
  /// Whether the server ended the connection (an answer before it is left out).
  bool ended();
  void abandon();  ///< closes the socket without close_notify
  bool update_key();
  SSL* session() { return ssl_; }

 private:
  bool read_more();
  static void on_info(const SSL* ssl, int where, int value);

  SSL_CTX* context_ = nullptr;
  SSL* ssl_ = nullptr;
  int socket_ = -1;
  bool connected_ = false;
  int alert_ = 0;
  std::string received_;
};

/// A connected plain socket to localhost.
int connect_plain(std::uint16_t port, std::chrono::milliseconds patience);

}  // namespace kizuna::server::testing
