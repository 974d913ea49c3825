#pragma once
#include <array>

#include "api/resources/case_reading.hpp"
#include "api/resources/person_mask_dto.hpp"
#include "api/resources/profile_dto.hpp"
#include "api/route.hpp"

/// アセスメント (2.4). Values are facts of the case; guards and figures read the same rows.
namespace kizuna::api {

inline constexpr std::array profile_query = {
    QueryParameter{"on", "この日の値", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
};

Response get_profile(Context& context);
Response get_profile_history(Context& context);
Command set_profile(Context& context);
/// 不要 holds when somebody else has approved it.
Command approve_profile_waiver(Context& context);
/// What masks hide, for one look with a reason (M-1).
Command reveal_profile(Context& context);

}  // namespace kizuna::api
