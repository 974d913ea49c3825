#include "persistence/sign_in_store.hpp"

#include <chrono>

#include "persistence/account_store.hpp"

namespace kizuna::persistence {
namespace {

constexpr std::string_view insert_row = R"sql(
  insert into login_session (center_id, token_hash, account_id, role, aal, amr, terminal,
    terminal_kind, peer_address, created_at, last_seen_at, stepped_up_at)
  values (:center, :hash, :account, :role, :aal, :amr, :terminal, :kind, :peer, :created, :seen,
    :stepped))sql";
constexpr std::string_view select_open = R"sql(
  select token_hash, terminal_kind, terminal, created_at, last_seen_at from login_session
  where center_id = :center and account_id = :account and ended_at is null
    and created_at > :made_after
  order by created_at, token_hash)sql";
constexpr std::string_view end_one = R"sql(
  update login_session set ended_at = :at
  where center_id = :center and account_id = :account and token_hash = :hash
    and ended_at is null)sql";
constexpr std::string_view end_all = R"sql(
  update login_session set ended_at = :at
  where center_id = :center and account_id = :account and ended_at is null)sql";
constexpr std::string_view select_throttle = R"sql(
  select failures, next_try_at from login_throttle
  where center_id = :center and throttle_key = :key)sql";
constexpr std::string_view upsert_throttle = R"sql(
  insert into login_throttle (center_id, throttle_key, failures, next_try_at, updated_at)
  values (:center, :key, :failures, :next, :at)
  on conflict (center_id, throttle_key) do update
  set failures = excluded.failures, next_try_at = excluded.next_try_at,
      updated_at = excluded.updated_at)sql";
// Rows that nobody has touched for a day go along: no wait lasts longer than minutes.
constexpr std::string_view delete_throttle = R"sql(
  delete from login_throttle
  where center_id = :center and (throttle_key = :key or updated_at < :stale))sql";
constexpr std::string_view add_failure = R"sql(
  update account set consecutive_failures = consecutive_failures + 1
  where center_id = :center and id = :account)sql";
constexpr std::string_view no_failures = R"sql(
  update account set consecutive_failures = 0 where center_id = :center and id = :account)sql";
constexpr std::string_view move_step = R"sql(
  update account set totp_last_step = :step
  where center_id = :center and id = :account and totp_last_step < :step)sql";
constexpr std::string_view swap_hash = R"sql(
  update account set password_hash = :new_hash
  where center_id = :center and id = :account and password_hash = :old_hash)sql";

}  // namespace

void insert_session(Session& writer, const NewSession& session) {
  writer.execute(insert_row, {{"center", session.center_id},
                              {"hash", session.token_hash},
                              {"account", session.account_id},
                              {"role", session.role},
                              {"aal", session.aal},
                              {"amr", session.amr},
                              {"terminal", session.terminal},
                              {"kind", session.terminal_kind},
                              {"peer", session.peer_address},
                              {"created", to_stored(session.created_at)},
                              {"seen", to_stored(session.last_seen_at)},
                              {"stepped", to_stored(session.stepped_up_at)}});
}

std::vector<OpenSession> open_sessions(Session& session, std::string_view center_id,
                                       std::string_view account_id, domain::Instant made_after) {
  std::vector<OpenSession> all;
  for (auto& [hash, kind, terminal, created, seen] :
       session.rows<std::string, std::string, std::optional<std::string>, long long, long long>(
           select_open, {{"center", center_id},
                         {"account", account_id},
                         {"made_after", to_stored(made_after)}})) {
    all.push_back({std::move(hash), std::move(kind), std::move(terminal), from_stored(created),
                   from_stored(seen)});
  }
  return all;
}

bool end_session(Session& writer, std::string_view center_id, std::string_view account_id,
                 std::string_view token_hash, domain::Instant now) {
  return writer.execute_one(end_one, {{"at", to_stored(now)},
                                      {"center", center_id},
                                      {"account", account_id},
                                      {"hash", token_hash}});
}

long long end_sessions(Session& writer, std::string_view center_id, std::string_view account_id,
                       domain::Instant now) {
  return writer.execute(end_all,
                        {{"at", to_stored(now)}, {"center", center_id}, {"account", account_id}});
}

Throttle find_throttle(Session& session, std::string_view center_id, std::string_view key) {
  const auto row =
      session.row<long long, long long>(select_throttle, {{"center", center_id}, {"key", key}});
  if (!row) return {};
  return {std::get<0>(*row), from_stored(std::get<1>(*row))};
}

void keep_throttle(Session& writer, std::string_view center_id, std::string_view key,
                   const Throttle& throttle, domain::Instant now) {
  writer.execute(upsert_throttle, {{"center", center_id},
                                   {"key", key},
                                   {"failures", throttle.failures},
                                   {"next", to_stored(throttle.next_try_at)},
                                   {"at", to_stored(now)}});
}

void clear_throttle(Session& writer, std::string_view center_id, std::string_view key,
                    domain::Instant now) {
  writer.execute(
      delete_throttle,
      {{"center", center_id}, {"key", key}, {"stale", to_stored(now - std::chrono::hours{24})}});
}

void count_failure(Session& writer, std::string_view center_id, std::string_view account_id) {
  writer.execute_one(add_failure, {{"center", center_id}, {"account", account_id}});
}

void forget_failures(Session& writer, std::string_view center_id, std::string_view account_id) {
  writer.execute_one(no_failures, {{"center", center_id}, {"account", account_id}});
}

bool use_totp_step(Session& writer, std::string_view center_id, std::string_view account_id,
                   long long step) {
  return writer.execute_one(move_step,
                            {{"step", step}, {"center", center_id}, {"account", account_id}});
}

bool replace_hash(Session& writer, std::string_view center_id, std::string_view account_id,
                  std::string_view old_hash, std::string_view new_hash) {
  return writer.execute_one(swap_hash, {{"new_hash", new_hash},
                                        {"center", center_id},
                                        {"account", account_id},
                                        {"old_hash", old_hash}});
}

}  // namespace kizuna::persistence
