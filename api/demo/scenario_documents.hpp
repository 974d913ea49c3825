#pragma once
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "api/demo/scenarios.hpp"
#include "domain/calendar/civil_date.hpp"

/// What the people of the scenarios type, as the API takes it.
namespace kizuna::api::demo {

/// Ids by the keys of the scenarios.
using Ids = std::map<std::string_view, std::string>;

nlohmann::json document_of(const ScenarioPerson& person);
nlohmann::json document_of(const ScenarioContact& contact, const Ids& people,
                           domain::Instant received_at);
/// The parts of "a|b|c"; missing ones are empty.
std::vector<std::string> parts_of(std::string_view text, std::size_t count);
/// [{name, value}] of "name=value|name=value".
nlohmann::json facts_of(std::string_view text);

}  // namespace kizuna::api::demo
