#pragma once
#include <stdexcept>
#include <string>
#include <string_view>

#include "domain/calendar/civil_date.hpp"

namespace kizuna::domain {

/// A date written as in a grid: iso("2025-04-08").
inline CivilDate iso(std::string_view text) {
  const auto date = parse_iso_date(text);
  if (!date) {
    throw std::invalid_argument("not a date: " + std::string{text});
  }
  return *date;
}

inline Instant instant(std::string_view text) {
  const auto at = parse_rfc3339(text);
  if (!at) {
    throw std::invalid_argument("not an instant: " + std::string{text});
  }
  return *at;
}

}  // namespace kizuna::domain
