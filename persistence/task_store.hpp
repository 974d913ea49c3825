#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/access.hpp"
#include "domain/calendar/civil_date.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

/// Something to do: somebody's, or whoever's who holds a post.
struct TaskRecord {
  std::string id;
  long long version = 1;
  std::string title;
  std::string note;
  std::optional<std::string> owner_id;
  std::optional<std::string> owner_post;  ///< "senior" or "manager"
  std::optional<domain::CivilDate> due_on;
  std::optional<domain::Instant> due_at;  ///< where exact hours count (K-9)
  std::string source;                     ///< the rule, or "human"
  std::string severity = "normal";        ///< "normal", "high", "urgent"
  bool kept_by_others = false;            ///< a date of a court or law: never moved (K-3, W-7)
  std::optional<std::string> case_id;
  std::optional<std::string> contact_id;
  std::optional<std::string> meeting_id = {};  ///< that decided it
  std::string state = "open";                  ///< "open", "done", "cancelled"
  std::optional<domain::Instant> done_at;
  std::optional<std::string> done_by;
  std::string close_reason;
  domain::Instant created_at;
  std::string created_by;
  domain::Instant updated_at;
};

/// What decides who may see a task, before anything of it is read. A task on a case is seen by
/// those who see the case and by its own owner.
struct TaskAccess {
  domain::RecordFacts facts;
  long long version = 0;
};
std::optional<TaskAccess> task_access(Session& session, std::string_view center_id,
                                      std::string_view task_id, std::string_view viewer_id,
                                      std::string_view viewer_post);

void insert_task(Session& writer, std::string_view center_id, const TaskRecord& task);
std::optional<TaskRecord> load_task(Session& session, const domain::Authorized& authorized,
                                    std::string_view center_id, std::string_view task_id);

/// Writes what may change of a task that is still open and of that version; makes the next one.
bool update_task(Session& writer, std::string_view center_id, const TaskRecord& task);

/// What a list of tasks is narrowed by; absent fields narrow nothing.
struct TaskFilter {
  std::optional<std::string> owner;
  std::optional<std::string> post;  ///< "manager" has the tasks of "senior" too (W-1)
  bool unowned = false;             ///< nobody's: neither a person's nor a post's
  std::optional<std::string> state;
  std::optional<std::string> case_id;
  std::optional<domain::CivilDate> due_before;  ///< not that day itself
};

/// Where a page ended: the order is earliest due first ("9999-12-31" where none), then id.
struct TaskCursor {
  std::string due_on;
  std::string id;
};
std::vector<TaskCursor> list_tasks(Session& session, std::string_view center_id,
                                   const TaskFilter& filter, const std::optional<TaskCursor>& after,
                                   long long limit);

}  // namespace kizuna::persistence
