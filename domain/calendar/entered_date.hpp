#pragma once
#include <string>
#include <string_view>

#include "domain/calendar/civil_date.hpp"
#include "domain/refusal.hpp"

namespace kizuna::domain {

enum class DatePrecision { day, month, year };

/// A date as somebody knows it: the first and the last day that it may be.
struct EnteredDate {
  DatePrecision precision = DatePrecision::day;
  CivilDate earliest;
  CivilDate latest;

  friend bool operator==(const EnteredDate&, const EnteredDate&) = default;
};

/// "昭和15年3月4日", "昭和15年3月", "昭和15年"; where two eras meet it prints both
/// ("昭和64年・平成元年").
std::string to_wareki(const EnteredDate& date);

/// Reads what people type: 和暦 ("S15.3.4", "昭和15年3月4日", "令和元年五月一日", "S150304") and
/// western dates from 1868 to 2100 ("1940-03-04", "1940/3/4", "1940年3月", "19400304"), any width,
/// partial dates too. A partial date is narrowed to its era: "昭和64年" ends on 1989-01-07.
/// Refuses with ProblemCode::invalid_fields and one error at `pointer`, of code
/// date_unreadable, era_missing (15-3-4: asks which era), era_range (S64.1.8: says what it would
/// be), year_range or no_such_day.
Result<EnteredDate> parse_entered_date(std::string_view text, std::string_view pointer = {});

}  // namespace kizuna::domain
