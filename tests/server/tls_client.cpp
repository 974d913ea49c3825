#include "tests/server/tls_client.hpp"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <stdexcept>

namespace kizuna::server::testing {

int connect_plain(std::uint16_t port, std::chrono::milliseconds patience) {
  const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const timeval limit{patience.count() / 1000, (patience.count() % 1000) * 1000};
  ::setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  ::setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
  const int on = 1;
  ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  sockaddr_in where{};
  where.sin_family = AF_INET;
  where.sin_port = htons(port);
  where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(descriptor, reinterpret_cast<sockaddr*>(&where), sizeof where) != 0) {
    ::close(descriptor);
    throw std::runtime_error("cannot connect");
  }
  return descriptor;
}

TlsClient::TlsClient(std::uint16_t port, const TlsOffer& offer,
                     std::chrono::milliseconds patience) {
  socket_ = connect_plain(port, patience);  // may throw: before anything needs to be freed
  context_ = SSL_CTX_new(TLS_client_method());
  static const auto ignored = ::signal(SIGPIPE, SIG_IGN);
  static_cast<void>(ignored);
  // Level 0, or the library itself would refuse to offer what the server must refuse.
  SSL_CTX_set_cipher_list(context_,
                          offer.ciphers_12.empty() ? "ALL:@SECLEVEL=0" : offer.ciphers_12.c_str());
  SSL_CTX_set_min_proto_version(context_, offer.min_version);
  SSL_CTX_set_max_proto_version(context_, offer.max_version);
  ssl_ = SSL_new(context_);
  SSL_set_app_data(ssl_, this);
  SSL_set_info_callback(ssl_, on_info);
  if (!offer.server_name.empty()) SSL_set_tlsext_host_name(ssl_, offer.server_name.c_str());
  if (!offer.alpn.empty()) {
    const std::string list = static_cast<char>(offer.alpn.size()) + offer.alpn;
    SSL_set_alpn_protos(ssl_, reinterpret_cast<const unsigned char*>(list.data()),
                        static_cast<unsigned>(list.size()));
  }
  SSL_set_fd(ssl_, socket_);
  connected_ = SSL_connect(ssl_) == 1;
}

TlsClient::~TlsClient() {
  abandon();
  SSL_free(ssl_);
  SSL_CTX_free(context_);
}

void TlsClient::on_info(const SSL* ssl, int where, int value) {
  if ((where & SSL_CB_READ_ALERT) != SSL_CB_READ_ALERT) return;
  static_cast<TlsClient*>(SSL_get_app_data(ssl))->alert_ = value & 0xFF;
}

void TlsClient::abandon() {
  if (socket_ >= 0) ::close(socket_);
  socket_ = -1;
}

bool TlsClient::send(const std::string& bytes) {
  return SSL_write(ssl_, bytes.data(), static_cast<int>(bytes.size())) ==
         static_cast<int>(bytes.size());
}

bool TlsClient::update_key() {
  return SSL_key_update(ssl_, SSL_KEY_UPDATE_NOT_REQUESTED) == 1 && SSL_do_handshake(ssl_) == 1;
}

bool TlsClient::read_more() {
  std::array<char, 16384> buffer{};
  const int count = SSL_read(ssl_, buffer.data(), static_cast<int>(buffer.size()));
  if (count <= 0) return false;
  received_.append(buffer.data(), static_cast<std::size_t>(count));
  return true;
}

std::optional<Answer> TlsClient::read_answer(bool head_only) {
  std::size_t end = received_.find("\r\n\r\n");
  while (end == std::string::npos) {
    if (!read_more()) return std::nullopt;
    end = received_.find("\r\n\r\n");
  }
  Answer answer;
  answer.head = received_.substr(0, end + 2);
  answer.status = std::stoi(answer.head.substr(9, 3));
  answer.close = answer.head.find("Connection: close\r\n") != std::string::npos;
  const std::size_t field = answer.head.find("Content-Length: ");
  const bool has_body = !head_only && field != std::string::npos;
  const std::size_t length = has_body ? std::stoul(answer.head.substr(field + 16)) : 0;
  received_.erase(0, end + 4);
  while (received_.size() < length) {
    if (!read_more()) return std::nullopt;
  }
  answer.body = received_.substr(0, length);
  received_.erase(0, length);
  return answer;
}

bool TlsClient::ended() {
  while (read_more()) {
  }
  const int reason = SSL_get_error(ssl_, 0);
  // A receive timeout is EAGAIN: the server is still there.
  return !(reason == SSL_ERROR_WANT_READ || errno == EAGAIN || errno == EWOULDBLOCK);
}

}  // namespace kizuna::server::testing
