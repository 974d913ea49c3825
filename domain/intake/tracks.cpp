#include "domain/intake/tracks.hpp"

#include <algorithm>
#include <array>

#include "domain/calendar/periods.hpp"
#include "domain/intake/track_tables.hpp"

namespace kizuna::domain::intake {
namespace {

/// What a track needs before it may start.
enum class Opening { from_received, after_decision, manager_only };

struct KindRow {
  TrackKind kind;
  std::string_view code;
  Opening opening;
  bool restricted;
  const TrackTable& (*table)();
};

constexpr std::array<KindRow, track_kinds> kinds{{
    {TrackKind::k1, "K1", Opening::from_received, false, &track_tables::k1},
    {TrackKind::k2, "K2", Opening::after_decision, false, &track_tables::k2},
    {TrackKind::k3, "K3", Opening::after_decision, false, &track_tables::k3},
    {TrackKind::k4, "K4", Opening::from_received, false, &track_tables::k4},
    {TrackKind::k5, "K5", Opening::from_received, false, &track_tables::k5},
    {TrackKind::k6, "K6", Opening::after_decision, false, &track_tables::k6},
    {TrackKind::k7, "K7", Opening::from_received, false, &track_tables::k7},
    {TrackKind::k8, "K8", Opening::from_received, true, &track_tables::k8},
    {TrackKind::k9, "K9", Opening::from_received, false, &track_tables::k9},
    {TrackKind::k10, "K10", Opening::from_received, false, &track_tables::k10},
    {TrackKind::k11, "K11", Opening::manager_only, true, &track_tables::k11},
}};

const KindRow& row_of(TrackKind kind) {
  return kinds.at(static_cast<std::size_t>(kind));
}

bool open_for_tracks(CaseState state) {
  return state >= CaseState::received && state <= CaseState::monitor;
}

bool early_mayor_petition(const TrackStart& start) {
  return start.kind == TrackKind::k3 && start.urgency <= Urgency::a &&
         carries(start.post, Post::manager) && !start.reason.empty();
}

bool holds(TrackNeed need, const TrackFacts& facts) {
  switch (need) {
    case TrackNeed::event_date:
      return facts.event_date;
    case TrackNeed::reason_given:
      return facts.reason_given;
    case TrackNeed::result_noted:
      return facts.result_noted;
    case TrackNeed::material_given:
      return facts.material_given;
    case TrackNeed::understanding_checked:
      return facts.understanding_checked;
    case TrackNeed::guardian_contacted:
      return facts.guardian_contacted;
    case TrackNeed::contract_decided:
      return facts.contract_decided;
  }
  return false;
}

}  // namespace

std::optional<TrackKind> parse_track(std::string_view code) {
  for (const KindRow& row : kinds)
    if (row.code == code) return row.kind;
  return std::nullopt;
}

std::string_view code_of(TrackKind kind) {
  return row_of(kind).code;
}

bool is_restricted(TrackKind kind) {
  return row_of(kind).restricted;
}

Result<void> may_start_track(const TrackStart& start) {
  if (!open_for_tracks(start.state))
    return refuse(ProblemCode::conflict, "W-5",
                  "支援ラインを始められるのは受付からモニタリングまでの間です。");
  const Opening opening = row_of(start.kind).opening;
  if (opening == Opening::manager_only && !carries(start.post, Post::manager))
    return refuse(ProblemCode::forbidden, "K11", "この支援ラインを始められるのはセンター長です。");
  const bool needs_decision = opening == Opening::after_decision || start.contract;
  if (!needs_decision || start.decided || early_mayor_petition(start)) return {};
  return refuse(
      ProblemCode::guard_not_met, "W-5", "支援方針の決定が必要です。",
      {{"/decided", "policy_decision", "支援方針会議でこの支援ラインを決めてください。"}});
}

const TrackTable& track_workflow(TrackKind kind) {
  return row_of(kind).table();
}

const workflow::StateRow<TrackState>* find_state(TrackKind kind, TrackState state) {
  const auto states = track_workflow(kind).states;
  const auto found = std::ranges::find(states, state, &workflow::StateRow<TrackState>::state);
  return found == states.end() ? nullptr : &*found;
}

const workflow::StateRow<TrackState>* find_state(TrackKind kind, std::string_view code) {
  const auto states = track_workflow(kind).states;
  const auto found = std::ranges::find(states, code, &workflow::StateRow<TrackState>::code);
  return found == states.end() ? nullptr : &*found;
}

bool is_steady(TrackState state) {
  return state == TrackState::running || state == TrackState::paused;
}

Result<workflow::Step<TrackState>> step_track(TrackKind kind, TrackState state,
                                              std::string_view action, Post post,
                                              const TrackFacts& facts) {
  return workflow::step(track_workflow(kind), state, action,
                        workflow::Actor<TrackState, Post>{post, {}},
                        [&](TrackNeed need) { return holds(need, facts); });
}

std::optional<CivilDate> first_follow_up(TrackKind kind, TrackState state, CivilDate since) {
  const auto* row = find_state(kind, state);
  if (row == nullptr || row->exit_due.unit != workflow::DueUnit::calendar_days) return std::nullopt;
  return city_due_date(since, row->exit_due.amount);
}

}  // namespace kizuna::domain::intake
