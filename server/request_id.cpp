#include "server/request_id.hpp"

#include <openssl/rand.h>

#include <array>
#include <stdexcept>

namespace kizuna::server {

std::string make_request_id() {
  constexpr std::string_view digits = "0123456789abcdef";
  std::array<unsigned char, 16> bytes{};
  if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) {
    throw std::runtime_error("no random numbers");
  }
  std::string id;
  id.reserve(2 * bytes.size());
  for (const unsigned char byte : bytes) {
    id.push_back(digits[byte >> 4U]);
    id.push_back(digits[byte & 0xFU]);
  }
  return id;
}

}  // namespace kizuna::server
