#pragma once
#include <functional>
#include <memory>
#include <string>

#include "api/month_freezer.hpp"
#include "api/rate_limit.hpp"
#include "domain/calendar/civil_date.hpp"
#include "persistence/keyring.hpp"
#include "persistence/passwords.hpp"

namespace kizuna::api {

/// What handlers need beside the request and the database. Made once, outlives every request.
struct Services {
  persistence::Keyring& keys;
  std::function<domain::Instant()> clock;
  /// "https://localhost:8443": the only Origin that may change anything from a browser.
  std::string origin;
  /// The center whose log takes what nobody signed in did.
  std::string home_center;
  persistence::PasswordCosts password_costs = {};
  int password_length_min = 15;        ///< a city may lower it to 12 (AUTH-04)
  RateLimit* request_limit = nullptr;  ///< by session (S-04); nullptr: no limit
  RateLimit* sign_in_limit = nullptr;  ///< by source network of whoever signs in (AUTH-17)
  std::shared_ptr<MonthFreezer> freezer = std::make_shared<MonthFreezer>();
};

}  // namespace kizuna::api
