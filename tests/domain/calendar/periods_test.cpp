#include "domain/calendar/periods.hpp"

#include <gtest/gtest.h>

#include <array>

#include "tests/domain/calendar/dates.hpp"

namespace kizuna::domain {
namespace {

/// The shipped calendar with 2028 marked as complete by the city.
const CalendarTables& with_2028() {
  static const CalendarTables tables = [] {
    CalendarTables copy = shipped_calendar();
    copy.complete_through = 2028;
    copy.version = "with-2028";
    return copy;
  }();
  return tables;
}

PeriodRule rule_of(int length, PeriodUnit unit, CalendarKind calendar, PeriodKind kind,
                   OnClosedEnd on_closed_end) {
  return PeriodRule{"rule", "試験の期限", length, unit, calendar, kind, on_closed_end, "source"};
}

TEST(CourtPeriod, ends_on_the_next_open_day) {
  struct Case {
    const char* served;
    const char* raw_end;
    const char* end;
  };
  for (const auto& [served, raw_end, end] : {
           Case{"2026-02-09", "2026-02-23", "2026-02-24"},
           Case{"2026-04-15", "2026-04-29", "2026-04-30"},
           Case{"2026-04-17", "2026-05-01", "2026-05-01"},
           Case{"2026-04-20", "2026-05-04", "2026-05-07"},
           Case{"2026-04-24", "2026-05-08", "2026-05-08"},
           Case{"2026-11-09", "2026-11-23", "2026-11-24"},
           Case{"2026-12-14", "2026-12-28", "2026-12-28"},
           Case{"2026-12-16", "2026-12-30", "2027-01-04"},
           Case{"2026-12-17", "2026-12-31", "2027-01-04"},
           Case{"2026-12-21", "2027-01-04", "2027-01-04"},
           Case{"2027-04-21", "2027-05-05", "2027-05-06"},
           Case{"2027-12-27", "2028-01-10", "2028-01-11"},
       }) {
    const auto period = compute_period(two_weeks_in_court, iso(served), with_2028());
    ASSERT_TRUE(period) << served;
    EXPECT_EQ(period->raw_end, iso(raw_end)) << served;
    EXPECT_EQ(period->end, iso(end)) << served;
    EXPECT_EQ(court_period_end(iso(served), with_2028()).value(), iso(end)) << served;
  }
}

TEST(CourtPeriod, refuses_a_year_that_is_not_announced) {
  struct Case {
    const char* served;
    bool computed;
  };
  for (const auto& [served, computed] : {
           Case{"2027-12-14", true},   // ends 2027-12-28
           Case{"2027-12-15", false},  // 12-29 is closed, so days of 2028 are tested
           Case{"2027-12-17", false},
           Case{"2027-12-27", false},
           Case{"1969-12-01", false},
       }) {
    EXPECT_EQ(court_period_end(iso(served)).has_value(), computed) << served;
  }
  const Refusal refusal = court_period_end(iso("2027-12-27")).error();
  EXPECT_EQ(refusal.code, ProblemCode::guard_not_met);
  EXPECT_EQ(refusal.rule, "A11");
  EXPECT_EQ(refusal.detail,
            "2028年の祝日表がありません(春分の日・秋分の日は令和9年2月1日に官報で公表)。"
            "そのため期限「2週間の不変期間」を計算できません。"
            "令和10年1月10日以後が休みかどうかを確かめてください");
}

TEST(Period, explains_itself) {
  using enum PeriodUnit;
  struct Case {
    PeriodRule rule;
    const char* start;
    const char* explanation;
  };
  const auto stays = OnClosedEnd::stays;
  const auto moves = OnClosedEnd::next_open_day;
  const auto city = CalendarKind::city;
  const auto civil = CalendarKind::civil;
  const auto policy = PeriodKind::policy;
  const auto statutory = PeriodKind::statutory;
  for (const auto& [rule, start, explanation] : {
           Case{two_weeks_in_court, "2026-04-20",
                "4月20日の翌日から14日、5月4日が祝日のため5月7日まで"},
           Case{two_weeks_in_court, "2026-04-24", "4月24日の翌日から14日、5月8日まで"},
           Case{two_weeks_in_court, "2026-12-17",
                "12月17日の翌日から14日、12月31日が年末年始のため令和9年1月4日まで"},
           Case{two_weeks_in_court, "2027-12-27",
                "12月27日の翌日から14日、令和10年1月10日が祝日のため1月11日まで"},
           Case{rule_of(14, days, city, policy, moves), "2026-01-17",
                "1月17日の翌日から14日、1月31日が土曜日のため2月2日まで"},
           Case{rule_of(1, weeks, CalendarKind::court, statutory, moves), "2026-04-29",
                "4月29日の翌日から1週間、5月6日が振替休日のため5月7日まで"},
           Case{rule_of(1, months, civil, statutory, stays), "2026-05-08",
                "5月8日の翌日から1か月、6月8日まで"},
           Case{rule_of(5, years, civil, statutory, stays), "2026-04-01",
                "4月1日の翌日から5年、令和13年4月1日まで"},
           Case{rule_of(3, months, civil, policy, stays), "2026-11-30",
                "11月30日から3か月後、令和9年2月28日まで"},
           Case{rule_of(3, working_days, city, policy, stays), "2025-05-12",
                "5月12日の翌日から3開庁日、5月15日まで"},
       }) {
    const auto period = compute_period(rule, iso(start), with_2028());
    ASSERT_TRUE(period) << start;
    EXPECT_EQ(period->explanation, explanation);
    EXPECT_EQ(period->rule_id, rule.id);
    EXPECT_EQ(period->calendar_version, "with-2028");
    EXPECT_TRUE(period->warnings.empty());
  }
}

TEST(PolicyPeriod, warns_where_a_statutory_one_refuses) {
  const auto due = [](PeriodKind kind) {
    return compute_period(
        rule_of(14, PeriodUnit::days, CalendarKind::city, kind, OnClosedEnd::next_open_day),
        iso("2027-12-27"));
  };
  EXPECT_FALSE(due(PeriodKind::statutory));
  EXPECT_FALSE(due(PeriodKind::ordered));
  ASSERT_TRUE(due(PeriodKind::policy));
  EXPECT_EQ(due(PeriodKind::policy)->end, iso("2028-01-11"));
  EXPECT_EQ(due(PeriodKind::policy)->warnings.size(), 1U);
}

TEST(Period, that_stays_needs_no_calendar) {
  const auto inventory = compute_period(rule_of(1, PeriodUnit::months, CalendarKind::civil,
                                                PeriodKind::statutory, OnClosedEnd::stays),
                                        iso("2035-05-08"));
  ASSERT_TRUE(inventory);
  EXPECT_EQ(inventory->end, iso("2035-06-08"));
}

TEST(MonthsEnd, follows_the_civil_code) {
  struct Case {
    const char* start;
    int months;
    const char* end;
  };
  for (const auto& [start, months, end] : {
           Case{"2026-05-08", 1, "2026-06-08"},
           Case{"2026-01-30", 1, "2026-02-28"},  // 31 February is missing: nothing subtracted
           Case{"2026-01-31", 1, "2026-02-28"},  // 1 February to 28 February
           Case{"2026-01-29", 1, "2026-02-28"},
           Case{"2026-01-28", 1, "2026-02-28"},
           Case{"2026-01-27", 1, "2026-02-27"},
           Case{"2027-02-28", 3, "2027-05-31"},
           Case{"2026-12-30", 2, "2027-02-28"},
           Case{"2027-12-30", 2, "2028-02-29"},
           Case{"2024-02-28", 12, "2025-02-28"},
           Case{"2026-04-01", 60, "2031-04-01"},
       }) {
    EXPECT_EQ(months_end(iso(start), months), iso(end)) << start << " + " << months;
  }
}

TEST(FreshUntil, is_the_conservative_day) {
  struct Case {
    const char* issued;
    const char* last_day;
  };
  for (const auto& [issued, last_day] : {
           Case{"2026-01-31", "2026-04-30"},
           Case{"2026-02-12", "2026-05-12"},
           Case{"2026-11-29", "2027-02-28"},
           Case{"2026-11-30", "2027-02-28"},
           Case{"2027-02-28", "2027-05-28"},
           Case{"2026-02-05", "2026-05-05"},
           Case{"2026-01-28", "2026-04-28"},
           Case{"2027-11-30", "2028-02-29"},
       }) {
    EXPECT_EQ(fresh_until(iso(issued)), iso(last_day)) << issued;
  }
}

TEST(CityDueDate, moves_to_the_next_open_day) {
  struct Case {
    const char* start;
    int days;
    const char* due;
  };
  for (const auto& [start, days, due] : {
           Case{"2026-01-21", 14, "2026-02-04"},
           Case{"2026-02-05", 7, "2026-02-12"},
           Case{"2026-04-15", 14, "2026-04-30"},
           Case{"2026-05-13", 14, "2026-05-27"},
           Case{"2026-12-15", 14, "2027-01-04"},
       }) {
    EXPECT_EQ(city_due_date(iso(start), days), iso(due)) << start;
  }
}

TEST(Reminders, go_out_on_open_days) {
  struct Case {
    int offset;
    const char* day;
  };
  for (const auto& [offset, day] : {
           Case{-60, "2025-09-16"}, Case{-30, "2025-10-16"},
           Case{-14, "2025-10-31"},                       // for Saturday 1 November
           Case{-7, "2025-11-07"},                        // for Saturday 8 November
           Case{0, "2025-11-14"}, Case{1, "2025-11-17"},  // never before the due date
           Case{14, "2025-12-01"},                        // for Saturday 29 November
       }) {
    EXPECT_EQ(reminder_day(iso("2025-11-15"), offset), iso(day)) << offset;
  }
}

TEST(Reminders, come_as_a_ladder_without_past_or_double_days) {
  constexpr std::array offsets{-60, -30, -14, -7};
  const auto ladder = [&](const char* made_on) {
    return reminder_ladder(iso("2025-11-15"), offsets, iso(made_on));
  };
  EXPECT_EQ(ladder("2025-08-19"), (std::vector{iso("2025-09-16"), iso("2025-10-16"),
                                               iso("2025-10-31"), iso("2025-11-07")}));
  EXPECT_EQ(ladder("2025-10-17"), (std::vector{iso("2025-10-31"), iso("2025-11-07")}));
  EXPECT_EQ(ladder("2025-11-15"), std::vector{iso("2025-11-15")});
  constexpr std::array around_a_weekend{0, -1};
  EXPECT_EQ(reminder_ladder(iso("2025-11-15"), around_a_weekend, iso("2025-11-01")),
            std::vector{iso("2025-11-14")});
}

TEST(ExactHours, run_through_nights_and_holidays) {
  EXPECT_EQ(exact_hours_after(instant("2026-05-02T17:40:59.5+09:00"), std::chrono::hours{48}),
            instant("2026-05-04T17:40:00+09:00"));
}

}  // namespace
}  // namespace kizuna::domain
