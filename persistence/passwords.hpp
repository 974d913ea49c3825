#pragma once
#include <string>
#include <string_view>

namespace kizuna::persistence {

/// What one Argon2id hash costs (AUTH-02). One lane, as libsodium has it.
struct PasswordCosts {
  int passes = 3;
  int memory_mib = 64;
};
inline constexpr PasswordCosts password_costs_floor{2, 19};
inline constexpr std::size_t password_bytes_max = 256;

/// PHC string "$argon2id$v=19$m=65536,t=3,p=1$...". Throws std::invalid_argument for costs below
/// the floor or a password above 256 bytes, std::runtime_error when memory is short.
std::string hash_password(std::string_view password, PasswordCosts costs);

/// Byte for byte. False also for a stored text that is no Argon2id of at least the floor, so that
/// planting a cheap hash opens nothing.
bool verify_password(std::string_view password, const std::string& stored);

/// True when the stored hash is cheaper than `costs`; never the other way round.
bool should_rehash(const std::string& stored, PasswordCosts costs);

/// A hash that no password fits, for logins that do not exist: checking it takes as long as
/// checking a real one.
const std::string& dummy_hash(PasswordCosts costs);

}  // namespace kizuna::persistence
