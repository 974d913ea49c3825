#include "api/resources/tell_manager.hpp"

#include "api/ids.hpp"
#include "persistence/task_store.hpp"

namespace kizuna::api {

void tell(Context& on_writer, const Notice& notice) {
  persistence::TaskRecord task;
  task.id = new_id(on_writer.now);
  task.title = notice.title;
  task.note = notice.note;
  task.owner_id = notice.owner_id;
  if (!notice.owner_id) task.owner_post = "manager";
  task.due_on = domain::jst_date(on_writer.now);
  task.source = notice.rule;
  task.severity = "high";
  task.case_id = notice.case_id;
  task.contact_id = notice.contact_id;
  task.created_at = task.updated_at = on_writer.now;
  task.created_by = on_writer.caller.account_id;
  persistence::insert_task(on_writer.db, on_writer.center(), task);
}

}  // namespace kizuna::api
