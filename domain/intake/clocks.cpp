#include "domain/intake/clocks.hpp"

#include <algorithm>
#include <array>

#include "domain/calendar/closed_days.hpp"
#include "domain/calendar/periods.hpp"

namespace kizuna::domain::intake {
namespace {

// Policy of the center (handbook 3.2); working days.
constexpr int interview_days[] = {0, 3, 10, 20};  // by Urgency
constexpr int triage_days = 1;
constexpr int record_days = 3;
constexpr int assessment_days = 20;
constexpr int urgent_assessment_days = 5;
constexpr int policy_days = 10;
constexpr int break_glass_days = 3;
// Calendar.
constexpr int suspension_days = 30;
constexpr int supervision_days = 90;
constexpr int plan_review_months = 3;
// National manuals on elder and disability abuse: safety is confirmed within 48 hours.
constexpr std::chrono::hours safety_hours{48};
constexpr std::array reminder_offsets{-7, -3, -1, 0};

CivilDate months_after(CivilDate from, int months) {
  return next_open_day(CalendarKind::city, same_day_months_later(from, months));
}

CivilDate counted_from(const StateClock& clock) {
  return std::max(clock.entered_on, clock.last_review_on.value_or(clock.entered_on));
}

}  // namespace

CivilDate first_interview_due(Urgency urgency, CivilDate triaged_on) {
  return add_working_days(triaged_on, interview_days[static_cast<int>(urgency)]);
}

CivilDate first_interview_due_after_change(CivilDate old_due, Urgency old_urgency,
                                           Urgency new_urgency, CivilDate changed_on,
                                           bool senior_confirms) {
  const CivilDate fresh = first_interview_due(new_urgency, changed_on);
  const bool lowered = new_urgency > old_urgency;
  return lowered && senior_confirms ? fresh : std::min(old_due, fresh);
}

std::optional<CivilDate> exit_due(CaseState state, const StateClock& clock) {
  switch (state) {
    case CaseState::inquiry:
      return clock.entered_on;
    case CaseState::received:
      return add_working_days(clock.entered_on, triage_days);
    case CaseState::triaged:
      return first_interview_due(clock.urgency, clock.entered_on);
    case CaseState::interview:
      if (!clock.visited_on) return std::nullopt;
      return add_working_days(*clock.visited_on, record_days);
    case CaseState::assessment:
      return add_working_days(
          clock.entered_on, clock.urgency <= Urgency::a ? urgent_assessment_days : assessment_days);
    case CaseState::policy:
      return add_working_days(clock.entered_on, policy_days);
    case CaseState::support:
      return months_after(counted_from(clock), plan_review_months);
    case CaseState::monitor:
      if (clock.contact_interval_months <= 0) return std::nullopt;
      return months_after(counted_from(clock), clock.contact_interval_months);
    case CaseState::closed:
      return std::nullopt;
    case CaseState::suspended:
      return city_due_date(clock.entered_on, suspension_days);
  }
  return std::nullopt;
}

int remaining_working_days(CivilDate due, CivilDate suspended_on) {
  return working_days_between(suspended_on, due);
}

CivilDate due_after_suspension(CivilDate resumed_on, int remaining) {
  return add_working_days(resumed_on, std::max(1, remaining));
}

Instant abuse_report_due(Instant received_at) {
  return jst_midnight(add_days(jst_date(received_at), 1));
}

Instant safety_check_due(Instant reported_at) {
  // "The minute of the report": seconds do not count.
  return exact_hours_after(std::chrono::floor<std::chrono::minutes>(reported_at), safety_hours);
}

AbuseStage abuse_stage(const AbuseReport& report, Instant now) {
  if (report.safety_confirmed_at) return AbuseStage::safe;
  if (!report.reported_at)
    return now < abuse_report_due(report.received_at) ? AbuseStage::report_due
                                                      : AbuseStage::report_overdue;
  return now <= safety_check_due(*report.reported_at) ? AbuseStage::counting
                                                      : AbuseStage::safety_overdue;
}

std::chrono::minutes abuse_time_left(const AbuseReport& report, Instant now) {
  if (report.safety_confirmed_at) return std::chrono::minutes{0};
  const Instant due = report.reported_at ? safety_check_due(*report.reported_at)
                                         : abuse_report_due(report.received_at);
  return std::chrono::floor<std::chrono::minutes>(due - now);
}

std::vector<Reminder> task_reminders(CivilDate due, CivilDate made_on) {
  std::vector<Reminder> reminders;
  for (CivilDate on : reminder_ladder(due, reminder_offsets, made_on))
    reminders.push_back({on, {Recipient::owner}});
  return reminders;
}

std::optional<Reminder> overdue_reminder(CivilDate due, CivilDate on) {
  if (on <= due || is_closed(CalendarKind::city, on)) return std::nullopt;
  Reminder reminder{on, {Recipient::owner}};
  const int days = working_days_between(due, on);
  if (days == 1) reminder.to.push_back(Recipient::senior);
  if (days == 3) reminder.to.push_back(Recipient::manager);
  return reminder;
}

Instant reminder_instant(CivilDate on) {
  return jst_midnight(on) + std::chrono::hours{8} + std::chrono::minutes{30};
}

std::optional<CivilDate> supervision_due(CaseState state, CivilDate opened_on,
                                         std::optional<CivilDate> last_on) {
  if (state == CaseState::inquiry || state == CaseState::closed) return std::nullopt;
  return city_due_date(last_on.value_or(opened_on), supervision_days);
}

CivilDate break_glass_review_due(CivilDate used_on) {
  return add_working_days(used_on, break_glass_days);
}

}  // namespace kizuna::domain::intake
