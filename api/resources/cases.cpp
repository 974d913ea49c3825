#include "api/resources/cases.hpp"

#include <algorithm>

#include "api/ids.hpp"
#include "api/resources/case_abuse.hpp"
#include "api/resources/case_reading.hpp"
#include "api/resources/page_mark.hpp"
#include "domain/calendar/closed_days.hpp"
#include "domain/intake/abuse_status.hpp"
#include "domain/intake/clocks.hpp"
#include "domain/intake/codes.hpp"
#include "domain/intake/contact_number.hpp"
#include "domain/intake/tracks.hpp"
#include "persistence/account_store.hpp"
#include "persistence/case_list.hpp"
#include "persistence/number_series.hpp"
#include "persistence/task_store.hpp"

namespace kizuna::api {
namespace {

using domain::Action;
using domain::ProblemCode;
using domain::intake::CaseState;
using persistence::CaseRecord;
using persistence::OpeningContact;
using persistence::SubjectCase;

OpeningContact usable_contact(Context& ctx, const std::string& id, const std::string& pointer) {
  auto contact = persistence::opening_contact(ctx.db, ctx.center(), id, ctx.caller.account_id);
  if (!contact || !domain::decide(ctx.caller.subject(), Action::read_contact, contact->facts))
    reject(ProblemCode::invalid_fields, "T-1", {},
           {{pointer, "absent", "この受付は見つかりません。"}});
  if (!contact->usable)
    reject(ProblemCode::guard_not_met, "T-1", "確定した受付からだけケースを開けます。",
           {{pointer, "not_finalised", "受付を確定してください。"}});
  return *contact;
}

/// I-10: an empty C field always blocks T-1; an explicit "unknown" never does.
void require_c_fields(const OpeningContact& contact) {
  std::vector<domain::FieldError> errors;
  for (const auto& pointer : contact.empty_c_fields)
    errors.push_back({pointer, "c_field_empty", "値か「不明」を入れてください。"});
  if (!errors.empty())
    reject(ProblemCode::guard_not_met, "T-1", "ケース化に必要な項目が残っています。",
           std::move(errors));
}

/// W-12: who may not see the case is not told its id; MANAGER gets a task instead.
Response lead_to(Context& ctx, const SubjectCase& running, const std::string& contact_id,
                 std::string rule, std::string detail) {
  const auto access =
      persistence::case_access(ctx.db, ctx.center(), running.id, ctx.caller.account_id).value();
  if (domain::decide(ctx.caller.subject(), Action::read_case, access.facts))
    throw Refused{{ProblemCode::conflict, std::move(rule), std::move(detail), {}},
                  {{}, {{"case_id", running.id}}, false}};
  persistence::TaskRecord task;
  task.id = new_id(ctx.now);
  task.title = "同じ本人のケースを開こうとした職員がいます";
  task.owner_post = "manager";
  task.due_on = domain::next_open_day(domain::CalendarKind::city, domain::jst_date(ctx.now));
  task.source = rule;
  task.severity = "high";
  task.case_id = running.id;
  task.contact_id = contact_id;
  task.created_at = task.updated_at = ctx.now;
  task.created_by = ctx.caller.account_id;
  persistence::insert_task(ctx.db, ctx.center(), task);
  ctx.log.denied_by = rule;
  return to_response({ProblemCode::conflict, rule, "センター長に確認してください。", {}},
                     ctx.request_id, ctx.request.path);
}

const SubjectCase* find_state(const std::vector<SubjectCase>& cases, bool (*wanted)(CaseState)) {
  const auto found =
      std::find_if(cases.begin(), cases.end(), [&](const auto& one) { return wanted(one.state); });
  return found == cases.end() ? nullptr : &*found;
}

CaseRecord new_record(Context& ctx, const NewCase& body, const OpeningContact& contact) {
  CaseRecord record;
  record.id = new_id(ctx.now);
  const int year = domain::fiscal_year(domain::jst_date(ctx.now));
  const auto number =
      persistence::take_number(ctx.db, ctx.center(), persistence::SeriesKind::case_file, year);
  record.fiscal_year = year;
  record.ordinal = number.ordinal;
  record.number = domain::intake::case_number(number.label, number.ordinal);
  record.owner_id = body.owner ? body.owner->value : ctx.caller.account_id;
  record.unit = ctx.caller.unit;
  record.subject_id = *contact.subject_id;
  record.opened_at = ctx.now;
  record.opened_by = ctx.caller.account_id;
  return record;
}

void note_opening(Context& ctx, const CaseRecord& record, const NewCase& body) {
  persistence::insert_case_event(ctx.db, ctx.center(),
                                 {new_id(ctx.now), record.id, ctx.now, "transition", "T-1", "open",
                                  "S0", "S1", ctx.caller.account_id, "", ""});
  persistence::link_contact(ctx.db, ctx.center(), record.id, body.from_contact.value, false, false,
                            ctx.caller.account_id, ctx.now);
  if (!body.link_contacts) return;
  for (std::size_t at = 0; at < body.link_contacts->value.size(); ++at) {
    const auto& linked = body.link_contacts->value[at].value;
    const std::string pointer = "/link_contacts/" + std::to_string(at);
    if (usable_contact(ctx, linked, pointer).subject_id != record.subject_id)
      reject(ProblemCode::invalid_fields, "I-16", {},
             {{pointer, "other_subject", "別の人についての受付です。"}});
    persistence::link_contact(ctx.db, ctx.center(), record.id, linked, false, false,
                              ctx.caller.account_id, ctx.now);
  }
}

/// R-20 from the first minute of the case, counted from the contact.
void begin_response(Context& ctx, const std::string& id, const OpeningContact& contact) {
  FoundCase found = find_case(ctx, id, Action::read_case);
  start_abuse_response(ctx, found.record,
                       {contact.abuse, contact.received_at.value_or(ctx.now), "contact"});
  save_case(ctx, found.record, found.record.state,
            {{}, {}, {}, "overlay", "T-14", "flag_abuse", {}, {}, {}, "", contact.abuse});
}

Response open_from(Context& ctx, const NewCase& body) {
  const OpeningContact contact = usable_contact(ctx, body.from_contact.value, "/from_contact");
  require_c_fields(contact);
  const auto today = domain::jst_date(ctx.now);
  const auto cases = persistence::cases_of_subject(ctx.db, ctx.center(), *contact.subject_id);
  const auto* running = find_state(
      cases, [](CaseState s) { return s != CaseState::inquiry && s != CaseState::closed; });
  if (running)
    return lead_to(ctx, *running, body.from_contact.value, "W-12",
                   "この方のケースはすでに開いています。");
  const auto* closed = find_state(cases, [](CaseState s) { return s == CaseState::closed; });
  if (closed && domain::intake::reopening_of(domain::jst_date(*closed->closed_at), today) ==
                    domain::intake::Reopening::same_case)
    return lead_to(ctx, *closed, body.from_contact.value, "W-11",
                   "終結から5年以内のケースがあります。再開してください。");
  if (body.owner && !persistence::is_active_account(ctx.db, ctx.center(), body.owner->value))
    reject(ProblemCode::invalid_fields, "T-1", {},
           {{"/owner", "absent", "職員が見つかりません。"}});
  domain::intake::CaseFacts facts;
  facts.case_chosen = facts.c_fields_complete = true;
  facts.today = today;
  take(domain::intake::step_case(CaseState::inquiry, "open", post_of(ctx.caller), facts));
  // I-2: a case sent back by T-3 keeps its number and its row.
  const auto* returned = find_state(cases, [](CaseState s) { return s == CaseState::inquiry; });
  CaseRecord record = returned ? find_case(ctx, returned->id, Action::write_case).record
                               : new_record(ctx, body, contact);
  record.state = CaseState::received;
  record.urgency = domain::intake::parse_urgency(contact.urgency).value();
  record.urgency_was_s = record.urgency_was_s || contact.urgency_was_s;
  record.opened_by_contact_id = body.from_contact.value;
  record.updated_at = ctx.now;
  if (closed) record.continues_case_id = closed->id;
  set_clock(record, today, {});
  if (returned) {
    persistence::update_case(ctx.db, ctx.center(), record, CaseState::inquiry);
  } else {
    persistence::insert_case(ctx.db, ctx.center(), record);
  }
  note_opening(ctx, record, body);
  if (domain::intake::starts_abuse_response(contact.abuse)) begin_response(ctx, record.id, contact);
  const FoundCase found = find_case(ctx, record.id, Action::read_case);
  return created_response(write_body(view_of(ctx, found)), "/v1/cases/" + record.id,
                          found.record.version);
}

/// "市長申立て 申立て済み"; the rule's number begins with the kind, the opening's state too.
std::string track_event_title(const persistence::TimelineRow& row) {
  for (std::size_t i = 0; i < domain::intake::track_kinds; ++i) {
    const auto& table = domain::intake::track_workflow(static_cast<domain::intake::TrackKind>(i));
    for (const auto& state : table.states)
      if (state.id == row.to_state) return std::string(table.title).append(" ").append(state.ja);
  }
  return row.title;
}

TimelineLine line_of(const persistence::TimelineRow& row) {
  TimelineLine line{{row.id},     row.kind,       {persistence::from_stored(row.at)},
                    row.title,    row.rule,       row.from_state,
                    row.to_state, {row.actor_id}, row.actor_name,
                    row.text};
  if (row.kind == "meeting") {
    line.title = domain::intake::label_of("meeting", row.rule);
    line.text = "決定" + row.text + "件";
  }
  if (row.kind == "referral")
    line.title = domain::intake::label_of("referral",
                                          row.title == "hand_over" ? "HANDED_OVER" : "INTRODUCED");
  if (row.kind == "track") line.title = track_event_title(row);
  return line;
}

}  // namespace

Command open_case(Context& context) {
  const auto body = take(read_body<NewCase>(context.request.body));
  return [body](Context& ctx) { return open_from(ctx, body); };
}

Response get_case(Context& context) {
  return case_response(context, context.id());
}

persistence::CaseFilter case_filter_of(const Context& context) {
  persistence::CaseFilter filter{context.query("state"),    context.query("owner"),
                                 context.query("district"), {},
                                 context.query("number"),   context.query("subject")};
  if (context.query("overdue")) filter.overdue_on = domain::jst_date(context.now);
  return filter;
}

Response list_cases_page(Context& context) {
  const persistence::CaseFilter filter = case_filter_of(context);
  std::optional<persistence::CaseCursor> after;
  if (const auto mark = page_mark(context)) after = {std::stoll(mark->first), mark->second};
  const long long limit = page_size(context);
  const auto page = persistence::list_cases(context.db, context.center(), filter, after, limit);
  CaseLines answer;
  std::string listed;
  for (const auto& row : page) {
    const auto access =
        persistence::case_access(context.db, context.center(), row.id, context.caller.account_id);
    const auto allowed =
        domain::decide(context.caller.subject(), Action::list_cases, access.value().facts);
    if (!allowed) continue;
    answer.cases.value.push_back(line_of(
        context, {*allowed,
                  persistence::load_case(context.db, *allowed, context.center(), row.id).value()}));
    listed.append(listed.empty() ? "\"" : ",\"").append(row.id).append("\"");
  }
  context.log.detail = "{\"listed\":[" + listed + "]}";
  Response response = json_response(write_body(answer));
  if (static_cast<long long>(page.size()) == limit)
    add_next_link(response, context, "/v1/cases", std::to_string(page.back().opened_at),
                  page.back().id);
  return response;
}

Response get_case_timeline(Context& context) {
  const FoundCase found = find_case(context, context.id(), Action::read_case);
  std::optional<persistence::CaseCursor> after;
  if (const auto mark = page_mark(context)) after = {std::stoll(mark->first), mark->second};
  const long long limit = page_size(context);
  const auto rows = persistence::case_timeline(context.db, context.center(), found.record.id,
                                               context.query("kind"),
                                               timeline_viewer(context, found), after, limit);
  Timeline answer;
  for (const auto& row : rows) answer.rows.value.push_back(line_of(row));
  Response response = json_response(write_body(answer));
  if (static_cast<long long>(rows.size()) == limit)
    add_next_link(response, context, "/v1/cases/" + found.record.id + "/timeline",
                  std::to_string(rows.back().at), rows.back().id);
  return response;
}

}  // namespace kizuna::api
