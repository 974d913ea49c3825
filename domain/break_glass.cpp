#include "domain/break_glass.hpp"

#include <algorithm>

#include "domain/calendar/closed_days.hpp"

namespace kizuna::domain {
namespace {

constexpr int review_days = 3;

/// Bytes that begin a code point, blanks not counted.
std::size_t letters(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U && byte != ' ' && byte != '\n';
  }));
}

}  // namespace

CivilDate break_glass_review_due(CivilDate opened_on) {
  return add_working_days(opened_on, review_days);
}

Result<void> may_break_glass(std::string_view reason, std::span<const CivilDate> review_dues,
                             CivilDate today) {
  if (letters(reason) < break_glass_reason_min)
    return refuse(ProblemCode::invalid_fields, "AZ-09", {},
                  {{"/reason", "too_short", "いま見る必要がある理由を20字以上で書いてください。"}});
  if (review_dues.size() > break_glass_unreviewed_max)
    return refuse(ProblemCode::guard_not_met, "AZ-09",
                  "審査を待っている緊急閲覧が3件あります。審査が済むまで、新しく開けません。");
  if (std::ranges::any_of(review_dues, [&](CivilDate due) { return due < today; }))
    return refuse(ProblemCode::guard_not_met, "TM-30",
                  "審査の期限を過ぎた緊急閲覧があります。審査が済むまで、新しく開けません。");
  return {};
}

}  // namespace kizuna::domain
