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

inline constexpr std::array statistics_rows_query = {
    statistics_query[0],
    statistics_query[1],
    statistics_query[2],
    statistics_query[3],
    QueryParameter{"sheet", "表の番号 (0から)", "^[0-3]$"},
    QueryParameter{"line", "行の見出し。ないときは計", "^.{1,200}$"},
    QueryParameter{"column", "列の見出し。ないときは計", "^.{1,200}$"},
    QueryParameter{"offset", "続き", "^[0-9]{1,6}$"},
};
inline constexpr std::array frozen_month_query = {
    QueryParameter{"month", "月", "^20[0-9]{2}-(0[1-9]|1[0-2])$"},
};

/// The rows behind one printed figure, for staff of the center. What the caller may not
/// open, and everybody under a mask of level 2 or 3, is only counted (M-6).
Response get_statistics_rows(Context& context);
/// S-8: each figure of a month as it was frozen, as it is, and the difference.
Response get_frozen_month(Context& context);

/// ST-1, ST-2, ST-3, ST-4 and ST-8 of a fiscal year (without a period: the present one) or of the
/// days from/to. Small cells are hidden from everybody but counselors, managers and the auditor,
/// who are answered for whole months only: two periods a day apart would tell what is hidden.
Response get_statistics(Context& context);
/// The same as data; the log is told what was asked.
StatisticsView statistics_view(Context& context, bool hide_small_cells);

}  // namespace kizuna::api
