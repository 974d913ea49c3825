#include "domain/calendar/periods.hpp"

#include <algorithm>
#include <optional>

#include "domain/calendar/era.hpp"

namespace kizuna::domain {

namespace {

using std::chrono::months;
using std::chrono::year_month;

constexpr int days_in_week = 7;
constexpr int months_in_year = 12;
constexpr int freshness_months = 3;

CivilDate raw_end_in_months(PeriodKind kind, CivilDate start, int count) {
  return kind == PeriodKind::policy ? same_day_months_later(start, count)
                                    : months_end(start, count);
}

CivilDate raw_end_of(const PeriodRule& rule, CivilDate start, const CalendarTables& tables) {
  switch (rule.unit) {
    case PeriodUnit::days:
      return add_days(start, rule.length);
    case PeriodUnit::weeks:
      return add_days(start, rule.length * days_in_week);
    case PeriodUnit::months:
      return raw_end_in_months(rule.kind, start, rule.length);
    case PeriodUnit::years:
      return raw_end_in_months(rule.kind, start, rule.length * months_in_year);
    case PeriodUnit::working_days:
      return add_working_days(start, rule.length, rule.calendar, tables);
  }
  return start;
}

/// The first year, from one date to another, whose holidays are not all known.
std::optional<int> uncovered_year(CivilDate from, CivilDate to, const CalendarTables& tables) {
  for (int year = static_cast<int>(from.year()); year <= static_cast<int>(to.year()); ++year) {
    if (!is_year_covered(year, tables)) {
      return year;
    }
  }
  return std::nullopt;
}

std::string not_yet_announced(int year) {
  const std::string text = std::to_string(year) + "年の祝日表がありません";
  if (year < first_calendar_year) {
    return text;
  }
  return text + "(春分の日・秋分の日は" + to_wareki(equinox_announcement_day(year)) +
         "に官報で公表)";
}

/// "4月20日", with the year in front where it differs from the one last printed.
std::string print_day(CivilDate date, std::chrono::year last_printed) {
  return date.year() == last_printed ? std::to_string(static_cast<unsigned>(date.month())) + "月" +
                                           std::to_string(static_cast<unsigned>(date.day())) + "日"
                                     : to_wareki(date);
}

std::string print_length(const PeriodRule& rule) {
  const std::string number = std::to_string(rule.length);
  const bool to_the_same_day = rule.kind == PeriodKind::policy;
  switch (rule.unit) {
    case PeriodUnit::days:
      return "の翌日から" + number + "日";
    case PeriodUnit::weeks:
      return "の翌日から" + number + "週間";
    case PeriodUnit::months:
      return (to_the_same_day ? "から" + number + "か月後" : "の翌日から" + number + "か月");
    case PeriodUnit::years:
      return (to_the_same_day ? "から" + number + "年後" : "の翌日から" + number + "年");
    case PeriodUnit::working_days:
      return "の翌日から" + number + "開庁日";
  }
  return number;
}

std::string explain(const PeriodRule& rule, const Period& period, const CalendarTables& tables) {
  std::string text = print_day(period.start, period.start.year()) + print_length(rule) + "、";
  if (period.raw_end == period.end) {
    return text + print_day(period.end, period.start.year()) + "まで";
  }
  text += print_day(period.raw_end, period.start.year()) + "が" +
          closed_reason(rule.calendar, period.raw_end, tables) + "のため";
  return text + print_day(period.end, period.raw_end.year()) + "まで";
}

}  // namespace

Result<Period> compute_period(const PeriodRule& rule, CivilDate start,
                              const CalendarTables& tables) {
  Period period;
  period.rule_id = rule.id;
  period.kind = rule.kind;
  period.start = start;
  period.raw_end = raw_end_of(rule, start, tables);
  period.end = rule.on_closed_end == OnClosedEnd::next_open_day
                   ? next_open_day(rule.calendar, period.raw_end, tables)
                   : period.raw_end;
  period.calendar_version = tables.version;

  const bool counts_open_days = rule.unit == PeriodUnit::working_days;
  const bool tests_days = counts_open_days || rule.on_closed_end == OnClosedEnd::next_open_day;
  const CivilDate first_tested = counts_open_days ? add_days(start, 1) : period.raw_end;
  const auto uncovered =
      tests_days ? uncovered_year(first_tested, period.end, tables) : std::nullopt;
  if (uncovered && rule.kind != PeriodKind::policy) {
    return refuse(ProblemCode::guard_not_met, "A11",
                  not_yet_announced(*uncovered) + "。そのため期限「" + std::string{rule.name} +
                      "」を計算できません。" + to_wareki(period.raw_end) +
                      "以後が休みかどうかを確かめてください");
  }
  if (uncovered) {
    period.warnings.push_back(not_yet_announced(*uncovered) + "。期限は変わることがあります");
  }
  period.explanation = explain(rule, period, tables);
  return period;
}

Result<CivilDate> court_period_end(CivilDate served, const CalendarTables& tables) {
  return compute_period(two_weeks_in_court, served, tables).map([](const Period& period) {
    return period.end;
  });
}

CivilDate months_end(CivilDate d, int count) {
  const CivilDate first_counted = add_days(d, 1);
  const year_month target = year_month{first_counted.year(), first_counted.month()} + months{count};
  const CivilDate corresponding = target / first_counted.day();
  return corresponding.ok() ? add_days(corresponding, -1) : CivilDate{target / std::chrono::last};
}

CivilDate same_day_months_later(CivilDate d, int count) {
  const year_month target = year_month{d.year(), d.month()} + months{count};
  const CivilDate same_day = target / d.day();
  return same_day.ok() ? same_day : CivilDate{target / std::chrono::last};
}

CivilDate fresh_until(CivilDate issued) {
  return same_day_months_later(issued, freshness_months);
}

CivilDate city_due_date(CivilDate start, int count, const CalendarTables& tables) {
  return next_open_day(CalendarKind::city, add_days(start, count), tables);
}

CivilDate reminder_day(CivilDate due, int offset_days, const CalendarTables& tables) {
  const CivilDate day_meant = add_days(due, offset_days);
  return offset_days <= 0 ? previous_open_day(CalendarKind::city, day_meant, tables)
                          : next_open_day(CalendarKind::city, day_meant, tables);
}

std::vector<CivilDate> reminder_ladder(CivilDate due, std::span<const int> offsets_days,
                                       CivilDate made_on, const CalendarTables& tables) {
  std::vector<CivilDate> ladder;
  if (due == made_on) {
    ladder.push_back(made_on);
  }
  for (const int offset : offsets_days) {
    const CivilDate reminder = reminder_day(due, offset, tables);
    if (reminder >= made_on) {
      ladder.push_back(reminder);
    }
  }
  std::ranges::sort(ladder);
  const auto repeated = std::ranges::unique(ladder);
  ladder.erase(repeated.begin(), repeated.end());
  return ladder;
}

Instant exact_hours_after(Instant reported, std::chrono::hours length) {
  return std::chrono::floor<std::chrono::minutes>(reported) + length;
}

}  // namespace kizuna::domain
