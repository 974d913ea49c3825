#pragma once
#include <chrono>
#include <string>
#include <vector>

#include "domain/calendar/civil_date.hpp"

namespace kizuna::domain {

/// The days of 春分の日 (March) and 秋分の日 (September) of one year, as announced in the official
/// gazette (官報 暦要項).
struct EquinoxAnnouncement {
  int year = 0;
  unsigned spring_day = 0;
  unsigned autumn_day = 0;
};

/// A day made a holiday once, by a special Act.
struct SpecialHoliday {
  CivilDate date;
  std::string name;
  std::string source;
  /// Whether the special Act lets the day work as 国民の祝日 in 祝日法3条2項 and 3項.
  bool counts_as_national_day = false;
};

/// A national day that a special Act moved within one year.
struct MovedHoliday {
  CivilDate from;
  CivilDate to;
  std::string source;
};

/// What the Act alone does not say: announcements, special Acts and the city's own choices.
/// A center's configured calendar is a copy of shipped_calendar() with its own rows added.
struct CalendarTables {
  /// Stored with every computed date.
  std::string version;
  /// Years up to this one are complete even if their equinoxes are not in the table.
  int complete_through = 0;
  std::vector<EquinoxAnnouncement> equinoxes;
  std::vector<SpecialHoliday> special_holidays;
  std::vector<MovedHoliday> moved_holidays;
  /// 年末年始 of the city's ordinance (地方自治法4条の2第2項3号), across the new year.
  std::chrono::month_day city_new_year_from{std::chrono::December, std::chrono::day{29}};
  std::chrono::month_day city_new_year_to{std::chrono::January, std::chrono::day{3}};
  std::vector<CivilDate> city_extra_closed_days;
};

/// The calendar known when this program was built.
const CalendarTables& shipped_calendar();

/// The first year that the rules of holidays.hpp describe.
inline constexpr int first_calendar_year = 1970;

/// Whether every holiday of that year is known: equinoxes announced, or marked complete.
bool is_year_covered(int year, const CalendarTables& tables = shipped_calendar());

/// The day on which the equinoxes of `year` are announced: the first weekday (Monday to Friday) of
/// February of the year before.
CivilDate equinox_announcement_day(int year);

}  // namespace kizuna::domain
