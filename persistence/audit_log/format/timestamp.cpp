#include "persistence/audit_log/format/timestamp.hpp"

#include <chrono>
#include <cstdio>
#include <stdexcept>

namespace kizuna::audit {
namespace {

/// Fixed-width decimal number, -1 if there is something else.
int digits(std::string_view text, std::size_t at, std::size_t width) {
  int number = 0;
  for (const char c : text.substr(at, width)) {
    if (c < '0' || c > '9') return -1;
    number = number * 10 + (c - '0');
  }
  return number;
}

}  // namespace

std::string format_timestamp(std::int64_t micros) {
  using namespace std::chrono;
  const sys_time<microseconds> instant{microseconds{micros}};
  const auto day = floor<days>(instant);
  const year_month_day date{day};
  const int year = int{date.year()};
  if (micros < -62135596800'000000 || micros > 253402300799'999999) {
    throw std::invalid_argument("time outside the years 0001 to 9999");
  }
  const hh_mm_ss time{instant - day};
  char text[64];
  std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d.%06dZ", year,
                unsigned{date.month()}, unsigned{date.day()},
                static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                static_cast<int>(time.seconds().count()),
                static_cast<int>(time.subseconds().count()));
  return text;
}

std::optional<std::int64_t> parse_seconds(std::string_view text) {
  using namespace std::chrono;
  constexpr std::string_view shape = "0000-00-00T00:00:00Z";
  if (text.size() != shape.size()) return std::nullopt;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (shape[i] == '0' ? !digit : text[i] != shape[i]) return std::nullopt;
  }
  const year_month_day date{year{digits(text, 0, 4)},
                            month{static_cast<unsigned>(digits(text, 5, 2))},
                            day{static_cast<unsigned>(digits(text, 8, 2))}};
  const int hour = digits(text, 11, 2);
  const int minute = digits(text, 14, 2);
  const int second = digits(text, 17, 2);
  if (!date.ok() || date.year() < year{1} || hour > 23 || minute > 59 || second > 59) {
    return std::nullopt;
  }
  const auto days_since = sys_days{date}.time_since_epoch().count();
  return std::int64_t{days_since} * 86400 + hour * 3600 + minute * 60 + second;
}

std::optional<std::int64_t> parse_timestamp(std::string_view text) {
  if (text.size() != 27 || text[19] != '.') return std::nullopt;
  const int fraction = digits(text, 20, 6);
  const auto seconds = parse_seconds(std::string(text.substr(0, 19)) + text[26]);
  if (!seconds || fraction < 0) return std::nullopt;
  return *seconds * 1'000'000 + fraction;
}

}  // namespace kizuna::audit
