#pragma once
#include "api/demo/player.hpp"
#include "api/demo/told.hpp"

namespace kizuna::api::demo {

/// Takes one step about the family and the surroundings of a case's subject; false: it is none of
/// these.
bool take_chart_step(Player& player, Told& told, const ScenarioStep& step);

}  // namespace kizuna::api::demo
