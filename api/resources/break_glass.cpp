#include "api/resources/break_glass.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "api/ids.hpp"
#include "api/resources/case_reading.hpp"
#include "api/resources/seen_entries.hpp"
#include "api/resources/tell_manager.hpp"
#include "domain/break_glass.hpp"
#include "domain/intake/codes.hpp"
#include "persistence/break_glass_store.hpp"
#include "persistence/case_list.hpp"
#include "persistence/task_store.hpp"

namespace kizuna::api {
namespace {

using domain::Action;
using domain::ProblemCode;
using persistence::BreakGlassRecord;

constexpr const char* rule = "AZ-09";

std::string label_of_reason(const std::string& code) {
  return std::string(domain::intake::label_of("break_glass_reason", code));
}

/// Whether an access that names a case may be known to the caller; the case's own restriction does
/// not hide from a manager that somebody went past it.
persistence::CaseAccess reviewable_case(Context& ctx, const std::string& case_id) {
  auto access =
      persistence::case_access(ctx.db, ctx.center(), case_id, ctx.caller.account_id).value();
  access.facts.sensitivity = domain::Sensitivity::s1;
  return access;
}

BreakGlassRecord find_access(Context& ctx, const std::string& id) {
  auto record = persistence::load_break_glass(ctx.db, ctx.center(), id);
  if (!record) reject(ProblemCode::not_found, "absent");
  ctx.log.object = {"break_glass", id, {}};
  ctx.log.case_id = record->case_id;
  ctx.authorize(Action::review_break_glass, reviewable_case(ctx, record->case_id).facts);
  return std::move(*record);
}

std::vector<SeenRecord> seen_in(Context& ctx, const BreakGlassRecord& record) {
  persistence::EntryFilter filter;
  filter.case_id = record.case_id;
  filter.actor_id = record.account_id;
  filter.from = record.opened_at;
  filter.until = record.ends_at;
  std::vector<SeenRecord> seen;
  for (const SeenEntry& entry : seen_entries(ctx, filter, std::nullopt, seen_entries_max))
    if (entry.purpose == "breakglass" && entry.outcome == "ok" && entry.act != "breakglass.open")
      seen.push_back({{entry.at}, entry.act, entry.label, entry.object_type, entry.object_id});
  std::ranges::reverse(seen);
  return seen;
}

BreakGlassView view_of(Context& ctx, const BreakGlassRecord& record, std::string number) {
  const auto name = [&](const std::string& account) {
    return persistence::account_name(ctx.db, ctx.center(), account);
  };
  BreakGlassView view;
  BreakGlassLine& head = view.head;
  head.id.value = record.id;
  head.case_id.value = record.case_id;
  head.case_number = std::move(number);
  head.by.value = record.account_id;
  head.by_name = name(record.account_id);
  head.code = record.reason_code;
  head.code_label = label_of_reason(record.reason_code);
  head.reason = record.reason;
  head.opened_at.value = record.opened_at;
  head.ends_at.value = record.ends_at;
  view.seen.value = seen_in(ctx, record);
  head.records_seen = static_cast<std::int64_t>(view.seen.value.size());
  if (!view.seen.value.empty()) head.last_seen_at = view.seen.value.back().at;
  head.review_due.value = record.review_due;
  head.review_overdue = !record.verdict && record.review_due < domain::jst_date(ctx.now);
  head.verdict = record.verdict;
  if (record.verdict) head.verdict_label = *record.verdict == "appropriate" ? "適切" : "要確認";
  head.review_note = record.review_note;
  if (record.reviewed_by) head.reviewed_by = name(*record.reviewed_by);
  if (record.reviewed_at) head.reviewed_at = InstantText{*record.reviewed_at};
  return view;
}

/// The case that the request names, or out as for an absent one.
std::string case_meant(Context& ctx, const NewBreakGlass& body) {
  if (body.case_id) return body.case_id->value;
  const auto id = persistence::case_of_number(ctx.db, ctx.center(), body.case_number->value);
  if (!id) reject(ProblemCode::not_found, "absent");
  return *id;
}

/// Not for what one may read anyway, and not twice at once.
void check_need(Context& ctx, const std::string& case_id, const domain::RecordFacts& facts) {
  if (domain::decide(ctx.caller.subject(), Action::read_case, facts))
    reject(ProblemCode::conflict, rule, "このケースは、緊急閲覧をしなくても見られます。");
  if (persistence::running_break_glass(ctx.db, ctx.center(), case_id, ctx.caller.account_id,
                                       ctx.now))
    reject(ProblemCode::conflict, rule, "このケースの緊急閲覧はもう始まっています。");
}

std::string ask_for_review(Context& ctx, const std::string& case_id, domain::CivilDate due) {
  persistence::TaskRecord task;
  task.id = new_id(ctx.now);
  task.title = "緊急閲覧を審査する";
  task.owner_post = "manager";
  task.due_on = due;
  task.source = rule;
  task.severity = "high";
  task.kept_by_others = true;
  task.case_id = case_id;
  task.created_at = task.updated_at = ctx.now;
  task.created_by = ctx.caller.account_id;
  persistence::insert_task(ctx.db, ctx.center(), task);
  return task.id;
}

/// The owner and MANAGER know at once (AZ-09), and the case's history keeps it.
void give_notice(Context& ctx, const BreakGlassRecord& record, const std::string& owner) {
  if (!owner.empty())
    tell(ctx, {"担当のケースで緊急閲覧がありました", label_of_reason(record.reason_code), rule,
               record.case_id, owner});
  tell(ctx, {"緊急閲覧が始まりました", label_of_reason(record.reason_code), rule, record.case_id});
  persistence::insert_case_event(ctx.db, ctx.center(),
                                 {new_id(ctx.now),
                                  record.case_id,
                                  ctx.now,
                                  "break_glass",
                                  rule,
                                  "break_glass",
                                  {},
                                  {},
                                  record.account_id,
                                  label_of_reason(record.reason_code),
                                  record.id});
}

void settle_review_task(Context& ctx, const domain::Authorized& authorized,
                        const BreakGlassRecord& record) {
  auto task = persistence::load_task(ctx.db, authorized, ctx.center(), record.task_id).value();
  if (task.state != "open") return;
  task.state = "done";
  task.done_at = task.updated_at = ctx.now;
  task.done_by = ctx.caller.account_id;
  if (!persistence::update_task(ctx.db, ctx.center(), task))
    reject(ProblemCode::stale_version, "C-01");
}

std::string number_of(Context& ctx, const domain::Authorized& authorized,
                      const std::string& case_id) {
  return persistence::load_case(ctx.db, authorized, ctx.center(), case_id).value().number;
}

}  // namespace

Command open_case_in_emergency(Context& context) {
  const auto body = take(read_body<NewBreakGlass>(context.request.body));
  if (body.case_number.has_value() == body.case_id.has_value())
    reject(ProblemCode::invalid_fields, rule, {},
           {{"/case_number", "one_of_two", "ケースの番号を入れてください。"}});
  return [body](Context& ctx) {
    const auto today = domain::jst_date(ctx.now);
    take(domain::may_break_glass(
        body.reason.value,
        persistence::unreviewed_dues(ctx.db, ctx.center(), ctx.caller.account_id), today));
    BreakGlassRecord record;
    record.case_id = case_meant(ctx, body);
    const auto access =
        persistence::case_access(ctx.db, ctx.center(), record.case_id, ctx.caller.account_id);
    if (!access) reject(ProblemCode::not_found, "absent");
    ctx.log.case_id = record.case_id;
    const auto authorized = ctx.authorize(Action::open_break_glass, access->facts);
    check_need(ctx, record.case_id, access->facts);
    record.id = new_id(ctx.now);
    record.account_id = ctx.caller.account_id;
    record.reason_code = body.code.value;
    record.reason = body.reason.value;
    record.opened_at = ctx.now;
    record.ends_at = domain::break_glass_end(ctx.now);
    record.review_due = domain::break_glass_review_due(today);
    record.task_id = ask_for_review(ctx, record.case_id, record.review_due);
    persistence::insert_break_glass(ctx.db, ctx.center(), record);
    give_notice(ctx, record, access->facts.owner_id);
    ctx.log.object = {"break_glass", record.id, {}};
    ctx.log.purpose = "breakglass";
    ctx.log.detail = nlohmann::json{{"code", record.reason_code}, {"reason", record.reason}}.dump();
    return json_response(
        write_body(view_of(ctx, record, number_of(ctx, authorized, record.case_id))), 201);
  };
}

Response list_emergency_accesses(Context& context) {
  BreakGlassLines lines;
  nlohmann::json listed = nlohmann::json::array();
  const bool reviewed = context.query("state") == "reviewed";
  for (const auto& id : persistence::list_break_glass(context.db, context.center(), reviewed)) {
    const auto record = persistence::load_break_glass(context.db, context.center(), id).value();
    const auto allowed = domain::decide(context.caller.subject(), Action::review_break_glass,
                                        reviewable_case(context, record.case_id).facts);
    if (!allowed) continue;
    lines.accesses.value.push_back(
        view_of(context, record, number_of(context, *allowed, record.case_id)).head);
    listed.push_back(id);
  }
  context.log.detail = nlohmann::json{{"listed", std::move(listed)}}.dump();
  return json_response(write_body(lines));
}

Response get_emergency_access(Context& context) {
  const BreakGlassRecord record = find_access(context, context.id());
  const auto authorized =
      context.authorize(Action::review_break_glass, reviewable_case(context, record.case_id).facts);
  return json_response(
      write_body(view_of(context, record, number_of(context, authorized, record.case_id))));
}

Command review_emergency_access(Context& context) {
  const auto body = take(read_body<BreakGlassReviewBody>(context.request.body));
  if (body.verdict.value == "to_check" && !body.note)
    reject(ProblemCode::invalid_fields, rule, {},
           {{"/note", "missing", "確かめたいことを書いてください。"}});
  return [body, id = context.id()](Context& ctx) {
    const BreakGlassRecord record = find_access(ctx, id);
    if (record.account_id == ctx.caller.account_id)
      reject(ProblemCode::four_eyes, rule, "自分の緊急閲覧は審査できません。");
    if (!persistence::review_break_glass(
            ctx.db, ctx.center(), id,
            {body.verdict.value, body.note ? body.note->value : std::string(),
             ctx.caller.account_id, ctx.now}))
      reject(ProblemCode::conflict, rule, "この緊急閲覧はもう審査されています。");
    const auto authorized =
        ctx.authorize(Action::review_break_glass, reviewable_case(ctx, record.case_id).facts);
    settle_review_task(ctx, authorized, record);
    ctx.log.after = audit::kj1::Object{{"verdict", body.verdict.value}};
    return json_response(
        write_body(view_of(ctx, persistence::load_break_glass(ctx.db, ctx.center(), id).value(),
                           number_of(ctx, authorized, record.case_id))));
  };
}

Command write_case_note(Context& context) {
  const auto body = take(read_body<NewNote>(context.request.body));
  return [body, id = context.id()](Context& ctx) {
    find_case(ctx, id, Action::write_note);
    const std::string note = new_id(ctx.now);
    persistence::insert_case_event(ctx.db, ctx.center(),
                                   {note,
                                    id,
                                    ctx.now,
                                    "note",
                                    "",
                                    "note",
                                    {},
                                    {},
                                    ctx.caller.account_id,
                                    body.text.value,
                                    ""});
    ctx.log.object = {"note", note, {}};
    return json_response(
        write_body(NoteView{{note}, {ctx.now}, body.text.value, ctx.caller.display_name}), 201);
  };
}

}  // namespace kizuna::api
