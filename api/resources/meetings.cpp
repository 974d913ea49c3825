#include "api/resources/meetings.hpp"

#include <nlohmann/json.hpp>

#include "api/ids.hpp"
#include "domain/calendar/closed_days.hpp"
#include "domain/intake/codes.hpp"
#include "persistence/task_store.hpp"

namespace kizuna::api {
namespace {

using domain::Action;
using domain::ProblemCode;
using domain::intake::Decision;
using domain::intake::Meeting;
using persistence::MeetingRecord;

void refuse_if_any(std::vector<domain::FieldError>&& errors) {
  if (!errors.empty()) reject(ProblemCode::invalid_fields, "R-25", {}, std::move(errors));
}

Meeting read_meeting(Context& context) {
  const auto body = take(read_body<MeetingDocument>(context.request.body));
  Meeting meeting = meeting_from(body, context.caller.account_id);
  refuse_if_any(domain::intake::check_meeting(meeting));
  return meeting;
}

void require_draft(const MeetingRecord& record) {
  if (record.state != "draft")
    reject(ProblemCode::conflict, "R-25", "確定した会議録は変えられません。訂正を加えてください。");
}

void save(Context& ctx, MeetingRecord& record) {
  record.updated_at = ctx.now;
  if (!persistence::update_meeting(ctx.db, ctx.center(), record))
    reject(ProblemCode::stale_version, "C-01");
}

/// Staff get the thing to do, the owner of the case gets the task to ask who is from outside.
std::string make_task(Context& ctx, const FoundMeeting& found, const Decision& decision) {
  const Meeting& meeting = found.record.meeting;
  persistence::TaskRecord task;
  task.id = new_id(ctx.now);
  task.title = domain::intake::task_title(decision);
  task.note = std::string(domain::intake::label_of("meeting", meeting.kind))
                  .append("(")
                  .append(domain::to_iso(meeting.held_on))
                  .append(")の決定");
  if (!decision.who.staff_id.empty()) {
    task.owner_id = decision.who.staff_id;
  } else if (found.file.record.owner_id) {
    task.owner_id = found.file.record.owner_id;
  } else {
    task.owner_post = "senior";
  }
  task.due_on = domain::next_open_day(domain::CalendarKind::city, decision.due.value());
  task.source = meeting.kind;
  task.case_id = found.record.case_id;
  task.meeting_id = found.record.id;
  task.created_at = task.updated_at = ctx.now;
  task.created_by = ctx.caller.account_id;
  persistence::insert_task(ctx.db, ctx.center(), task);
  return task.id;
}

/// What MT2 decided is what T-7 asks for.
void tell_the_case(Context& ctx, FoundMeeting& found) {
  const Meeting& meeting = found.record.meeting;
  std::string source(domain::intake::label_of("meeting", meeting.kind));
  source.append(" ").append(found.record.id);
  nlohmann::json names = nlohmann::json::array();
  for (const auto& [name, value] : domain::intake::policy_facts(meeting)) {
    persistence::set_case_fact(ctx.db, ctx.center(), found.record.case_id,
                               {name, value, meeting.held_on, source}, ctx.caller.account_id,
                               ctx.now);
    names.push_back(name);
  }
  save_case(ctx, found.file.record, found.file.record.state,
            {{}, {}, {}, "change", "MT2", "set_facts", {}, {}, {}, "", names.dump()});
}

Response finalise(Context& ctx, const std::string& id) {
  FoundMeeting found = find_meeting(ctx, id, Action::write_case);
  MeetingRecord& record = found.record;
  require_version(ctx, record.version);
  require_draft(record);
  auto errors = missing_in(ctx, found);
  if (!errors.empty())
    reject(ProblemCode::guard_not_met, record.meeting.kind,
           "会議録の確定に必要なことが残っています。", std::move(errors));
  nlohmann::json tasks = nlohmann::json::array();
  for (Decision& decision : record.meeting.decisions) {
    decision.task_id = make_task(ctx, found, decision);
    tasks.push_back(*decision.task_id);
  }
  record.state = "final";
  record.finalised_at = ctx.now;
  record.finalised_by = ctx.caller.account_id;
  save(ctx, record);
  if (record.meeting.kind == "MT2") tell_the_case(ctx, found);
  Response response = meeting_response(ctx, id);
  ctx.log.detail = nlohmann::json{{"kind", record.meeting.kind}, {"tasks", tasks}}.dump();
  return response;
}

}  // namespace

Response list_meetings(Context& context) {
  const FoundCase found = find_case(context, context.id(), Action::read_case);
  MeetingLines answer;
  for (const auto& record : persistence::meetings_of_case(context.db, found.authorized,
                                                          context.center(), found.record.id))
    answer.meetings.value.push_back(line_of(context, record));
  return json_response(write_body(answer));
}

Command create_meeting(Context& context) {
  return [meeting = read_meeting(context), case_id = context.id()](Context& ctx) {
    find_case(ctx, case_id, Action::write_case);
    refuse_if_any(unknown_staff(ctx, meeting));
    MeetingRecord record;
    record.id = new_id(ctx.now);
    record.case_id = case_id;
    record.meeting = meeting;
    record.created_at = record.updated_at = ctx.now;
    record.created_by = ctx.caller.account_id;
    persistence::insert_meeting(ctx.db, ctx.center(), record);
    Response made = meeting_response(ctx, record.id);
    return created_response(std::move(made.body), "/v1/meetings/" + record.id, 1);
  };
}

Response get_meeting(Context& context) {
  return meeting_response(context, context.id());
}

Command replace_meeting(Context& context) {
  return [meeting = read_meeting(context), id = context.id()](Context& ctx) {
    FoundMeeting found = find_meeting(ctx, id, Action::write_case);
    require_version(ctx, found.record.version);
    require_draft(found.record);
    refuse_if_any(unknown_staff(ctx, meeting));
    found.record.meeting = meeting;
    save(ctx, found.record);
    return meeting_response(ctx, id);
  };
}

Command discard_meeting(Context& context) {
  return [id = context.id()](Context& ctx) {
    FoundMeeting found = find_meeting(ctx, id, Action::write_case);
    require_version(ctx, found.record.version);
    require_draft(found.record);
    found.record.state = "discarded";
    save(ctx, found.record);
    return no_content();
  };
}

Command finalise_meeting(Context& context) {
  return [id = context.id()](Context& ctx) { return finalise(ctx, id); };
}

}  // namespace kizuna::api
