#pragma once
#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "domain/calendar/civil_date.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

using Key = std::array<unsigned char, 32>;

/// What a key may be used for; a key of one purpose never opens what the other sealed.
enum class KeyPurpose {
  content,  ///< drafts, stored answers, seeds of second factors
  audit,    ///< commitments and details of the audit log
};

/// Seals with AES-256-GCM under a fresh nonce: base64(nonce ‖ ciphertext ‖ tag). `context` is
/// authenticated, not stored: a sealed text moved to another row does not open.
std::string seal(const Key& key, std::string_view plain, std::string_view context);

/// Throws std::runtime_error when the key, the context or a single bit differs.
std::string unseal(const Key& key, std::string_view sealed, std::string_view context);

/// HMAC-SHA256 in lower-case hex.
std::string keyed_hash(const Key& key, std::string_view text);

/// Random bytes of the operating system.
void fill_random(unsigned char* out, std::size_t size);

/// Hands out the keys of cases and centers. They lie in the database, wrapped by a key that lies
/// in a file outside it (mode 0600): a stolen database opens nothing. Thread-safe.
class Keyring {
 public:
  /// Reads the wrapping key, or makes it when neither the file nor any wrapped key exists yet.
  explicit Keyring(const std::filesystem::path& wrapping_key_file);

  /// The key of a case, or with an empty case_id of the center. Made on first use, which needs
  /// the writer inside its transaction; throws std::runtime_error on a reader when there is none.
  Key key_for(Session& session, std::string_view center_id, std::string_view case_id,
              KeyPurpose purpose, domain::Instant now);

  /// Whether a wrapped key of that name ("center/case/purpose") opens, for `kizuna check`.
  bool opens(const std::string& wrapped, const std::string& name) const;

  /// Forgets keys made in a transaction that did not commit.
  void forget_unsaved();
  /// Keys made so far are in the database now.
  void mark_saved();

 private:
  Key unwrap(const std::string& wrapped, const std::string& context) const;

  Key wrapping_key_{};
  std::mutex mutex_;
  std::map<std::string, Key, std::less<>> known_;
  std::map<std::string, Key, std::less<>> unsaved_;
};

}  // namespace kizuna::persistence
