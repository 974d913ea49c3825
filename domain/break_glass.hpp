#pragma once
#include <chrono>
#include <span>
#include <string_view>

#include "domain/calendar/civil_date.hpp"
#include "domain/refusal.hpp"

/// 緊急閲覧: one case opened to somebody outside its team, for an hour, for reading and notes, with
/// a reason and a review (AZ-09, K-10). What it opens is decided in access.cpp.
namespace kizuna::domain {

inline constexpr std::chrono::minutes break_glass_length{60};
inline constexpr std::size_t break_glass_reason_min = 20;  ///< code points
inline constexpr std::size_t break_glass_unreviewed_max = 2;

constexpr Instant break_glass_end(Instant opened_at) {
  return opened_at + break_glass_length;
}

/// Three working days after the day it was opened (K-10).
CivilDate break_glass_review_due(CivilDate opened_on);

/// May this person open one more? `review_dues` are those of the person's accesses that nobody has
/// reviewed. A third of them blocks, and so does one whose review is late (TM-30).
Result<void> may_break_glass(std::string_view reason, std::span<const CivilDate> review_dues,
                             CivilDate today);

}  // namespace kizuna::domain
