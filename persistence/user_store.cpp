#include "persistence/user_store.hpp"

#include "persistence/account_store.hpp"

namespace kizuna::persistence {
namespace {

constexpr std::string_view select_by_id = R"sql(
  select center_id, id, version, login, display_name, status, post, unit, password_hash,
         totp_sealed, totp_last_step, factor_changed_at, consecutive_failures, created_at
  from account where center_id = :center and id = :id)sql";
constexpr std::string_view select_by_login = R"sql(
  select center_id, id, version, login, display_name, status, post, unit, password_hash,
         totp_sealed, totp_last_step, factor_changed_at, consecutive_failures, created_at
  from account
  where login = :login and (cast(:center as text) is null or center_id = cast(:center as text))
  order by center_id)sql";
constexpr std::string_view select_page = R"sql(
  select center_id, id, version, login, display_name, status, post, unit, password_hash,
         totp_sealed, totp_last_step, factor_changed_at, consecutive_failures, created_at
  from account where center_id = :center and login > :after
  order by login limit :limit)sql";
constexpr std::string_view select_roles = R"sql(
  select role from account_role where center_id = :center and account_id = :id order by role)sql";
constexpr std::string_view insert_row = R"sql(
  insert into account (center_id, id, version, login, display_name, status, post, unit,
    password_hash, totp_sealed, totp_last_step, factor_changed_at, created_at, updated_at)
  values (:center, :id, :version, :login, :name, :status, :post, :unit, :password, :totp, 0,
    :factor_at, :at, :at))sql";
constexpr std::string_view insert_role = R"sql(
  insert into account_role (center_id, account_id, role) values (:center, :id, :role))sql";
constexpr std::string_view delete_roles =
    "delete from account_role where center_id = :center and account_id = :id";
constexpr std::string_view update_status = R"sql(
  update account set status = :status, version = version + 1, updated_at = :at
  where center_id = :center and id = :id and version = :version)sql";
constexpr std::string_view update_place = R"sql(
  update account set post = :post, unit = :unit, version = version + 1, updated_at = :at
  where center_id = :center and id = :id and version = :version)sql";
constexpr std::string_view update_without_factors = R"sql(
  update account set password_hash = null, totp_sealed = null, factor_changed_at = :at,
    version = version + 1, updated_at = :at
  where center_id = :center and id = :id and version = :version)sql";
constexpr std::string_view use_up_codes = R"sql(
  update account_enrolment set used_at = :at
  where center_id = :center and account_id = :account and used_at is null)sql";
constexpr std::string_view insert_code = R"sql(
  insert into account_enrolment (center_id, id, account_id, code_hash, expires_at)
  values (:center, :id, :account, :hash, :expires))sql";
constexpr std::string_view select_code = R"sql(
  select center_id, id, account_id, expires_at, pending_password_hash, pending_totp_sealed
  from account_enrolment where code_hash = :hash and used_at is null)sql";
constexpr std::string_view update_pending = R"sql(
  update account_enrolment set pending_password_hash = :password, pending_totp_sealed = :totp
  where center_id = :center and id = :id and used_at is null)sql";
constexpr std::string_view use_code = R"sql(
  update account_enrolment set used_at = :at, pending_password_hash = null,
    pending_totp_sealed = null
  where center_id = :center and id = :id and used_at is null)sql";
constexpr std::string_view update_factors = R"sql(
  update account set password_hash = :password, totp_sealed = :totp, totp_last_step = :step,
    consecutive_failures = 0, factor_changed_at = :at, version = version + 1, updated_at = :at
  where center_id = :center and id = :account)sql";
constexpr std::string_view select_last_sign_ins = R"sql(
  select account_id, max(created_at) from login_session
  where center_id = :center group by account_id)sql";

using Text = std::string;
using MaybeText = std::optional<std::string>;

std::vector<AccountRow> accounts(Session& session, std::string_view sql,
                                 const std::vector<Param>& params) {
  std::vector<AccountRow> all;
  for (auto& row :
       session.rows<Text, Text, long long, Text, Text, Text, MaybeText, Text, MaybeText, MaybeText,
                    long long, long long, long long, long long>(sql, params)) {
    AccountRow account;
    long long factor = 0, created = 0;
    std::tie(account.center_id, account.id, account.version, account.login, account.display_name,
             account.status, account.post, account.unit, account.password_hash, account.totp_sealed,
             account.totp_last_step, factor, account.consecutive_failures, created) =
        std::move(row);
    account.factor_changed_at = from_stored(factor);
    account.created_at = from_stored(created);
    for (auto& [role] :
         session.rows<Text>(select_roles, {{"center", account.center_id}, {"id", account.id}})) {
      account.roles.push_back(std::move(role));
    }
    all.push_back(std::move(account));
  }
  return all;
}

