#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/calendar/civil_date.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

/// A machine's way in; only the hash of the token is kept (AUTH-23).
struct ServiceToken {
  std::string center_id;
  std::string id;
  std::string account_id;
  std::string label;
  std::string scopes;
  std::optional<std::string> source_range;
  domain::Instant expires_at;
  std::optional<domain::Instant> revoked_at;
};

void insert_service_token(Session& writer, const ServiceToken& token, std::string_view token_hash,
                          domain::Instant now);
/// Newest first, revoked and expired ones too.
std::vector<ServiceToken> list_service_tokens(Session& session, std::string_view center_id,
                                              long long limit);
/// False when there is none of that id that still works.
bool revoke_service_token(Session& writer, std::string_view center_id, std::string_view id,
                          domain::Instant now);

}  // namespace kizuna::persistence
