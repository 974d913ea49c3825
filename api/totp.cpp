#include "api/totp.hpp"

#include <liboath/oath.h>
#include <openssl/crypto.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <memory>
#include <stdexcept>

namespace kizuna::api {
namespace {

constexpr int digits = 6;
constexpr long long step_seconds = 30;

long long step_at(domain::Instant now) {
  return std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count() / step_seconds;
}

std::string code_of(const std::string& seed, long long step) {
  std::array<char, digits + 1> out{};
  const int result = oath_hotp_generate(seed.data(), seed.size(), static_cast<uint64_t>(step),
                                        digits, false, OATH_HOTP_DYNAMIC_TRUNCATION, out.data());
  if (result != OATH_OK) throw std::runtime_error("no one-time code can be computed");
  return out.data();
}

}  // namespace

std::optional<long long> matching_step(const std::string& seed, std::string_view code,
                                       domain::Instant now, long long last_step) {
  if (code.size() != digits) return std::nullopt;
  std::optional<long long> found;
  const long long current = step_at(now);
  for (long long step = current - 1; step <= current + 1; ++step) {
    const std::string expected = code_of(seed, step);
    const bool same = CRYPTO_memcmp(expected.data(), code.data(), digits) == 0;
    if (same && step > last_step && !found) found = step;
  }
  return found;
}

std::string totp_code(const std::string& seed, domain::Instant now) {
  return code_of(seed, step_at(now));
}

std::string base32(const std::string& seed) {
  char* out = nullptr;
  std::size_t size = 0;
  if (oath_base32_encode(seed.data(), seed.size(), &out, &size) != OATH_OK) {
    throw std::runtime_error("base32 failed");
  }
  const std::unique_ptr<char, decltype(&std::free)> owner(out, &std::free);
  return {out, size};
}

std::string otpauth_uri(const std::string& seed, std::string_view login,
                        std::string_view center_id) {
  return "otpauth://totp/Kizuna:" + std::string(login) + "@" + std::string(center_id) +
         "?secret=" + base32(seed) + "&issuer=Kizuna&algorithm=SHA1&digits=6&period=30";
}

}  // namespace kizuna::api
