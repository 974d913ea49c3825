#include "persistence/account_store.hpp"

namespace kizuna::persistence {
namespace {

constexpr std::string_view select_session = R"sql(
  select s.center_id, s.account_id, a.display_name, a.status, a.post, s.role, s.aal, s.amr,
         s.terminal, s.terminal_kind, s.created_at, s.last_seen_at, s.stepped_up_at, s.ended_at,
         a.unit, a.factor_changed_at, s.locked_at
  from login_session s
  join account a on a.center_id = s.center_id and a.id = s.account_id
  where s.token_hash = :hash)sql";
constexpr std::string_view select_roles = R"sql(
  select role from account_role where center_id = :center and account_id = :account
  order by role)sql";
constexpr std::string_view select_center = R"sql(
  select name, is_demo from center where center_id = :center)sql";
constexpr std::string_view update_last_seen = R"sql(
  update login_session set last_seen_at = :at
  where center_id = :center and token_hash = :hash and last_seen_at < :at)sql";
constexpr std::string_view update_locked = R"sql(
  update login_session set locked_at = :at
  where center_id = :center and token_hash = :hash and locked_at is null)sql";
constexpr std::string_view select_alive = R"sql(
  select count(*) from login_session s
  join account a on a.center_id = s.center_id and a.id = s.account_id
  join account_role r on r.center_id = a.center_id and r.account_id = a.id
  where s.center_id = :center and s.token_hash = :hash and s.account_id = :account
    and s.ended_at is null and s.locked_at is null and a.status = 'active' and r.role = :role)sql";
constexpr std::string_view select_token = R"sql(
  select t.center_id, t.id, t.account_id, t.label, t.scopes, t.source_range, t.expires_at
  from service_token t
  join account a on a.center_id = t.center_id and a.id = t.account_id
  where t.token_hash = :hash and t.revoked_at is null and a.status = 'active')sql";

using Text = std::string;
using MaybeText = std::optional<std::string>;
using MaybeTime = std::optional<long long>;

std::optional<domain::Instant> maybe_from(const MaybeTime& micros) {
  if (!micros) return std::nullopt;
  return from_stored(*micros);
}

}  // namespace

long long to_stored(domain::Instant at) {
  return at.time_since_epoch().count();
}

std::optional<long long> to_stored(const std::optional<domain::Instant>& at) {
  if (!at) return std::nullopt;
  return to_stored(*at);
}

domain::Instant from_stored(long long micros) {
  return domain::Instant(std::chrono::microseconds(micros));
}

std::optional<SessionRow> find_session(Session& session, std::string_view token_hash) {
  auto row = session.row<Text, Text, Text, Text, MaybeText, Text, long long, Text, MaybeText, Text,
                         long long, long long, MaybeTime, MaybeTime, Text, long long, MaybeTime>(
      select_session, {{"hash", token_hash}});
  if (!row) return std::nullopt;
  SessionRow out;
  MaybeText post;
  long long aal = 1, created = 0, seen = 0, factor = 0;
  MaybeTime stepped, ended, locked;
  std::tie(out.center_id, out.account_id, out.display_name, out.account_status, post, out.role, aal,
           out.amr, out.terminal, out.terminal_kind, created, seen, stepped, ended, out.unit,
           factor, locked) = std::move(*row);
  out.post = post.value_or("");
  out.aal = static_cast<int>(aal);
  out.created_at = from_stored(created);
  out.last_seen_at = from_stored(seen);
  out.stepped_up_at = maybe_from(stepped);
  out.ended_at = maybe_from(ended);
  out.locked_at = maybe_from(locked);
  out.factor_changed_at = from_stored(factor);
  for (auto& [role] :
       session.rows<Text>(select_roles, {{"center", out.center_id}, {"account", out.account_id}})) {
    out.roles.push_back(std::move(role));
  }
  return out;
}

CenterRow find_center(Session& session, std::string_view center_id) {
  auto row = session.row<Text, bool>(select_center, {{"center", center_id}});
  if (!row) return {};
  return {std::move(std::get<0>(*row)), std::get<1>(*row)};
}

void touch_session(Session& writer, std::string_view center_id, std::string_view token_hash,
                   domain::Instant now) {
  writer.execute(update_last_seen,
                 {{"at", to_stored(now)}, {"center", center_id}, {"hash", token_hash}});
}

void lock_session(Session& writer, std::string_view center_id, std::string_view token_hash,
                  domain::Instant now) {
  writer.execute(update_locked,
                 {{"at", to_stored(now)}, {"center", center_id}, {"hash", token_hash}});
}

bool session_is_alive(Session& session, std::string_view center_id, std::string_view token_hash,
                      std::string_view account_id, std::string_view role) {
  const auto row = session.row<long long>(
      select_alive,
      {{"center", center_id}, {"hash", token_hash}, {"account", account_id}, {"role", role}});
  return row && std::get<0>(*row) == 1;
}

std::optional<ServiceTokenRow> find_service_token(Session& session, std::string_view token_hash) {
  auto row = session.row<Text, Text, Text, Text, Text, MaybeText, long long>(
      select_token, {{"hash", token_hash}});
  if (!row) return std::nullopt;
  auto& [center, id, account, label, scopes, range, expires] = *row;
  return ServiceTokenRow{std::move(center), std::move(id),    std::move(account),  std::move(label),
                         std::move(scopes), std::move(range), from_stored(expires)};
}

}  // namespace kizuna::persistence
