#include "api/installation.hpp"

#include <stdexcept>

#include "api/authenticate.hpp"
#include "api/context.hpp"
#include "api/ids.hpp"
#include "api/machine_act.hpp"
#include "api/second_factor.hpp"
#include "domain/sign_in_limits.hpp"
#include "persistence/account_store.hpp"
#include "persistence/passwords.hpp"
#include "persistence/user_store.hpp"

namespace kizuna::api {
namespace {

using persistence::Session;

constexpr std::string_view insert_center = R"sql(
  insert into center (center_id, name, municipality_code, log_host, is_demo, created_at)
  values (:id, :name, :code, :host, :demo, :at))sql";
constexpr std::string_view count_admins = R"sql(
  select count(*) from account_role where center_id = :center and role = 'admin')sql";

}  // namespace

void create_center(persistence::GroupCommit& group, const NewCenter& center, domain::Instant now) {
  commit_alone(group, center.id, now, [&](Session& writer) {
    writer.execute(insert_center, {{"id", center.id},
                                   {"name", center.name},
                                   {"code", center.municipality_code},
                                   {"host", center.log_host},
                                   {"demo", center.is_demo},
                                   {"at", persistence::to_stored(now)}});
    return std::vector{act_of_machine(center.id, center.is_demo ? "demo.load" : "center.create",
                                      "center", center.id)};
  });
}

std::string create_ready_account(persistence::GroupCommit& group, Services& services,
                                 const NewAccount& account, domain::Instant now) {
  persistence::AccountRow row;
  row.center_id = account.center_id;
  row.id = new_id(now);
  row.login = account.login;
  row.display_name = account.display_name;
  if (!account.post.empty()) row.post = account.post;
  row.roles = account.roles;
  row.password_hash = persistence::hash_password(account.password, services.password_costs);
  row.factor_changed_at = now;
  row.created_at = now;
  commit_alone(group, account.center_id, now, [&](Session& writer) {
    const Request request;
    const std::vector<std::pair<std::string_view, std::string>> path;
    Caller caller;
    caller.center_id = account.center_id;
    Context context{request, path, caller, writer, services, now, {}, {}, {}};
    row.totp_sealed = seal_seed(context, account.center_id, row.id, account.totp_seed);
    persistence::insert_account(writer, row);
    return std::vector{act_of_machine(account.center_id, "user.create", "account", row.id)};
  });
  return row.id;
}

std::string create_first_admin(persistence::GroupCommit& group, const std::string& center_id,
                               const std::string& login, const std::string& display_name,
                               domain::Instant now) {
  const std::string code = random_hex(16);
  persistence::AccountRow row;
  row.center_id = center_id;
  row.id = new_id(now);
  row.login = login;
  row.display_name = display_name;
  row.roles = {"admin"};
  row.factor_changed_at = now;
  row.created_at = now;
  persistence::EnrolmentRow enrolment;
  enrolment.center_id = center_id;
  enrolment.id = new_id(now);
  enrolment.account_id = row.id;
  enrolment.expires_at = now + domain::enrolment_limit;
  commit_alone(group, center_id, now, [&](Session& writer) {
    const auto admins = writer.row<long long>(count_admins, {{"center", center_id}});
    if (std::get<0>(admins.value()) > 0) {
      throw std::runtime_error("the center has an administrator already");
    }
    persistence::insert_account(writer, row);
    persistence::insert_enrolment(writer, enrolment, token_hash(code), now);
    return std::vector{act_of_machine(center_id, "user.create", "account", row.id),
                       act_of_machine(center_id, "role.grant", "account", row.id)};
  });
  return code;
}

}  // namespace kizuna::api
