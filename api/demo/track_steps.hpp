#pragma once
#include "api/demo/player.hpp"
#include "api/demo/told.hpp"

namespace kizuna::api::demo {

/// Takes one step about a meeting, a support line or a referral of the case; false: it is none.
bool take_track_step(Player& player, Told& told, const ScenarioStep& step);

}  // namespace kizuna::api::demo
