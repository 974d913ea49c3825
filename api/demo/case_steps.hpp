#pragma once
#include "api/demo/player.hpp"
#include "api/demo/told.hpp"

namespace kizuna::api::demo {

/// Takes one step as the person who is signed in. Throws on an act that no one knows.
void take_step(Player& player, Told& told, const ScenarioStep& step);

}  // namespace kizuna::api::demo
