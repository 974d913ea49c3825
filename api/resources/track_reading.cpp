#include <algorithm>

#include "api/resources/tracks.hpp"
#include "domain/intake/codes.hpp"
#include "persistence/case_list.hpp"

namespace kizuna::api {
namespace {

using domain::Action;
using domain::intake::TrackKind;
using persistence::TrackRecord;

std::optional<CivilDateText> text_of(const std::optional<domain::CivilDate>& date) {
  return date ? std::optional(CivilDateText{*date}) : std::nullopt;
}

/// A restricted track is a sealed thing inside its case: for named people and MANAGER.
domain::RecordFacts facts_of(Context& context, const std::string& case_id, bool named) {
  auto facts =
      persistence::case_access(context.db, context.center(), case_id, context.caller.account_id)
          .value()
          .facts;
  facts.sensitivity = std::max(facts.sensitivity, domain::Sensitivity::s2);
  facts.owner_id.clear();
  facts.subject_is_named = named || post_of(context.caller) == domain::intake::Post::manager;
  return facts;
}

bool is_visible(Context& context, const TrackRecord& record) {
  if (!domain::intake::is_restricted(record.kind)) return true;
  const auto head =
      persistence::track_head(context.db, context.center(), record.id, context.caller.account_id);
  const auto facts = facts_of(context, record.case_id, head.value().viewer_is_named);
  // A line in a list, so without the fresh factor that opening asks for.
  return domain::decide(context.caller.subject(), Action::list_cases, facts).has_value();
}

TrackStepView view_of(const domain::intake::TrackRow& row, const domain::intake::TrackTable& table,
                      domain::intake::Post post) {
  TrackStepView view;
  view.action = row.action;
  view.rule = row.id;
  view.label = row.label;
  view.who = table.posts[static_cast<std::size_t>(row.who)].ja;
  view.permitted = domain::intake::carries(post, row.who);
  for (const auto need : row.needs) {
    const auto& asked = table.needs[static_cast<std::size_t>(need)];
    view.needs.value.push_back(
        {std::string(asked.code), std::string(asked.pointer), std::string(asked.ja)});
  }
  return view;
}

TrackOffer offer_of(Context& context, const FoundCase& found, TrackKind kind) {
  TrackOffer offer;
  offer.kind = domain::intake::code_of(kind);
  offer.label = domain::intake::label_of("track", offer.kind);
  if (kind == TrackKind::k5) {
    offer.reason = "つなぎを記録すると始まります。";
    return offer;
  }
  // With a reason as MANAGER would give one: this asks what may be opened, it opens nothing.
  const auto verdict = domain::intake::may_start_track(
      {kind, false, found.record.state, is_decided(context, found, kind), found.record.urgency,
       post_of(context.caller), "理由"});
  offer.offered = verdict.has_value();
  if (!verdict) offer.reason = verdict.error().detail;
  return offer;
}

}  // namespace

FoundTrack find_track(Context& context, const std::string& id, Action action) {
  const auto head =
      persistence::track_head(context.db, context.center(), id, context.caller.account_id);
  if (!head) reject(domain::ProblemCode::not_found, "absent");
  FoundCase file = find_case(context, head->case_id, action);
  context.log.object = {"track", id, head->version};
  if (head->restricted)
    context.authorize(action, facts_of(context, head->case_id, head->viewer_is_named));
  auto record = persistence::load_track(context.db, file.authorized, context.center(), id);
  return {std::move(file), std::move(record)};
}

std::vector<TrackRecord> visible_tracks(Context& context, const FoundCase& found) {
  auto all =
      persistence::tracks_of_case(context.db, found.authorized, context.center(), found.record.id);
  std::erase_if(all, [&](const TrackRecord& record) { return !is_visible(context, record); });
  return all;
}

bool is_decided(Context& context, const FoundCase& found, TrackKind kind) {
  if (found.record.state < domain::intake::CaseState::support) return false;
  const auto values = persistence::case_fact_values(context.db, found.authorized, context.center(),
                                                    found.record.id);
  const auto tracks = values.find("tracks");
  if (tracks == values.end()) return false;
  const std::string all = "," + tracks->second + ",";
  return all.find("," + std::string(domain::intake::code_of(kind)) + ",") != std::string::npos;
}

TrackLine line_of(Context& context, const TrackRecord& record) {
  const auto today = domain::jst_date(context.now);
  const auto* state = domain::intake::find_state(record.kind, record.state);
  TrackLine line;
  line.id.value = record.id;
  line.version = record.version;
  line.kind = domain::intake::code_of(record.kind);
  line.kind_label = domain::intake::label_of("track", line.kind);
  line.restricted = domain::intake::is_restricted(record.kind);
  line.state = state->id;
  line.state_code = state->code;
  line.state_label = state->ja;
  line.opened_on.value = record.opened_on;
  line.state_since.value = record.state_since;
  line.waiting_for = record.waiting_for;
  line.waiting_since = text_of(record.waiting_since);
  if (record.waiting_since)
    line.waiting_days =
        (std::chrono::sys_days(today) - std::chrono::sys_days(*record.waiting_since)).count();
  line.follow_up_on = text_of(record.follow_up_on);
  line.follow_up_overdue = !record.ended_on && record.follow_up_on && *record.follow_up_on < today;
  line.steady = domain::intake::is_steady(record.state);
  line.ended_on = text_of(record.ended_on);
  return line;
}

Response track_response(Context& context, const FoundTrack& found) {
  const TrackRecord& record = found.record;
  TrackView view;
  view.head = line_of(context, record);
  view.case_id.value = record.case_id;
  view.case_number = found.file.record.number;
  view.opened_by = persistence::account_name(context.db, context.center(), record.opened_by);
  for (const auto& account : persistence::named_on_track(context.db, context.center(), record.id))
    view.named.value.push_back(
        {{account}, persistence::account_name(context.db, context.center(), account)});
  const auto& table = domain::intake::track_workflow(record.kind);
  for (const auto& row : table.rows)
    if (row.from.contains(record.state))
      view.next_steps.value.push_back(view_of(row, table, post_of(context.caller)));
  return resource_response(write_body(view), record.version);
}

Response list_tracks(Context& context) {
  const FoundCase found = find_case(context, context.id(), Action::read_case);
  Tracks answer;
  for (const auto& record : visible_tracks(context, found))
    answer.tracks.value.push_back(line_of(context, record));
  for (std::size_t i = 0; i < domain::intake::track_kinds; ++i)
    answer.offers.value.push_back(offer_of(context, found, static_cast<TrackKind>(i)));
  return json_response(write_body(answer));
}

Response get_track(Context& context) {
  return track_response(context, find_track(context, context.id(), Action::read_case));
}

}  // namespace kizuna::api
