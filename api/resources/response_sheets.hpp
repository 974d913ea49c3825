#pragma once
#include "api/context.hpp"
#include "api/resources/contact_proposal_dto.hpp"

/// 対応方針 for repeat callers: agreed and reviewed by SENIOR, read by who takes calls.
namespace kizuna::api {

Response get_response_sheet(Context& context);
Command agree_response_sheet(Context& context);
Command review_response_sheet(Context& context);

}  // namespace kizuna::api
