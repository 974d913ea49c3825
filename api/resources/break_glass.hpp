#pragma once
#include <array>

#include "api/resources/break_glass_dto.hpp"
#include "api/route.hpp"

/// 緊急閲覧 (AZ-09): opening one case for an hour, notes, and the review by a manager.
namespace kizuna::api {

inline constexpr std::array break_glass_query = {
    QueryParameter{"state", "審査待ち(open)か、審査済み(reviewed)", "^(open|reviewed)$"},
};

Command open_case_in_emergency(Context& context);
Response list_emergency_accesses(Context& context);
Response get_emergency_access(Context& context);
Command review_emergency_access(Context& context);
/// Who reads a case by break-glass may write this and nothing else.
Command write_case_note(Context& context);

}  // namespace kizuna::api
