#include "server/commands/users.hpp"

#include <ostream>

#include "api/installation.hpp"
#include "api/local_accounts.hpp"
#include "server/commands/desk.hpp"

namespace kizuna::server {
namespace {

void print(const persistence::AccountRow& account, std::ostream& out) {
  out << account.login << '\t' << account.status << '\t';
  const char* comma = "";
  for (const std::string& role : account.roles) {
    out << comma << role;
    comma = ",";
  }
  const bool is_enrolled = account.password_hash && account.totp_sealed;
  out << '\t' << (is_enrolled ? "enrolled" : "not-enrolled") << '\t' << account.display_name
      << '\n';
}

}  // namespace

int user_command(const Settings& settings, const std::string& center_id, const std::string& verb,
                 const std::string& login, std::ostream& out, std::ostream& err) {
  try {
    persistence::Keyring keys = keyring_of(settings);
    const auto writer =
        writer_beside_the_service(persistence::DatabaseUrl::parse(settings.database_url()));
    persistence::AuditLog log(keys, settings.instance);
    persistence::GroupCommit group(*writer, log, keys);
    const auto terminal = act_of_operator(center_id, "user.list", {}).terminal;
    const api::AccountDesk desk{group, center_id, terminal.value(), wall_clock()};
    if (verb == "list") {
      for (const auto& account : api::list_accounts(desk)) print(account, out);
    } else if (verb == "reset" || verb == "first-admin") {
      const std::string code =
          verb == "reset" ? api::reset_account_factor(desk, login)
                          : api::create_first_admin(group, center_id, login, login, wall_clock());
      out << "enrolment code of " << login << " (24 hours, once): " << code << '\n';
    } else {
      api::set_account_status(desk, login, verb == "enable" ? "active" : "disabled");
      out << login << ' ' << verb << "d\n";
    }
    return 0;
  } catch (const std::exception& failure) {
    err << "kizuna user: " << failure.what() << '\n';
    return 1;
  }
}

}  // namespace kizuna::server
