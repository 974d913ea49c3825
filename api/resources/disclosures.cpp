#include "api/resources/disclosures.hpp"

#include <algorithm>

#include "api/ids.hpp"
#include "api/resources/tell_manager.hpp"
#include "domain/calendar/civil_date.hpp"
#include "domain/intake/codes.hpp"
#include "persistence/case_list.hpp"
#include "persistence/person_store.hpp"

namespace kizuna::api {
namespace {

using domain::Action;
using domain::ProblemCode;
using domain::intake::Handing;
using persistence::DisclosureRecord;

constexpr const char* rule = "R-29";
// The first day of the first series of numbers.
constexpr domain::CivilDate numbers_begin{std::chrono::year{2019}, std::chrono::month{4},
                                          std::chrono::day{1}};

bool is_refused(Context& ctx, const FoundCase& found) {
  return persistence::guard_facts(ctx.db, found.authorized, ctx.center(), found.record,
                                  ctx.caller.account_id, domain::jst_date(ctx.now))
             .newest_consent == domain::intake::codes::consent_refused;
}

DisclosureView view_of(Context& ctx, const FoundCase& found, const DisclosureRecord& record) {
  const Handing& handing = record.handing;
  DisclosureView view;
  view.id.value = record.id;
  view.number = record.number;
  view.person.value = handing.about;
  view.person_name = name_shown(ctx, found, handing.about);
  view.recipient = api::view_of(handing.to);
  view.items = labelled_items(handing.items);
  view.basis = labelled("sharing_basis", handing.basis);
  view.grounds = handing.grounds;
  view.danger = handing.danger;
  view.why_no_consent = handing.why_no_consent;
  view.why_these_items = handing.why_these_items;
  for (const auto& consent : record.consents) view.consents.value.push_back({consent});
  view.handed = record.handed;
  view.medium = labelled("medium", record.medium);
  view.handed_on.value = handing.on;
  view.recorded_by = persistence::account_name(ctx.db, ctx.center(), record.recorded_by);
  view.recorded_at.value = record.recorded_at;
  if (record.return_by) view.return_by = CivilDateText{*record.return_by};
  view.return_overdue =
      record.return_by && !record.returned_on && *record.return_by < domain::jst_date(ctx.now);
  if (record.returned_on) view.returned_on = CivilDateText{*record.returned_on};
  view.returned_how = record.returned_how;
  return view;
}

std::string answer(Context& ctx, const FoundCase& found) {
  Disclosures all;
  for (const auto& record :
       persistence::disclosures_of_case(ctx.db, found.authorized, ctx.center(), found.record.id))
    all.disclosures.value.push_back(view_of(ctx, found, record));
  for (auto& offer : domain::intake::bases_offered(is_refused(ctx, found))) {
    const auto* row =
        domain::intake::find_code("sharing_basis", offer.code, domain::jst_date(ctx.now));
    all.bases.value.push_back({std::string(offer.code), std::string(row->ja),
                               std::string(row->source), offer.offered, std::move(offer.reason)});
  }
  return write_body(all);
}

template <class Text>
std::string text_of(const std::optional<Text>& typed) {
  return typed ? typed->value : std::string();
}

DisclosureRecord record_from(Context& ctx, const FoundCase& found, const NewDisclosure& body) {
  DisclosureRecord record;
  Handing& handing = record.handing;
  handing.about = person_meant(ctx, found, body.person);
  handing.to = {body.recipient_kind.value, body.recipient_name.value};
  for (const auto& item : body.items.value) handing.items.push_back(item.value);
  handing.basis = body.basis.value;
  handing.grounds = text_of(body.grounds);
  handing.danger = text_of(body.danger);
  handing.why_no_consent = text_of(body.why_no_consent);
  handing.why_these_items = text_of(body.why_these_items);
  handing.on = past_day(ctx, body.handed_on, numbers_begin, "/handed_on", rule);
  record.handed = body.handed.value;
  record.medium = body.medium.value;
  if (body.return_by) record.return_by = body.return_by->value;
  return record;
}

void check(const NewDisclosure& body) {
  std::vector<domain::FieldError> errors;
  if (body.items.value.empty())
    errors.push_back({"/items", "missing", "渡す項目を選んでください。"});
  if (body.return_by && body.handed_on && body.return_by->value < body.handed_on->value)
    errors.push_back({"/return_by", "before_start", "渡した日より前です。"});
  if (!errors.empty()) reject(ProblemCode::invalid_fields, rule, {}, std::move(errors));
}

/// what was given without consent to protect somebody is MANAGER's to know.
void copy_to_manager(Context& ctx, const FoundCase& found, const DisclosureRecord& record) {
  tell(ctx, {"同意のない提供(B3)がありました",
             record.number + " 危険: " + record.handing.danger +
                 "\n同意を得られない理由: " + record.handing.why_no_consent +
                 "\nこの項目が要る理由: " + record.handing.why_these_items,
             "R-27", found.record.id});
}

DisclosureRecord find_disclosure(Context& ctx, const FoundCase& found, const std::string& id) {
  auto all =
      persistence::disclosures_of_case(ctx.db, found.authorized, ctx.center(), found.record.id);
  const auto one = std::ranges::find(all, id, &DisclosureRecord::id);
  if (one == all.end()) reject(ProblemCode::not_found, "absent");
  return std::move(*one);
}

}  // namespace

DisclosureRecord disclose(Context& on_writer, FoundCase& found, DisclosureRecord record) {
  std::vector<domain::intake::Consent> consents;
  for (auto& one : persistence::consents_of_case(on_writer.db, found.authorized, on_writer.center(),
                                                 found.record.id))
    consents.push_back(std::move(one.terms));
  record.handing.refused = is_refused(on_writer, found);
  const auto access = persistence::person_access(on_writer.db, on_writer.center(),
                                                 record.handing.about, on_writer.caller.account_id);
  record.handing.place_is_masked = access.value().mask > domain::MaskLevel::sensitive;
  for (const std::size_t at : take(domain::intake::find_basis(record.handing, consents)))
    record.consents.push_back(consents[at].id);
  record.id = new_id(on_writer.now);
  record.recorded_at = on_writer.now;
  record.recorded_by = on_writer.caller.account_id;
  if (record.return_by)
    record.task_id = remind(on_writer, found, record.handing.to.name + "から写しを返してもらう",
                            rule, *record.return_by);
  record.number =
      persistence::insert_disclosure(on_writer.db, on_writer.center(), found.record.id, record);
  if (record.handing.basis == domain::intake::codes::basis_protection)
    copy_to_manager(on_writer, found, record);
  save_case(on_writer, found.record, found.record.state,
            {{},
             {},
             {},
             "disclosure",
             rule,
             "disclose",
             {},
             {},
             {},
             record.number + " " + record.handing.to.name + " " + record.handing.basis,
             record.id});
  return record;
}

Response list_disclosures(Context& context) {
  const FoundCase found = find_case(context, context.id(), Action::read_case);
  return json_response(answer(context, found));
}

Command record_disclosure(Context& context) {
  const auto body = take(read_body<NewDisclosure>(context.request.body));
  check(body);
  return [body, id = context.id()](Context& ctx) {
    FoundCase found = find_case(ctx, id, Action::write_case);
    const DisclosureRecord record = disclose(ctx, found, record_from(ctx, found, body));
    ctx.log.object = {"disclosure", record.id, {}};
    ctx.log.purpose = "disclosure_request";
    return json_response(answer(ctx, found), 201);
  };
}

Command return_disclosure(Context& context) {
  const auto body = take(read_body<CopyReturnBody>(context.request.body));
  return [body, id = context.id(), disclosure = context.id("disclosure")](Context& ctx) {
    FoundCase found = find_case(ctx, id, Action::write_case, true);
    const DisclosureRecord record = find_disclosure(ctx, found, disclosure);
    const auto on = past_day(ctx, body.on, record.handing.on, "/on", rule);
    if (!persistence::return_copy(ctx.db, ctx.center(), disclosure,
                                  {on, body.how.value, ctx.caller.account_id}))
      reject(ProblemCode::conflict, rule, "この写しはすでに戻っています。");
    settle_reminder(ctx, found, record.task_id, "done", "");
    ctx.log.object = {"disclosure", disclosure, {}};
    save_case(ctx, found.record, found.record.state,
              {{},
               {},
               {},
               "disclosure",
               rule,
               "return_copy",
               {},
               {},
               {},
               record.number + " " + body.how.value,
               disclosure});
    return json_response(answer(ctx, found));
  };
}

}  // namespace kizuna::api
