#include "persistence/idempotency_store.hpp"

namespace kizuna::persistence {
namespace {

constexpr std::string_view select_answer = R"sql(
  select operation, body_hash, sealed_answer from idempotency
  where center_id = :center and account_id = :account and idempotency_key = :key)sql";
constexpr std::string_view insert_answer = R"sql(
  insert into idempotency (center_id, account_id, idempotency_key, operation, body_hash, status,
                           sealed_answer, created_at)
  values (:center, :account, :key, :operation, :body_hash, :status, :sealed, :at))sql";

std::string context_of(std::string_view account_id, std::string_view key) {
  return "idempotency/" + std::string(account_id) + "/" + std::string(key);
}

}  // namespace

std::optional<StoredAnswer> find_answer(Session& session, Keyring& keys, std::string_view center_id,
                                        std::string_view account_id, std::string_view key,
                                        domain::Instant now) {
  auto row = session.row<std::string, std::string, std::string>(
      select_answer, {{"center", center_id}, {"account", account_id}, {"key", key}});
  if (!row) return std::nullopt;
  auto& [operation, body_hash, sealed] = *row;
  const Key center_key = keys.key_for(session, center_id, "", KeyPurpose::content, now);
  return StoredAnswer{std::move(operation), std::move(body_hash),
                      unseal(center_key, sealed, context_of(account_id, key))};
}

void keep_answer(Session& writer, Keyring& keys, std::string_view center_id,
                 std::string_view account_id, std::string_view key, const StoredAnswer& stored,
                 int status, domain::Instant now) {
  const Key center_key = keys.key_for(writer, center_id, "", KeyPurpose::content, now);
  writer.execute(insert_answer,
                 {{"center", center_id},
                  {"account", account_id},
                  {"key", key},
                  {"operation", stored.operation},
                  {"body_hash", stored.body_hash},
                  {"status", status},
                  {"sealed", seal(center_key, stored.answer, context_of(account_id, key))},
                  {"at", static_cast<long long>(now.time_since_epoch().count())}});
}

}  // namespace kizuna::persistence
