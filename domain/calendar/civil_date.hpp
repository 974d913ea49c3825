#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace kizuna::domain {

/// A date on the wall in Japan. Never carries a time or a zone.
using CivilDate = std::chrono::year_month_day;

/// A moment, in microseconds since 1970-01-01T00:00:00Z. Only the edge of the program makes one.
using Instant = std::chrono::sys_time<std::chrono::microseconds>;

/// Japan Standard Time is UTC+9 all year (標準時ニ関スル件, 明治28年勅令第167号).
inline constexpr std::chrono::hours jst_offset{9};

/// The civil date in Japan at that moment.
CivilDate jst_date(Instant at);

/// 00:00 JST of that date.
Instant jst_midnight(CivilDate date);

/// "2025-04-08"; the date must be valid.
std::string to_iso(CivilDate date);

/// Reads exactly YYYY-MM-DD of an existing day between years 0001 and 9999.
std::optional<CivilDate> parse_iso_date(std::string_view text);

/// "2026-04-01T00:15:30.123456Z", six decimals.
std::string to_rfc3339(Instant at);

/// Reads RFC 3339 with `Z` or a numeric offset and at most six decimals; leap seconds are refused.
std::optional<Instant> parse_rfc3339(std::string_view text);

/// Whole days from `from` to `to` (negative when `to` is earlier).
int days_between(CivilDate from, CivilDate to);

CivilDate add_days(CivilDate date, int days);

/// The fiscal year (年度) of a date: April of that year to March of the next (地方自治法208条1項).
int fiscal_year(CivilDate date);

}  // namespace kizuna::domain
