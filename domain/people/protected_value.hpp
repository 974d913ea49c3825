#pragma once
#include <string>
#include <string_view>
#include <utility>

#include "domain/people/person.hpp"
#include "domain/refusal.hpp"

namespace kizuna::domain {

/// The relation of the reader to the record, worked out before anything of it is shown.
enum class Viewer {
  case_team,         ///< named on the case
  manager,           ///< manager of the center
  center_counselor,  ///< counselor of the center, not on the case
  break_glass,       ///< a counselor inside an emergency access
  other,             ///< city staff, approvers, auditors, statistics, machines
};

/// Permission for one look at one hidden value. Only authorize_reveal makes one; it can be moved
/// but not copied, and reveal() uses it up, so each look leaves its own log entry (M-1).
class RevealToken {
 public:
  RevealToken(RevealToken&&) noexcept = default;
  RevealToken& operator=(RevealToken&&) noexcept = default;
  RevealToken(const RevealToken&) = delete;
  RevealToken& operator=(const RevealToken&) = delete;
  ~RevealToken() = default;

  /// For the log entry.
  const std::string& reason() const { return reason_; }

 private:
  explicit RevealToken(std::string reason) : reason_(std::move(reason)) {}
  friend Result<RevealToken> authorize_reveal(MaskLevel level, Viewer viewer,
                                              std::string_view reason);

  std::string reason_;
};

/// Who may look behind a mask, with a reason of at least one letter. Level 1: everybody of the
/// center. Levels 2 and 3: case team and manager only, and never by break-glass (M-1); what level
/// 3 still holds from before is treated as level 2 (M-3). Refuses with `not_found` where the
/// person must not seem to exist, else with `forbidden` or `invalid_fields`.
Result<RevealToken> authorize_reveal(MaskLevel level, Viewer viewer, std::string_view reason);

/// A value behind an address mask. It has no serializer, no printing and no comparison, so it
/// cannot reach a response, a log or an export by accident.
template <class T>
class Protected {
 public:
  Protected() = default;
  explicit Protected(T value) : value_(std::move(value)) {}

  /// The value, for one use; the token is spent.
  const T& reveal([[maybe_unused]] RevealToken token) const { return value_; }

 private:
  T value_{};
};

}  // namespace kizuna::domain
