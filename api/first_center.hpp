#pragma once
#include <optional>
#include <string>

#include "persistence/session.hpp"

namespace kizuna::api {

/// The oldest center of the installation: its log takes what nobody signed in did.
std::optional<std::string> first_center(persistence::Session& session);

}  // namespace kizuna::api
