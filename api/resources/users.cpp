#include "api/resources/users.hpp"

#include <algorithm>

#include "api/authenticate.hpp"
#include "api/ids.hpp"
#include "api/resources/user_dto.hpp"
#include "domain/sign_in_limits.hpp"
#include "persistence/sign_in_store.hpp"
#include "persistence/user_store.hpp"

namespace kizuna::api {
namespace {

using domain::ProblemCode;
using persistence::AccountRow;

constexpr long long users_max = 200;  // a center has about twenty

UserView view_of(const AccountRow& account) {
  UserView view;
  view.id = account.id;
  view.version = account.version;
  view.login = account.login;
  view.display_name = account.display_name;
  view.status = account.status;
  view.roles.value = account.roles;
  view.post = account.post;
  view.unit = account.unit;
  view.is_enrolled = account.password_hash && account.totp_sealed;
  view.factor_changed_at = {account.factor_changed_at};
  return view;
}

audit::kj1::Object facts_of(const AccountRow& account) {
  std::string roles;
  for (const std::string& role : account.roles) roles += (roles.empty() ? "" : " ") + role;
  return {{"post", account.post.value_or("")},
          {"roles", roles},
          {"status", account.status},
          {"unit", account.unit}};
}

AccountRow load(Context& context) {
  auto account = persistence::find_account(context.db, context.center(), context.id());
  if (!account) reject(ProblemCode::not_found, "absent");
  context.log.object = {{"account", account->id, account->version}};
  return *std::move(account);
}

/// The account of the path, at the version that the admin has read, and not the admin's own.
AccountRow load_for_change(Context& on_writer) {
  AccountRow account = load(on_writer);
  if (account.id == on_writer.caller.account_id) {
    reject(ProblemCode::four_eyes, "AZ-10", "自分の利用者情報は、ほかの管理者が変更します。");
  }
  require_version(on_writer, account.version);
  on_writer.log.before = facts_of(account);
  return account;
}

std::vector<std::string> roles_from(const List<Code<HumanRoles>, 7>& given) {
  std::vector<std::string> roles;
  for (const auto& role : given.value) roles.push_back(role.value);
  std::ranges::sort(roles);
  const auto fail = [](const char* code, const char* message) {
    reject(ProblemCode::invalid_fields, "AZ-12", {}, {{"/roles", code, message}});
  };
  if (roles.empty()) fail("required", "役割を一つ以上選んでください。");
  if (std::ranges::adjacent_find(roles) != roles.end()) fail("twice", "同じ役割が二つあります。");
  const bool is_admin = std::ranges::find(roles, "admin") != roles.end();
  if (is_admin && roles.size() > 1) {
    // Who administers never sees content, in no role at all.
    fail("excludes_others", "システム管理者は、ほかの役割を兼ねられません。");
  }
  return roles;
}

bool is_login(std::string_view login) {
  return login.size() >= 2 && std::ranges::all_of(login, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
                  c == '-';
         });
}

EnrolmentCode give_code(Context& on_writer, const AccountRow& account) {
  EnrolmentCode answer{view_of(account), random_hex(16), {on_writer.now + domain::enrolment_limit}};
  persistence::insert_enrolment(
      on_writer.db,
      {account.center_id, new_id(on_writer.now), account.id, answer.expires_at.value, {}, {}},
      token_hash(answer.enrolment_code), on_writer.now);
  return answer;
}

/// The account after a change, told to the log.
AccountRow reload(Context& on_writer) {
  AccountRow account = load(on_writer);
  on_writer.log.after = facts_of(account);
  return account;
}

Command set_status(std::string status) {
  return [status = std::move(status)](Context& on_writer) {
    const AccountRow account = load_for_change(on_writer);
    persistence::set_status(on_writer.db, account.center_id, account.id, account.version, status,
                            on_writer.now);
    if (status == "disabled") {
      persistence::end_sessions(on_writer.db, account.center_id, account.id, on_writer.now);
    }
    const AccountRow changed = reload(on_writer);
    return resource_response(write_body(view_of(changed)), changed.version);
  };
}

}  // namespace

Response list_users(Context& context) {
  UserPage page;
  const auto seen = persistence::last_sign_ins(context.db, context.center());
  for (const AccountRow& account :
       persistence::list_accounts(context.db, context.center(), "", users_max)) {
    UserView view = view_of(account);
    const auto last =
        std::ranges::find_if(seen, [&](const auto& pair) { return pair.first == account.id; });
    if (last != seen.end()) view.last_sign_in_at = InstantText{last->second};
    page.users.value.push_back(std::move(view));
  }
  return json_response(write_body(page));
}

Response get_user(Context& context) {
  const AccountRow account = load(context);
  return resource_response(write_body(view_of(account)), account.version);
}

Command create_user(Context& context) {
  const auto form = take(read_body<NewUser>(context.request.body));
  if (!is_login(form.login.value)) {
    reject(ProblemCode::invalid_fields, "login", {},
           {{"/login", "shape", "ログイン名は英小文字、数字、. _ - で2文字以上にしてください。"}});
  }
  AccountRow account;
  account.center_id = context.center();
  account.id = new_id(context.now);
  account.login = form.login.value;
  account.display_name = form.display_name.value;
  account.roles = roles_from(form.roles);
  if (form.post) account.post = form.post->value;
  if (form.unit) account.unit = form.unit->value;
  account.factor_changed_at = account.created_at = context.now;
  return [account](Context& on_writer) {
    if (!persistence::find_login(on_writer.db, account.login, account.center_id).empty()) {
      reject(ProblemCode::conflict, "login", "このログイン名はすでに使われています。");
    }
    persistence::insert_account(on_writer.db, account);
    on_writer.log.object = {{"account", account.id, account.version}};
    on_writer.log.after = facts_of(account);
    return created_response(write_body(give_code(on_writer, account)), "/v1/users/" + account.id,
                            account.version);
  };
}

Command change_user_roles(Context& context) {
  const auto form = take(read_body<UserRoles>(context.request.body));
  const auto roles = roles_from(form.roles);
  return [form, roles](Context& on_writer) {
    AccountRow account = load_for_change(on_writer);
    if (std::ranges::find(account.roles, "service") != account.roles.end()) {
      reject(ProblemCode::forbidden, "AUTH-23", "連携用の利用者に人の役割は付けられません。");
    }
    account.roles = roles;
    account.post.reset();
    if (form.post) account.post = form.post->value;
    if (form.unit) account.unit = form.unit->value;
    persistence::set_roles(on_writer.db, account, on_writer.now);
    const AccountRow changed = reload(on_writer);
    return resource_response(write_body(view_of(changed)), changed.version);
  };
}

Command disable_user(Context&) {
  return set_status("disabled");
}

Command enable_user(Context&) {
  return set_status("active");
}

Command reset_user_factor(Context&) {
  return [](Context& on_writer) {
    const AccountRow account = load_for_change(on_writer);
    persistence::clear_factors(on_writer.db, account.center_id, account.id, account.version,
                               on_writer.now);
    persistence::end_sessions(on_writer.db, account.center_id, account.id, on_writer.now);
    const AccountRow changed = reload(on_writer);
    return resource_response(write_body(give_code(on_writer, changed)), changed.version);
  };
}

Command end_user_sessions(Context&) {
  return [](Context& on_writer) {
    const AccountRow account = load(on_writer);
    persistence::end_sessions(on_writer.db, account.center_id, account.id, on_writer.now);
    return resource_response(write_body(view_of(account)), account.version);
  };
}

}  // namespace kizuna::api
