#include "api/resources/contact_proposals.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "api/ids.hpp"
#include "api/resources/contact_writing.hpp"
#include "domain/calendar/closed_days.hpp"
#include "persistence/case_store.hpp"
#include "persistence/contact_tasks.hpp"

namespace kizuna::api {
namespace {

using domain::Action;
using domain::CivilDate;
using domain::intake::CallerTrace;
using domain::intake::CaseSpan;
using domain::intake::Contact;
using domain::intake::ContactRow;
using persistence::ContactTrace;
using persistence::Identities;
using persistence::ResponseSheetRecord;
using persistence::TypedContact;

constexpr std::string_view repeat_rule = "R-4";
constexpr int longest_window_days = 180;

/// Remembers the answer: contacts of one subject share their case.
class VisibleCases {
 public:
  explicit VisibleCases(Context& context) : context_(context) {}

  bool has(const std::string& case_id) {
    const auto [known, is_new] = known_.try_emplace(case_id, false);
    if (is_new) known->second = ask(case_id);
    return known->second;
  }

 private:
  bool ask(const std::string& case_id) const {
    const auto access = persistence::case_access(context_.db, context_.center(), case_id,
                                                 context_.caller.account_id);
    return access &&
           domain::decide(context_.caller.subject(), Action::read_case, access->facts).has_value();
  }

