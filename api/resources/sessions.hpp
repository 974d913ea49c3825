#pragma once
#include "api/context.hpp"

namespace kizuna::api {

/// What a signed-in person does with the own sessions.
Response get_session(Context& context);
Response list_sessions(Context& context);
Command sign_out(Context& context);
Command lock_own_session(Context& context);
Command step_up(Context& context);
Command choose_role(Context& context);
Command end_own_session(Context& context);

}  // namespace kizuna::api
