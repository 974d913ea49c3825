#pragma once
#include <chrono>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/calendar/calendar_tables.hpp"
#include "domain/calendar/civil_date.hpp"
#include "domain/calendar/closed_days.hpp"
#include "domain/refusal.hpp"

namespace kizuna::domain {

/// Where a period comes from. Statutory and ordered periods are never guessed.
enum class PeriodKind { statutory, ordered, policy };

enum class PeriodUnit { days, weeks, months, years, working_days };

/// What happens to a period whose last day is closed.
enum class OnClosedEnd { stays, next_open_day };

/// One row of a table of deadlines.
struct PeriodRule {
  std::string_view id;
  std::string_view name;
  int length = 0;
  PeriodUnit unit = PeriodUnit::days;
  CalendarKind calendar = CalendarKind::civil;
  PeriodKind kind = PeriodKind::policy;
  OnClosedEnd on_closed_end = OnClosedEnd::stays;
  std::string_view source;
};

/// A computed period with everything needed to print, store and check it again.
struct Period {
  std::string rule_id;
  PeriodKind kind = PeriodKind::policy;
  /// Day 0; the first day counted is the next one (民法140条).
  CivilDate start;
  /// The end before closed days are looked at.
  CivilDate raw_end;
  /// The last day, inclusive, until 24:00 JST.
  CivilDate end;
  std::string calendar_version;
  /// "4月20日の翌日から14日、5月4日が祝日のため5月7日まで"
  std::string explanation;
  /// Japanese; a policy period that runs into a year whose equinoxes are only computed.
  std::vector<std::string> warnings;

  friend bool operator==(const Period&, const Period&) = default;
};

/// Two weeks in court (家事事件手続法86条1項; 民事訴訟法95条3項 through 家事事件手続法34条4項).
inline constexpr PeriodRule two_weeks_in_court{
    "court-two-weeks",          "2週間の不変期間",      14,
    PeriodUnit::days,           CalendarKind::court,    PeriodKind::statutory,
    OnClosedEnd::next_open_day, "家事事件手続法86条1項"};

/// Computes the end of a period. Refuses (guard_not_met, rule "A11") a statutory or ordered period
/// that has to test a day whose year is not covered; a policy period warns instead.
/// Months: a statutory or ordered one by months_end, a policy one to the same day of the month.
Result<Period> compute_period(const PeriodRule& rule, CivilDate start,
                              const CalendarTables& tables = shipped_calendar());

/// The last day of two weeks from service, moved off the court's closed days.
Result<CivilDate> court_period_end(CivilDate served,
                                   const CalendarTables& tables = shipped_calendar());

/// 民法143条2項: the day before the corresponding day of (d + 1), or the month's last day where
/// there is no corresponding day. Not moved off closed days.
CivilDate months_end(CivilDate d, int months);

/// The same day of a later month, or that month's last day.
CivilDate same_day_months_later(CivilDate d, int months);

/// The last day, inclusive, on which a certificate of that issue date is still fresh: three months,
/// clipped to the month's end, so never later than the statutory count.
CivilDate fresh_until(CivilDate issued);

/// A due date of the city's own, in calendar days: moves to the next city-open day.
CivilDate city_due_date(CivilDate start, int days,
                        const CalendarTables& tables = shipped_calendar());

/// The day of a reminder, `offset_days` calendar days after the due date (negative: before it).
/// Off a closed day, one before or on the due date goes out earlier, one after it later.
CivilDate reminder_day(CivilDate due, int offset_days,
                       const CalendarTables& tables = shipped_calendar());

/// The days of a ladder of reminders for an item made on `made_on`: in order, each day once, days
/// already past left out, except that an item due on `made_on` is shown that day.
std::vector<CivilDate> reminder_ladder(CivilDate due, std::span<const int> offsets_days,
                                       CivilDate made_on,
                                       const CalendarTables& tables = shipped_calendar());

/// Exact hours from the minute of a report, nights and holidays included (48-hour safety check).
Instant exact_hours_after(Instant reported, std::chrono::hours length);

}  // namespace kizuna::domain
