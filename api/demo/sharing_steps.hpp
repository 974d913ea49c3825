#pragma once
#include "api/demo/player.hpp"
#include "api/demo/scenarios.hpp"

namespace kizuna::api::demo {

/// Consents, disclosures, the profile and emergency accesses; false for every other act. `path` is
/// that of the scenario's case.
bool take_sharing_step(Player& player, const std::string& path, const ScenarioStep& step);

}  // namespace kizuna::api::demo
