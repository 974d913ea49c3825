#include "api/resources/tasks.hpp"

#include "api/ids.hpp"
#include "api/resources/page_mark.hpp"
#include "api/resources/task_reading.hpp"
#include "persistence/case_facts_store.hpp"
#include "persistence/case_store.hpp"
#include "persistence/task_store.hpp"

namespace kizuna::api {
namespace {

using domain::Action;
using domain::ProblemCode;
using persistence::TaskRecord;

/// A task hangs on a case or a contact that the caller may see.
void require_place(Context& ctx, const TaskInput& body) {
  bool seen = body.case_id || body.contact_id;
  if (body.case_id) {
    const auto access =
        persistence::case_access(ctx.db, ctx.center(), body.case_id->value, ctx.caller.account_id);
    seen = access && domain::decide(ctx.caller.subject(), Action::read_case, access->facts);
  }
  if (seen && body.contact_id) {
    const auto contact = persistence::opening_contact(ctx.db, ctx.center(), body.contact_id->value,
                                                      ctx.caller.account_id);
    seen = contact && domain::decide(ctx.caller.subject(), Action::read_contact, contact->facts);
  }
  if (!seen)
    reject(ProblemCode::invalid_fields, "R-21", {},
           {{body.contact_id ? "/contact_id" : "/case_id", "absent",
             "ケースか受付に結び付けてください。"}});
}

}  // namespace

Response get_task(Context& context) {
  const TaskRecord task = find_task(context, context.id(), Action::read_tasks);
  return resource_response(write_body(view_of(context, task)), task.version);
}

Command create_task(Context& context) {
  const auto body = take(read_body<TaskInput>(context.request.body));
  return [body](Context& ctx) {
    require_place(ctx, body);
    TaskRecord task;
    task.id = new_id(ctx.now);
    task.title = body.title.value;
    task.note = body.note ? body.note->value : std::string();
    if (!body.unowned.value_or(false)) {
      task.owner_id = body.owner ? body.owner->value : ctx.caller.account_id;
      require_owner_account(ctx, *task.owner_id);
    }
    task.kept_by_others = body.kept_by_others.value_or(false);
    task.due_on = task_due(body.due.value, task.kept_by_others);
    task.source = "human";
    if (body.severity) task.severity = body.severity->value;
    if (body.case_id) task.case_id = body.case_id->value;
    if (body.contact_id) task.contact_id = body.contact_id->value;
    task.created_at = task.updated_at = ctx.now;
    task.created_by = ctx.caller.account_id;
    persistence::insert_task(ctx.db, ctx.center(), task);
    ctx.log.object = {"task", task.id, 1};
    ctx.log.case_id = task.case_id;
    return created_response(write_body(view_of(ctx, task)), "/v1/tasks/" + task.id, 1);
  };
}

Command change_task(Context& context) {
  const auto body = take(read_body<TaskChange>(context.request.body));
  return [body, id = context.id()](Context& ctx) {
    TaskRecord task = find_task(ctx, id, Action::write_task);
    require_version(ctx, task.version);
    require_open(task);
    task.title = body.title.value;
    task.note = body.note ? body.note->value : std::string();
    task.due_on = task_due(body.due.value, task.kept_by_others);
    task.severity = body.severity.value;
    return save_task(ctx, task);
  };
}

persistence::TaskFilter task_filter_of(const Context& context) {
  persistence::TaskFilter filter;
  filter.state = context.query("state").value_or("open");
  filter.case_id = context.query("case");
  const auto queue = context.query("queue");
  if (queue == "mine") filter.owner = context.caller.account_id;
  if (queue == "post") filter.post = context.caller.post;
  const auto today = domain::jst_date(context.now);
  const auto due = context.query("due");
  if (due)
    filter.due_before = domain::add_days(today, due == "overdue" ? 0 : due == "today" ? 1 : 8);
  return filter;
}

Response list_tasks_page(Context& context) {
  const persistence::TaskFilter filter = task_filter_of(context);
  std::optional<persistence::TaskCursor> after;
  if (const auto mark = page_mark(context)) after = {mark->first, mark->second};
  const long long limit = page_size(context);
  const auto page = persistence::list_tasks(context.db, context.center(), filter, after, limit);
  const TaskViews answer{{visible_tasks(context, page)}};
  Response response = json_response(write_body(answer));
  if (static_cast<long long>(page.size()) == limit)
    add_next_link(response, context, "/v1/tasks", page.back().due_on, page.back().id);
  return response;
}

}  // namespace kizuna::api
