#include <nlohmann/json.hpp>

#include "api/ids.hpp"
#include "api/resources/case_charts.hpp"
#include "api/resources/chart_writing.hpp"
#include "api/resources/person_mask_dto.hpp"
#include "domain/calendar/entered_date.hpp"
#include "domain/people/address_mask.hpp"

namespace kizuna::api {
namespace {

using domain::Action;
using domain::ProblemCode;
using persistence::ChartKind;
using persistence::SupportAgency;

SupportAgency agency_from(const Context& context, const SupportAgencyFields& body) {
  SupportAgency agency;
  agency.name = body.name.value;
  agency.kind = body.kind.value;
  agency.strength = body.strength.value;
  agency.direction = body.direction.value;
  agency.contact_person = text_or_empty(body.contact_person);
  agency.since = text_or_empty(body.since);
  agency.note = text_or_empty(body.note);
  agency.source = body.source.value;
  agency.as_of = as_of(context, body.as_of);
  if (!agency.since.empty()) take(domain::parse_entered_date(agency.since, "/since"));
  return agency;
}

/// M-3: who stays in a shelter has no facility on record.
void refuse_places_of_shelter(const Context& ctx, const FoundCase& found) {
  if (domain::accepts_new_place(mask_of_subject(ctx, found.record).level)) return;
  reject(ProblemCode::invalid_fields, "M-3", {},
         {{"/name", "shelter", "段階3では、場所のわかる機関を登録できません。"}});
}

audit::kj1::Value codes_of(const SupportAgency& agency) {
  return audit::kj1::Object{
      {"kind", agency.kind}, {"strength", agency.strength}, {"direction", agency.direction}};
}

const persistence::Charted<SupportAgency>& agency_to_change(Context& ctx,
                                                            const ChartReading& reading,
                                                            const std::string& id) {
  const auto& old = row_of(reading.record().agencies, id);
  ctx.log.object = {"support_agency", id, old.trace.version};
  require_version(ctx, old.trace.version);
  return old;
}

}  // namespace

Command add_support_agency(Context& context) {
  const SupportAgency given =
      agency_from(context, take(read_body<SupportAgencyFields>(context.request.body)));
  return [given, case_id = context.id()](Context& ctx) {
    const auto [found, reading] = chart_to_change(ctx, case_id);
    refuse_places_of_shelter(ctx, found);
    SupportAgency agency = given;
    agency.id = new_id(ctx.now);
    begin_chart_change(ctx, found);
    persistence::insert_row(ctx.db, ctx.center(), case_id, agency, new_trace(ctx));
    ctx.log.object = {"support_agency", agency.id, 1};
    ctx.log.after = codes_of(agency);
    return chart_response(ctx, found, 201);
  };
}

Command change_support_agency(Context& context) {
  const SupportAgency given =
      agency_from(context, take(read_body<SupportAgencyFields>(context.request.body)));
  return [given, case_id = context.id(), id = context.id("agency")](Context& ctx) {
    const auto [found, reading] = chart_to_change(ctx, case_id);
    const auto& old = agency_to_change(ctx, reading, id);
    refuse_places_of_shelter(ctx, found);
    SupportAgency agency = given;
    agency.id = id;
    begin_chart_change(ctx, found);
    replace_charted(ctx, found, ChartKind::agency, old, agency);
    ctx.log.before = codes_of(old.row);
    ctx.log.after = codes_of(agency);
    return chart_response(ctx, found);
  };
}

Command remove_support_agency(Context& context) {
  const auto body = take(read_body<Reason>(context.request.body));
  return [reason = body.reason.value, case_id = context.id(),
          id = context.id("agency")](Context& ctx) {
    const auto [found, reading] = chart_to_change(ctx, case_id);
    const auto& old = agency_to_change(ctx, reading, id);
    begin_chart_change(ctx, found);
    end_charted(ctx, ChartKind::agency, id, old.trace.version, reason);
    ctx.log.before = codes_of(old.row);
    ctx.log.detail = nlohmann::json{{"reason", reason}}.dump();
    return chart_response(ctx, found);
  };
}

Command reveal_support_agencies(Context& context) {
  const auto body = take(read_body<RevealReason>(context.request.body));
  const FoundCase found = find_case(context, context.id(), Action::read_case);
  const SubjectMask mask = mask_of_subject(context, found.record);
  auto token = take(domain::authorize_reveal(mask.level, mask.viewer, body.reason.value));
  if (domain::reveal_needs_step_up(mask.level) && !context.caller.stepped_up)
    reject(ProblemCode::step_up_required, "AUTH-19");
  const ChartReading reading = read_chart(context, found);
  const domain::Protected<std::vector<persistence::Charted<SupportAgency>>> hidden(
      reading.record().agencies);
  RevealedAgencies revealed;
  for (const auto& agency : hidden.reveal(std::move(token)))
    revealed.agencies.value.push_back(reading.view_of(agency, true));
  return [text = write_body(revealed), object = context.log.object, case_id = found.record.id,
          reason = body.reason.value](Context& ctx) {
    ctx.log.object = object;
    ctx.log.case_id = case_id;
    ctx.log.detail = nlohmann::json{{"reason", reason}}.dump();
    return json_response(text);
  };
}

}  // namespace kizuna::api
