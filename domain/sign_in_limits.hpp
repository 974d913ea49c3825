#pragma once
#include <algorithm>
#include <chrono>
#include <string_view>

namespace kizuna::domain {

/// How long a session lives (AUTH-13).
inline constexpr std::chrono::minutes counter_idle_limit{5};
inline constexpr std::chrono::minutes office_idle_limit{15};
inline constexpr std::chrono::hours session_limit{10};
/// A locked session asks for one factor only, this long after its last request.
inline constexpr std::chrono::minutes unlock_limit{30};

/// Idle time after which a terminal of this kind ("counter", "office") is locked.
constexpr std::chrono::minutes idle_limit(std::string_view terminal_kind) {
  return terminal_kind == "office" ? office_idle_limit : counter_idle_limit;
}

/// Live sessions of one person (AUTH-15).
inline constexpr std::size_t sessions_max = 2;

/// Tries without waiting, and the longest wait (AUTH-17).
inline constexpr long long free_tries = 5;
inline constexpr std::chrono::seconds longest_wait{900};
/// After so many failures in a row nothing but a reset by an admin helps.
inline constexpr long long failures_max = 100;

/// Wait after the given number of failures in a row: none below five, then 2, 4, 8 ... seconds.
constexpr std::chrono::seconds wait_after(long long failures) {
  if (failures < free_tries) return std::chrono::seconds{0};
  const long long doublings = std::min(failures - free_tries + 1, 10LL);
  return std::min(std::chrono::seconds{1LL << doublings}, longest_wait);
}

/// How long an enrolment code may be used (AUTH-24).
inline constexpr std::chrono::hours enrolment_limit{24};
/// The longest life of a service token (AUTH-23).
inline constexpr std::chrono::days service_token_limit{90};

}  // namespace kizuna::domain
