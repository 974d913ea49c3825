#include "server/tls.hpp"

#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <algorithm>
#include <ctime>
#include <stdexcept>
#include <string_view>

#include "server/http_syntax.hpp"

namespace kizuna::server {
namespace {

// CRYPTREC and IPA, "high security" shape: forward secrecy and authenticated encryption only.
constexpr const char* ciphers_13 =
    "TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256";
constexpr const char* ciphers_12 =
    "ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:"
    "ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305:"
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256";
constexpr const char* curves = "X25519:P-256:P-384";

/// HTTP/1.1 or nothing: alert 120 for a peer that only offers others.
int on_alpn(SSL*, const unsigned char** out, unsigned char* out_size, const unsigned char* in,
            unsigned in_size, void*) {
  constexpr std::string_view wanted = "http/1.1";
  unsigned at = 0;
  while (at < in_size) {
    const unsigned size = in[at];
    if (in_size - at - 1 < size) break;
    const std::string_view offered(reinterpret_cast<const char*>(in + at + 1), size);
    if (offered == wanted) {
      *out = in + at + 1;
      *out_size = static_cast<unsigned char>(size);
      return SSL_TLSEXT_ERR_OK;
    }
    at += 1 + size;
  }
  return SSL_TLSEXT_ERR_ALERT_FATAL;
}

void on_message(int sent, int, int content_type, const void* bytes, std::size_t size, SSL*,
                void* argument) {
  if (sent != 0 || content_type != SSL3_RT_HANDSHAKE || size == 0) return;
  if (*static_cast<const unsigned char*>(bytes) != SSL3_MT_KEY_UPDATE) return;
  auto& meter = *static_cast<KeyUpdateMeter*>(argument);
  const auto now = std::chrono::steady_clock::now();
  if (now - meter.minute_began > std::chrono::minutes(1)) {
    meter.minute_began = now;
    meter.count = 0;
  }
  if (++meter.count > KeyUpdateMeter::per_minute_max && meter.on_flood) meter.on_flood();
}

std::chrono::sys_seconds end_of_validity(const SSL_CTX* context) {
  std::tm parts{};
  const X509* certificate = SSL_CTX_get0_certificate(context);
  if (certificate == nullptr || ASN1_TIME_to_tm(X509_get0_notAfter(certificate), &parts) != 1) {
    return {};
  }
  return std::chrono::sys_seconds(std::chrono::seconds(timegm(&parts)));
}

}  // namespace

TlsContext::TlsContext(std::vector<std::string> server_names)
    : context_(SSL_CTX_new(TLS_server_method())), server_names_(std::move(server_names)) {
  if (context_ == nullptr) throw std::runtime_error("TLS: no context");
}

TlsContext::~TlsContext() {
  SSL_CTX_free(context_);
}

tl::expected<std::shared_ptr<const TlsContext>, std::string> TlsContext::load(
    const TlsFiles& files, const std::vector<std::string>& server_names) {
  std::shared_ptr<TlsContext> context(new TlsContext(server_names));
  std::string problem = context->set_up(files);
  if (!problem.empty()) return tl::unexpected(std::move(problem));
  return context;
}

std::string TlsContext::set_up(const TlsFiles& files) {
  SSL_CTX_set_min_proto_version(context_, TLS1_2_VERSION);
  SSL_CTX_set_max_proto_version(context_, TLS1_3_VERSION);
  SSL_CTX_set_options(context_, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_NO_TICKET |
                                    SSL_OP_CIPHER_SERVER_PREFERENCE);
  // Ticket keys would live as long as the process and undo forward secrecy; our clients keep
  // their connections instead. Both calls are needed: NO_TICKET alone means stateful tickets.
  SSL_CTX_set_num_tickets(context_, 0);
  SSL_CTX_set_session_cache_mode(context_, SSL_SESS_CACHE_OFF);
  SSL_CTX_set_max_early_data(context_, 0);
  SSL_CTX_set_recv_max_early_data(context_, 0);
  if (SSL_CTX_set_ciphersuites(context_, ciphers_13) != 1 ||
      SSL_CTX_set_cipher_list(context_, ciphers_12) != 1 ||
      SSL_CTX_set1_groups_list(context_, curves) != 1) {
    return "this OpenSSL lacks a cipher or curve of ours";
  }
  SSL_CTX_set_alpn_select_cb(context_, on_alpn, nullptr);
  SSL_CTX_set_tlsext_servername_callback(context_, on_server_name);
  SSL_CTX_set_tlsext_servername_arg(context_, this);
  if (SSL_CTX_use_certificate_chain_file(context_, files.certificate.c_str()) != 1) {
    return "cannot read the certificate " + files.certificate.string();
  }
  if (SSL_CTX_use_PrivateKey_file(context_, files.key.c_str(), SSL_FILETYPE_PEM) != 1) {
    return "cannot read the key " + files.key.string() + ", or it is not the certificate's";
  }
  if (SSL_CTX_check_private_key(context_) != 1) return "key and certificate do not belong together";
  expires_ = end_of_validity(context_);
  return {};
}

int TlsContext::on_server_name(SSL* session, int* alert, void* self) {
  const char* asked = SSL_get_servername(session, TLSEXT_NAMETYPE_host_name);
  if (asked == nullptr) return SSL_TLSEXT_ERR_NOACK;
  const auto& names = static_cast<const TlsContext*>(self)->server_names_;
  const bool known = std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    return equals_ignoring_case(name, asked);
  });
  if (known) return SSL_TLSEXT_ERR_OK;
  *alert = SSL_AD_UNRECOGNIZED_NAME;
  return SSL_TLSEXT_ERR_ALERT_FATAL;
}

SSL* TlsContext::new_session(KeyUpdateMeter& meter) const {
  SSL* session = SSL_new(context_);
  if (session == nullptr) throw std::runtime_error("TLS: no session");
  SSL_set_msg_callback(session, on_message);
  SSL_set_msg_callback_arg(session, &meter);
  return session;
}

}  // namespace kizuna::server
