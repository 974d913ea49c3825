#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "domain/intake/case_workflow.hpp"
#include "domain/intake/urgency.hpp"
#include "domain/refusal.hpp"

namespace kizuna::domain::intake {

/// 支援ライン K1-K11: lines of support that run in parallel inside one case.
enum class TrackKind { k1, k2, k3, k4, k5, k6, k7, k8, k9, k10, k11 };

std::optional<TrackKind> parse_track(std::string_view code);
std::string_view code_of(TrackKind kind);

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

}  // namespace kizuna::domain::intake
