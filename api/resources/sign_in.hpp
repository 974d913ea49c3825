#pragma once
#include "api/context.hpp"

namespace kizuna::api {

/// POST /v1/sessions. Unknown name, wrong password or code, disabled account and throttled look
/// alike in bytes and time (AUTH-18); the log knows which it was.
Command sign_in(Context& context);

/// POST /v1/sessions/current/unlock: a locked session opens again with one factor (AUTH-13).
Command unlock_session(Context& context);

}  // namespace kizuna::api
