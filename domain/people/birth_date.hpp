#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/calendar/civil_date.hpp"
#include "domain/calendar/entered_date.hpp"
#include "domain/refusal.hpp"

namespace kizuna::domain {

/// How exactly a birth is known. `decade` is any range longer than one year (I-21).
enum class BirthPrecision { day, month, year, decade, unknown };

/// A birth with its earliest and latest possible day. Both are set unless the precision is
/// unknown, and equal when it is a day.
struct BirthDate {
  BirthPrecision precision = BirthPrecision::unknown;
  std::optional<CivilDate> earliest{};
  std::optional<CivilDate> latest{};

  friend bool operator==(const BirthDate&, const BirthDate&) = default;
};

BirthDate birth_on(CivilDate day);
/// A date as typed, whole or partial.
BirthDate birth_from(const EnteredDate& date);
/// From 1 January of the first to 31 December of the last year.
BirthDate birth_between(std::chrono::year first, std::chrono::year last);

/// 和暦 or 西暦. Foreign papers and their readers use the latter.
enum class BirthStyle { era, western };

/// "昭和12年11月3日", "1951年7月(日不明)", "昭和20年か21年", "不明".
std::string print_birth(const BirthDate& birth, BirthStyle style);

/// Range and precision must agree, and no part may lie after `today`. Pointers begin with
/// `pointer`.
std::vector<FieldError> validate_birth(const BirthDate& birth, CivilDate today,
                                       const std::string& pointer);

}  // namespace kizuna::domain
