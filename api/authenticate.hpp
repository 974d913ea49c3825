#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "api/caller.hpp"
#include "api/http.hpp"
#include "domain/calendar/civil_date.hpp"
#include "domain/refusal.hpp"
#include "persistence/session.hpp"

namespace kizuna::api {

inline constexpr std::string_view session_cookie = "__Host-sid";

/// SHA-256 in hex: what the database keeps of a token.
std::string token_hash(std::string_view token);

/// What X-CSRF-Token must say for this session token; derived, never stored.
std::string csrf_token_of(std::string_view session_token);

/// The cookie of that name, if there is one; bad_request when there are two (S-01).
domain::Result<std::optional<std::string>> cookie(const Request& request, std::string_view name);

/// Finds who asks, by cookie or by service token. Refuses with unauthenticated (S-01, AUTH-13)
/// or bad_request (two cookies, cookie and Authorization together).
domain::Result<Caller> authenticate(const Request& request, persistence::Session& reader,
                                    domain::Instant now);

/// Origin, Sec-Fetch-Site and X-CSRF-Token of a request that changes something (AUTH-20).
domain::Result<void> check_same_origin(const Request& request, std::string_view origin);
domain::Result<void> check_csrf(const Request& request, const Caller& caller);

/// Inside the write transaction: is the session still alive and the role still held (AZ-11)?
bool still_valid(persistence::Session& writer, const Caller& caller);

}  // namespace kizuna::api
