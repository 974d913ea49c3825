#pragma once
#include <string>

#include "domain/calendar/calendar_tables.hpp"
#include "domain/calendar/civil_date.hpp"

namespace kizuna::domain {

/// Whose closed days count. City and court are equal today and may differ tomorrow.
enum class CalendarKind {
  city,   ///< 開庁日: Saturdays, Sundays, holidays, 29 December to 3 January by ordinance
  court,  ///< 民事訴訟法95条3項: Saturdays, Sundays, holidays, 2-3 January, 29-31 December
  civil,  ///< 民法142条: Sundays, holidays, 2-3 January (custom)
};

bool is_closed(CalendarKind kind, CivilDate date,
               const CalendarTables& tables = shipped_calendar());

/// Why the day is closed, as a noun for a sentence: "祝日", "土曜日", "年末年始"; empty if open.
std::string closed_reason(CalendarKind kind, CivilDate date,
                          const CalendarTables& tables = shipped_calendar());

/// The day itself if open, else the next open day.
CivilDate next_open_day(CalendarKind kind, CivilDate date,
                        const CalendarTables& tables = shipped_calendar());

/// The day itself if open, else the open day before it.
CivilDate previous_open_day(CalendarKind kind, CivilDate date,
                            const CalendarTables& tables = shipped_calendar());

/// The last day of a count of working days: it starts the day after `from`, even when `from` is
/// closed, and the period ends at 24:00 JST of the day returned. 0 days is `from` itself, open or
/// not. Throws std::invalid_argument for a negative count.
CivilDate add_working_days(CivilDate from, int days, CalendarKind kind = CalendarKind::city,
                           const CalendarTables& tables = shipped_calendar());

/// Open days after `from` up to and including `to`; 0 if `to` is not later.
int working_days_between(CivilDate from, CivilDate to, CalendarKind kind = CalendarKind::city,
                         const CalendarTables& tables = shipped_calendar());

}  // namespace kizuna::domain
