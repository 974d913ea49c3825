#include "domain/break_glass.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace kizuna::domain {
namespace {

using namespace std::chrono_literals;

const char* const twenty = "救急搬送された病院から持病を聞かれたため";

TEST(BreakGlass, TheReviewIsDueThreeWorkingDaysLater) {
  EXPECT_EQ(break_glass_review_due(2026y / 5 / 12), 2026y / 5 / 15);  // a Tuesday
  EXPECT_EQ(break_glass_review_due(2026y / 5 / 16), 2026y / 5 / 20);  // opened on a Saturday
  EXPECT_EQ(break_glass_review_due(2026y / 5 / 1), 2026y / 5 / 11);   // over the holidays
}

TEST(BreakGlass, WhoMayOpenOneMore) {
  const CivilDate today = 2026y / 5 / 12;
  struct Case {
    std::string reason;
    std::vector<CivilDate> dues;
    std::string_view verdict;
  };
  const std::string exactly = twenty;
  const Case grid[] = {
      {exactly, {}, ""},
      {exactly.substr(3), {}, "AZ-09"},
      {"急ぎ急ぎ                                  急ぎ", {}, "AZ-09"},
      {exactly, {today, today}, ""},
      {exactly, {today, today, today}, "AZ-09"},
      {exactly, {2026y / 5 / 12}, ""},
      {exactly, {2026y / 5 / 11}, "TM-30"},
  };
  for (const Case& row : grid) {
    const auto allowed = may_break_glass(row.reason, row.dues, today);
    EXPECT_EQ(allowed ? std::string() : allowed.error().rule, row.verdict)
        << row.reason << row.dues.size();
  }
}

TEST(BreakGlass, ItLastsAnHour) {
  const Instant noon{std::chrono::hours(12)};
  EXPECT_EQ(break_glass_end(noon) - noon, 60min);
}

}  // namespace
}  // namespace kizuna::domain
