#include "api/resources/sign_in.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "api/authenticate.hpp"
#include "api/resources/open_session.hpp"
#include "api/second_factor.hpp"
#include "domain/sign_in_limits.hpp"

namespace kizuna::api {
namespace {

using domain::ProblemCode;
using persistence::AccountRow;
using persistence::NewSession;

constexpr std::string_view sign_in_failed =
    "ログイン名、パスワード、認証コードのいずれかが正しくないか、しばらく待つ必要があります。";

/// What the read lane found out; the password itself goes no further.
struct Attempt {
  std::string login;
  std::string center_id;
  std::string account_id;  ///< empty: nobody of that name
  std::string checked_hash;
  bool password_fits = false;
  std::optional<std::string> better_hash;
  SignIn form;
};

Response refused(Context& on_writer, const std::string& rule) {
  on_writer.log.denied_by = rule;
  return to_response({ProblemCode::unauthenticated, rule, std::string(sign_in_failed), {}},
                     on_writer.request_id, on_writer.request.path);
}

/// An unknown name is kept as a keyed hash: people type passwords into the wrong field.
Response refuse_stranger(Context& on_writer, const Attempt& attempt) {
  const auto key = on_writer.services.keys.key_for(on_writer.db, attempt.center_id, "",
                                                   persistence::KeyPurpose::audit, on_writer.now);
  on_writer.log.object = {{"login", persistence::keyed_hash(key, attempt.login), {}}};
  return refused(on_writer, "AUTH-18");
}

Attempt look_up(Context& on_reader, SignIn form) {
  Attempt attempt;
  attempt.login = form.login.value;
  const std::size_t at = attempt.login.find('@');
  std::optional<std::string> center;
  if (at != std::string::npos) center = attempt.login.substr(at + 1);
  on_reader.db.see_only("*");
  const auto found = persistence::find_login(on_reader.db, attempt.login.substr(0, at), center);
  attempt.center_id = on_reader.services.home_center;
  const auto costs = on_reader.services.password_costs;
  // A bare name that two centers have picks neither.
  const AccountRow* account = found.size() == 1 ? &found.front() : nullptr;
  const bool has_password = account != nullptr && account->password_hash;
  attempt.checked_hash = has_password ? *account->password_hash : persistence::dummy_hash(costs);
  attempt.password_fits =
      persistence::verify_password(form.password.value, attempt.checked_hash) && has_password;
  if (account != nullptr) {
    attempt.account_id = account->id;
    attempt.center_id = account->center_id;
  }
  if (attempt.password_fits && persistence::should_rehash(attempt.checked_hash, costs)) {
    attempt.better_hash = persistence::hash_password(form.password.value, costs);
  }
  form.password.value.clear();
  attempt.form = std::move(form);
  return attempt;
}

/// The session that the browser still holds: it gives way to the new one (AUTH-12).
std::string presented_hash(Context& on_writer) {
  const auto token = cookie(on_writer.request, session_cookie);
  return token && *token ? token_hash(**token) : std::string();
}

/// Which of the open sessions is to end: the presented one, the chosen one, or none because there
/// is room. nullopt: the person has to choose first (AUTH-15).
std::optional<std::vector<std::string>> giving_way(Context& on_writer, const AccountRow& account,
                                                   const SignIn& form) {
  const std::string presented = presented_hash(on_writer);
  const auto now = on_writer.now;
  std::vector<std::string> ending;
  std::size_t staying = 0;
  for (const auto& session : persistence::open_sessions(on_writer.db, account.center_id, account.id,
                                                        now - domain::session_limit)) {
    const std::string id = session.token_hash.substr(0, persistence::session_id_length);
    const bool chosen = form.end_session && form.end_session->value == id;
    const bool dead = now - session.last_seen_at > domain::unlock_limit;
    if (chosen || dead || session.token_hash == presented) {
      ending.push_back(session.token_hash);
    } else {
      ++staying;
    }
  }
  if (staying >= domain::sessions_max) return std::nullopt;
  return ending;
}

Response ask_which_ends(Context& on_writer, const AccountRow& account) {
  on_writer.log.denied_by = "AUTH-15";
  Response response = to_response({ProblemCode::conflict,
                                   "AUTH-15",
                                   "ほかに二つログイン中です。終了するほうを選んでください。",
                                   {}},
                                  on_writer.request_id, on_writer.request.path);
  auto body = nlohmann::json::parse(response.body);
  body.update(nlohmann::json::parse(
      write_body(live_sessions(on_writer, account.center_id, account.id, {}))));
  response.body = body.dump();
  return response;
}

/// The role asked for, else the first one that the account holds.
std::optional<std::string> role_for(const AccountRow& account, const SignIn& form) {
  for (const std::string& role : account.roles) {
    if (role == "service") continue;  // machines have tokens (AUTH-23)
    if (!form.role || form.role->value == role) return role;
  }
  return std::nullopt;
}

NewSession session_for(const AccountRow& account, const std::string& role, const SignIn& form,
                       domain::Instant now) {
  NewSession session;
  session.center_id = account.center_id;
  session.account_id = account.id;
  session.role = role;
  if (form.terminal) session.terminal = form.terminal->value;
  if (form.terminal_kind) session.terminal_kind = form.terminal_kind->value;
  session.created_at = now;
  session.stepped_up_at = now;  // the code was fresh
  return session;
}

Response admit(Context& on_writer, const Attempt& attempt) {
  const auto account =
      attempt.account_id.empty()
          ? std::nullopt
          : persistence::find_account(on_writer.db, attempt.center_id, attempt.account_id);
  if (!account) return refuse_stranger(on_writer, attempt);
  on_writer.log.object = {{"account", account->id, account->version}};
  const TryKey key = try_key(on_writer, *account);
  if (const auto held = held_back(on_writer, *account, key)) return refused(on_writer, *held);
  const auto role = role_for(*account, attempt.form);
  const auto step = fitting_step(on_writer, *account, attempt.form.otp.value);
  const std::string rule =
      account->status != "active"                                                ? "AUTH-disabled"
      : !attempt.password_fits || account->password_hash != attempt.checked_hash ? "AUTH-password"
      : !role                                                                    ? "AUTH-role"
      : !step                                                                    ? "AUTH-07"
                                                                                 : "";
  if (!rule.empty()) {
    count_failed_try(on_writer, *account, key);
    return refused(on_writer, rule);
  }
  // Asked before the code is used up, so that the same code may come with the answer.
  const auto ending = giving_way(on_writer, *account, attempt.form);
  if (!ending) return ask_which_ends(on_writer, *account);
  persistence::use_totp_step(on_writer.db, account->center_id, account->id, *step);
  for (const std::string& hash : *ending) {
    persistence::end_session(on_writer.db, account->center_id, account->id, hash, on_writer.now);
  }
  forget_failed_tries(on_writer, *account, key);
  if (attempt.better_hash) {
    persistence::replace_hash(on_writer.db, account->center_id, account->id, attempt.checked_hash,
                              *attempt.better_hash);
  }
  const NewSession session = session_for(*account, *role, attempt.form, on_writer.now);
  Response response = start_session(on_writer, *account, session, 201);
  if (!key.known_device) {
    response.headers.emplace_back("set-cookie",
                                  device_cookie_header(on_writer, account->center_id));
  }
  return response;
}

bool is_log_id(std::string_view text) {
  return std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == ':' || c == '-';
  });
}

}  // namespace

