#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kizuna::server {

/// The RFC 5952 text of an IP address, IPv4-mapped ones as IPv4; nullopt if it is none.
std::optional<std::string> canonical_address(std::string_view text);

/// Who is at the other end. X-Forwarded-For counts only if the socket's peer is a listed proxy,
/// and then only from its right end: the first address that is no proxy of ours.
/// `proxies` are canonical addresses. A broken list names the proxy itself.
std::string client_address(std::string_view socket_peer,
                           std::optional<std::string_view> forwarded_for,
                           const std::vector<std::string>& proxies);

}  // namespace kizuna::server
