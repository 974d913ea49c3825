#include "domain/intake/tracks.hpp"

#include <array>

namespace kizuna::domain::intake {
namespace {

/// What a track needs before it may start.
enum class Opening { from_received, after_decision, manager_only };

struct TrackRow {
  TrackKind kind;
  std::string_view code;
  Opening opening;
};

constexpr std::array tracks{
    TrackRow{TrackKind::k1, "K1", Opening::from_received},
    TrackRow{TrackKind::k2, "K2", Opening::after_decision},
    TrackRow{TrackKind::k3, "K3", Opening::after_decision},
    TrackRow{TrackKind::k4, "K4", Opening::from_received},
    TrackRow{TrackKind::k5, "K5", Opening::from_received},
    TrackRow{TrackKind::k6, "K6", Opening::after_decision},
    TrackRow{TrackKind::k7, "K7", Opening::from_received},
    TrackRow{TrackKind::k8, "K8", Opening::from_received},
    TrackRow{TrackKind::k9, "K9", Opening::from_received},
    TrackRow{TrackKind::k10, "K10", Opening::from_received},
    TrackRow{TrackKind::k11, "K11", Opening::manager_only},
};

bool open_for_tracks(CaseState state) {
  return state >= CaseState::received && state <= CaseState::monitor;
}

bool early_mayor_petition(const TrackStart& start) {
  return start.kind == TrackKind::k3 && start.urgency <= Urgency::a &&
         carries(start.post, Post::manager) && !start.reason.empty();
}

}  // namespace

std::optional<TrackKind> parse_track(std::string_view code) {
  for (const TrackRow& row : tracks)
    if (row.code == code) return row.kind;
  return std::nullopt;
}

std::string_view code_of(TrackKind kind) {
  return tracks[static_cast<std::size_t>(kind)].code;
}

Result<void> may_start_track(const TrackStart& start) {
  if (!open_for_tracks(start.state))
    return refuse(ProblemCode::conflict, "W-5",
                  "支援ラインを始められるのは受付からモニタリングまでの間です。");
  const Opening opening = tracks[static_cast<std::size_t>(start.kind)].opening;
  if (opening == Opening::manager_only && !carries(start.post, Post::manager))
    return refuse(ProblemCode::forbidden, "K11", "この支援ラインを始められるのはセンター長です。");
  const bool needs_decision = opening == Opening::after_decision || start.contract;
  if (!needs_decision || start.decided || early_mayor_petition(start)) return {};
  return refuse(
      ProblemCode::guard_not_met, "W-5", "支援方針の決定が必要です。",
      {{"/decided", "policy_decision", "支援方針会議でこの支援ラインを決めてください。"}});
}

}  // namespace kizuna::domain::intake
