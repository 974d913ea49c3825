#include "domain/calendar/closed_days.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "tests/domain/calendar/dates.hpp"

namespace kizuna::domain {
namespace {

TEST(ClosedDays, differ_between_calendars) {
  struct Case {
    const char* date;
    bool city;
    bool court;
    bool civil;
    const char* reason_in_court;
  };
  for (const auto& [date, city, court, civil, reason] : {
           Case{"2026-12-28", false, false, false, ""},
           Case{"2026-12-29", true, true, false, "年末年始"},
           Case{"2026-12-31", true, true, false, "年末年始"},
           Case{"2027-01-01", true, true, true, "祝日"},
           Case{"2029-01-02", true, true, true, "年末年始"},
           Case{"2029-01-03", true, true, true, "年末年始"},
           Case{"2029-01-04", false, false, false, ""},
           Case{"2026-05-02", true, true, false, "土曜日"},
           Case{"2026-05-10", true, true, true, "日曜日"},
           Case{"2026-05-06", true, true, true, "振替休日"},
           Case{"2026-09-22", true, true, true, "国民の休日"},
           Case{"2019-05-01", true, true, true, "休日"},
       }) {
    EXPECT_EQ(is_closed(CalendarKind::city, iso(date)), city) << date;
    EXPECT_EQ(is_closed(CalendarKind::court, iso(date)), court) << date;
    EXPECT_EQ(is_closed(CalendarKind::civil, iso(date)), civil) << date;
    EXPECT_EQ(closed_reason(CalendarKind::court, iso(date)), reason) << date;
  }
}

TEST(ClosedDays, let_the_city_close_on_its_own_days) {
  CalendarTables tables = shipped_calendar();
  tables.city_extra_closed_days.push_back(iso("2026-09-24"));
  tables.city_new_year_from = std::chrono::December / std::chrono::day{28};
  EXPECT_TRUE(is_closed(CalendarKind::city, iso("2026-09-24"), tables));
  EXPECT_EQ(closed_reason(CalendarKind::city, iso("2026-09-24"), tables), "市の閉庁日");
  EXPECT_FALSE(is_closed(CalendarKind::court, iso("2026-09-24"), tables));
  EXPECT_TRUE(is_closed(CalendarKind::city, iso("2026-12-28"), tables));
  EXPECT_FALSE(is_closed(CalendarKind::court, iso("2026-12-28"), tables));
}

TEST(ClosedDays, find_the_open_day_on_either_side) {
  EXPECT_EQ(next_open_day(CalendarKind::city, iso("2026-05-02")), iso("2026-05-07"));
  EXPECT_EQ(previous_open_day(CalendarKind::city, iso("2026-05-06")), iso("2026-05-01"));
  EXPECT_EQ(next_open_day(CalendarKind::city, iso("2026-05-07")), iso("2026-05-07"));
  EXPECT_EQ(previous_open_day(CalendarKind::city, iso("2026-05-07")), iso("2026-05-07"));
  EXPECT_EQ(next_open_day(CalendarKind::civil, iso("2026-05-02")), iso("2026-05-02"));
}

TEST(WorkingDays, start_the_day_after_entry) {
  struct Case {
    const char* from;
    int days;
    const char* end;
  };
  for (const auto& [from, days, end] : {
           Case{"2025-05-12", 3, "2025-05-15"},  // urgency A: first interview
           Case{"2025-05-10", 1, "2025-05-12"},  // entered on a Saturday
           Case{"2025-05-10", 0, "2025-05-10"},  // same day, open or not
           Case{"2025-05-09", 1, "2025-05-12"},
           Case{"2026-04-30", 3, "2026-05-08"},  // 1, 7 and 8 May
           Case{"2026-05-03", 1, "2026-05-07"},
           Case{"2026-12-28", 1, "2027-01-04"},
           Case{"2026-09-18", 1, "2026-09-24"},
       }) {
    EXPECT_EQ(add_working_days(iso(from), days), iso(end)) << from << " + " << days;
  }
  EXPECT_THROW(add_working_days(iso("2026-05-01"), -1), std::invalid_argument);
}

TEST(WorkingDays, are_counted_between_two_days) {
  EXPECT_EQ(working_days_between(iso("2026-04-30"), iso("2026-05-08")), 3);
  EXPECT_EQ(working_days_between(iso("2025-05-10"), iso("2025-05-11")), 0);
  EXPECT_EQ(working_days_between(iso("2025-05-12"), iso("2025-05-01")), 0);
}

}  // namespace
}  // namespace kizuna::domain
