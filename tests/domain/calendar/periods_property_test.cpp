#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "domain/calendar/holidays.hpp"
#include "domain/calendar/periods.hpp"
#include "tests/domain/calendar/dates.hpp"

namespace kizuna::domain {
namespace {

/// Any day whose court period lies in covered years.
CivilDate any_day() {
  const int span = days_between(iso("1970-01-01"), iso("2027-12-01"));
  return add_days(iso("1970-01-01"), *rc::gen::inRange(0, span));
}

RC_GTEST_PROP(CourtPeriodProperty, never_ends_closed_or_early, ()) {
  const CivilDate served = any_day();
  const CivilDate end = court_period_end(served).value();
  RC_ASSERT(!is_closed(CalendarKind::court, end));
  RC_ASSERT(end >= add_days(served, 14));
  for (CivilDate skipped = add_days(served, 14); skipped < end; skipped = add_days(skipped, 1)) {
    RC_ASSERT(is_closed(CalendarKind::court, skipped));
  }
}

RC_GTEST_PROP(CourtPeriodProperty, never_gets_shorter_by_later_service, ()) {
  const CivilDate served = any_day();
  RC_ASSERT(court_period_end(served).value() <= court_period_end(add_days(served, 1)).value());
}

RC_GTEST_PROP(FreshUntilProperty, is_never_later_than_the_statutory_count, ()) {
  const CivilDate issued = any_day();
  RC_ASSERT(fresh_until(issued) <= months_end(issued, 3));
}

RC_GTEST_PROP(WorkingDaysProperty, counts_what_it_added, ()) {
  const CivilDate from = any_day();
  const int days = *rc::gen::inRange(1, 40);
  const CivilDate end = add_working_days(from, days);
  RC_ASSERT(!is_closed(CalendarKind::city, end));
  RC_ASSERT(working_days_between(from, end) == days);
}

RC_GTEST_PROP(ReminderProperty, stays_on_its_side_of_the_due_date, ()) {
  const CivilDate due = any_day();
  const int offset = *rc::gen::inRange(-60, 60);
  const CivilDate day = reminder_day(due, offset);
  RC_ASSERT(!is_closed(CalendarKind::city, day));
  RC_ASSERT((offset <= 0 ? day <= add_days(due, offset) : day > due));
}

RC_GTEST_PROP(CivilDateProperty, reads_back_instants, ()) {
  const Instant at{std::chrono::microseconds{
      *rc::gen::inRange<std::int64_t>(-2'000'000'000'000'000, 4'000'000'000'000'000)}};
  RC_ASSERT(parse_rfc3339(to_rfc3339(at)) == at);
  RC_ASSERT(jst_midnight(jst_date(at)) <= at);
  RC_ASSERT(at < jst_midnight(add_days(jst_date(at), 1)));
}

}  // namespace
}  // namespace kizuna::domain