void insert_roles(Session& writer, const AccountRow& account) {
  for (const std::string& role : account.roles) {
    writer.execute(insert_role,
                   {{"center", account.center_id}, {"id", account.id}, {"role", role}});
  }
}

}  // namespace

std::optional<AccountRow> find_account(Session& session, std::string_view center_id,
                                       std::string_view id) {
  auto all = accounts(session, select_by_id, {{"center", center_id}, {"id", id}});
  if (all.empty()) return std::nullopt;
  return std::move(all.front());
}

std::vector<AccountRow> find_login(Session& session, std::string_view login,
                                   const std::optional<std::string>& center_id) {
  return accounts(session, select_by_login, {{"login", login}, {"center", center_id}});
}

std::vector<AccountRow> list_accounts(Session& session, std::string_view center_id,
                                      std::string_view after_login, long long limit) {
  return accounts(session, select_page,
                  {{"center", center_id}, {"after", after_login}, {"limit", limit}});
}

void insert_account(Session& writer, const AccountRow& account) {
  writer.execute(insert_row, {{"center", account.center_id},
                              {"id", account.id},
                              {"version", account.version},
                              {"login", account.login},
                              {"name", account.display_name},
                              {"status", account.status},
                              {"post", account.post},
                              {"unit", account.unit},
                              {"password", account.password_hash},
                              {"totp", account.totp_sealed},
                              {"factor_at", to_stored(account.factor_changed_at)},
                              {"at", to_stored(account.created_at)}});
  insert_roles(writer, account);
}

bool set_status(Session& writer, std::string_view center_id, std::string_view id, long long version,
                std::string_view status, domain::Instant now) {
  return writer.execute_one(update_status, {{"status", status},
                                            {"at", to_stored(now)},
                                            {"center", center_id},
                                            {"id", id},
                                            {"version", version}});
}

bool set_roles(Session& writer, const AccountRow& changed, domain::Instant now) {
  if (!writer.execute_one(update_place, {{"post", changed.post},
                                         {"unit", changed.unit},
                                         {"at", to_stored(now)},
                                         {"center", changed.center_id},
                                         {"id", changed.id},
                                         {"version", changed.version}})) {
    return false;
  }
  writer.execute(delete_roles, {{"center", changed.center_id}, {"id", changed.id}});
  insert_roles(writer, changed);
  return true;
}

bool clear_factors(Session& writer, std::string_view center_id, std::string_view id,
                   long long version, domain::Instant now) {
  return writer.execute_one(
      update_without_factors,
      {{"at", to_stored(now)}, {"center", center_id}, {"id", id}, {"version", version}});
}

void insert_enrolment(Session& writer, const EnrolmentRow& enrolment, std::string_view code_hash,
                      domain::Instant now) {
  writer.execute(
      use_up_codes,
      {{"at", to_stored(now)}, {"center", enrolment.center_id}, {"account", enrolment.account_id}});
  writer.execute(insert_code, {{"center", enrolment.center_id},
                               {"id", enrolment.id},
                               {"account", enrolment.account_id},
                               {"hash", code_hash},
                               {"expires", to_stored(enrolment.expires_at)}});
}

std::optional<EnrolmentRow> find_enrolment(Session& session, std::string_view code_hash) {
  auto row = session.row<Text, Text, Text, long long, MaybeText, MaybeText>(select_code,
                                                                            {{"hash", code_hash}});
  if (!row) return std::nullopt;
  auto& [center, id, account, expires, password, totp] = *row;
  return EnrolmentRow{std::move(center),    std::move(id),       std::move(account),
                      from_stored(expires), std::move(password), std::move(totp)};
}

bool set_pending(Session& writer, const EnrolmentRow& enrolment) {
  return writer.execute_one(update_pending, {{"password", enrolment.pending_password_hash},
                                             {"totp", enrolment.pending_totp_sealed},
                                             {"center", enrolment.center_id},
                                             {"id", enrolment.id}});
}

bool finish_enrolment(Session& writer, const EnrolmentRow& enrolment, long long totp_step,
                      domain::Instant now) {
  if (!writer.execute_one(
          use_code,
          {{"at", to_stored(now)}, {"center", enrolment.center_id}, {"id", enrolment.id}})) {
    return false;
  }
  return writer.execute_one(update_factors, {{"password", enrolment.pending_password_hash},
                                             {"totp", enrolment.pending_totp_sealed},
                                             {"step", totp_step},
                                             {"at", to_stored(now)},
                                             {"center", enrolment.center_id},
                                             {"account", enrolment.account_id}});
}

std::vector<std::pair<std::string, domain::Instant>> last_sign_ins(Session& session,
                                                                   std::string_view center_id) {
  std::vector<std::pair<std::string, domain::Instant>> all;
  for (auto& [account, at] :
       session.rows<Text, long long>(select_last_sign_ins, {{"center", center_id}})) {
    all.emplace_back(std::move(account), from_stored(at));
  }
  return all;
}

}  // namespace kizuna::persistence
