#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/calendar/civil_date.hpp"
#include "domain/refusal.hpp"

namespace kizuna::domain::intake {

enum class TaskState { open, done, cancelled };

enum class TaskSeverity { low, normal, high, critical };

/// What a task or date is about; decides whether the death of the person freezes it (W-14) and
/// whether it must be done before a case may close (W-7).
enum class TaskKind {
  general,
  visit,
  plan_review,
  permit,      ///< end of a residence status or another permit
  consent,     ///< end of a consent
  post_death,  ///< the checklist after a death
  statutory,   ///< a date set by law or a court, which others must keep
  abuse_timer,
};

/// A task hangs on a case, or on a contact alone when there is no case (I-8).
struct Task {
  std::string id;
  std::string title;
  std::string owner;
  std::optional<CivilDate> due;
  std::string rule;        ///< id of the rule that made it; empty when a person did
  std::string created_by;  ///< the person; empty when a rule did
  std::string case_id;
  std::string contact_id;
  TaskKind kind = TaskKind::general;
  TaskSeverity severity = TaskSeverity::normal;
  TaskState state = TaskState::open;
};

/// All fields at once: no task without a title, an owner, a date, a source and something to hang
/// on.
std::vector<FieldError> check_task(const Task& task);

/// An open task may be done or cancelled, nothing else; a cancelled one keeps the reason.
Result<TaskState> finish_task(const Task& task, TaskState to, const std::string& reason);

/// W-14: reminders of visits, plan reviews, permits and consents stop when the person has died.
bool frozen_by_death(TaskKind kind);

/// W-7: a date that others must keep is no open task when a case closes.
bool blocks_closing(const Task& task);

}  // namespace kizuna::domain::intake
