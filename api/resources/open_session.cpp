#include "api/resources/open_session.hpp"

#include <chrono>

#include "api/authenticate.hpp"
#include "api/ids.hpp"
#include "domain/sign_in_limits.hpp"

namespace kizuna::api {
namespace {

using persistence::AccountRow;
using persistence::NewSession;
using persistence::session_id_length;
using persistence::SessionRow;

constexpr std::chrono::hours factor_is_young{24};

}  // namespace

persistence::NewSession copy_of(const SessionRow& row) {
  NewSession session;
  session.center_id = row.center_id;
  session.account_id = row.account_id;
  session.role = row.role;
  session.aal = row.aal;
  session.amr = row.amr;
  session.terminal = row.terminal;
  session.terminal_kind = row.terminal_kind;
  session.created_at = row.created_at;
  session.stepped_up_at = row.stepped_up_at;
  return session;
}

persistence::ActingPerson acting(const AccountRow& account, const NewSession& session) {
  return {account.id,
          session.role,
          session.aal,
          {"pwd", "otp"},
          session.token_hash.substr(0, session_id_length)};
}

SessionView view_of(Context& context, const SessionRow& row, const std::string& token) {
  const auto center = persistence::find_center(context.db, row.center_id);
  SessionView view;
  view.csrf_token = csrf_token_of(token);
  view.id = token_hash(token).substr(0, session_id_length);
  view.person = {row.account_id, row.display_name, row.center_id, center.name,
                 center.is_demo, row.unit,         std::nullopt};
  if (!row.post.empty()) view.person.post = row.post;
  view.role = row.role;
  view.roles.value = row.roles;
  view.terminal_kind = row.terminal_kind;
  view.terminal = row.terminal;
  view.idle_seconds = std::chrono::seconds(domain::idle_limit(row.terminal_kind)).count();
  view.ends_at = {row.created_at + domain::session_limit};
  if (row.stepped_up_at) view.stepped_up_at = InstantText{*row.stepped_up_at};
  view.factor_is_fresh = context.now - row.factor_changed_at < factor_is_young;
  return view;
}

Response start_session(Context& on_writer, const AccountRow& account, NewSession session,
                       int status) {
  const std::string token = random_hex(32);
  session.token_hash = token_hash(token);
  session.last_seen_at = on_writer.now;
  session.peer_address = on_writer.request.peer_address;
  persistence::insert_session(on_writer.db, session);
  on_writer.log.actor = acting(account, session);
  on_writer.log.object = {{"session", session.token_hash.substr(0, session_id_length), {}}};
  const auto row = persistence::find_session(on_writer.db, session.token_hash);
  Response response = json_response(write_body(view_of(on_writer, row.value(), token)), status);
  // No Max-Age: the cookie dies with the browser (AUTH-11).
  response.headers.emplace_back("set-cookie", std::string(session_cookie) + "=" + token +
                                                  "; Secure; HttpOnly; SameSite=Strict; Path=/");
  return response;
}

OpenSessions live_sessions(Context& context, const std::string& center_id,
                           const std::string& account_id, const std::string& current_hash) {
  OpenSessions live;
  for (const auto& open : persistence::open_sessions(context.db, center_id, account_id,
                                                     context.now - domain::session_limit)) {
    if (context.now - open.last_seen_at > domain::unlock_limit) continue;
    live.sessions.value.push_back({open.token_hash.substr(0, session_id_length),
                                   open.token_hash == current_hash,
                                   open.terminal_kind,
                                   open.terminal,
                                   {open.created_at},
                                   {open.last_seen_at}});
  }
  return live;
}

}  // namespace kizuna::api
