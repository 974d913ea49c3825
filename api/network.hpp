#pragma once
#include <string>
#include <string_view>

namespace kizuna::api {

/// The network that an address belongs to when attempts are counted: an IPv4 address itself, the
/// first 64 bits of an IPv6 one (AUTH-17). "unknown" for anything else.
std::string source_network(std::string_view address);

/// "192.0.2.0/24" or "2001:db8::/32"; a bare address is a range of one.
bool is_range(std::string_view range);
bool is_in_range(std::string_view address, std::string_view range);

}  // namespace kizuna::api
