#include "domain/intake/abuse_status.hpp"

#include <gtest/gtest.h>

#include <string>

namespace kizuna::domain::intake {
namespace {

TEST(AbuseStatus, FollowsW15) {
  const std::string all[] = {"0", "1", "2", "3", "4", "9"};
  for (const std::string& before : all) {
    for (const std::string& after : all) {
      const std::string step = before + after;
      const bool verdict =
          step == "12" || step == "23" || step == "24" || step == "34" || step == "43";
      EXPECT_EQ(abuse_status_may_follow(before, after), verdict) << step;
    }
  }
}

TEST(AbuseStatus, OnlyASuspicionStartsTheResponse) {
  for (const char* status : {"1", "2", "3"}) EXPECT_TRUE(starts_abuse_response(status)) << status;
  for (const char* status : {"0", "4", "9", ""})
    EXPECT_FALSE(starts_abuse_response(status)) << status;
}

}  // namespace
}  // namespace kizuna::domain::intake
