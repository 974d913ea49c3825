#include "persistence/passwords.hpp"

#include <sodium.h>

#include <array>
#include <map>
#include <mutex>
#include <optional>
#include <regex>
#include <stdexcept>

#include "persistence/keyring.hpp"

namespace kizuna::persistence {
namespace {

bool below(PasswordCosts a, PasswordCosts b) {
  return a.passes < b.passes || a.memory_mib < b.memory_mib;
}

std::optional<PasswordCosts> costs_of(const std::string& stored) {
  static const std::regex shape(R"(\$argon2id\$v=19\$m=([0-9]{1,7}),t=([0-9]{1,3}),p=1\$.+)");
  std::smatch parts;
  if (!std::regex_match(stored, parts, shape)) return std::nullopt;
  return PasswordCosts{std::stoi(parts[2]), std::stoi(parts[1]) / 1024};
}

void start_sodium() {
  if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
}

}  // namespace

std::string hash_password(std::string_view password, PasswordCosts costs) {
  if (below(costs, password_costs_floor)) throw std::invalid_argument("Argon2id below the floor");
  if (password.size() > password_bytes_max) throw std::invalid_argument("password too long");
  start_sodium();
  std::array<char, crypto_pwhash_STRBYTES> out{};
  const std::size_t memory = static_cast<std::size_t>(costs.memory_mib) * 1024 * 1024;
  if (crypto_pwhash_str_alg(out.data(), password.data(), password.size(),
                            static_cast<unsigned long long>(costs.passes), memory,
                            crypto_pwhash_ALG_ARGON2ID13) != 0) {
    throw std::runtime_error("no memory to hash a password");
  }
  return out.data();
}

bool verify_password(std::string_view password, const std::string& stored) {
  const auto costs = costs_of(stored);
  if (!costs || below(*costs, password_costs_floor)) return false;
  if (password.size() > password_bytes_max) return false;
  start_sodium();
  return crypto_pwhash_str_verify(stored.c_str(), password.data(), password.size()) == 0;
}

bool should_rehash(const std::string& stored, PasswordCosts costs) {
  const auto current = costs_of(stored);
  return !current || below(*current, costs);
}

const std::string& dummy_hash(PasswordCosts costs) {
  static std::mutex mutex;
  static std::map<std::pair<int, int>, std::string> made;
  const std::lock_guard lock(mutex);
  std::string& hash = made[{costs.passes, costs.memory_mib}];
  if (hash.empty()) {
    std::array<unsigned char, 32> nobody_knows{};
    fill_random(nobody_knows.data(), nobody_knows.size());
    hash = hash_password({reinterpret_cast<const char*>(nobody_knows.data()), nobody_knows.size()},
                         costs);
  }
  return hash;
}

}  // namespace kizuna::persistence
