#include "api/ids.hpp"

#include <gtest/gtest.h>

#include "api/json/fields.hpp"

namespace kizuna::api {
namespace {

using namespace std::chrono_literals;

TEST(Ids, SortByTimeAndByTheOrderOfMaking) {
  domain::Instant now{std::chrono::microseconds(1'778'547'600'000'000)};
  std::string last;
  for (int moment = 0; moment < 20; ++moment, now += 1ms) {
    for (int i = 0; i < 500; ++i) {
      const std::string id = new_id(now);
      ASSERT_TRUE(is_uuid(id)) << id;
      ASSERT_LT(last, id) << moment << " " << i;
      EXPECT_EQ(id[14], '7') << id;
      EXPECT_NE(std::string("89ab").find(id[19]), std::string::npos) << id;
      last = id;
    }
  }
  // Also when the clock was turned back for a while.
  EXPECT_LT(new_id(now - 5s), new_id(now));
}

}  // namespace
}  // namespace kizuna::api
