#pragma once
#include <chrono>
#include <optional>
#include <vector>

#include "domain/calendar/civil_date.hpp"
#include "domain/intake/case_workflow.hpp"
#include "domain/intake/urgency.hpp"

/// Due dates and reminders of the center. A date is inclusive, until 24:00 JST. Working days are
/// the city's; a count starts the day after day 0 (K-1). Own dates in calendar days or months move
/// to the next working day (K-3); dates of a court or law are never computed or moved here.
namespace kizuna::domain::intake {

/// First interview after T-2: the same day, or 3, 10 or 20 working days.
CivilDate first_interview_due(Urgency urgency, CivilDate triaged_on);

/// K-7: the earlier of the old date and the new urgency's date counted from the change; a lower
/// urgency extends it only if SENIOR confirms.
CivilDate first_interview_due_after_change(CivilDate old_due, Urgency old_urgency,
                                           Urgency new_urgency, CivilDate changed_on,
                                           bool senior_confirms);

/// What the exit due of a state depends on.
struct StateClock {
  CivilDate entered_on{};
  Urgency urgency = Urgency::c;
  std::optional<CivilDate> visited_on = {};  ///< S3 counts from the visit
  std::optional<CivilDate> last_review_on =
      {};                           ///< S6 plan review, S7 contact, if later than entry
  int contact_interval_months = 0;  ///< S7, from the plan: 1, 3 or 6
};

/// The day by which a state should be left or, in S6, S7 and S9, looked at again. None in S8, in S3
/// before the visit, and in S7 without an interval.
std::optional<CivilDate> exit_due(CaseState state, const StateClock& clock);

/// K-8: the working days left when a case is suspended; S9 pauses them. Never negative.
int remaining_working_days(CivilDate due, CivilDate suspended_on);

/// K-8: the due date after coming back, at least one working day away.
CivilDate due_after_suspension(CivilDate resumed_on, int remaining);

/// Where the response to an abuse suspicion stands (R-20, K-9).
enum class AbuseStage {
  report_due,      ///< "report today" is open
  report_overdue,  ///< not reported by 24:00: goes to MANAGER and the city contact
  counting,        ///< reported, safety not yet confirmed, inside 48 hours
  safety_overdue,
  safe,  ///< safety confirmed
};

struct AbuseReport {
  Instant received_at;
  std::optional<Instant> reported_at = {};  ///< to the city, or an earlier report that it confirms
  std::optional<Instant> safety_confirmed_at = {};
};

/// 24:00 JST of the date of receipt, that is the first moment of the next day.
Instant abuse_report_due(Instant received_at);

/// 48 exact hours from the minute of the report, nights and weekends included.
Instant safety_check_due(Instant reported_at);

AbuseStage abuse_stage(const AbuseReport& report, Instant now);

/// What is left on the running clock, negative when overdue; zero once safety is confirmed.
std::chrono::minutes abuse_time_left(const AbuseReport& report, Instant now);

enum class Recipient { owner, senior, manager };

/// One message at 08:30 JST of its day.
struct Reminder {
  CivilDate on;
  std::vector<Recipient> to;

  friend bool operator==(const Reminder&, const Reminder&) = default;
};

/// R-21 up to the due date: T-7, T-3, T-1 and the day itself to the owner, made on `made_on`.
std::vector<Reminder> task_reminders(CivilDate due, CivilDate made_on);

/// R-21 after the due date: every working day to the owner, on the first to SENIOR too, on the
/// third to MANAGER too. None on closed days and before the due date has passed.
std::optional<Reminder> overdue_reminder(CivilDate due, CivilDate on);

/// 08:30 JST.
Instant reminder_instant(CivilDate on);

/// 90 calendar days after the last supervision, or after T-1. None outside S1-S7 and S9.
std::optional<CivilDate> supervision_due(CaseState state, CivilDate opened_on,
                                         std::optional<CivilDate> last_on);

/// K-10: 3 working days after the access.
CivilDate break_glass_review_due(CivilDate used_on);

}  // namespace kizuna::domain::intake
