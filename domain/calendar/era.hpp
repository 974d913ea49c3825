#pragma once
#include <array>
#include <string>
#include <string_view>

#include "domain/calendar/civil_date.hpp"

namespace kizuna::domain {

/// One era (元号).
struct Era {
  char letter = ' ';
  std::string_view name;
  std::string_view abbreviation;
  /// The western year before year 1 of the era.
  int offset = 0;
  CivilDate first;
  CivilDate last;
};

namespace era_table {

constexpr CivilDate on(int y, unsigned m, unsigned d) {
  return CivilDate{std::chrono::year{y}, std::chrono::month{m}, std::chrono::day{d}};
}

}  // namespace era_table

/// In order of time; the last one is open-ended. Meiji starts here with the Gregorian calendar
/// (明治5年太政官布告第337号): a day before 明治6年 cannot be found by counting.
inline constexpr std::array<Era, 5> eras{{
    {'M', "明治", "明", 1867, era_table::on(1873, 1, 1), era_table::on(1912, 7, 29)},
    {'T', "大正", "大", 1911, era_table::on(1912, 7, 30), era_table::on(1926, 12, 24)},
    {'S', "昭和", "昭", 1925, era_table::on(1926, 12, 25), era_table::on(1989, 1, 7)},
    {'H', "平成", "平", 1988, era_table::on(1989, 1, 8), era_table::on(2019, 4, 30)},
    {'R', "令和", "令", 2018, era_table::on(2019, 5, 1), era_table::on(9999, 12, 31)},
}};

/// The era of a date; null before 1873-01-01.
const Era* era_of(CivilDate date);

/// "昭和15年", "令和元年".
std::string to_era_year(const Era& era, int western_year);

/// "令和7年4月8日", "平成元年1月8日". Before 1873 the western date.
std::string to_wareki(CivilDate date);

/// "R7.4.8". Before 1873 the ISO date.
std::string to_short_wareki(CivilDate date);

/// "令和7年5月23日(金)"
std::string to_wareki_with_weekday(CivilDate date);

/// "日" to "土"
std::string_view weekday_in_japanese(CivilDate date);

/// "R07": the label of a fiscal year in case numbers. It is fixed before the year starts and keeps
/// its name when an era changes in mid-year (FY2019 is R01). Throws std::out_of_range for a year
/// that has no row.
std::string fiscal_year_label(int fiscal_year);

}  // namespace kizuna::domain
