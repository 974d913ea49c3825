#pragma once
#include "api/demo/player.hpp"
#include "api/demo/told.hpp"

namespace kizuna::api::demo {

/// Registers the person of that key, once. No key: nobody.
void register_person(Player& player, Told& told, std::string_view key);

/// Takes one step about a person or an unnamed caller; false: it is none of these.
bool take_person_step(Player& player, Told& told, const ScenarioStep& step);

}  // namespace kizuna::api::demo
