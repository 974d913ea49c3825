#pragma once
#include "api/context.hpp"
#include "api/resources/contact_proposal_dto.hpp"

/// "Stay as inquiry": no case although one is proposed (R-2, I-15). The contact itself never waits
/// for it.
namespace kizuna::api {

Response list_inquiry_decisions(Context& context);
Command decide_inquiry(Context& context);
Command agree_inquiry(Context& context);

}  // namespace kizuna::api
