#pragma once
#include "api/context.hpp"

namespace kizuna::api {

/// POST /v1/enrolments: the owner of a one-time code chooses a password and gets a seed for the
/// authenticator. Nothing changes for the account yet.
Command begin_enrolment(Context& context);

/// POST /v1/enrolments/confirm: the first code of the new factor. Uses the one-time code up, ends
/// all sessions; for 24 hours the person approves nothing (AUTH-24).
Command confirm_enrolment(Context& context);

}  // namespace kizuna::api
