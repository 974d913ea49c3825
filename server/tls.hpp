#pragma once
#include <openssl/types.h>

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <tl/expected.hpp>
#include <vector>

namespace kizuna::server {

struct TlsFiles {
  std::filesystem::path certificate;  ///< PEM, the server's certificate first, then its chain
  std::filesystem::path key;          ///< PEM
};

/// Counts a peer's TLS 1.3 key updates, each of which costs us more than it costs the peer.
struct KeyUpdateMeter {
  static constexpr unsigned per_minute_max = 32;
  std::function<void()> on_flood;
  std::chrono::steady_clock::time_point minute_began{};
  unsigned count = 0;
};

/// One certificate with the protocol settings of the service. Immutable: to change the
/// certificate load a new one and swap it for new connections.
class TlsContext {
 public:
  /// `server_names` are the host names that SNI may ask for (addresses are never asked for).
  /// The error says which step failed; it holds nothing secret.
  static tl::expected<std::shared_ptr<const TlsContext>, std::string> load(
      const TlsFiles& files, const std::vector<std::string>& server_names);

  ~TlsContext();
  TlsContext(const TlsContext&) = delete;
  TlsContext& operator=(const TlsContext&) = delete;

  /// A new session; the caller owns it and keeps this context and `meter` alive meanwhile.
  SSL* new_session(KeyUpdateMeter& meter) const;

  /// When the certificate runs out.
  std::chrono::sys_seconds expires() const { return expires_; }

 private:
  explicit TlsContext(std::vector<std::string> server_names);
  std::string set_up(const TlsFiles& files);
  static int on_server_name(SSL* session, int* alert, void* self);

  SSL_CTX* context_ = nullptr;
  std::vector<std::string> server_names_;
  std::chrono::sys_seconds expires_{};
};

}  // namespace kizuna::server
