#pragma once
#include <chrono>
#include <cstddef>

namespace kizuna::server {

/// Every limit of a connection in one place; tests shorten the times.
struct ConnectionLimits {
  std::chrono::milliseconds handshake{5'000};
  std::chrono::milliseconds header{10'000};   ///< from its first byte to its last
  std::chrono::milliseconds body{20'000};     ///< grace before the least rate counts
  std::size_t body_bytes_per_second = 500;    ///< each so many bytes earn one more second
  std::chrono::milliseconds write{30'000};    ///< without progress
  std::chrono::milliseconds idle{60'000};     ///< between requests
  std::chrono::milliseconds shutdown{5'000};  ///< waiting for the peer's close_notify
  std::chrono::milliseconds drain{1'000};     ///< reading what is left after an error
  std::size_t drain_bytes = std::size_t{64} << 10;
  std::chrono::milliseconds stop{30'000};  ///< for requests in flight at a graceful stop
  std::size_t requests_per_connection = 1'000;
  std::size_t connections_per_address = 32;  ///< listed proxies are not counted
  std::size_t connections = 1'024;
  std::size_t unknown_route_body_bytes = std::size_t{64} << 10;
};

}  // namespace kizuna::server
