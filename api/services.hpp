#pragma once
#include <functional>
#include <string>

#include "domain/calendar/civil_date.hpp"
#include "persistence/keyring.hpp"

namespace kizuna::api {

/// What handlers need beside the request and the database. Made once, outlives every request.
struct Services {
  persistence::Keyring& keys;
  std::function<domain::Instant()> clock;
  /// "https://localhost:8443": the only Origin that may change anything from a browser.
  std::string origin;
  /// The center whose log takes what nobody signed in did.
  std::string home_center;
};

}  // namespace kizuna::api
