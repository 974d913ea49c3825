#pragma once
#include "api/context.hpp"

namespace kizuna::api {

/// Tokens by which machines come in (AUTH-23). Each has an account of its own with the role
/// service and nothing else.
Response list_tokens(Context& context);
Command issue_token(Context& context);
Command revoke_token(Context& context);

}  // namespace kizuna::api
