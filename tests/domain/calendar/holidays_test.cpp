#include "domain/calendar/holidays.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "tests/domain/calendar/dates.hpp"

namespace kizuna::domain {
namespace {

std::set<CivilDate> published_dates() {
  std::ifstream file{KIZUNA_SOURCE_DIR "/tests/golden/holidays.csv"};
  std::set<CivilDate> dates;
  for (std::string line; std::getline(file, line);) {
    if (const auto date = parse_iso_date(line.substr(0, 10))) {
      dates.insert(*date);
    }
  }
  return dates;
}

TEST(Holidays, agree_with_the_published_list_on_every_day) {
  const auto published = published_dates();
  ASSERT_EQ(published.size(), 1329U);
  for (CivilDate date = iso("1970-01-01"); date <= iso("2050-12-31"); date = add_days(date, 1)) {
    EXPECT_EQ(holiday_on(date).has_value(), published.contains(date)) << to_iso(date);
    EXPECT_EQ(is_holiday(date), published.contains(date)) << to_iso(date);
  }
}

TEST(Holidays, know_what_they_are) {
  struct Case {
    const char* date;
    HolidayKind kind;
    const char* name;
  };
  for (const auto& [date, kind, name] : {
           Case{"1973-04-30", HolidayKind::substitute, "天皇誕生日 振替休日"},
           Case{"1988-05-04", HolidayKind::sandwiched, "国民の休日"},
           Case{"1987-05-04", HolidayKind::substitute, "憲法記念日 振替休日"},
           Case{"1989-02-24", HolidayKind::special, "昭和天皇の大喪の礼"},
           Case{"1989-04-29", HolidayKind::national_day, "みどりの日"},
           Case{"1999-01-15", HolidayKind::national_day, "成人の日"},
           Case{"2000-01-10", HolidayKind::national_day, "成人の日"},
           Case{"2007-04-29", HolidayKind::national_day, "昭和の日"},
           Case{"2018-12-24", HolidayKind::substitute, "天皇誕生日 振替休日"},
           Case{"2019-04-30", HolidayKind::sandwiched, "国民の休日"},
           Case{"2019-05-01", HolidayKind::special, "天皇の即位の日"},
           Case{"2019-05-02", HolidayKind::sandwiched, "国民の休日"},
           Case{"2019-10-14", HolidayKind::national_day, "体育の日"},
           Case{"2020-05-06", HolidayKind::substitute, "憲法記念日 振替休日"},
           Case{"2020-07-24", HolidayKind::national_day, "スポーツの日"},
           Case{"2021-08-09", HolidayKind::substitute, "山の日 振替休日"},
           Case{"2026-05-06", HolidayKind::substitute, "憲法記念日 振替休日"},
           Case{"2026-09-22", HolidayKind::sandwiched, "国民の休日"},
       }) {
    const auto holiday = holiday_on(iso(date));
    ASSERT_TRUE(holiday) << date;
    EXPECT_EQ(holiday->kind, kind) << date;
    EXPECT_EQ(holiday->name, name) << date;
    EXPECT_FALSE(holiday->source.empty()) << date;
  }
}

TEST(Holidays, leave_these_days_alone) {
  for (const char* date : {"1973-02-12", "1986-05-04", "1985-05-04", "2019-12-23", "2020-08-11",
                           "2020-10-12", "2021-07-19", "2006-05-06", "1969-01-01"}) {
    EXPECT_FALSE(holiday_on(iso(date))) << date;
  }
}

TEST(Holidays, mark_equinoxes_that_are_only_computed) {
  const auto announced = [](const char* date) { return holiday_on(iso(date)).value().announced; };
  EXPECT_TRUE(announced("2027-03-21"));
  EXPECT_FALSE(announced("2028-03-20"));
  EXPECT_TRUE(announced("2028-01-01"));
  EXPECT_FALSE(announced("2032-09-21"));  // between 敬老の日 and 秋分の日
}

TEST(Holidays, follow_a_changed_announcement_and_new_special_acts) {
  CalendarTables tables = shipped_calendar();
  tables.equinoxes.push_back({2028, 21, 23});
  tables.special_holidays.push_back({iso("2028-06-09"), "特別の日", "特別法", false});
  tables.moved_holidays.push_back({iso("2028-08-11"), iso("2028-08-10"), "特別法"});
  EXPECT_FALSE(is_holiday(iso("2028-03-20"), tables));
  EXPECT_TRUE(holiday_on(iso("2028-03-21"), tables).value().announced);
  EXPECT_EQ(holiday_on(iso("2028-06-09"), tables).value().kind, HolidayKind::special);
  EXPECT_EQ(holiday_on(iso("2028-08-10"), tables).value().name, "山の日");
  EXPECT_FALSE(is_holiday(iso("2028-08-11"), tables));
}

TEST(Holidays, come_in_order_for_a_year) {
  const auto year_2026 = holidays_in(2026);
  ASSERT_EQ(year_2026.size(), 18U);
  EXPECT_EQ(year_2026.front().date, iso("2026-01-01"));
  EXPECT_EQ(year_2026.back().date, iso("2026-11-23"));
}

TEST(CalendarTables, cover_the_years_whose_equinoxes_are_announced) {
  EXPECT_FALSE(is_year_covered(1969));
  EXPECT_TRUE(is_year_covered(1970));
  EXPECT_TRUE(is_year_covered(2027));
  EXPECT_FALSE(is_year_covered(2028));
  CalendarTables marked = shipped_calendar();
  marked.complete_through = 2029;
  EXPECT_TRUE(is_year_covered(2029, marked));
  EXPECT_FALSE(is_year_covered(2030, marked));
}

TEST(CalendarTables, know_the_day_of_the_announcement) {
  EXPECT_EQ(equinox_announcement_day(2026), iso("2025-02-03"));  // 1 February was a Saturday
  EXPECT_EQ(equinox_announcement_day(2027), iso("2026-02-02"));  // a Sunday
  EXPECT_EQ(equinox_announcement_day(2025), iso("2024-02-01"));
}

}  // namespace
}  // namespace kizuna::domain
