#include "api/ids.hpp"

#include <array>
#include <chrono>
#include <cstring>
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
  constexpr int counter_bits = 26;
  std::array<unsigned char, 16> raw{};
  persistence::fill_random(raw.data(), raw.size());
  const auto millis = static_cast<std::uint64_t>(
      std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count());
  // What one thread makes in one moment sorts in the order of making.
  thread_local std::uint64_t last_millis = 0;
  thread_local std::uint32_t counter = 0;
  if (millis == last_millis) {
    ++counter;
  } else {
    std::memcpy(&counter, raw.data(), sizeof counter);
    counter &= (1U << (counter_bits - 1)) - 1;  // half of its range is left for this moment
    last_millis = millis;
  }
  for (std::size_t i = 0; i < 6; ++i)
    raw[i] = static_cast<unsigned char>(millis >> (8 * (5 - i)) & 0xff);
  raw[6] = static_cast<unsigned char>(0x70 | (counter >> 22 & 0x0f));
  raw[7] = static_cast<unsigned char>(counter >> 14 & 0xff);
  raw[8] = static_cast<unsigned char>(0x80 | (counter >> 8 & 0x3f));
  raw[9] = static_cast<unsigned char>(counter & 0xff);
  const std::string hex =
      audit::hex(std::string_view(reinterpret_cast<const char*>(raw.data()), raw.size()));
  return hex.substr(0, 8) + '-' + hex.substr(8, 4) + '-' + hex.substr(12, 4) + '-' +
         hex.substr(16, 4) + '-' + hex.substr(20);
}

}  // namespace kizuna::api
