#pragma once
#include "api/context.hpp"

namespace kizuna::api {

/// The people who may sign in, for admins. An admin never sets a password: an account opens by a
/// one-time code that its owner uses (TM-14), and nobody changes the own account here.
Response list_users(Context& context);
Response get_user(Context& context);
Command create_user(Context& context);
Command change_user_roles(Context& context);
Command disable_user(Context& context);
Command enable_user(Context& context);
Command reset_user_factor(Context& context);
Command end_user_sessions(Context& context);

}  // namespace kizuna::api
