#pragma once
#include <array>

#include "api/resources/statistics_dto.hpp"
#include "api/route.hpp"

namespace kizuna::api {

inline constexpr std::array statistics_query = {
    QueryParameter{"fiscal_year", "年度 (西暦)", "^20[0-9]{2}$"},
    QueryParameter{"from", "期間の初日", "^20[0-9]{2}-[0-9]{2}-[0-9]{2}$"},
    QueryParameter{"to", "期間の末日", "^20[0-9]{2}-[0-9]{2}-[0-9]{2}$"},
    QueryParameter{"split", "月別・地区別・新規継続再開別", "^(month|district|class)$"},
};

/// ST-1, ST-2, ST-3, ST-4 and ST-8 of a fiscal year (without a period: the present one) or of the
/// days from/to. Small cells are hidden from everybody but counselors, managers and the auditor,
/// who are answered for whole months only: two periods a day apart would tell what is hidden.
Response get_statistics(Context& context);

}  // namespace kizuna::api
