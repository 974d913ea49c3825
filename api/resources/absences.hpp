#pragma once
#include <vector>

#include "api/context.hpp"
#include "api/resources/absence_dto.hpp"

namespace kizuna::api {

Response list_absences(Context& context);
Response list_colleagues(Context& context);
Command enter_absence(Context& context);
Command end_entered_absence(Context& context);

/// Everybody's, neither over nor called off.
std::vector<AbsenceView> absence_views(Context& context);

}  // namespace kizuna::api
