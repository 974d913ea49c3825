#include "domain/calendar/calendar_tables.hpp"

#include <algorithm>

namespace kizuna::domain {

namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

CivilDate date(int y, unsigned m, unsigned d) {
  return CivilDate{year{y}, month{m}, day{d}};
}

/// 官報 暦要項: year, day in March, day in September.
std::vector<EquinoxAnnouncement> announced_equinoxes() {
  return {
      // clang-format off
{1970, 21, 23},{1971, 21, 24},
{1972, 20, 23},{1973, 21, 23},{1974, 21, 23},{1975, 21, 24},
{1976, 20, 23},{1977, 21, 23},{1978, 21, 23},{1979, 21, 24},
{1980, 20, 23},{1981, 21, 23},{1982, 21, 23},{1983, 21, 23},
{1984, 20, 23},{1985, 21, 23},{1986, 21, 23},{1987, 21, 23},
{1988, 20, 23},{1989, 21, 23},{1990, 21, 23},{1991, 21, 23},
{1992, 20, 23},{1993, 20, 23},{1994, 21, 23},{1995, 21, 23},
{1996, 20, 23},{1997, 20, 23},{1998, 21, 23},{1999, 21, 23},
{2000, 20, 23},{2001, 20, 23},{2002, 21, 23},{2003, 21, 23},
{2004, 20, 23},{2005, 20, 23},{2006, 21, 23},{2007, 21, 23},
{2008, 20, 23},{2009, 20, 23},{2010, 21, 23},{2011, 21, 23},
{2012, 20, 22},{2013, 20, 23},{2014, 21, 23},{2015, 21, 23},
{2016, 20, 22},{2017, 20, 23},{2018, 21, 23},{2019, 21, 23},
{2020, 20, 22},{2021, 20, 23},{2022, 21, 23},{2023, 21, 23},
{2024, 20, 22},{2025, 20, 23},{2026, 20, 23},{2027, 21, 23},

      // clang-format on
  };
}

std::vector<SpecialHoliday> special_acts() {
  return {
      {date(1989, 2, 24), "昭和天皇の大喪の礼", "平成元年法律第4号", false},
      {date(1990, 11, 12), "即位礼正殿の儀", "平成2年法律第24号", false},
      {date(1993, 6, 9), "皇太子徳仁親王の結婚の儀", "平成5年法律第32号", false},
      // These two make 2019-04-30 and 2019-05-02 days between two national days.
      {date(2019, 5, 1), "天皇の即位の日", "平成30年法律第99号", true},
      {date(2019, 10, 22), "即位礼正殿の儀の行われる日", "平成30年法律第99号", true},
  };
}

/// The Games of Tokyo: 令和三年東京オリンピック・パラリンピック特別措置法.
std::vector<MovedHoliday> olympic_moves() {
  return {
      {date(2020, 7, 20), date(2020, 7, 23), "平成30年法律第55号"},
      {date(2020, 8, 11), date(2020, 8, 10), "平成30年法律第55号"},
      {date(2020, 10, 12), date(2020, 7, 24), "平成30年法律第55号"},
      {date(2021, 7, 19), date(2021, 7, 22), "令和2年法律第68号"},
      {date(2021, 8, 11), date(2021, 8, 8), "令和2年法律第68号"},
      {date(2021, 10, 11), date(2021, 7, 23), "令和2年法律第68号"},
  };
}

}  // namespace

const CalendarTables& shipped_calendar() {
  static const CalendarTables tables{
      .version = "jp-2027.1",
      .complete_through = 0,
      .equinoxes = announced_equinoxes(),
      .special_holidays = special_acts(),
      .moved_holidays = olympic_moves(),
      .city_extra_closed_days = {},
  };
  return tables;
}

bool is_year_covered(int year_number, const CalendarTables& tables) {
  if (year_number < first_calendar_year) {
    return false;
  }
  return year_number <= tables.complete_through ||
         std::ranges::any_of(tables.equinoxes, [year_number](const EquinoxAnnouncement& row) {
           return row.year == year_number;
         });
}

CivilDate equinox_announcement_day(int year_number) {
  const CivilDate first = date(year_number - 1, 2, 1);
  const std::chrono::weekday weekday{std::chrono::sys_days{first}};
  if (weekday == std::chrono::Saturday) {
    return add_days(first, 2);
  }
  return weekday == std::chrono::Sunday ? add_days(first, 1) : first;
}

}  // namespace kizuna::domain
