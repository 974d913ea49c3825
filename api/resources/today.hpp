#pragma once
#include <array>

#include "api/resources/today_dto.hpp"
#include "api/route.hpp"

namespace kizuna::api {

inline constexpr std::array today_query = {
    QueryParameter{"view", "自分(mine)・チーム(team)・代理分(away)", "^(mine|team|away)$"},
};

Response get_today(Context& context);

}  // namespace kizuna::api
