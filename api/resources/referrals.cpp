#include "api/resources/referrals.hpp"

#include <algorithm>

#include "api/ids.hpp"
#include "api/resources/disclosures.hpp"
#include "api/resources/tracks.hpp"
#include "domain/intake/codes.hpp"
#include "persistence/case_list.hpp"
#include "persistence/referral_store.hpp"

namespace kizuna::api {
namespace {

using domain::Action;
using domain::ProblemCode;
using domain::intake::TrackKind;
using persistence::ReferralRecord;

constexpr const char* rule = "3.7";
constexpr domain::CivilDate earliest{std::chrono::year{2000}, std::chrono::April,
                                     std::chrono::day{1}};

template <class Field>
std::string text_of(const std::optional<Field>& field) {
  return field ? field->value : std::string();
}

bool hands_over(const std::string& kind) {
  return kind == domain::intake::codes::referral_handed_over;
}

/// 紹介 sends nothing; つなぎ says what was sent, on which basis, and what is to come back.
void check(const NewReferral& body) {
  std::vector<domain::FieldError> errors;
  if (!hands_over(body.kind.value)) {
    if (body.handing)
      errors.push_back({"/handing", "nothing_to_hand",
                        "紹介では情報を渡しません。渡すときは「つなぎ」を選んでください。"});
  } else {
    if (!body.handing)
      errors.push_back({"/handing", "missing", "渡した項目と根拠を入れてください。"});
    else if (body.handing->items.value.empty())
      errors.push_back({"/handing/items", "missing", "渡す項目を選んでください。"});
    if (!body.wanted_answer)
      errors.push_back({"/wanted_answer", "missing", "求める返事を入れてください。"});
  }
  if (!errors.empty()) reject(ProblemCode::invalid_fields, rule, {}, std::move(errors));
}

ReferralRecord record_from(Context& ctx, const NewReferral& body) {
  ReferralRecord record;
  record.id = new_id(ctx.now);
  record.kind = body.kind.value;
  record.to = {body.recipient_kind.value, body.recipient_name.value};
  record.reason = body.reason.value;
  record.wanted_answer = text_of(body.wanted_answer);
  record.on = past_day(ctx, body.on, earliest, "/on", rule);
  record.created_at = ctx.now;
  record.created_by = ctx.caller.account_id;
  return record;
}

/// the disclosure with its number; out through Refused where there is no basis.
std::string disclose_with(Context& ctx, FoundCase& found, const ReferralRecord& referral,
                          const ReferralHanding& body) {
  persistence::DisclosureRecord record;
  record.handing.about = found.record.subject_id;
  record.handing.to = referral.to;
  for (const auto& item : body.items.value) record.handing.items.push_back(item.value);
  record.handing.basis = body.basis.value;
  record.handing.grounds = text_of(body.grounds);
  record.handing.danger = text_of(body.danger);
  record.handing.why_no_consent = text_of(body.why_no_consent);
  record.handing.why_these_items = text_of(body.why_these_items);
  record.handing.on = referral.on;
  record.handed = body.handed.value;
  record.medium = body.medium.value;
  try {
    return disclose(ctx, found, std::move(record)).id;
  } catch (Refused& refused) {
    // The same words at the place where they stand here.
    for (auto& error : refused.refusal.errors) error.pointer.insert(0, "/handing");
    throw;
  }
}

void hand_over(Context& ctx, FoundCase& found, const NewReferral& body, ReferralRecord& record) {
  take(domain::intake::may_start_track({TrackKind::k5, false, found.record.state, false,
                                        found.record.urgency, post_of(ctx.caller)}));
  record.disclosure_id = disclose_with(ctx, found, record, *body.handing);
  NewTrack track;
  track.kind.value = domain::intake::code_of(TrackKind::k5);
  track.on = CivilDateText{record.on};
  track.reason = Prose<500>{record.to.name};
  track.waiting_for = body.recipient_name;
  track.follow_up_on = body.follow_up_on;
  record.track_id = begin_track(ctx, found, track).id;
}

std::string answer(Context& ctx, const FoundCase& found) {
  Referrals all;
  for (const auto& record :
       persistence::referrals_of_case(ctx.db, found.authorized, ctx.center(), found.record.id)) {
    ReferralView view;
    view.id.value = record.id;
    view.kind = labelled("referral", record.kind);
    view.recipient = view_of(record.to);
    view.reason = record.reason;
    view.wanted_answer = record.wanted_answer;
    view.on.value = record.on;
    view.referred_by = persistence::account_name(ctx.db, ctx.center(), record.created_by);
    if (record.disclosure_id) view.disclosure = Uuid{*record.disclosure_id};
    if (record.track_id)
      view.track = line_of(
          ctx, persistence::load_track(ctx.db, found.authorized, ctx.center(), *record.track_id));
    if (record.acknowledged_on) view.acknowledged_on = CivilDateText{*record.acknowledged_on};
    view.result = record.result;
    if (record.result_on) view.result_on = CivilDateText{*record.result_on};
    all.referrals.value.push_back(std::move(view));
  }
  return write_body(all);
}

void note(Context& ctx, const FoundCase& found, const ReferralRecord& record) {
  persistence::insert_case_event(ctx.db, ctx.center(),
                                 {new_id(ctx.now),
                                  found.record.id,
                                  ctx.now,
                                  "referral",
                                  rule,
                                  hands_over(record.kind) ? "hand_over" : "introduce",
                                  {},
                                  {},
                                  ctx.caller.account_id,
                                  record.to.name,
                                  record.id});
}

ReferralRecord find_referral(Context& ctx, const FoundCase& found, const std::string& id) {
  auto all =
      persistence::referrals_of_case(ctx.db, found.authorized, ctx.center(), found.record.id);
  const auto one = std::ranges::find(all, id, &ReferralRecord::id);
  if (one == all.end()) reject(ProblemCode::not_found, "absent");
  return std::move(*one);
}

void move_on(Context& ctx, ReferralRecord& record, const std::string& action,
             const ReferralAction& body) {
  if (!record.track_id) reject(ProblemCode::conflict, rule, "紹介だけのものに返事はありません。");
  FoundTrack track = find_track(ctx, *record.track_id, Action::write_case);
  TrackAction typed;
  typed.on = body.on;
  typed.result = body.result;
  // Whom we wait for and the day on which we ask again stay, until there is a result.
  typed.waiting_for = Line<100>{record.to.name};
  const auto today = domain::jst_date(ctx.now);
  typed.follow_up_on = body.follow_up_on;
  if (!typed.follow_up_on && track.record.follow_up_on)
    typed.follow_up_on = CivilDateText{std::max(today, *track.record.follow_up_on)};
  step_track(ctx, track, action, typed);
  if (action == "acknowledge") record.acknowledged_on = body.on.value;
  if (action == "receive_result") {
    record.result_on = body.on.value;
    record.result = body.result.value().value;
  }
  if (!persistence::update_referral(ctx.db, ctx.center(), record))
    reject(ProblemCode::stale_version, "C-01");
}

}  // namespace

Response list_referrals(Context& context) {
  return json_response(answer(context, find_case(context, context.id(), Action::read_case)));
}

Command refer(Context& context) {
  const auto body = take(read_body<NewReferral>(context.request.body));
  check(body);
  return [body, id = context.id()](Context& ctx) {
    FoundCase found = find_case(ctx, id, Action::write_case);
    ReferralRecord record = record_from(ctx, body);
    if (hands_over(record.kind)) hand_over(ctx, found, body, record);
    persistence::insert_referral(ctx.db, ctx.center(), id, record);
    note(ctx, found, record);
    ctx.log.object = {"referral", record.id, {}};
    return json_response(answer(ctx, found), 201);
  };
}

Command act_on_referral(Context& context) {
  const auto body = take(read_body<ReferralAction>(context.request.body));
  return [body, id = context.id(), referral = context.id("referral"),
          action = context.path_value("action")](Context& ctx) {
    const FoundCase found = find_case(ctx, id, Action::write_case);
    ReferralRecord record = find_referral(ctx, found, referral);
    if (action != "acknowledge" && action != "receive_result")
      reject(ProblemCode::not_found, "absent");
    move_on(ctx, record, action, body);
    ctx.log.object = {"referral", referral, {}};
    return json_response(answer(ctx, found));
  };
}

}  // namespace kizuna::api
