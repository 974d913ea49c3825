#include "persistence/keyring.hpp"

#include <fcntl.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>
#include <fstream>
#include <stdexcept>
#include <vector>

#include "persistence/audit_log/format/merkle.hpp"

namespace kizuna::persistence {
namespace {

constexpr std::size_t nonce_size = 12;
constexpr std::size_t tag_size = 16;

constexpr std::string_view select_key = R"sql(
  select wrapped from wrapped_key
  where center_id = :center and case_id = :case and purpose = :purpose)sql";
constexpr std::string_view insert_key = R"sql(
  insert into wrapped_key (center_id, case_id, purpose, wrapped, created_at)
  values (:center, :case, :purpose, :wrapped, :at))sql";

using Cipher = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

const unsigned char* bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

void must(int result) {
  if (result != 1) throw std::runtime_error("sealed text does not open");
}

std::string to_base64(const std::vector<unsigned char>& raw) {
  std::string out(4 * ((raw.size() + 2) / 3), '\0');
  EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()), raw.data(),
                  static_cast<int>(raw.size()));
  return out;
}

std::vector<unsigned char> from_base64(std::string_view text) {
  std::vector<unsigned char> out(text.size() / 4 * 3);
  const int size = EVP_DecodeBlock(out.data(), bytes(text), static_cast<int>(text.size()));
  if (text.empty() || size < 0) throw std::runtime_error("sealed text is not base64");
  std::size_t padding = 0;
  while (padding < 2 && text[text.size() - 1 - padding] == '=') ++padding;
  out.resize(static_cast<std::size_t>(size) - padding);
  return out;
}

Key read_or_make(const std::filesystem::path& file) {
  Key key{};
  const int old = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (old >= 0) {
    const ssize_t got = ::read(old, key.data(), key.size());
    ::close(old);
    if (got != static_cast<ssize_t>(key.size())) {
      throw std::runtime_error("wrapping key " + file.string() + " is damaged");
    }
    return key;
  }
  fill_random(key.data(), key.size());
  const int made = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (made < 0) throw std::runtime_error("cannot make wrapping key " + file.string());
  const bool written = ::write(made, key.data(), key.size()) == static_cast<ssize_t>(key.size()) &&
                       ::fsync(made) == 0;
  ::close(made);
  if (!written) throw std::runtime_error("cannot write wrapping key " + file.string());
  return key;
}

std::string name_of(KeyPurpose purpose) {
  return purpose == KeyPurpose::content ? "content" : "audit";
}

}  // namespace

void fill_random(unsigned char* out, std::size_t size) {
  if (RAND_bytes(out, static_cast<int>(size)) != 1) throw std::runtime_error("no random bytes");
}

std::string seal(const Key& key, std::string_view plain, std::string_view context) {
  const Cipher cipher(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
  std::vector<unsigned char> out(nonce_size + plain.size() + tag_size);
  fill_random(out.data(), nonce_size);
  int size = 0;
  must(EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, key.data(), out.data()));
  must(EVP_EncryptUpdate(cipher.get(), nullptr, &size, bytes(context),
                         static_cast<int>(context.size())));
  must(EVP_EncryptUpdate(cipher.get(), out.data() + nonce_size, &size, bytes(plain),
                         static_cast<int>(plain.size())));
  must(EVP_EncryptFinal_ex(cipher.get(), out.data() + nonce_size + plain.size(), &size));
  must(EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, static_cast<int>(tag_size),
                           out.data() + nonce_size + plain.size()));
  return to_base64(out);
}

std::string unseal(const Key& key, std::string_view sealed, std::string_view context) {
  std::vector<unsigned char> raw = from_base64(sealed);
  if (raw.size() < nonce_size + tag_size) throw std::runtime_error("sealed text is too short");
  const std::size_t length = raw.size() - nonce_size - tag_size;
  const Cipher cipher(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
  std::string plain(length, '\0');
  int size = 0;
  must(EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, key.data(), raw.data()));
  must(EVP_DecryptUpdate(cipher.get(), nullptr, &size, bytes(context),
                         static_cast<int>(context.size())));
  must(EVP_DecryptUpdate(cipher.get(), reinterpret_cast<unsigned char*>(plain.data()), &size,
                         raw.data() + nonce_size, static_cast<int>(length)));
  must(EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, static_cast<int>(tag_size),
                           raw.data() + nonce_size + length));
  must(EVP_DecryptFinal_ex(cipher.get(), reinterpret_cast<unsigned char*>(plain.data()) + length,
                           &size));
  return plain;
}

std::string keyed_hash(const Key& key, std::string_view text) {
  audit::Hash out{};
  unsigned int size = 0;
  if (HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes(text), text.size(),
           out.data(), &size) == nullptr) {
    throw std::runtime_error("HMAC failed");
  }
  return audit::hex(out);
}

Keyring::Keyring(const std::filesystem::path& wrapping_key_file)
    : wrapping_key_(read_or_make(wrapping_key_file)) {}

Key Keyring::unwrap(const std::string& wrapped, const std::string& context) const {
  const std::string raw = unseal(wrapping_key_, wrapped, context);
  Key key{};
  if (raw.size() != key.size()) throw std::runtime_error("a wrapped key has a wrong size");
  std::memcpy(key.data(), raw.data(), key.size());
  return key;
}

Key Keyring::key_for(Session& session, std::string_view center_id, std::string_view case_id,
                     KeyPurpose purpose, domain::Instant now) {
  const std::string name =
      std::string(center_id) + '/' + std::string(case_id) + '/' + name_of(purpose);
  const std::lock_guard lock(mutex_);
  if (const auto found = known_.find(name); found != known_.end()) return found->second;
  if (const auto found = unsaved_.find(name); found != unsaved_.end()) return found->second;
  const std::string center(center_id);
  const std::string case_text(case_id);
  if (const auto row = session.row<std::string>(
          select_key, {{"center", center}, {"case", case_text}, {"purpose", name_of(purpose)}})) {
    // What the writer sees may still be rolled back.
    auto& held = session.kind() == SessionKind::writer ? unsaved_ : known_;
    return held.emplace(name, unwrap(std::get<0>(*row), name)).first->second;
  }
  Key key{};
  fill_random(key.data(), key.size());
  const std::string_view raw(reinterpret_cast<const char*>(key.data()), key.size());
  session.execute(insert_key, {{"center", center},
                               {"case", case_text},
                               {"purpose", name_of(purpose)},
                               {"wrapped", seal(wrapping_key_, raw, name)},
                               {"at", static_cast<long long>(now.time_since_epoch().count())}});
  return unsaved_.emplace(name, key).first->second;
}

bool Keyring::opens(const std::string& wrapped, const std::string& name) const {
  try {
    static_cast<void>(unwrap(wrapped, name));
    return true;
  } catch (const std::runtime_error&) {
    return false;
  }
}

void Keyring::forget_unsaved() {
  const std::lock_guard lock(mutex_);
  unsaved_.clear();
}

void Keyring::mark_saved() {
  const std::lock_guard lock(mutex_);
  known_.merge(unsaved_);
  unsaved_.clear();
}

}  // namespace kizuna::persistence
