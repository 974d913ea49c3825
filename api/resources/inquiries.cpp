#include "api/resources/inquiries.hpp"

#include <algorithm>

#include "api/ids.hpp"
#include "api/resources/contact_writing.hpp"
#include "domain/intake/contact_proposals.hpp"
#include "persistence/contact_tasks.hpp"
#include "persistence/inquiry_store.hpp"

namespace kizuna::api {
namespace {

using domain::Action;
using domain::ProblemCode;
using persistence::InquiryDecision;

constexpr std::string_view rule = "I-15";

/// Whoever has decided stays with it, whether a case is still proposed or not.
std::vector<domain::FieldError> missing(const OpenedContact& opened,
                                        const InquiryDecision& decision) {
  domain::intake::StayAsInquiry stay{true, decision.reason, {}};
  if (decision.agreed_at) stay.senior_agreed_on = domain::jst_date(*decision.agreed_at);
  return domain::intake::check_stay_as_inquiry(opened.record.contact, stay);
}

InquiryDecisionView view_of(const InquiryDecision& decision,
                            const std::vector<domain::FieldError>& errors) {
  InquiryDecisionView view;
  view.id.value = decision.id;
  view.version = decision.version;
  view.contact.value = decision.contact_id;
  view.reason = decision.reason;
  view.decided_by.value = decision.decided_by;
  view.decided_at.value = decision.decided_at;
  if (decision.agreed_by) view.agreed_by = Uuid{*decision.agreed_by};
  if (decision.agreed_at) view.agreed_at = InstantText{*decision.agreed_at};
  for (const auto& error : errors)
    view.missing.value.push_back({error.pointer, error.code, error.message});
  return view;
}

}  // namespace

Response list_inquiry_decisions(Context& context) {
  const OpenedContact opened = open_contact(context, context.id(), Action::read_contact);
  InquiryDecisionViews answer;
  for (const InquiryDecision& decision : persistence::inquiry_decisions(
           context.db, context.authorize(Action::read_contact, opened.access.facts),
           context.center(), opened.access.root_id)) {
    answer.decisions.value.push_back(view_of(decision, missing(opened, decision)));
  }
  return json_response(write_body(answer));
}

Command decide_inquiry(Context& context) {
  const auto body = take(read_body<NewInquiryDecision>(context.request.body));
  return [body, id = context.id()](Context& on_writer) {
    const OpenedContact opened = open_contact(on_writer, id, Action::write_contact);
    if (opened.record.contact.voided) {
      reject(ProblemCode::conflict, "I-5", "取り消された受付です。");
    }
    InquiryDecision decision;
    decision.id = new_id(on_writer.now);
    decision.contact_id = id;
    decision.reason = body.reason.value;
    decision.decided_by = on_writer.caller.account_id;
    decision.decided_at = on_writer.now;
    persistence::insert_inquiry(on_writer.db, on_writer.center(), decision);
    const auto errors = missing(opened, decision);
    if (!errors.empty()) {
      persistence::insert_caused_task(on_writer.db, on_writer.center(),
                                      {new_id(on_writer.now),
                                       "一般相談のままにすることへの同意が必要です",
                                       "",
                                       {},
                                       "senior",
                                       domain::jst_date(on_writer.now),
                                       std::string(rule),
                                       "urgent",
                                       id},
                                      on_writer.caller.account_id, on_writer.now);
    }
    return created_response(write_body(view_of(decision, errors)),
                            "/v1/contacts/" + id + "/inquiry-decisions", decision.version);
  };
}

Command agree_inquiry(Context& context) {
  return [id = context.id()](Context& on_writer) {
    const auto contact = persistence::contact_of_inquiry(on_writer.db, on_writer.center(), id);
    if (!contact) reject(ProblemCode::not_found, "absent");
    const OpenedContact opened = open_contact(on_writer, *contact, Action::decide_as_senior);
    auto all = persistence::inquiry_decisions(
        on_writer.db, on_writer.authorize(Action::decide_as_senior, opened.access.facts),
        on_writer.center(), opened.access.root_id);
    InquiryDecision& decision = *std::ranges::find(all, id, &InquiryDecision::id);
    require_version(on_writer, decision.version);
    if (decision.agreed_by)
      reject(ProblemCode::conflict, std::string(rule), "すでに同意があります。");
    if (decision.decided_by == on_writer.caller.account_id) {
      reject(ProblemCode::four_eyes, std::string(rule), "判断した本人は同意できません。");
    }
    decision.agreed_by = on_writer.caller.account_id;
    decision.agreed_at = on_writer.now;
    if (!persistence::agree_to_inquiry(on_writer.db, on_writer.center(), decision)) {
      reject(ProblemCode::stale_version, "C-01");
    }
    ++decision.version;
    persistence::close_contact_tasks(on_writer.db, on_writer.center(), decision.contact_id, rule,
                                     on_writer.caller.account_id, on_writer.now);
    return resource_response(write_body(view_of(decision, missing(opened, decision))),
                             decision.version);
  };
}

}  // namespace kizuna::api
