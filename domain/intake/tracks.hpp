#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "domain/intake/case_workflow.hpp"
#include "domain/intake/urgency.hpp"
#include "domain/refusal.hpp"
#include "domain/workflow.hpp"

namespace kizuna::domain::intake {

/// 支援ライン K1-K11: lines of support that run in parallel inside one case.
enum class TrackKind { k1, k2, k3, k4, k5, k6, k7, k8, k9, k10, k11 };
inline constexpr std::size_t track_kinds = 11;

std::optional<TrackKind> parse_track(std::string_view code);
std::string_view code_of(TrackKind kind);

/// K8 and K11 exist for named people and MANAGER only.
bool is_restricted(TrackKind kind);

/// What W-5 asks before a track starts.
struct TrackStart {
  TrackKind kind = TrackKind::k1;
  bool contract = false;  ///< K4 only: the 日自 contract (N5), not just the steps up to N3
  CaseState state = CaseState::received;
  bool decided = false;  ///< chosen by a decision of T-7
  Urgency urgency = Urgency::c;
  Post post = Post::counselor;
  std::string reason = {};
};

/// W-5. K2, K3, K6 and a 日自 contract need a decision of T-7; with urgency S or A MANAGER may open
/// K3 earlier with a reason; every other track may start from S1 on, none outside S1-S7. The
/// concern track K11 is MANAGER's to open.
Result<void> may_start_track(const TrackStart& start);

/// The states of all tracks; each kind uses those of its table.
enum class TrackState {
  informing,
  choosing_type,
  papers,
  medical,
  candidate,
  requested,
  kin_survey,
  decided,
  filed,
  ruling,
  final_ruling,
  desk_intake,
  first_visit,
  screening,
  board,
  plan_draft,
  contract,
  custody_begun,
  paused,
  ending,
  waiting_list,
  sent,
  acknowledged,
  answered,
  needed,
  profile,
  ranking,
  body_asked,
  nominated,
  conflict_check,
  introduced,
  consented,
  in_petition,
  appointed,
  planned,
  running,
  notified,
  fact_check,
  core_meeting,
  measures,
  noted,
  examining,
  done,
  stopped,
};

/// What a step of a track may ask for; track_tables.hpp has the words.
enum class TrackNeed {
  event_date,
  reason_given,
  result_noted,
  material_given,
  understanding_checked,
  guardian_contacted,
  contract_decided,
};

using TrackRow = workflow::Row<TrackState, Post, TrackNeed>;
using TrackTable = workflow::Table<TrackState, Post, TrackNeed>;

const TrackTable& track_workflow(TrackKind kind);

/// The state's row in the table of the kind, by state or by its code; nullptr if it is not there.
const workflow::StateRow<TrackState>* find_state(TrackKind kind, TrackState state);
const workflow::StateRow<TrackState>* find_state(TrackKind kind, std::string_view code);

/// Neither ended nor on its way: T-9 lets it run on.
bool is_steady(TrackState state);

/// What was typed with a step.
struct TrackFacts {
  bool event_date = false;  ///< given, not to come and not before the last step
  bool reason_given = false;
  bool result_noted = false;
  bool material_given = false;
  bool understanding_checked = false;
  bool guardian_contacted = false;
  bool contract_decided = false;  ///< T-7 chose K4 (W-5)
};

/// Decides one step of a track; see workflow::step for the refusals.
Result<workflow::Step<TrackState>> step_track(TrackKind kind, TrackState state,
                                              std::string_view action, Post post,
                                              const TrackFacts& facts);

/// The first follow-up: where a state has an exit due in days, so many days after `since`, moved
/// to an open day (K-3).
std::optional<CivilDate> first_follow_up(TrackKind kind, TrackState state, CivilDate since);

}  // namespace kizuna::domain::intake
