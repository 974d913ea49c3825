#include "api/totp.hpp"

#include <gtest/gtest.h>

#include "api/network.hpp"
#include "api/rate_limit.hpp"

namespace kizuna::api {
namespace {

using namespace std::chrono_literals;

const std::string seed = "12345678901234567890";

domain::Instant at(long long seconds) {
  return domain::Instant(std::chrono::seconds(seconds));
}

TEST(Totp, VectorsOfRfc6238) {  // AUTH-07; appendix B has eight digits, ours are the last six
  struct Row {
    long long seconds;
    const char* code;
  };
  constexpr Row rows[] = {{59, "287082"},         {1111111109, "081804"}, {1111111111, "050471"},
                          {1234567890, "005924"}, {2000000000, "279037"}, {20000000000, "353130"}};
  for (const Row& row : rows) {
    EXPECT_EQ(totp_code(seed, at(row.seconds)), row.code);
    EXPECT_EQ(matching_step(seed, row.code, at(row.seconds), 0), row.seconds / 30);
  }
}

TEST(Totp, OneStepEitherWayAndEachOnce) {
  constexpr long long base = 1'111'111'110;  // the first second of step 37037037
  struct Row {
    long long code_at, now, last_step;
    std::optional<long long> step;
  };
  const Row rows[] = {
      {base, base, 0, 37037037},
      {base, base + 29, 0, 37037037},
      {base, base + 59, 0, 37037037},
      {base, base + 60, 0, std::nullopt},
      {base, base - 30, 0, 37037037},
      {base, base - 31, 0, std::nullopt},
      {base, base, 37037036, 37037037},
      {base, base, 37037037, std::nullopt},
      {base, base, 37037038, std::nullopt},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(matching_step(seed, totp_code(seed, at(row.code_at)), at(row.now), row.last_step),
              row.step);
  }
  for (const char* bad : {"", "1", "28708", "2870822", "abcdef", "      "}) {
    EXPECT_EQ(matching_step(seed, bad, at(59), 0), std::nullopt) << bad;
  }
}

TEST(Totp, SeedForAuthenticators) {
  EXPECT_EQ(base32(seed), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  EXPECT_EQ(otpauth_uri(seed, "tanaka", "isesaki"),
            "otpauth://totp/Kizuna:tanaka@isesaki?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
            "&issuer=Kizuna&algorithm=SHA1&digits=6&period=30");
}

TEST(RateLimit, BurstThenTheSustainedRate) {  // S-04
  RateLimit limit(20, 60);
  for (int i = 0; i < 60; ++i) ASSERT_FALSE(limit.admit("a", at(100))) << i;
  EXPECT_EQ(limit.admit("a", at(100)), 1s);
  EXPECT_FALSE(limit.admit("b", at(100)));
  for (int i = 0; i < 20; ++i) ASSERT_FALSE(limit.admit("a", at(101))) << i;
  EXPECT_TRUE(limit.admit("a", at(101)));
  for (int i = 0; i < 60; ++i) ASSERT_FALSE(limit.admit("a", at(200))) << i;
  EXPECT_TRUE(limit.admit("a", at(200)));
}

TEST(RateLimit, AFloodOfKeysForgetsTheOldestNotTheNewest) {
  RateLimit limit(1, 1, 10);
  EXPECT_FALSE(limit.admit("mine", at(1)));
  for (int i = 0; i < 5; ++i) limit.admit("other" + std::to_string(i), at(1));
  EXPECT_TRUE(limit.admit("mine", at(1)));
}

TEST(Network, SourceAndRange) {  // AUTH-17, AUTH-23
  EXPECT_EQ(source_network("192.0.2.1"), "c0000201");
  EXPECT_NE(source_network("192.0.2.1"), source_network("192.0.2.2"));
  EXPECT_EQ(source_network("2001:db8:0:1::1"), source_network("2001:db8:0:1:ffff::9"));
  EXPECT_NE(source_network("2001:db8:0:1::1"), source_network("2001:db8:0:2::1"));
  EXPECT_EQ(source_network("rubbish"), "unknown");
  struct Row {
    const char* address;
    const char* range;
    bool verdict;
  };
  constexpr Row rows[] = {
      {"192.0.2.7", "192.0.2.0/24", true},    {"192.0.3.7", "192.0.2.0/24", false},
      {"192.0.2.7", "192.0.2.7", true},       {"192.0.2.8", "192.0.2.7", false},
      {"192.0.2.7", "0.0.0.0/0", true},       {"2001:db8::1", "0.0.0.0/0", false},
      {"2001:db8::1", "2001:db8::/32", true}, {"2001:db9::1", "2001:db8::/32", false},
      {"192.0.2.7", "192.0.2.0/33", false},   {"192.0.2.7", "192.0.2.0/", false},
      {"192.0.2.7", "192.0.2.0/-1", false},   {"", "192.0.2.0/24", false},
      {"192.0.2.127", "192.0.2.0/25", true},  {"192.0.2.128", "192.0.2.0/25", false},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(is_in_range(row.address, row.range), row.verdict) << row.address << " " << row.range;
  }
}

}  // namespace
}  // namespace kizuna::api
