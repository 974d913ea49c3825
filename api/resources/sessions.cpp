#include "api/resources/sessions.hpp"

#include <algorithm>

#include "api/authenticate.hpp"
#include "api/resources/open_session.hpp"
#include "api/second_factor.hpp"
#include "domain/sign_in_limits.hpp"

namespace kizuna::api {
namespace {

using domain::ProblemCode;
using persistence::session_id_length;
using persistence::SessionRow;

void note_session(Context& context, const std::string& hash) {
  context.log.object = {{"session", hash.substr(0, session_id_length), {}}};
}

/// The session that the caller came with. A service token has none.
SessionRow current(Context& context) {
  if (context.caller.session_hash.empty()) reject(ProblemCode::forbidden, "AUTH-23");
  auto row = persistence::find_session(context.db, context.caller.session_hash);
  if (!row) reject(ProblemCode::unauthenticated, "S-01");
  return *std::move(row);
}

Response replace(Context& on_writer, const SessionRow& row, const persistence::NewSession& next) {
  persistence::end_session(on_writer.db, row.center_id, row.account_id,
                           on_writer.caller.session_hash, on_writer.now);
  const auto account = persistence::find_account(on_writer.db, row.center_id, row.account_id);
  return start_session(on_writer, account.value(), next, 200);
}

}  // namespace

Response get_session(Context& context) {
  const SessionRow row = current(context);
  note_session(context, context.caller.session_hash);
  const auto token = take(cookie(context.request, session_cookie));
  return json_response(write_body(view_of(context, row, token.value())));
}

Response list_sessions(Context& context) {
  context.log.object = {{"account", context.caller.account_id, {}}};
  return json_response(write_body(live_sessions(
      context, context.center(), context.caller.account_id, context.caller.session_hash)));
}

Command sign_out(Context&) {
  return [](Context& on_writer) {
    const SessionRow row = current(on_writer);
    note_session(on_writer, on_writer.caller.session_hash);
    persistence::end_session(on_writer.db, row.center_id, row.account_id,
                             on_writer.caller.session_hash, on_writer.now);
    Response response = no_content();
    response.headers.emplace_back("clear-site-data", "\"cache\", \"cookies\", \"storage\"");
    response.headers.emplace_back("set-cookie", std::string(session_cookie) +
                                                    "=; Secure; HttpOnly; SameSite=Strict; "
                                                    "Path=/; Max-Age=0");
    return response;
  };
}

Command lock_own_session(Context&) {
  return [](Context& on_writer) {
    const SessionRow row = current(on_writer);
    note_session(on_writer, on_writer.caller.session_hash);
    persistence::lock_session(on_writer.db, row.center_id, on_writer.caller.session_hash,
                              on_writer.now);
    LockedSession locked;
    locked.id = on_writer.caller.session_hash.substr(0, session_id_length);
    locked.opens_until = {on_writer.now + domain::unlock_limit};
    return json_response(write_body(locked));
  };
}

Command step_up(Context& context) {
  auto form = take(read_body<OneTimeCode>(context.request.body));
  return [code = form.otp.value](Context& on_writer) {
    const SessionRow row = current(on_writer);
    note_session(on_writer, on_writer.caller.session_hash);
    const auto account = persistence::find_account(on_writer.db, row.center_id, row.account_id);
    if (const auto rule = check_code(on_writer, account.value(), code)) {
      on_writer.log.denied_by = *rule;
      return to_response({ProblemCode::step_up_required,
                          *rule,
                          "認証コードが正しくないか、しばらく待つ必要があります。",
                          {}},
                         on_writer.request_id, on_writer.request.path);
    }
    auto next = copy_of(row);
    next.stepped_up_at = on_writer.now;
    return replace(on_writer, row, next);
  };
}

Command choose_role(Context& context) {
  auto form = take(read_body<RoleChoice>(context.request.body));
  return [role = form.role.value](Context& on_writer) {
    const SessionRow row = current(on_writer);
    note_session(on_writer, on_writer.caller.session_hash);
    if (std::ranges::find(row.roles, role) == row.roles.end()) {
      reject(ProblemCode::forbidden, "AZ-01", "この役割は割り当てられていません。");
    }
    auto next = copy_of(row);
    next.role = role;
    return replace(on_writer, row, next);
  };
}

Command end_own_session(Context& context) {
  auto form = take(read_body<SessionChoice>(context.request.body));
  return [id = form.id.value](Context& on_writer) {
    const std::string& account = on_writer.caller.account_id;
    const auto open =
        persistence::open_sessions(on_writer.db, on_writer.center(), account, domain::Instant{});
    const auto found = std::ranges::find_if(open, [&](const auto& session) {
      return session.token_hash.substr(0, session_id_length) == id;
    });
    if (found == open.end()) reject(ProblemCode::not_found, "absent");
    note_session(on_writer, found->token_hash);
    persistence::end_session(on_writer.db, on_writer.center(), account, found->token_hash,
                             on_writer.now);
    return json_response(write_body(
        live_sessions(on_writer, on_writer.center(), account, on_writer.caller.session_hash)));
  };
}

}  // namespace kizuna::api
