#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/access.hpp"

namespace kizuna::api {

/// Who is on the line, once a session or a service token has been found.
struct Caller {
  std::string center_id;
  std::string account_id;
  std::string display_name;
  domain::Role role = domain::Role::readonly;  ///< the one in force
  std::vector<domain::Role> roles;             ///< all that the person holds
  std::string post;                            ///< "senior", "manager" or empty
  std::string unit;                            ///< organisational unit; empty for service tokens
  int aal = 1;
  std::vector<std::string> amr;
  bool stepped_up = false;       ///< a fresh second factor, at most 120 seconds old
  bool factor_is_fresh = false;  ///< the factor is younger than 24 hours: no approvals (AUTH-24)
  std::string session_hash;      ///< SHA-256 of the token, hex; empty for service tokens
  std::optional<std::string> terminal;
  std::string csrf_token;      ///< what X-CSRF-Token must say; empty: no cookie was used
  bool touch_session = false;  ///< the time of the last request is old enough to move on

  domain::Subject subject() const {
    return {center_id, account_id, role, stepped_up,
            role == domain::Role::manager && post == "manager"};
  }
};

}  // namespace kizuna::api
