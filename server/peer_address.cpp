#include "server/peer_address.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>

#include "server/http_syntax.hpp"

namespace kizuna::server {
namespace {

std::optional<std::string> v4_text(const in_addr& address) {
  std::array<char, INET_ADDRSTRLEN> buffer{};
  if (inet_ntop(AF_INET, &address, buffer.data(), buffer.size()) == nullptr) return std::nullopt;
  return std::string(buffer.data());
}

bool is_listed(std::string_view address, const std::vector<std::string>& proxies) {
  return std::find(proxies.begin(), proxies.end(), address) != proxies.end();
}

}  // namespace

std::optional<std::string> canonical_address(std::string_view text) {
  const std::string copy(text);
  in_addr v4{};
  if (inet_pton(AF_INET, copy.c_str(), &v4) == 1) return v4_text(v4);
  in6_addr v6{};
  if (inet_pton(AF_INET6, copy.c_str(), &v6) != 1) return std::nullopt;
  if (IN6_IS_ADDR_V4MAPPED(&v6)) {
    std::copy_n(&v6.s6_addr[12], 4, reinterpret_cast<unsigned char*>(&v4));
    return v4_text(v4);
  }
  std::array<char, INET6_ADDRSTRLEN> buffer{};
  if (inet_ntop(AF_INET6, &v6, buffer.data(), buffer.size()) == nullptr) return std::nullopt;
  return std::string(buffer.data());
}

std::string client_address(std::string_view socket_peer,
                           std::optional<std::string_view> forwarded_for,
                           const std::vector<std::string>& proxies) {
  std::string nearest(socket_peer);
  if (!forwarded_for) return nearest;
  std::string_view list = *forwarded_for;
  while (is_listed(nearest, proxies) && !list.empty()) {
    const std::size_t comma = list.rfind(',');
    const std::string_view last =
        trim(comma == std::string_view::npos ? list : list.substr(comma + 1));
    list = comma == std::string_view::npos ? std::string_view() : list.substr(0, comma);
    const auto address = canonical_address(last);
    if (!address) return nearest;
    nearest = *address;
  }
  return nearest;
}

}  // namespace kizuna::server
