#pragma once
#include <string>
#include <vector>

#include "persistence/group_commit.hpp"
#include "persistence/user_store.hpp"

/// Help for those who are locked out, by whoever may sit at the machine. The same acts as on the
/// API, with the same entries; who acted is the terminal ("cli:<user id>").
namespace kizuna::api {

/// One center's accounts, as the operator reaches them.
struct AccountDesk {
  persistence::GroupCommit& group;
  std::string center_id;
  std::string terminal;
  domain::Instant now;
};

// All throw std::runtime_error with the reason.

/// Every account, by login. Leaves user.list.
std::vector<persistence::AccountRow> list_accounts(const AccountDesk& desk);

/// "active" or "disabled"; disabling ends the account's sessions.
void set_account_status(const AccountDesk& desk, const std::string& login,
                        const std::string& status);

/// Takes password and second factor away and ends the sessions. Returns the one-time code, valid
/// for 24 hours, by which the owner sets new ones. Not for machines.
std::string reset_account_factor(const AccountDesk& desk, const std::string& login);

}  // namespace kizuna::api