  Context& context_;
  std::map<std::string, bool> known_;
};

bool may_read_contact(const Context& context, const std::string& id) {
  const auto access =
      persistence::contact_access(context.db, context.center(), id, context.caller.account_id);
  return access &&
         domain::decide(context.caller.subject(), Action::read_contact, access->facts).has_value();
}

ContactRow row_of(const Contact& contact, const TypedContact& typed, const Identities& identities,
                  domain::Instant received_at) {
  ContactRow row{"", received_at};
  row.subject = typed.subject;
  row.caller = typed.caller;
  row.caller_type = contact.caller_type;
  row.anonymous_group = typed.group;
  if (row.subject.empty() && row.caller.empty())
    row.subject = identities.person_of_group(typed.group);
  return row;
}

/// I-13 is the rule by which the month's check compares F06: nothing chosen differs from whatever
/// it suggests.
std::string_view suggested_is_new(const ContactRow& typed, const std::vector<ContactTrace>& traces,
                                  const std::vector<CaseSpan>& spans) {
  domain::intake::StatisticsInput input;
  input.cases = spans;
  for (const ContactTrace& trace : traces) input.contacts.push_back(trace.row);
  input.contacts.push_back(typed);
  const CivilDate on = domain::jst_date(typed.received_at);
  for (const auto& difference : domain::intake::is_new_differences(input, {on, on})) {
    if (difference.contact == typed.contact) return difference.suggested;
  }
  return {};
}

CallerTrace caller_trace(const ContactRow& row, bool incoming, const std::string& phone,
                         const Identities& identities) {
  CallerTrace trace;
  trace.contact = row.contact;
  trace.on = domain::jst_date(row.received_at);
  trace.caller_type = row.caller_type;
  trace.caller_person =
      row.caller.empty() ? identities.person_of_group(row.anonymous_group) : row.caller;
  trace.caller_group = row.anonymous_group;
  trace.phone = phone;
  trace.incoming = incoming;
  return trace;
}

bool is_of(const ResponseSheetRecord& sheet, const CallerTrace& caller,
           const Identities& identities) {
  if (sheet.caller_phone) return !caller.phone.empty() && *sheet.caller_phone == caller.phone;
  if (sheet.caller_group && *sheet.caller_group == caller.caller_group) return true;
  const std::string person = sheet.caller_person
                                 ? identities.now(*sheet.caller_person)
                                 : identities.person_of_group(sheet.caller_group.value_or(""));
  return !person.empty() && person == caller.caller_person;
}

/// What R-4 makes of the earlier contacts.
void look_at_caller(Context& context, const CallerTrace& typed,
                    const std::vector<ContactTrace>& traces, const Identities& identities,
                    Proposals& proposals) {
  std::vector<CallerTrace> others;
  for (const ContactTrace& trace : traces) {
    others.push_back(caller_trace(trace.row, trace.incoming, trace.phone, identities));
    const CallerTrace& other = others.back();
    const bool same =
        (!typed.caller_person.empty() && other.caller_person == typed.caller_person) ||
        (!typed.caller_group.empty() && other.caller_group == typed.caller_group) ||
        (!typed.phone.empty() && other.phone == typed.phone);
    if (same) proposals.calls.push_back(trace.root_id);
  }
  proposals.repeat = domain::intake::count_repeat_calls(typed, others);
  std::optional<CivilDate> agreed_until;
  for (ResponseSheetRecord& sheet : persistence::response_sheets(context.db, context.center())) {
    if (!is_of(sheet, typed, identities)) continue;
    agreed_until = sheet.review_on;
    proposals.sheet = std::move(sheet);
    break;
  }
  proposals.sheet_state = domain::intake::response_sheet(proposals.repeat, agreed_until, typed.on);
  if (proposals.sheet_state != domain::intake::ResponseSheet::agreed) proposals.sheet.reset();
}

/// Earlier contacts on the same subject, or of the same anonymous group (I-14).
std::vector<ContactTrace> same_matter(const ContactRow& typed,
                                      const std::vector<ContactTrace>& traces) {
  std::vector<ContactTrace> same;
  std::ranges::copy_if(traces, std::back_inserter(same), [&](const ContactTrace& trace) {
    return (!typed.subject.empty() && trace.row.subject == typed.subject) ||
           (!typed.anonymous_group.empty() && trace.row.anonymous_group == typed.anonymous_group);
  });
  return same;
}

Contact contact_from(const ContactSoFar& body) {
  const auto text = [](const auto& field) { return field ? field->value : std::string(); };
  Contact contact;
  if (body.received_at) contact.received_at = body.received_at->value;
  if (body.direction) contact.direction = body.direction->value;
  if (body.urgency) contact.urgency = body.urgency->value;
  contact.method = text(body.method);
  contact.caller_type = text(body.caller_type);
  contact.caller_person = text(body.caller_person);
  contact.caller_group = text(body.caller_group);
  contact.callback.phone = text(body.callback_phone);
  contact.subject_person = text(body.subject_person);
  contact.outcome = text(body.outcome);
  if (body.further_outcomes) {
    for (const auto& outcome : body.further_outcomes->value)
      contact.further_outcomes.push_back(outcome.value);
  }
  contact.abuse = text(body.abuse);
  contact.document_handled = body.document_handled.value_or(false);
  contact.relation.label = text(body.relation_label);
  return contact;
}

std::string_view word_of(domain::intake::ResponseSheet state) {
  constexpr std::string_view words[] = {"none", "agreed", "undecided"};
  return words[static_cast<std::size_t>(state)];
}

std::string_view word_of(domain::intake::CaseReason reason) {
  constexpr std::string_view words[] = {"second_contact", "home_visit", "document_handled",
                                        "outcome", "urgency"};
  return words[static_cast<std::size_t>(reason)];
}

ContactProposals answer_of(const Proposals& proposals, const Contact& contact) {
  ContactProposals view;
  view.is_new = proposals.is_new;
  for (const auto reason : proposals.case_reasons)
    view.case_reasons.value.push_back(
        {std::string(word_of(reason)), std::string(domain::intake::to_japanese(reason))});
  // A reason is given, nobody has agreed: what is then missing is the agreement, or nothing.
  view.inquiry_needs_agreement =
      !domain::intake::check_stay_as_inquiry(contact, {true, "-", {}}).empty();
  if (proposals.open_case) view.open_case = Uuid{*proposals.open_case};
  for (const std::string& id : proposals.earlier_inquiries)
    view.earlier_inquiries.value.push_back({id});
  view.calls_in_30_days = proposals.repeat.in_30_days;
  view.calls_in_180_days = proposals.repeat.in_180_days;
  view.response_sheet = word_of(proposals.sheet_state);
  if (proposals.sheet) view.sheet = view_of(*proposals.sheet);
  return view;
}

}  // namespace

Proposals proposals_for(Context& context, const Contact& contact, const std::string& root_id) {
  const domain::Instant received_at = contact.received_at.value_or(context.now);
  Identities identities(context.db, context.center());
  const std::string behind = identities.person_of_group(contact.caller_group);
  if (!behind.empty() && !knows_person(context, behind))
    identities.forget_person_of(contact.caller_group);
  const TypedContact typed{root_id,
                           identities.now(contact.subject_person),
                           identities.now(contact.caller_person),
                           contact.caller_group,
                           persistence::digits_of(contact.callback.phone),
                           received_at - std::chrono::days(longest_window_days)};
  auto traces = persistence::contact_traces(context.db, context.center(), identities, typed);
  VisibleCases visible(context);
  for (ContactTrace& trace : traces) {
    if (!trace.row.case_id.empty() && !visible.has(trace.row.case_id)) trace.row.case_id.clear();
  }
  const ContactRow row = row_of(contact, typed, identities, received_at);
  auto spans = persistence::case_spans_of(context.db, context.center(), identities, row.subject);
  std::erase_if(spans, [&](const CaseSpan& span) { return !visible.has(span.case_id); });

  Proposals proposals;
  proposals.is_new = suggested_is_new(row, traces, spans);
  if (!spans.empty() && !spans.back().closed_at) proposals.open_case = spans.back().case_id;
  std::vector<domain::intake::EarlierContact> earlier;
  for (const ContactTrace& trace : same_matter(row, traces)) {
    earlier.push_back({domain::jst_date(trace.row.received_at), false});
    if (trace.row.case_id.empty() && may_read_contact(context, trace.row.contact))
      proposals.earlier_inquiries.push_back(trace.row.contact);
  }
  Contact dated = contact;
  dated.received_at = received_at;
  proposals.case_reasons = domain::intake::propose_case(dated, earlier);
  look_at_caller(context, caller_trace(row, contact.direction == "IN", typed.phone, identities),
                 traces, identities, proposals);
  return proposals;
}

void ask_for_response_sheet(Context& context, const Contact& contact, const std::string& root_id) {
  // Of most callers nothing is known by which they could be recognised.
  if (contact.caller_person.empty() && contact.caller_group.empty() &&
      contact.callback.phone.empty()) {
    return;
  }
  const Proposals proposals = proposals_for(context, contact, root_id);
  if (proposals.sheet_state != domain::intake::ResponseSheet::undecided) return;
  const bool asked = std::ranges::any_of(proposals.calls, [&](const std::string& root) {
    return persistence::contact_has_open_task(context.db, context.center(), root, repeat_rule);
  });
  if (asked ||
      persistence::contact_has_open_task(context.db, context.center(), root_id, repeat_rule)) {
    return;
  }
  const auto due = domain::next_open_day(domain::CalendarKind::city, domain::jst_date(context.now));
  persistence::insert_caused_task(context.db, context.center(),
                                  {new_id(context.now),
                                   "繰り返し相談される方の対応方針を決めてください",
                                   "",
                                   {},
                                   "senior",
                                   due,
                                   std::string(repeat_rule),
                                   "normal",
                                   contact.id},
                                  context.caller.account_id, context.now);
}

ResponseSheetView view_of(const ResponseSheetRecord& sheet) {
  ResponseSheetView view;
  view.id.value = sheet.id;
  view.version = sheet.version;
  if (sheet.caller_person) view.caller_person = Uuid{*sheet.caller_person};
  if (sheet.caller_group) view.caller_group = Uuid{*sheet.caller_group};
  view.caller_phone = sheet.caller_phone;
  view.text = sheet.text;
  view.review_on.value = sheet.review_on;
  view.agreed_by.value = sheet.agreed_by;
  return view;
}

Command propose_for_contact(Context& context) {
  const auto body = take(read_body<ContactSoFar>(context.request.body));
  Contact contact = contact_from(body);
  check_references(context, contact);
  std::string root;
  if (body.contact) {
    const OpenedContact opened = open_contact(context, body.contact->value, Action::read_contact);
    root = opened.access.root_id;
    contact.id = body.contact->value;
  }
  const Proposals proposals = proposals_for(context, contact, root);
  const TypedPeople typed{body.caller_typed ? body.caller_typed->value : "",
                          body.subject_typed ? body.subject_typed->value : ""};
  ContactProposals view = answer_of(proposals, contact);
  nlohmann::json detail = {{"subject", contact.subject_person},
                           {"caller", contact.caller_person},
                           {"group", contact.caller_group},
                           {"listed", proposals.earlier_inquiries}};
  if (!protected_from(context, contact, typed).empty()) {
    view.warning = abuser_warning();
    detail["warned"] = "R-34";
  }
  // Only the log waits for the writer.
  return [answer = write_body(view), detail = detail.dump()](Context& on_writer) {
    on_writer.log.detail = detail;
    return json_response(answer);
  };
}

}  // namespace kizuna::api
