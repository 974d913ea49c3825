#pragma once
#include <string>

#include "api/context.hpp"
#include "api/resources/session_dto.hpp"
#include "persistence/account_store.hpp"
#include "persistence/sign_in_store.hpp"
#include "persistence/user_store.hpp"

namespace kizuna::api {

/// Answers with a session under a new token; whatever token was there before is dead (AUTH-12).
Response start_session(Context& on_writer, const persistence::AccountRow& account,
                       persistence::NewSession session, int status);

/// The same session under a new token.
persistence::NewSession copy_of(const persistence::SessionRow& row);

/// What the log says of somebody who has just proved who they are.
persistence::ActingPerson acting(const persistence::AccountRow& account,
                                 const persistence::NewSession& session);

SessionView view_of(Context& context, const persistence::SessionRow& row, const std::string& token);

/// Live sessions: not ended, not idle for too long, not too old.
OpenSessions live_sessions(Context& context, const std::string& center_id,
                           const std::string& account_id, const std::string& current_hash);

}  // namespace kizuna::api
