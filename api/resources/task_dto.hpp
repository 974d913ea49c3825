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
  std::optional<Uuid> owner;  ///< the caller, when absent
  CivilDateText due;
  std::optional<Code<Severities>> severity;
  std::optional<bool> kept_by_others;
  std::optional<Uuid> case_id;
  std::optional<Uuid> contact_id;
};
BOOST_DESCRIBE_STRUCT(TaskInput, (),
                      (title, note, owner, due, severity, kept_by_others, case_id, contact_id))
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
  std::optional<Prose<500>> reason;
  std::optional<Uuid> owner;  ///< of a reassignment
};
BOOST_DESCRIBE_STRUCT(TaskAction, (), (reason, owner))

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
  std::optional<std::string> owner_post;
  std::optional<CivilDateText> due;
  std::optional<InstantText> due_at;
  bool overdue = false;
  std::string source;
  std::string severity;
  bool kept_by_others = false;
  std::optional<Uuid> case_id;
  std::optional<Uuid> contact_id;
  std::optional<Uuid> meeting_id;  ///< that decided it
  std::string state;
  std::string close_reason;
  List<ReminderView, 5> reminders;
};
BOOST_DESCRIBE_STRUCT(TaskView, (),
                      (id, version, title, note, owner, owner_post, due, due_at, overdue, source,
                       severity, kept_by_others, case_id, contact_id, meeting_id, state,
                       close_reason, reminders))

struct TaskViews {
  List<TaskView, 200> tasks;
};
BOOST_DESCRIBE_STRUCT(TaskViews, (), (tasks))

}  // namespace kizuna::api
