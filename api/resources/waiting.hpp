#pragma once
#include "api/context.hpp"
#include "api/resources/waiting_dto.hpp"

namespace kizuna::api {

Response list_waiting_decisions(Context& context);

}  // namespace kizuna::api
