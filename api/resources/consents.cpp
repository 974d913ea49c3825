#include "api/resources/consents.hpp"

#include <algorithm>

#include "api/ids.hpp"
#include "api/resources/sharing.hpp"
#include "domain/intake/codes.hpp"
#include "persistence/case_list.hpp"
#include "persistence/sharing_store.hpp"

namespace kizuna::api {
namespace {

using domain::Action;
using domain::ProblemCode;
using persistence::ConsentRecord;

constexpr const char* rule = "R-26";
constexpr std::string_view reminder = "同意の期限です。続けるかを本人に確かめる";

ConsentView view_of(Context& ctx, const FoundCase& found, const ConsentRecord& record) {
  const domain::intake::Consent& terms = record.terms;
  ConsentView view;
  view.id.value = terms.id;
  view.person.value = terms.person;
  view.person_name = name_shown(ctx, found, terms.person);
  view.form = terms.form;
  view.form_label = domain::intake::label_of("consent", terms.form);
  view.items = labelled_items(terms.items);
  for (const auto& receiver : terms.recipients)
    view.recipients.value.push_back(api::view_of(receiver));
  view.purpose = record.purpose;
  view.capacity_note = record.capacity_note;
  view.document = record.document;
  view.given_on.value = terms.given_on;
  if (terms.until) view.until = CivilDateText{*terms.until};
  view.live = domain::intake::lives(terms, domain::jst_date(ctx.now));
  view.recorded_by = persistence::account_name(ctx.db, ctx.center(), record.recorded_by);
  view.recorded_at.value = record.recorded_at;
  if (terms.withdrawn_on) view.withdrawn_on = CivilDateText{*terms.withdrawn_on};
  if (record.withdrawn_by)
    view.withdrawn_by = persistence::account_name(ctx.db, ctx.center(), *record.withdrawn_by);
  view.withdrawal_reason = record.withdrawal_reason;
  return view;
}

std::string answer(Context& ctx, const FoundCase& found) {
  Consents all;
  for (const auto& record :
       persistence::consents_of_case(ctx.db, found.authorized, ctx.center(), found.record.id))
    all.consents.value.push_back(view_of(ctx, found, record));
  return write_body(all);
}

bool grants(const NewConsent& body) {
  return body.form.value < domain::intake::codes::consent_refused;
}

void check(const Context& ctx, const NewConsent& body) {
  std::vector<domain::FieldError> errors;
  if (body.given_on.value > domain::jst_date(ctx.now))
    errors.push_back({"/given_on", "in_future", "今日以前の日を入れてください。"});
  if (body.until && body.until->value < body.given_on.value)
    errors.push_back({"/until", "before_start", "同意した日より前です。"});
  if (grants(body) && (!body.items || body.items->value.empty()))
    errors.push_back({"/items", "missing", "同意した項目を選んでください。"});
  if (grants(body) && (!body.recipients || body.recipients->value.empty()))
    errors.push_back({"/recipients", "missing", "渡してよい相手を入れてください。"});
  if (!errors.empty()) reject(ProblemCode::invalid_fields, rule, {}, std::move(errors));
}

ConsentRecord record_from(Context& ctx, const FoundCase& found, const NewConsent& body) {
  ConsentRecord record;
  record.terms.id = new_id(ctx.now);
  record.terms.person = person_meant(ctx, found, body.person);
  record.terms.form = body.form.value;
  if (body.items)
    for (const auto& item : body.items->value) record.terms.items.push_back(item.value);
  if (body.recipients)
    for (const auto& to : body.recipients->value)
      record.terms.recipients.push_back({to.kind.value, to.name ? to.name->value : std::string()});
  record.terms.given_on = body.given_on.value;
  if (body.until) record.terms.until = body.until->value;
  if (body.purpose) record.purpose = body.purpose->value;
  if (body.capacity_note) record.capacity_note = body.capacity_note->value;
  if (body.document) record.document = body.document->value;
  record.recorded_at = ctx.now;
  record.recorded_by = ctx.caller.account_id;
  if (record.terms.until && *record.terms.until >= domain::jst_date(ctx.now))
    record.task_id = remind(ctx, found, std::string(reminder), rule, *record.terms.until);
  return record;
}

ConsentRecord find_consent(Context& ctx, const FoundCase& found, const std::string& id) {
  auto all = persistence::consents_of_case(ctx.db, found.authorized, ctx.center(), found.record.id);
  const auto one =
      std::ranges::find_if(all, [&](const ConsentRecord& row) { return row.terms.id == id; });
  if (one == all.end()) reject(ProblemCode::not_found, "absent");
  return std::move(*one);
}

}  // namespace

Response list_consents(Context& context) {
  const FoundCase found = find_case(context, context.id(), Action::read_case);
  return json_response(answer(context, found));
}

Command record_consent(Context& context) {
  const auto body = take(read_body<NewConsent>(context.request.body));
  check(context, body);
  return [body, id = context.id()](Context& ctx) {
    FoundCase found = find_case(ctx, id, Action::write_case);
    const ConsentRecord record = record_from(ctx, found, body);
    persistence::insert_consent(ctx.db, ctx.center(), id, record);
    if (record.terms.person == found.record.subject_id)
      persistence::set_case_fact(
          ctx.db, ctx.center(), id,
          {"consent", record.terms.form, record.terms.given_on, "同意の記録"},
          ctx.caller.account_id, ctx.now);
    ctx.log.object = {"consent", record.terms.id, {}};
    save_case(ctx, found.record, found.record.state,
              {{},
               {},
               {},
               "consent",
               rule,
               "record_consent",
               {},
               {},
               {},
               std::string(domain::intake::label_of("consent", record.terms.form)),
               record.terms.id});
    return json_response(answer(ctx, found), 201);
  };
}

Command withdraw_case_consent(Context& context) {
  const auto body = take(read_body<ConsentWithdrawal>(context.request.body));
  return [body, id = context.id(), consent = context.id("consent")](Context& ctx) {
    FoundCase found = find_case(ctx, id, Action::write_case, true);
    const ConsentRecord record = find_consent(ctx, found, consent);
    const auto on = past_day(ctx, body.on, record.terms.given_on, "/on", rule);
    if (!persistence::withdraw_consent(ctx.db, ctx.center(), consent,
                                       {on, body.reason.value, ctx.caller.account_id, ctx.now}))
      reject(ProblemCode::conflict, rule, "この同意はすでに撤回されています。");
    settle_reminder(ctx, found, record.task_id, "cancelled", "同意の撤回");
    ctx.log.object = {"consent", consent, {}};
    save_case(
        ctx, found.record, found.record.state,
        {{}, {}, {}, "consent", rule, "withdraw_consent", {}, {}, {}, body.reason.value, consent});
    return json_response(answer(ctx, found));
  };
}

}  // namespace kizuna::api
