#pragma once
#include <string>
#include <vector>

#include "api/context.hpp"
#include "api/resources/task_dto.hpp"
#include "persistence/task_store.hpp"

namespace kizuna::api {

/// The task, or out with the same "no" as for an absent one. Notes the task in the log.
persistence::TaskRecord find_task(Context& context, const std::string& id, domain::Action action);

/// The day on which a task is due (K-3): what others must keep never moves.
domain::CivilDate task_due(domain::CivilDate asked, bool kept_by_others);

void require_owner_account(const Context& context, const std::string& account);
void require_open(const persistence::TaskRecord& task);

/// Writes the task and answers it; a lost race is a stale version.
Response save_task(Context& context, persistence::TaskRecord& task);

/// A task with the names that stand beside its ids. What it hangs on is named as far as the caller
/// may read that: the own task on a case of others does not open the case.
TaskView view_of(Context& context, const persistence::TaskRecord& task);

/// Those of the ids that the caller may see, in this order.
std::vector<TaskView> visible_tasks(Context& context,
                                    const std::vector<persistence::TaskCursor>& found);

}  // namespace kizuna::api
