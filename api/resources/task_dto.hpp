#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/json/describe.hpp"

/// Tasks as they are sent and answered.
namespace kizuna::api {

struct Severities {
  static constexpr std::string_view words[] = {"normal", "high", "urgent"};
  static bool contains(std::string_view code) {
    return code == words[0] || code == words[1] || code == words[2];
  }
  static std::vector<std::string_view> codes() { return {std::begin(words), std::end(words)}; }
};

/// A due date of our own that is closed moves to the next open day (K-3); one that others must
/// keep never moves.
struct TaskInput {
  Line<200> title;
  std::optional<Prose<2000>> note;
  std::optional<Uuid> owner;    ///< the caller, when absent
  std::optional<bool> unowned;  ///< for the team to take, instead of an owner
  CivilDateText due;
  std::optional<Code<Severities>> severity;
  std::optional<bool> kept_by_others;
  std::optional<Uuid> case_id;
  std::optional<Uuid> contact_id;
};
BOOST_DESCRIBE_STRUCT(TaskInput, (),
                      (title, note, owner, unowned, due, severity, kept_by_others, case_id,
                       contact_id))
constexpr std::string_view dto_summary(const TaskInput*) {
  return "タスク";
}

struct TaskChange {
  Line<200> title;
  std::optional<Prose<2000>> note;
  CivilDateText due;
  Code<Severities> severity;
};
BOOST_DESCRIBE_STRUCT(TaskChange, (), (title, note, due, severity))

struct TaskAction {
  std::optional<Prose<500>> reason;  ///< why cancelled or postponed; what came of it
  std::optional<Uuid> owner;         ///< of a reassignment
  std::optional<CivilDateText> due;  ///< of a postponement
};
BOOST_DESCRIBE_STRUCT(TaskAction, (), (reason, owner, due))

/// Whom to ring for a promised call (F11), as far as masks let this reader know.
struct PromisedCall {
  std::string caller;
  std::optional<std::string> phone;
  bool phone_masked = false;
  bool no_message = false;
  bool no_center_name = false;
  std::string time_window;
};
BOOST_DESCRIBE_STRUCT(PromisedCall, (),
                      (caller, phone, phone_masked, no_message, no_center_name, time_window))

struct ReminderView {
  CivilDateText on;
  List<std::string, 3> to;
};
BOOST_DESCRIBE_STRUCT(ReminderView, (), (on, to))

struct TaskView {
  Uuid id;
  std::int64_t version = 1;
  std::string title;
  std::string note;
  std::optional<Uuid> owner;
  std::optional<std::string> owner_name;
  std::optional<std::string> owner_post;
  std::optional<CivilDateText> due;
  std::optional<InstantText> due_at;
  bool overdue = false;
  std::string source;
  std::string severity;
  bool kept_by_others = false;
  std::optional<Uuid> case_id;
  std::optional<std::string> case_number;
  std::optional<Uuid> contact_id;
  std::optional<Uuid> meeting_id;  ///< that decided it
  std::optional<std::string> contact_number;
  std::optional<std::string> subject_name;  ///< of the case or the contact
  std::optional<PromisedCall> call;
  std::string state;
  std::string close_reason;
  List<ReminderView, 5> reminders;
};
BOOST_DESCRIBE_STRUCT(TaskView, (),
                      (id, version, title, note, owner, owner_name, owner_post, due, due_at,
                       overdue, source, severity, kept_by_others, case_id, case_number, contact_id,
                       contact_number, meeting_id, subject_name, call, state, close_reason,
                       reminders))

struct TaskViews {
  List<TaskView, 200> tasks;
};
BOOST_DESCRIBE_STRUCT(TaskViews, (), (tasks))

}  // namespace kizuna::api
