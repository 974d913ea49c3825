#include "api/ids.hpp"

#include <array>
#include <chrono>
#include <vector>

#include "persistence/audit_log/format/encoding.hpp"
#include "persistence/keyring.hpp"

namespace kizuna::api {

std::string random_hex(int bytes) {
  std::vector<unsigned char> raw(static_cast<std::size_t>(bytes));
  persistence::fill_random(raw.data(), raw.size());
  return audit::hex(std::string_view(reinterpret_cast<const char*>(raw.data()), raw.size()));
}

std::string new_id(domain::Instant now) {
  std::array<unsigned char, 16> raw{};
  persistence::fill_random(raw.data(), raw.size());
  auto millis = static_cast<std::uint64_t>(
      std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count());
  for (std::size_t i = 6; i-- > 0; millis >>= 8) raw[i] = static_cast<unsigned char>(millis & 0xff);
  raw[6] = static_cast<unsigned char>((raw[6] & 0x0f) | 0x70);
  raw[8] = static_cast<unsigned char>((raw[8] & 0x3f) | 0x80);
  const std::string hex =
      audit::hex(std::string_view(reinterpret_cast<const char*>(raw.data()), raw.size()));
  return hex.substr(0, 8) + '-' + hex.substr(8, 4) + '-' + hex.substr(12, 4) + '-' +
         hex.substr(16, 4) + '-' + hex.substr(20);
}

}  // namespace kizuna::api
