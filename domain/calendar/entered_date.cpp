#include "domain/calendar/entered_date.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include "domain/calendar/era.hpp"
#include "domain/calendar/typed_date_text.hpp"

namespace kizuna::domain {

namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

constexpr int first_western_year = 1868;
constexpr int last_western_year = 2100;

/// A date in the numbers in which it was typed. `month` and `day` are absent in partial dates.
struct TypedDate {
  const Era* era = nullptr;
  int year_number = 0;
  std::size_t year_digits = 0;
  std::optional<int> month_number;
  std::optional<int> day_number;
};

tl::unexpected<Refusal> refuse_date(std::string_view pointer, std::string code,
                                    std::string message) {
  FieldError error{std::string{pointer}, std::move(code), message};
  return refuse(ProblemCode::invalid_fields, "entered-date", std::move(message),
                {std::move(error)});
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Takes one to `most` digits off the front of `rest`.
std::optional<int> take_number(std::string_view& rest, std::size_t most) {
  std::size_t length = 0;
  int value = 0;
  while (length < rest.size() && is_digit(rest[length])) {
    value = value * 10 + (rest[length] - '0');
    if (++length > most) {
      return std::nullopt;
    }
  }
  if (length == 0) {
    return std::nullopt;
  }
  rest.remove_prefix(length);
  return value;
}

bool take(std::string_view& rest, char expected) {
  if (rest.empty() || rest.front() != expected) {
    return false;
  }
  rest.remove_prefix(1);
  return true;
}

const Era* take_era(std::string_view& rest) {
  if (rest.empty()) {
    return nullptr;
  }
  const auto* era = std::ranges::find(eras, rest.front(), &Era::letter);
  if (era == eras.end()) {
    return nullptr;
  }
  rest.remove_prefix(1);
  return era;
}

/// "19400304", or "150304" after an era letter.
std::optional<TypedDate> read_unseparated(const Era* era, std::string_view digits) {
  const std::size_t year_digits = era == nullptr ? 4 : 2;
  if (digits.size() != year_digits + 4 || !std::ranges::all_of(digits, is_digit)) {
    return std::nullopt;
  }
  std::string_view year_text = digits.substr(0, year_digits);
  std::string_view month_text = digits.substr(year_digits, 2);
  std::string_view day_text = digits.substr(year_digits + 2);
  return TypedDate{era, take_number(year_text, 4).value_or(0), year_digits,
                   take_number(month_text, 2), take_number(day_text, 2)};
}

/// What follows the year: nothing, "y", "y3m", "y3m4d", ".3", ".3.4" and the same with - or /.
bool read_month_and_day(std::string_view rest, TypedDate& date) {
  if (rest.empty() || rest == "y") {
    return true;
  }
  const char separator = rest.front();
  const bool in_kanji = separator == 'y';
  if (is_digit(separator)) {
    return false;
  }
  rest.remove_prefix(1);
  date.month_number = take_number(rest, 2);
  if (!date.month_number) {
    return false;
  }
  if (rest.empty()) {
    return !in_kanji;
  }
  if (!take(rest, in_kanji ? 'm' : separator)) {
    return false;
  }
  if (in_kanji && rest.empty()) {
    return true;
  }
  date.day_number = take_number(rest, 2);
  return date.day_number.has_value() && (!in_kanji || take(rest, 'd')) && rest.empty();
}

std::optional<TypedDate> read_numbers(std::string_view text) {
  const Era* era = take_era(text);
  if (auto unseparated = read_unseparated(era, text)) {
    return unseparated;
  }
  TypedDate date;
  date.era = era;
  if (era != nullptr && take(text, 'g')) {
    date.year_number = 1;
  } else {
    const std::size_t before = text.size();
    const auto number = take_number(text, 4);
    if (!number) {
      return std::nullopt;
    }
    date.year_number = *number;
    date.year_digits = before - text.size();
  }
  if (!read_month_and_day(text, date)) {
    return std::nullopt;
  }
  return date;
}

/// The days that the numbers allow in that western year, before any era narrows them.
std::optional<EnteredDate> days_of(int western_year, const TypedDate& typed) {
  const year y{western_year};
  if (!typed.month_number) {
    return EnteredDate{DatePrecision::year, y / std::chrono::January / 1,
                       y / std::chrono::December / 31};
  }
  const month m{static_cast<unsigned>(*typed.month_number)};
  if (!m.ok()) {
    return std::nullopt;
  }
  if (!typed.day_number) {
    return EnteredDate{DatePrecision::month, y / m / 1, CivilDate{y / m / std::chrono::last}};
  }
  const CivilDate date = y / m / day{static_cast<unsigned>(*typed.day_number)};
  if (!date.ok()) {
    return std::nullopt;
  }
  return EnteredDate{DatePrecision::day, date, date};
}

/// Nothing if the days lie wholly outside the era.
std::optional<EnteredDate> narrowed_to(const Era& era, EnteredDate date) {
  date.earliest = std::max(date.earliest, era.first);
  date.latest = std::min(date.latest, era.last);
  if (date.latest < date.earliest) {
    return std::nullopt;
  }
  return date;
}

std::string print_in(const Era* era, CivilDate date, DatePrecision precision) {
  const int western_year = static_cast<int>(date.year());
  std::string text =
      era == nullptr ? std::to_string(western_year) + "年" : to_era_year(*era, western_year);
  if (precision != DatePrecision::year) {
    text += std::to_string(static_cast<unsigned>(date.month())) + "月";
  }
  if (precision == DatePrecision::day) {
    text += std::to_string(static_cast<unsigned>(date.day())) + "日";
  }
  return text;
}

std::string typed_back(const TypedDate& typed) {
  std::string text{typed.era == nullptr ? std::string_view{} : typed.era->name};
  text += std::to_string(typed.year_number) + "年";
  if (typed.month_number) {
    text += std::to_string(*typed.month_number) + "月";
  }
  if (typed.day_number) {
    text += std::to_string(*typed.day_number) + "日";
  }
  return text;
}

/// "大正15年3月4日(1926年)、昭和15年3月4日(1940年)": every era in which the numbers are a date.
std::string possible_eras(const TypedDate& typed) {
  std::string list;
  for (const Era& era : eras) {
    const int western_year = era.offset + typed.year_number;
    const auto days = days_of(western_year, typed);
    if (western_year > last_western_year || !days || !narrowed_to(era, *days)) {
      continue;
    }
    list += (list.empty() ? "" : "、") + print_in(&era, days->earliest, days->precision) + "(" +
            std::to_string(western_year) + "年)";
  }
  return list;
}

tl::unexpected<Refusal> refuse_unreadable(std::string_view pointer) {
  return refuse_date(pointer, "date_unreadable",
                     "日付として読めません。例: S15.3.4、昭和15年3月4日、1940-03-04、昭和15年3月");
}

tl::unexpected<Refusal> ask_era(const TypedDate& typed, std::string_view pointer) {
  const std::string list = possible_eras(typed);
  if (list.empty()) {
    return refuse_unreadable(pointer);
  }
  return refuse_date(pointer, "era_missing", "元号がありません。どの元号ですか: " + list);
}

Result<EnteredDate> in_era(const TypedDate& typed, const EnteredDate& days,
                           std::string_view pointer) {
  if (const auto narrowed = narrowed_to(*typed.era, days)) {
    return *narrowed;
  }
  const Era& era = *typed.era;
  if (days.latest < eras.front().first) {
    return refuse_date(pointer, "era_range",
                       "明治5年までは旧暦のため換算できません。西暦で入力してください");
  }
  const std::string limit = days.latest < era.first
                                ? std::string{era.name} + "は" + to_wareki(era.first) + "からです"
                                : std::string{era.name} + "は" + to_wareki(era.last) + "までです";
  return refuse_date(
      pointer, "era_range",
      typed_back(typed) + "はありません。" + limit + "。" + to_wareki(days) + "ではありませんか");
}

}  // namespace

std::string to_wareki(const EnteredDate& date) {
  const Era* first = era_of(date.earliest);
  const Era* last = era_of(date.latest);
  std::string text = print_in(first, date.earliest, date.precision);
  if (first != last) {
    text += "・" + print_in(last, date.latest, date.precision);
  }
  return text;
}

Result<EnteredDate> parse_entered_date(std::string_view text, std::string_view pointer) {
  const auto folded = fold_typed_date(text);
  const auto typed = folded ? read_numbers(*folded) : std::nullopt;
  if (!typed || (typed->era != nullptr && typed->year_number == 0)) {
    return refuse_unreadable(pointer);
  }
  if (typed->era == nullptr && typed->year_digits < 4) {
    return ask_era(*typed, pointer);
  }
  const int western_year = typed->year_number + (typed->era == nullptr ? 0 : typed->era->offset);
  if (western_year < first_western_year || western_year > last_western_year) {
    return refuse_date(pointer, "year_range",
                       "西暦" + std::to_string(western_year) +
                           "年になります。1868年から2100年までの日付を入力してください");
  }
  const auto days = days_of(western_year, *typed);
  if (!days) {
    return refuse_date(pointer, "no_such_day", typed_back(*typed) + "という日はありません");
  }
  if (typed->era == nullptr) {
    return *days;
  }
  return in_era(*typed, *days, pointer);
}

}  // namespace kizuna::domain
