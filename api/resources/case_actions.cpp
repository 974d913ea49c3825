#include <nlohmann/json.hpp>

#include "api/ids.hpp"
#include "api/resources/case_abuse.hpp"
#include "api/resources/case_closing.hpp"
#include "api/resources/case_reading.hpp"
#include "api/resources/cases.hpp"
#include "api/resources/tracks.hpp"
#include "domain/intake/abuse_status.hpp"
#include "domain/intake/clocks.hpp"
#include "domain/intake/contact_number.hpp"
#include "persistence/closing_store.hpp"
#include "persistence/number_series.hpp"
#include "persistence/overlay_store.hpp"

namespace kizuna::api {
namespace {

using domain::Action;
using domain::ProblemCode;
using domain::intake::CaseFacts;
using domain::intake::CaseState;
using persistence::CaseRecord;
using Step = domain::workflow::Step<CaseState>;

bool closes(std::string_view action) {
  return action == "close" || action == "close_early";
}

/// T-14 and T-15 are open to everybody who may see the case (W-13).
Action right_for(std::string_view action) {
  if (closes(action)) return Action::close_case;
  return action == "flag_abuse" || action == "record_death" ? Action::read_case
                                                            : Action::write_case;
}

bool works_on_closed(std::string_view action) {
  return action == "reopen" || action == "lift_abuse" || action == "undo_death";
}

void check_facts(const CaseFactInputs& facts, domain::CivilDate today) {
  std::vector<domain::FieldError> errors;
  for (std::size_t at = 0; at < facts.value.size(); ++at) {
    const auto& fact = facts.value[at];
    if (auto error = domain::intake::check_fact(fact.name.value, fact.value.value, today,
                                                "/facts/" + std::to_string(at) + "/value"))
      errors.push_back(std::move(*error));
    if (fact.as_of && fact.as_of->value > today)
      errors.push_back({"/facts/" + std::to_string(at) + "/as_of", "in_future",
                        "今日以前の日を入れてください。"});
  }
  if (!errors.empty()) reject(ProblemCode::invalid_fields, "I-10", {}, std::move(errors));
}

void store_facts(Context& ctx, const std::string& case_id, const CaseFactInputs& facts) {
  for (const auto& fact : facts.value)
    persistence::set_case_fact(ctx.db, ctx.center(), case_id,
                               {fact.name.value, fact.value.value,
                                fact.as_of ? fact.as_of->value : domain::jst_date(ctx.now),
                                fact.source ? fact.source->value : std::string()},
                               ctx.caller.account_id, ctx.now);
}

void add_typed(Context& ctx, const CaseAction& body, const CaseRecord& record, CaseFacts& facts) {
  if (body.reason) facts.reason = body.reason->value;
  if (body.suspension) facts.suspension_code = body.suspension->value;
  if (body.died_on) facts.died_on = body.died_on->value;
  if (body.death_source) facts.death_source = body.death_source->value;
  if (!body.contact) return;
  const auto contact = persistence::opening_contact(ctx.db, ctx.center(), body.contact->value,
                                                    ctx.caller.account_id);
  facts.contact_linked = contact && contact->usable && contact->subject_id == record.subject_id;
}

void change_overlay(Context& ctx, const Step& step, FoundCase& found, const CaseFacts& facts) {
  const auto& by = ctx.caller.account_id;
  CaseRecord& record = found.record;
  if (step.rule == "T-14") {
    start_abuse_response(ctx, record, {"1", ctx.now, "case"});
  } else if (step.rule == "T-14b") {
    end_abuse_response(ctx, found, facts.reason);
  } else if (step.rule == "T-15") {
    persistence::insert_overlay(ctx.db, ctx.center(), record.id,
                                {new_id(ctx.now),
                                 "deceased",
                                 "recorded",
                                 ctx.now,
                                 {},
                                 {},
                                 domain::to_iso(facts.died_on.value()),
                                 facts.death_source},
                                by);
  } else {
    persistence::end_overlay(ctx.db, ctx.center(), record.id, "deceased", facts.reason, by,
                             ctx.now);
  }
}

/// The state's own columns and its clock.
void enter(Context& ctx, const Step& step, const CaseAction& body, CaseRecord& record,
           const domain::intake::FactValues& values) {
  const auto today = domain::jst_date(ctx.now);
  const auto left_days = record.days_left_when_paused;
  record.state = step.to;
  if (step.to == CaseState::suspended) {
    record.suspended_from = step.from;
    record.suspend_reason = body.suspension.value().value;
    if (record.state_due)
      record.days_left_when_paused =
          domain::intake::remaining_working_days(*record.state_due, today);
  } else {
    record.suspended_from.reset();
    record.days_left_when_paused.reset();
  }
  set_clock(record, today, values);
  if (step.from == CaseState::suspended && step.to != CaseState::closed && left_days) {
    record.state_due = domain::intake::due_after_suspension(today, static_cast<int>(*left_days));
    record.state_due_why = "中断の前に残っていた開庁日数(少なくとも1日)";
  }
  if (step.to == CaseState::closed) record.closed_at = ctx.now;
  if (step.rule != "T-12") return;
  record.opening += 1;
  record.number = domain::intake::case_number(
      persistence::series_label(ctx.db, ctx.center(), persistence::SeriesKind::case_file,
                                record.fiscal_year),
      record.ordinal, record.opening);
  record.closed_at.reset();
  record.close_code.reset();
  record.closing_summary.clear();
  persistence::void_closings(ctx.db, ctx.center(), record.id, ctx.now);
  persistence::link_contact(ctx.db, ctx.center(), record.id, body.contact.value().value, false,
                            true, ctx.caller.account_id, ctx.now);
}

Response take_step(Context& ctx, const std::string& id, const std::string& action,
                   const CaseAction& body) {
  FoundCase found = find_case(ctx, id, right_for(action), works_on_closed(action));
  require_version(ctx, found.record.version);
  if (body.facts) store_facts(ctx, id, *body.facts);
  CaseFacts facts = persistence::guard_facts(ctx.db, found.authorized, ctx.center(), found.record,
                                             ctx.caller.account_id, domain::jst_date(ctx.now));
  add_typed(ctx, body, found.record, facts);
  if (closes(action)) facts.closing_text_hash = hash_of_closing(ctx, found.record);
  const Step step =
      take(domain::intake::step_case(found.record.state, action, post_of(ctx.caller), facts));
  const bool moves = step.from != step.to;
  if (step.to == CaseState::closed) approve_by_closing(ctx, found);
  if (moves) {
    enter(ctx, step, body, found.record,
          persistence::case_fact_values(ctx.db, found.authorized, ctx.center(), id));
  } else {
    change_overlay(ctx, step, found, facts);
  }
  if (step.to == CaseState::closed) end_tracks(ctx, found);
  ctx.log.detail = nlohmann::json{{"rule", step.rule}, {"reason", facts.reason}}.dump();
  save_case(ctx, found.record, step.from,
            {{},
             {},
             {},
             moves ? "transition" : "overlay",
             std::string(step.rule),
             action,
             persistence::state_id(step.from),
             persistence::state_id(step.to),
             {},
             facts.reason,
             ""});
  return case_response(ctx, id);
}

}  // namespace

Command act_on_case(Context& context) {
  const auto body = take(read_body<CaseAction>(context.request.body));
  if (body.facts) check_facts(*body.facts, domain::jst_date(context.now));
  const std::string action = context.path_value("action");
  return
      [body, action, id = context.id()](Context& ctx) { return take_step(ctx, id, action, body); };
}

Command set_case_facts(Context& context) {
  const auto body = take(read_body<CaseFactsBody>(context.request.body));
  check_facts(body.facts, domain::jst_date(context.now));
  return [body, id = context.id()](Context& ctx) {
    FoundCase found = find_case(ctx, id, Action::write_case);
    require_version(ctx, found.record.version);
    store_facts(ctx, id, body.facts);
    if (found.record.state == CaseState::interview || found.record.state == CaseState::monitor)
      set_clock(found.record, found.record.state_since,
                persistence::case_fact_values(ctx.db, found.authorized, ctx.center(), id));
    nlohmann::json names = nlohmann::json::array();
    for (const auto& fact : body.facts.value) names.push_back(fact.name.value);
    ctx.log.detail = nlohmann::json{{"facts", names}}.dump();
    save_case(ctx, found.record, found.record.state,
              {{}, {}, {}, "change", "I-10", "set_facts", {}, {}, {}, "", names.dump()});
    return case_response(ctx, id);
  };
}

Command link_case_contact(Context& context) {
  const auto body = take(read_body<NewCaseLink>(context.request.body));
  return [body, id = context.id()](Context& ctx) {
    FoundCase found = find_case(ctx, id, Action::write_case);
    const auto contact = persistence::opening_contact(ctx.db, ctx.center(), body.contact.value,
                                                      ctx.caller.account_id);
    if (!contact || !contact->usable ||
        !domain::decide(ctx.caller.subject(), Action::read_contact, contact->facts))
      reject(ProblemCode::invalid_fields, "I-16", {},
             {{"/contact", "absent", "確定した受付が見つかりません。"}});
    if (!persistence::link_contact(ctx.db, ctx.center(), id, body.contact.value,
                                   body.restricted.value_or(false), false, ctx.caller.account_id,
                                   ctx.now))
      reject(ProblemCode::conflict, "I-16", "すでに結び付いています。");
    const CaseFacts facts =
        persistence::guard_facts(ctx.db, found.authorized, ctx.center(), found.record,
                                 ctx.caller.account_id, domain::jst_date(ctx.now));
    if (!facts.abuse_on && domain::intake::starts_abuse_response(contact->abuse))
      start_abuse_response(ctx, found.record,
                           {contact->abuse, contact->received_at.value_or(ctx.now), "contact"});
    save_case(ctx, found.record, found.record.state,
              {{}, {}, {}, "change", "I-16", "link", {}, {}, {}, "", body.contact.value});
    Response response = case_response(ctx, id);
    response.status = 201;
    return response;
  };
}

Command unlink_case_contact(Context& context) {
  return [id = context.id(), contact = context.id("contact")](Context& ctx) {
    FoundCase found = find_case(ctx, id, Action::write_case);
    if (contact == found.record.opened_by_contact_id)
      reject(ProblemCode::conflict, "I-16", "ケースを開いた受付は外せません。");
    if (!persistence::unlink_contact(ctx.db, ctx.center(), id, contact, ctx.caller.account_id,
                                     ctx.now))
      reject(ProblemCode::not_found, "absent");
    save_case(ctx, found.record, found.record.state,
              {{}, {}, {}, "change", "I-16", "unlink", {}, {}, {}, "", contact});
    return no_content();
  };
}

Command add_case_member(Context& context) {
  const auto body = take(read_body<NewTeamMember>(context.request.body));
  return [body, id = context.id()](Context& ctx) {
    FoundCase found = find_case(ctx, id, Action::write_case);
    // Who may see a restricted case is for MANAGER to decide.
    if (found.record.sensitivity >= "s2") found = find_case(ctx, id, Action::assign_case);
    if (!persistence::join_team(ctx.db, ctx.center(), id, body.account.value, body.duty.value,
                                ctx.now))
      reject(ProblemCode::conflict, "W-1", "すでにチームにいるか、職員が見つかりません。");
    save_case(ctx, found.record, found.record.state,
              {{}, {}, {}, "change", "W-1", "join_team", {}, {}, {}, "", body.account.value});
    Response response = case_response(ctx, id);
    response.status = 201;
    return response;
  };
}

Command change_case_owner(Context& context) {
  const auto body = take(read_body<NewCaseOwner>(context.request.body));
  return [body, id = context.id()](Context& ctx) {
    FoundCase found = find_case(ctx, id, Action::assign_case);
    require_version(ctx, found.record.version);
    if (!persistence::is_active_account(ctx.db, ctx.center(), body.owner.value))
      reject(ProblemCode::invalid_fields, "R-23", {},
             {{"/owner", "absent", "職員が見つかりません。"}});
    found.record.owner_id = body.owner.value;
    save_case(ctx, found.record, found.record.state,
              {{},
               {},
               {},
               "change",
               "R-23",
               "assign",
               {},
               {},
               {},
               body.reason ? body.reason->value : std::string(),
               body.owner.value});
    return case_response(ctx, id);
  };
}

Command change_case_urgency(Context& context) {
  const auto body = take(read_body<NewUrgency>(context.request.body));
  return [body, id = context.id()](Context& ctx) {
    FoundCase found = find_case(ctx, id, Action::write_case);
    require_version(ctx, found.record.version);
    CaseRecord& record = found.record;
    const auto old = record.urgency;
    record.urgency = domain::intake::parse_urgency(body.urgency.value).value();
    record.urgency_was_s = record.urgency_was_s || record.urgency == domain::intake::Urgency::s;
    if (record.state == CaseState::triaged && record.state_due) {
      const bool senior = post_of(ctx.caller) >= domain::intake::Post::senior;
      record.state_due = domain::intake::first_interview_due_after_change(
          *record.state_due, old, record.urgency, domain::jst_date(ctx.now), senior);
      record.state_due_why = "緊急度の変更による(K-7)";
    }
    save_case(ctx, record, record.state,
              {{},
               {},
               {},
               "change",
               "K-7",
               "change_urgency",
               {},
               {},
               {},
               body.reason.value,
               body.urgency.value});
    return case_response(ctx, id);
  };
}

}  // namespace kizuna::api
