#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/calendar/civil_date.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

/// A signed-in session with what is needed of its account, found by the hash of its token.
struct SessionRow {
  std::string center_id;
  std::string account_id;
  std::string display_name;
  std::string account_status;
  std::string post;  ///< "senior", "manager" or empty
  std::string unit;
  std::string role;  ///< the one in force
  std::vector<std::string> roles;
  int aal = 1;
  std::string amr;  ///< "pwd otp"
  std::optional<std::string> terminal;
  std::string terminal_kind;  ///< "counter" or "office"
  domain::Instant created_at;
  domain::Instant last_seen_at;
  std::optional<domain::Instant> stepped_up_at;
  std::optional<domain::Instant> ended_at;
  std::optional<domain::Instant> locked_at;
  domain::Instant factor_changed_at;
};

/// Needs see_only("*"): the center is not known yet.
std::optional<SessionRow> find_session(Session& session, std::string_view token_hash);

struct CenterRow {
  std::string name;
  bool is_demo = false;
};
CenterRow find_center(Session& session, std::string_view center_id);

/// The time of the last request, for the idle clock.
void touch_session(Session& writer, std::string_view center_id, std::string_view token_hash,
                   domain::Instant now);

/// As if its idle time were over (AUTH-16).
void lock_session(Session& writer, std::string_view center_id, std::string_view token_hash,
                  domain::Instant now);

/// Neither ended nor locked, the account active, the role still held.
bool session_is_alive(Session& session, std::string_view center_id, std::string_view token_hash,
                      std::string_view account_id, std::string_view role);

/// A service token that is neither revoked nor known to be somebody's session.
struct ServiceTokenRow {
  std::string center_id;
  std::string id;
  std::string account_id;
  std::string label;
  std::string scopes;
  std::optional<std::string> source_range;
  domain::Instant expires_at;
};
std::optional<ServiceTokenRow> find_service_token(Session& session, std::string_view token_hash);

/// Microseconds as the database holds them, and back.
long long to_stored(domain::Instant at);
std::optional<long long> to_stored(const std::optional<domain::Instant>& at);
domain::Instant from_stored(long long micros);

}  // namespace kizuna::persistence
