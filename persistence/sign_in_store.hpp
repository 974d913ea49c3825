#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/calendar/civil_date.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

struct NewSession {
  std::string center_id;
  std::string token_hash;
  std::string account_id;
  std::string role;
  int aal = 2;
  std::string amr = "pwd otp";
  std::optional<std::string> terminal;
  std::string terminal_kind = "counter";
  std::string peer_address;
  domain::Instant created_at;  ///< of the sign-in; kept when the token changes
  domain::Instant last_seen_at;
  std::optional<domain::Instant> stepped_up_at;
};
void insert_session(Session& writer, const NewSession& session);

/// What a person may see of the own sessions. The id is the start of the token's hash.
struct OpenSession {
  std::string token_hash;
  std::string terminal_kind;
  std::optional<std::string> terminal;
  domain::Instant created_at;
  domain::Instant last_seen_at;
};
inline constexpr std::size_t session_id_length = 16;

/// Sessions not ended that were made after `made_after`, oldest first.
std::vector<OpenSession> open_sessions(Session& session, std::string_view center_id,
                                       std::string_view account_id, domain::Instant made_after);

/// Ends one session; false when it had ended, or is not that person's.
bool end_session(Session& writer, std::string_view center_id, std::string_view account_id,
                 std::string_view token_hash, domain::Instant now);
/// Ends all; returns how many.
long long end_sessions(Session& writer, std::string_view center_id, std::string_view account_id,
                       domain::Instant now);

/// Failed tries under one key (account, source network, device).
struct Throttle {
  long long failures = 0;
  domain::Instant next_try_at;
};
Throttle find_throttle(Session& session, std::string_view center_id, std::string_view key);
void keep_throttle(Session& writer, std::string_view center_id, std::string_view key,
                   const Throttle& throttle, domain::Instant now);
void clear_throttle(Session& writer, std::string_view center_id, std::string_view key,
                    domain::Instant now);
void count_failure(Session& writer, std::string_view center_id, std::string_view account_id);
void forget_failures(Session& writer, std::string_view center_id, std::string_view account_id);

/// Each TOTP step opens the door once: false when this one or a later one was used (AUTH-07).
bool use_totp_step(Session& writer, std::string_view center_id, std::string_view account_id,
                   long long step);

/// Puts a costlier hash of the same password in place of the one that was just verified.
bool replace_hash(Session& writer, std::string_view center_id, std::string_view account_id,
                  std::string_view old_hash, std::string_view new_hash);

}  // namespace kizuna::persistence
