#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "api/installation.hpp"

namespace kizuna::api::demo {

/// The day on which the demo's people got their accounts: before the first scenario.
constexpr domain::CivilDate begins_on() {
  return {std::chrono::year{2025}, std::chrono::March, std::chrono::day{3}};
}

/// Plays the fictional scenarios through the API's own handlers, each request at its own date, so
/// that the log tells their story. Returns the number of requests. Throws on an unexpected answer.
std::size_t load_scenarios(const persistence::DatabaseUrl& url, const Services& services,
                           const std::string& instance, const std::vector<NewAccount>& accounts);

}  // namespace kizuna::api::demo
