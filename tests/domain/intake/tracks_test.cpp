#include "domain/intake/tracks.hpp"

#include <gtest/gtest.h>

namespace kizuna::domain::intake {
namespace {

TEST(Tracks, StartByW5) {
  using K = TrackKind;
  using S = CaseState;
  struct Case {
    TrackStart start;
    std::string verdict;  ///< empty when the track may start
  };
  const auto mayor = [](Urgency urgency, Post post, const char* reason) {
    return TrackStart{K::k3, false, S::triaged, false, urgency, post, reason};
  };
  const Case grid[] = {
      {{K::k1}, ""},
      {{K::k4}, ""},
      {{K::k5}, ""},
      {{K::k8}, ""},
      {{K::k9}, ""},
      {{K::k10}, ""},
      {{K::k2}, "W-5"},
      {{K::k3}, "W-5"},
      {{K::k6}, "W-5"},
      {{K::k2, false, S::policy, true}, ""},
      {{K::k6, false, S::policy, true}, ""},
      {{K::k4, true}, "W-5"},
      {{K::k4, true, S::support, true}, ""},
      {mayor(Urgency::s, Post::manager, "口座から毎日引き出し"), ""},
      {mayor(Urgency::a, Post::manager, "退院が近い"), ""},
      {mayor(Urgency::a, Post::manager, ""), "W-5"},
      {mayor(Urgency::a, Post::senior, "退院が近い"), "W-5"},
      {mayor(Urgency::b, Post::manager, "退院が近い"), "W-5"},
      {{K::k1, false, S::inquiry}, "W-5"},
      {{K::k1, false, S::closed}, "W-5"},
      {{K::k1, false, S::suspended}, "W-5"},
      {{K::k11}, "K11"},
      {{K::k11, false, S::support, false, Urgency::c, Post::manager, ""}, ""},
  };
  for (const Case& row : grid) {
    const auto result = may_start_track(row.start);
    EXPECT_EQ(result ? std::string() : result.error().rule, row.verdict) << code_of(row.start.kind);
  }
  EXPECT_EQ(parse_track("K11"), K::k11);
  EXPECT_EQ(parse_track("K12"), std::nullopt);
}

}  // namespace
}  // namespace kizuna::domain::intake
