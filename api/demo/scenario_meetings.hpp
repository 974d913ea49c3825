#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "api/demo/player.hpp"

namespace kizuna::api::demo {

/// The record of one of the scenarios' meetings, as the API takes it. Throws on an unknown key.
nlohmann::json meeting_document(const Player& player, std::string_view key);

}  // namespace kizuna::api::demo
