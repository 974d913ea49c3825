#include "domain/calendar/civil_date.hpp"

#include <cstddef>
#include <cstdint>

namespace kizuna::domain {

namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::floor;
using std::chrono::hours;
using std::chrono::microseconds;
using std::chrono::minutes;
using std::chrono::month;
using std::chrono::seconds;
using std::chrono::sys_days;
using std::chrono::year;

constexpr std::size_t iso_date_length = 10;
constexpr std::size_t iso_second_length = 19;

/// Decimal digits only: no sign, no blank, no other script.
std::optional<int> read_digits(std::string_view text) {
  int value = 0;
  if (text.empty()) {
    return std::nullopt;
  }
  for (const char c : text) {
    if (c < '0' || c > '9') {
      return std::nullopt;
    }
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<int> read_bounded(std::string_view text, int lowest, int highest) {
  const auto value = read_digits(text);
  if (!value || *value < lowest || *value > highest) {
    return std::nullopt;
  }
  return value;
}

std::string padded(std::int64_t value, std::size_t width) {
  std::string digits = std::to_string(value);
  if (digits.size() < width) {
    digits.insert(0, width - digits.size(), '0');
  }
  return digits;
}

/// "HH:MM:SS" without leap second.
std::optional<seconds> read_time_of_day(std::string_view text) {
  if (text[2] != ':' || text[5] != ':') {
    return std::nullopt;
  }
  const auto hour = read_bounded(text.substr(0, 2), 0, 23);
  const auto minute = read_bounded(text.substr(3, 2), 0, 59);
  const auto second = read_bounded(text.substr(6, 2), 0, 59);
  if (!hour || !minute || !second) {
    return std::nullopt;
  }
  return hours{*hour} + minutes{*minute} + seconds{*second};
}

/// ".5" to ".123456"; takes what it reads off the front of `rest`.
std::optional<microseconds> take_fraction(std::string_view& rest) {
  constexpr std::size_t decimals = 6;
  if (rest.empty() || rest.front() != '.') {
    return microseconds{0};
  }
  rest.remove_prefix(1);
  std::size_t length = 0;
  while (length < rest.size() && rest[length] >= '0' && rest[length] <= '9') {
    ++length;
  }
  if (length == 0 || length > decimals) {
    return std::nullopt;
  }
  std::string digits{rest.substr(0, length)};
  digits.resize(decimals, '0');
  rest.remove_prefix(length);
  return microseconds{read_digits(digits).value_or(0)};
}

/// "Z" or "+09:00", and nothing after it.
std::optional<minutes> read_offset(std::string_view text) {
  if (text == "Z" || text == "z") {
    return minutes{0};
  }
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') {
    return std::nullopt;
  }
  const auto hour = read_bounded(text.substr(1, 2), 0, 23);
  const auto minute = read_bounded(text.substr(4, 2), 0, 59);
  if (!hour || !minute) {
    return std::nullopt;
  }
  const minutes offset = hours{*hour} + minutes{*minute};
  return text[0] == '-' ? -offset : offset;
}

}  // namespace

CivilDate jst_date(Instant at) {
  return CivilDate{floor<days>(at + jst_offset)};
}

Instant jst_midnight(CivilDate date) {
  return Instant{sys_days{date}} - jst_offset;
}

std::string to_iso(CivilDate date) {
  std::string text = padded(static_cast<int>(date.year()), 4);
  text += '-';
  text += padded(static_cast<unsigned>(date.month()), 2);
  text += '-';
  text += padded(static_cast<unsigned>(date.day()), 2);
  return text;
}

std::optional<CivilDate> parse_iso_date(std::string_view text) {
  if (text.size() != iso_date_length || text[4] != '-' || text[7] != '-') {
    return std::nullopt;
  }
  const auto y = read_bounded(text.substr(0, 4), 1, 9999);
  const auto m = read_bounded(text.substr(5, 2), 1, 12);
  const auto d = read_bounded(text.substr(8, 2), 1, 31);
  if (!y || !m || !d) {
    return std::nullopt;
  }
  const CivilDate date{year{*y}, month{static_cast<unsigned>(*m)}, day{static_cast<unsigned>(*d)}};
  if (!date.ok()) {
    return std::nullopt;
  }
  return date;
}

std::string to_rfc3339(Instant at) {
  const auto midnight = floor<days>(at);
  const std::chrono::hh_mm_ss time{at - midnight};
  std::string text = to_iso(CivilDate{midnight});
  text += 'T';
  text += padded(time.hours().count(), 2);
  text += ':';
  text += padded(time.minutes().count(), 2);
  text += ':';
  text += padded(time.seconds().count(), 2);
  text += '.';
  text += padded(time.subseconds().count(), 6);
  text += 'Z';
  return text;
}

std::optional<Instant> parse_rfc3339(std::string_view text) {
  if (text.size() <= iso_second_length ||
      (text[iso_date_length] != 'T' && text[iso_date_length] != 't')) {
    return std::nullopt;
  }
  const auto date = parse_iso_date(text.substr(0, iso_date_length));
  const auto time =
      read_time_of_day(text.substr(iso_date_length + 1, iso_second_length - iso_date_length - 1));
  std::string_view rest = text.substr(iso_second_length);
  const auto fraction = take_fraction(rest);
  const auto offset = read_offset(rest);
  if (!date || !time || !fraction || !offset) {
    return std::nullopt;
  }
  return Instant{sys_days{*date}} + *time + *fraction - *offset;
}

int days_between(CivilDate from, CivilDate to) {
  return static_cast<int>((sys_days{to} - sys_days{from}).count());
}

CivilDate add_days(CivilDate date, int count) {
  return CivilDate{sys_days{date} + days{count}};
}

int fiscal_year(CivilDate date) {
  const int calendar_year = static_cast<int>(date.year());
  return date.month() < std::chrono::April ? calendar_year - 1 : calendar_year;
}

}  // namespace kizuna::domain
