#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/calendar/calendar_tables.hpp"
#include "domain/calendar/civil_date.hpp"

namespace kizuna::domain {

enum class HolidayKind {
  national_day,  ///< 国民の祝日 (祝日法2条)
  substitute,    ///< 振替休日 (3条2項)
  sandwiched,    ///< 国民の休日 (3条3項)
  special,       ///< a day of a special Act
};

struct Holiday {
  CivilDate date;
  std::string name;
  HolidayKind kind = HolidayKind::national_day;
  /// Article or Act that makes the day a holiday.
  std::string source;
  /// False where the day hangs on an equinox that is not yet announced, only computed.
  bool announced = true;

  friend bool operator==(const Holiday&, const Holiday&) = default;
};

/// "祝日", "振替休日", "国民の休日", "休日"
std::string_view to_japanese(HolidayKind kind);

/// The holiday of 国民の祝日に関する法律 on that date, from first_calendar_year on.
std::optional<Holiday> holiday_on(CivilDate date,
                                  const CalendarTables& tables = shipped_calendar());

/// The same as holiday_on, without names.
bool is_holiday(CivilDate date, const CalendarTables& tables = shipped_calendar());

/// All holidays of a year in order.
std::vector<Holiday> holidays_in(int year, const CalendarTables& tables = shipped_calendar());

}  // namespace kizuna::domain
