#include "persistence/service_token_store.hpp"

#include "persistence/account_store.hpp"

namespace kizuna::persistence {
namespace {

constexpr std::string_view insert_row = R"sql(
  insert into service_token (center_id, id, account_id, token_hash, label, scopes, source_range,
    expires_at, created_at)
  values (:center, :id, :account, :hash, :label, :scopes, :range, :expires, :at))sql";
constexpr std::string_view select_all = R"sql(
  select id, account_id, label, scopes, source_range, expires_at, revoked_at from service_token
  where center_id = :center order by created_at desc, id limit :limit)sql";
constexpr std::string_view revoke_one = R"sql(
  update service_token set revoked_at = :at
  where center_id = :center and id = :id and revoked_at is null)sql";

}  // namespace

void insert_service_token(Session& writer, const ServiceToken& token, std::string_view token_hash,
                          domain::Instant now) {
  writer.execute(insert_row, {{"center", token.center_id},
                              {"id", token.id},
                              {"account", token.account_id},
                              {"hash", token_hash},
                              {"label", token.label},
                              {"scopes", token.scopes},
                              {"range", token.source_range},
                              {"expires", to_stored(token.expires_at)},
                              {"at", to_stored(now)}});
}

std::vector<ServiceToken> list_service_tokens(Session& session, std::string_view center_id,
                                              long long limit) {
  std::vector<ServiceToken> all;
  for (auto& [id, account, label, scopes, range, expires, revoked] :
       session.rows<std::string, std::string, std::string, std::string, std::optional<std::string>,
                    long long, std::optional<long long>>(
           select_all, {{"center", center_id}, {"limit", limit}})) {
    ServiceToken token;
    token.center_id = center_id;
    token.id = std::move(id);
    token.account_id = std::move(account);
    token.label = std::move(label);
    token.scopes = std::move(scopes);
    token.source_range = std::move(range);
    token.expires_at = from_stored(expires);
    if (revoked) token.revoked_at = from_stored(*revoked);
    all.push_back(std::move(token));
  }
  return all;
}

bool revoke_service_token(Session& writer, std::string_view center_id, std::string_view id,
                          domain::Instant now) {
  return writer.execute_one(revoke_one,
                            {{"at", to_stored(now)}, {"center", center_id}, {"id", id}});
}

}  // namespace kizuna::persistence
