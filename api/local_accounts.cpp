#include "api/local_accounts.hpp"

#include <algorithm>
#include <stdexcept>

#include "api/authenticate.hpp"
#include "api/ids.hpp"
#include "api/machine_act.hpp"
#include "domain/sign_in_limits.hpp"
#include "persistence/sign_in_store.hpp"

namespace kizuna::api {
namespace {

using persistence::AccountRow;
using persistence::Session;

constexpr long long accounts_max = 1000;
constexpr std::string_view select_center = "select name from center where center_id = :center";

void demand_center(Session& writer, const std::string& center_id) {
  if (!writer.row<std::string>(select_center, {{"center", center_id}})) {
    throw std::runtime_error("there is no center " + center_id);
  }
}

AccountRow account_of(Session& writer, const AccountDesk& desk, const std::string& login) {
  demand_center(writer, desk.center_id);
  auto found = persistence::find_login(writer, login, desk.center_id);
  if (found.empty()) throw std::runtime_error("there is no account " + login);
  return std::move(found.front());
}

std::vector<persistence::ActRecord> told(const AccountDesk& desk, const char* act, const char* type,
                                         const std::string& id) {
  auto record = act_of_machine(desk.center_id, act, type, id);
  record.terminal = desk.terminal;
  return {std::move(record)};
}

}  // namespace

std::vector<AccountRow> list_accounts(const AccountDesk& desk) {
  std::vector<AccountRow> accounts;
  commit_alone(desk.group, desk.center_id, desk.now, [&](Session& writer) {
    demand_center(writer, desk.center_id);
    accounts = persistence::list_accounts(writer, desk.center_id, "", accounts_max);
    return told(desk, "user.list", "center", desk.center_id);
  });
  return accounts;
}

void set_account_status(const AccountDesk& desk, const std::string& login,
                        const std::string& status) {
  commit_alone(desk.group, desk.center_id, desk.now, [&](Session& writer) {
    const AccountRow account = account_of(writer, desk, login);
    if (!persistence::set_status(writer, account.center_id, account.id, account.version, status,
                                 desk.now)) {
      throw std::runtime_error("somebody has just changed this account");
    }
    if (status == "active") return told(desk, "user.enable", "account", account.id);
    persistence::end_sessions(writer, account.center_id, account.id, desk.now);
    return told(desk, "user.disable", "account", account.id);
  });
}

std::string reset_account_factor(const AccountDesk& desk, const std::string& login) {
  const std::string code = random_hex(16);
  commit_alone(desk.group, desk.center_id, desk.now, [&](Session& writer) {
    const AccountRow account = account_of(writer, desk, login);
    if (std::ranges::find(account.roles, "service") != account.roles.end()) {
      throw std::runtime_error("a machine has tokens, no second factor");
    }
    if (account.status != "active") throw std::runtime_error("the account is disabled");
    if (!persistence::clear_factors(writer, account.center_id, account.id, account.version,
                                    desk.now)) {
      throw std::runtime_error("somebody has just changed this account");
    }
    persistence::end_sessions(writer, account.center_id, account.id, desk.now);
    persistence::insert_enrolment(writer,
                                  {account.center_id,
                                   new_id(desk.now),
                                   account.id,
                                   desk.now + domain::enrolment_limit,
                                   {},
                                   {}},
                                  token_hash(code), desk.now);
    return told(desk, "user.reset_factor", "account", account.id);
  });
  return code;
}

}  // namespace kizuna::api
