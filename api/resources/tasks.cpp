#include "api/resources/tasks.hpp"

#include "api/ids.hpp"
#include "api/resources/page_mark.hpp"
#include "domain/calendar/closed_days.hpp"
#include "domain/intake/clocks.hpp"
#include "persistence/case_facts_store.hpp"
#include "persistence/case_store.hpp"
#include "persistence/task_store.hpp"

namespace kizuna::api {
namespace {

using domain::Action;
using domain::ProblemCode;
using persistence::TaskRecord;

TaskRecord find_task(Context& context, const std::string& id, Action action) {
  const auto access = persistence::task_access(context.db, context.center(), id,
                                               context.caller.account_id, context.caller.post);
  if (!access) reject(ProblemCode::not_found, "absent");
  context.log.object = {"task", id, access->version};
  const auto authorized = context.authorize(action, access->facts);
  TaskRecord task = persistence::load_task(context.db, authorized, context.center(), id).value();
  context.log.case_id = task.case_id;
  return task;
}

std::string_view word_of(domain::intake::Recipient recipient) {
  constexpr std::string_view words[] = {"owner", "senior", "manager"};
  return words[static_cast<std::size_t>(recipient)];
}

ReminderView view_of(const domain::intake::Reminder& reminder) {
  ReminderView view{{reminder.on}, {}};
  for (const auto recipient : reminder.to) view.to.value.emplace_back(word_of(recipient));
  return view;
}

TaskView view_of(const TaskRecord& task, domain::Instant now) {
  TaskView view;
  const auto today = domain::jst_date(now);
  view.id.value = task.id;
  view.version = task.version;
  view.title = task.title;
  view.note = task.note;
  if (task.owner_id) view.owner = Uuid{*task.owner_id};
  view.owner_post = task.owner_post;
  if (task.due_at) view.due_at = InstantText{*task.due_at};
  view.source = task.source;
  view.severity = task.severity;
  view.kept_by_others = task.kept_by_others;
  if (task.case_id) view.case_id = Uuid{*task.case_id};
  if (task.contact_id) view.contact_id = Uuid{*task.contact_id};
  if (task.meeting_id) view.meeting_id = Uuid{*task.meeting_id};
  view.state = task.state;
  view.close_reason = task.close_reason;
  if (!task.due_on) return view;
  view.due = CivilDateText{*task.due_on};
  if (task.state != "open") return view;
  view.overdue = *task.due_on < today || (task.due_at && *task.due_at < now);
  for (const auto& reminder : domain::intake::task_reminders(*task.due_on, today))
    view.reminders.value.push_back(view_of(reminder));
  if (const auto late = domain::intake::overdue_reminder(*task.due_on, today))
    view.reminders.value.push_back(view_of(*late));
  return view;
}

domain::CivilDate due_of(domain::CivilDate asked, bool kept_by_others) {
  return kept_by_others ? asked : domain::next_open_day(domain::CalendarKind::city, asked);
}

void require_account(Context& ctx, const std::string& account) {
  if (!persistence::is_active_account(ctx.db, ctx.center(), account))
    reject(ProblemCode::invalid_fields, "R-21", {},
           {{"/owner", "absent", "職員が見つかりません。"}});
}

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

Response save(Context& ctx, TaskRecord& task) {
  task.updated_at = ctx.now;
  if (!persistence::update_task(ctx.db, ctx.center(), task))
    reject(ProblemCode::stale_version, "C-01");
  task.version += 1;
  return resource_response(write_body(view_of(task, ctx.now)), task.version);
}

void require_open(const TaskRecord& task) {
  if (task.state != "open")
    reject(ProblemCode::conflict, "R-21", "このタスクはすでに終わっています。");
}

void apply(Context& ctx, const std::string& action, const TaskAction& body, TaskRecord& task) {
  if (action == "reassign") {
    if (!body.owner)
      reject(ProblemCode::guard_not_met, "R-21", {},
             {{"/owner", "required", "担当者を選んでください。"}});
    require_account(ctx, body.owner->value);
    task.owner_id = body.owner->value;
    task.owner_post.reset();
    return;
  }
  if (action != "done" && action != "cancel") reject(ProblemCode::not_found, "absent");
  if (action == "cancel" && !body.reason)
    reject(ProblemCode::guard_not_met, "R-21", "取り消す理由が必要です。",
           {{"/reason", "required", "取り消す理由を入力してください。"}});
  task.state = action == "done" ? "done" : "cancelled";
  task.done_at = ctx.now;
  task.done_by = ctx.caller.account_id;
  task.close_reason = body.reason ? body.reason->value : std::string();
}

}  // namespace

Response get_task(Context& context) {
  const TaskRecord task = find_task(context, context.id(), Action::read_tasks);
  return resource_response(write_body(view_of(task, context.now)), task.version);
}

Command create_task(Context& context) {
  const auto body = take(read_body<TaskInput>(context.request.body));
  return [body](Context& ctx) {
    require_place(ctx, body);
    TaskRecord task;
    task.id = new_id(ctx.now);
    task.title = body.title.value;
    task.note = body.note ? body.note->value : std::string();
    task.owner_id = body.owner ? body.owner->value : ctx.caller.account_id;
    require_account(ctx, *task.owner_id);
    task.kept_by_others = body.kept_by_others.value_or(false);
    task.due_on = due_of(body.due.value, task.kept_by_others);
    task.source = "human";
    if (body.severity) task.severity = body.severity->value;
    if (body.case_id) task.case_id = body.case_id->value;
    if (body.contact_id) task.contact_id = body.contact_id->value;
    task.created_at = task.updated_at = ctx.now;
    task.created_by = ctx.caller.account_id;
    persistence::insert_task(ctx.db, ctx.center(), task);
    ctx.log.object = {"task", task.id, 1};
    ctx.log.case_id = task.case_id;
    return created_response(write_body(view_of(task, ctx.now)), "/v1/tasks/" + task.id, 1);
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
    task.due_on = due_of(body.due.value, task.kept_by_others);
    task.severity = body.severity.value;
    return save(ctx, task);
  };
}

Command act_on_task(Context& context) {
  const auto body = take(read_body<TaskAction>(context.request.body));
  return [body, id = context.id(), action = context.path_value("action")](Context& ctx) {
    TaskRecord task = find_task(ctx, id, Action::write_task);
    require_version(ctx, task.version);
    require_open(task);
    apply(ctx, action, body, task);
    return save(ctx, task);
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
  TaskViews answer;
  for (const auto& row : page) {
    const auto access = persistence::task_access(context.db, context.center(), row.id,
                                                 context.caller.account_id, context.caller.post);
    const auto allowed =
        domain::decide(context.caller.subject(), Action::read_tasks, access.value().facts);
    if (!allowed) continue;
    answer.tasks.value.push_back(
        view_of(persistence::load_task(context.db, *allowed, context.center(), row.id).value(),
                context.now));
  }
  Response response = json_response(write_body(answer));
  if (static_cast<long long>(page.size()) == limit)
    add_next_link(response, context, "/v1/tasks", page.back().due_on, page.back().id);
  return response;
}

}  // namespace kizuna::api
