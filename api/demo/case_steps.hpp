#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "api/demo/player.hpp"
#include "api/demo/scenario_documents.hpp"

namespace kizuna::api::demo {

/// Where the story stands: what has been made so far, by scenario.
struct Told {
  Ids people;                                                     ///< by key
  std::map<std::string_view, std::vector<std::string>> contacts;  ///< in order of time
  std::map<std::string_view, std::string> cases;
};

/// Takes one step as the person who is signed in. Throws on an act that no one knows.
void take_step(Player& player, Told& told, const ScenarioStep& step);

}  // namespace kizuna::api::demo
