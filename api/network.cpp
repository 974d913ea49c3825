#include "api/network.hpp"

#include <arpa/inet.h>

#include <array>
#include <charconv>
#include <optional>

#include "persistence/audit_log/format/encoding.hpp"

namespace kizuna::api {
namespace {

struct Address {
  std::array<unsigned char, 16> bytes{};
  int bits = 0;  ///< 32 or 128
};

struct Range {
  Address first;
  int prefix = 0;
};

std::optional<Address> parse_address(std::string_view text) {
  const std::string copy(text);
  Address address;
  if (inet_pton(AF_INET, copy.c_str(), address.bytes.data()) == 1) {
    address.bits = 32;
  } else if (inet_pton(AF_INET6, copy.c_str(), address.bytes.data()) == 1) {
    address.bits = 128;
  } else {
    return std::nullopt;
  }
  return address;
}

std::optional<Range> parse_range(std::string_view text) {
  const std::size_t slash = text.find('/');
  const auto address = parse_address(text.substr(0, slash));
  if (!address) return std::nullopt;
  if (slash == std::string_view::npos) return Range{*address, address->bits};
  const std::string_view digits = text.substr(slash + 1);
  int prefix = -1;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), prefix);
  const bool whole = error == std::errc{} && end == digits.data() + digits.size();
  if (!whole || prefix < 0 || prefix > address->bits) return std::nullopt;
  return Range{*address, prefix};
}

bool bit(const Address& address, int index) {
  const auto place = static_cast<std::size_t>(index);
  return ((address.bytes[place / 8] >> (7 - place % 8)) & 1) != 0;
}

}  // namespace

std::string source_network(std::string_view address) {
  const auto parsed = parse_address(address);
  if (!parsed) return "unknown";
  const std::size_t kept = parsed->bits == 32 ? 4 : 8;
  return audit::hex(std::string_view(reinterpret_cast<const char*>(parsed->bytes.data()), kept));
}

bool is_range(std::string_view range) {
  return parse_range(range).has_value();
}

bool is_in_range(std::string_view address, std::string_view range) {
  const auto asked = parse_address(address);
  const auto allowed = parse_range(range);
  if (!asked || !allowed || asked->bits != allowed->first.bits) return false;
  for (int i = 0; i < allowed->prefix; ++i) {
    if (bit(*asked, i) != bit(allowed->first, i)) return false;
  }
  return true;
}

}  // namespace kizuna::api
