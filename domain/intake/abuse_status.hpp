#pragma once
#include <string_view>

namespace kizuna::domain::intake {

/// W-15: suspected (1), reported to the city (2), then confirmed (3) or not confirmed (4) by the
/// city, which may correct itself. 1 becomes 2 by the report, the rest by the city's decision.
bool abuse_status_may_follow(std::string_view before, std::string_view after);

/// Whether a contact with this value of ABUSE puts its case under the overlay.
bool starts_abuse_response(std::string_view status);

}  // namespace kizuna::domain::intake
