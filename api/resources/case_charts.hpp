#pragma once
#include "api/context.hpp"
#include "api/resources/chart_dto.hpp"

namespace kizuna::api {

/// The whole chart of a case. Kin under a mask, and kin of the reader, are 「非表示の人 n」 (M-4,
/// AZ-08); agencies around a masked subject are 秘匿.
Response get_case_chart(Context& context);
Response get_case_chart_history(Context& context);
Command set_chart_layout(Context& context);

/// Each change answers the whole chart with its new version; If-Match names the version of the row.
Command add_family_member(Context& context);
Command change_family_member(Context& context);
/// With every tie of that member.
Command remove_family_member(Context& context);
Command add_family_tie(Context& context);
Command change_family_tie(Context& context);
Command remove_family_tie(Context& context);
Command add_support_agency(Context& context);
Command change_support_agency(Context& context);
Command remove_support_agency(Context& context);
/// What is 秘匿 on the eco-map, after a reason, from level 2 on with a fresh second factor (M-1).
Command reveal_support_agencies(Context& context);

}  // namespace kizuna::api