Command sign_in(Context& context) {
  SignIn form = take(read_body<SignIn>(context.request.body));
  if (form.terminal && !is_log_id(form.terminal->value)) {
    reject(ProblemCode::invalid_fields, "AZ-14", {},
           {{"/terminal", "unknown_code", "端末の番号は英数字と . _ : - で入力してください。"}});
  }
  Attempt attempt = look_up(context, std::move(form));
  context.log.center_id = attempt.center_id;
  return [attempt = std::move(attempt)](Context& on_writer) { return admit(on_writer, attempt); };
}

Command unlock_session(Context& context) {
  auto form = take(read_body<OneTimeCode>(context.request.body));
  const auto token = take(cookie(context.request, session_cookie));
  context.db.see_only("*");
  const auto session =
      token ? persistence::find_session(context.db, token_hash(*token)) : std::nullopt;
  if (!session) reject(ProblemCode::unauthenticated, "S-01");
  context.log.center_id = session->center_id;
  return [token = *token, code = form.otp.value](Context& on_writer) {
    const auto now = on_writer.now;
    const auto row = persistence::find_session(on_writer.db, token_hash(token));
    if (!row || row->ended_at || row->account_status != "active" ||
        now - row->last_seen_at > domain::unlock_limit ||
        now - row->created_at > domain::session_limit) {
      reject(ProblemCode::unauthenticated, "AUTH-13");
    }
    const auto account = persistence::find_account(on_writer.db, row->center_id, row->account_id);
    on_writer.log.object = {{"account", account->id, account->version}};
    if (const auto rule = check_code(on_writer, *account, code)) return refused(on_writer, *rule);
    persistence::end_session(on_writer.db, row->center_id, row->account_id, token_hash(token), now);
    NewSession copy = copy_of(*row);
    copy.stepped_up_at = now;
    return start_session(on_writer, *account, copy, 200);
  };
}

}  // namespace kizuna::api
