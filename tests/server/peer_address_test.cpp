#include "server/peer_address.hpp"

#include <gtest/gtest.h>

namespace kizuna::server {
namespace {

TEST(PeerAddress, BelievesOnlyListedProxies) {
  struct Row {
    std::string peer;
    std::optional<std::string_view> forwarded;
    std::string client;
  };
  const std::vector<std::string> proxies = {"10.0.0.1", "10.0.0.2"};
  const std::vector<Row> rows = {
      {"192.0.2.9", std::nullopt, "192.0.2.9"},
      {"192.0.2.9", "203.0.113.5", "192.0.2.9"},
      {"10.0.0.1", std::nullopt, "10.0.0.1"},
      {"10.0.0.1", "203.0.113.5", "203.0.113.5"},
      {"10.0.0.1", "198.51.100.7, 203.0.113.5", "203.0.113.5"},
      {"10.0.0.1", "203.0.113.5, 10.0.0.2", "203.0.113.5"},
      {"10.0.0.1", "2001:DB8:0:0::1", "2001:db8::1"},
      {"10.0.0.1", "203.0.113.5, nonsense", "10.0.0.1"},
      {"10.0.0.1", "", "10.0.0.1"},
      {"10.0.0.1", "10.0.0.2", "10.0.0.2"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(client_address(row.peer, row.forwarded, proxies), row.client)
        << row.peer << " " << row.forwarded.value_or("-");
  }
}

TEST(PeerAddress, WritesMappedAddressesAsIpv4) {
  EXPECT_EQ(canonical_address("::ffff:192.0.2.1"), "192.0.2.1");
  EXPECT_EQ(canonical_address("example.jp"), std::nullopt);
}

}  // namespace
}  // namespace kizuna::server
