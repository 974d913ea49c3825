#include "domain/calendar/closed_days.hpp"

#include <algorithm>
#include <stdexcept>

#include "domain/calendar/holidays.hpp"

namespace kizuna::domain {

namespace {

using std::chrono::day;
using std::chrono::December;
using std::chrono::January;
using std::chrono::month_day;
using std::chrono::weekday;

weekday weekday_of(CivilDate date) {
  return weekday{std::chrono::sys_days{date}};
}

/// 2-3 January and, in court, 29-31 December; the city's own days are configuration.
bool is_new_year_rest(CalendarKind kind, CivilDate date, const CalendarTables& tables) {
  const month_day at = date.month() / date.day();
  switch (kind) {
    case CalendarKind::city:
      return at >= tables.city_new_year_from || at <= tables.city_new_year_to;
    case CalendarKind::court:
      return at >= December / day{29} || at == January / day{2} || at == January / day{3};
    case CalendarKind::civil:
      return at == January / day{2} || at == January / day{3};
  }
  return false;
}

bool is_city_extra(CalendarKind kind, CivilDate date, const CalendarTables& tables) {
  return kind == CalendarKind::city && std::ranges::find(tables.city_extra_closed_days, date) !=
                                           tables.city_extra_closed_days.end();
}

}  // namespace

bool is_closed(CalendarKind kind, CivilDate date, const CalendarTables& tables) {
  const weekday of_week = weekday_of(date);
  if (of_week == std::chrono::Sunday ||
      (of_week == std::chrono::Saturday && kind != CalendarKind::civil)) {
    return true;
  }
  return is_new_year_rest(kind, date, tables) || is_city_extra(kind, date, tables) ||
         is_holiday(date, tables);
}

std::string closed_reason(CalendarKind kind, CivilDate date, const CalendarTables& tables) {
  if (!is_closed(kind, date, tables)) {
    return {};
  }
  if (const auto holiday = holiday_on(date, tables)) {
    return std::string{to_japanese(holiday->kind)};
  }
  if (is_new_year_rest(kind, date, tables)) {
    return "年末年始";
  }
  if (weekday_of(date) == std::chrono::Sunday) {
    return "日曜日";
  }
  if (weekday_of(date) == std::chrono::Saturday) {
    return "土曜日";
  }
  return "市の閉庁日";
}

CivilDate next_open_day(CalendarKind kind, CivilDate date, const CalendarTables& tables) {
  while (is_closed(kind, date, tables)) {
    date = add_days(date, 1);
  }
  return date;
}

CivilDate previous_open_day(CalendarKind kind, CivilDate date, const CalendarTables& tables) {
  while (is_closed(kind, date, tables)) {
    date = add_days(date, -1);
  }
  return date;
}

CivilDate add_working_days(CivilDate from, int days, CalendarKind kind,
                           const CalendarTables& tables) {
  if (days < 0) {
    throw std::invalid_argument("add_working_days: negative count");
  }
  CivilDate end = from;
  for (int counted = 0; counted < days; ++counted) {
    end = next_open_day(kind, add_days(end, 1), tables);
  }
  return end;
}

int working_days_between(CivilDate from, CivilDate to, CalendarKind kind,
                         const CalendarTables& tables) {
  int open = 0;
  for (CivilDate date = add_days(from, 1); date <= to; date = add_days(date, 1)) {
    open += is_closed(kind, date, tables) ? 0 : 1;
  }
  return open;
}

}  // namespace kizuna::domain
