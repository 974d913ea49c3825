#include "api/resources/task_reading.hpp"

#include "api/resources/person_reading.hpp"
#include "domain/calendar/closed_days.hpp"
#include "domain/intake/clocks.hpp"
#include "domain/people/address_mask.hpp"
#include "persistence/case_list.hpp"
#include "persistence/case_store.hpp"
#include "persistence/contact_store.hpp"
#include "persistence/names.hpp"

namespace kizuna::api {
namespace {

using domain::Action;
using domain::ProblemCode;
using persistence::TaskRecord;

std::string_view word_of(domain::intake::Recipient recipient) {
  constexpr std::string_view words[] = {"owner", "senior", "manager"};
  return words[static_cast<std::size_t>(recipient)];
}

ReminderView view_of(const domain::intake::Reminder& reminder) {
  ReminderView view{{reminder.on}, {}};
  for (const auto recipient : reminder.to) view.to.value.emplace_back(word_of(recipient));
  return view;
}

void show_due(const TaskRecord& task, domain::Instant now, TaskView& view) {
  if (task.due_at) view.due_at = InstantText{*task.due_at};
  if (!task.due_on) return;
  view.due = CivilDateText{*task.due_on};
  if (task.state != "open") return;
  const auto today = domain::jst_date(now);
  view.overdue = *task.due_on < today || (task.due_at && *task.due_at < now);
  for (const auto& reminder : domain::intake::task_reminders(*task.due_on, today))
    view.reminders.value.push_back(view_of(reminder));
  if (const auto late = domain::intake::overdue_reminder(*task.due_on, today))
    view.reminders.value.push_back(view_of(*late));
}

void name_case(Context& ctx, const std::string& case_id, TaskView& view) {
  const auto access =
      persistence::case_access(ctx.db, ctx.center(), case_id, ctx.caller.account_id);
  const auto allowed =
      domain::decide(ctx.caller.subject(), Action::list_cases, access.value().facts);
  if (!allowed) return;
  const auto record = persistence::load_case(ctx.db, *allowed, ctx.center(), case_id).value();
  view.case_number = record.number;
  view.subject_name = persistence::person_name(ctx.db, *allowed, ctx.center(), record.subject_id);
}

/// M-4, M-5: the number of a caller who is masked is for the team and MANAGER.
bool hides_phone(Context& ctx, const std::string& caller) {
  if (caller.empty()) return false;
  const auto access =
      persistence::person_access(ctx.db, ctx.center(), caller, ctx.caller.account_id);
  const auto viewer = viewer_of(ctx.caller, access.value().viewer_on_case_team);
  return domain::shown(access->mask, viewer, domain::Channel::list, domain::MaskedField::phone) !=
         domain::Shown::value;
}

PromisedCall call_of(Context& ctx, const domain::Authorized& allowed,
                     const domain::intake::Contact& contact) {
  PromisedCall call;
  call.caller =
      contact.caller_person.empty()
          ? contact.caller_label
          : persistence::person_name(ctx.db, allowed, ctx.center(), contact.caller_person);
  call.phone_masked = hides_phone(ctx, contact.caller_person);
  if (!call.phone_masked && !contact.callback.phone.empty()) call.phone = contact.callback.phone;
  call.no_message = contact.callback.no_message;
  call.no_center_name = contact.callback.no_center_name;
  call.time_window = contact.callback.time_window;
  return call;
}

void name_contact(Context& ctx, const TaskRecord& task, TaskView& view) {
  const auto access =
      persistence::contact_access(ctx.db, ctx.center(), *task.contact_id, ctx.caller.account_id);
  if (!access || (!access->finalised && !access->is_writer)) return;
  const auto allowed = domain::decide(ctx.caller.subject(), Action::search_contacts, access->facts);
  if (!allowed) return;
  const auto record =
      persistence::load_contact(ctx.db, *allowed, ctx.center(), *task.contact_id).value();
  const domain::intake::Contact& contact = record.contact;
  if (!contact.number.empty()) view.contact_number = contact.number;
  if (!view.subject_name && !contact.subject_person.empty())
    view.subject_name =
        persistence::person_name(ctx.db, *allowed, ctx.center(), contact.subject_person);
  if (task.source == "I-8") view.call = call_of(ctx, *allowed, contact);
}

}  // namespace

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

domain::CivilDate task_due(domain::CivilDate asked, bool kept_by_others) {
  return kept_by_others ? asked : domain::next_open_day(domain::CalendarKind::city, asked);
}

void require_owner_account(const Context& context, const std::string& account) {
  if (!persistence::is_active_account(context.db, context.center(), account))
    reject(ProblemCode::invalid_fields, "R-21", {},
           {{"/owner", "absent", "職員が見つかりません。"}});
}

void require_open(const TaskRecord& task) {
  if (task.state != "open")
    reject(ProblemCode::conflict, "R-21", "このタスクはすでに終わっています。");
}

Response save_task(Context& context, TaskRecord& task) {
  task.updated_at = context.now;
  if (!persistence::update_task(context.db, context.center(), task))
    reject(ProblemCode::stale_version, "C-01");
  task.version += 1;
  return resource_response(write_body(view_of(context, task)), task.version);
}

TaskView view_of(Context& context, const TaskRecord& task) {
  TaskView view;
  view.id.value = task.id;
  view.version = task.version;
  view.title = task.title;
  view.note = task.note;
  if (task.owner_id) {
    view.owner = Uuid{*task.owner_id};
    view.owner_name = persistence::account_name(context.db, context.center(), *task.owner_id);
  }
  view.owner_post = task.owner_post;
  view.source = task.source;
  view.severity = task.severity;
  view.kept_by_others = task.kept_by_others;
  if (task.case_id) {
    view.case_id = Uuid{*task.case_id};
    name_case(context, *task.case_id, view);
  }
  if (task.contact_id) {
    view.contact_id = Uuid{*task.contact_id};
    name_contact(context, task, view);
  }
  if (task.meeting_id) view.meeting_id = Uuid{*task.meeting_id};
  view.state = task.state;
  view.close_reason = task.close_reason;
  show_due(task, context.now, view);
  return view;
}

std::vector<TaskView> visible_tasks(Context& context,
                                    const std::vector<persistence::TaskCursor>& found) {
  std::vector<TaskView> views;
  for (const auto& row : found) {
    const auto access = persistence::task_access(context.db, context.center(), row.id,
                                                 context.caller.account_id, context.caller.post);
    const auto allowed =
        domain::decide(context.caller.subject(), Action::read_tasks, access.value().facts);
    if (!allowed) continue;
    views.push_back(view_of(
        context, persistence::load_task(context.db, *allowed, context.center(), row.id).value()));
  }
  return views;
}

}  // namespace kizuna::api
