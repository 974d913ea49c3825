#include "domain/people/birth_date.hpp"

#include <string_view>

#include "domain/calendar/era.hpp"

namespace kizuna::domain {
namespace {

std::string western_year(CivilDate date) {
  return std::to_string(static_cast<int>(date.year())) + "年";
}

std::string western_month(CivilDate date) {
  return western_year(date) + std::to_string(static_cast<unsigned>(date.month())) + "月";
}

std::string western_day(CivilDate date) {
  return western_month(date) + std::to_string(static_cast<unsigned>(date.day())) + "日";
}

/// "昭和20年か21年" for two neighbouring years, "昭和20年から29年" for more.
std::string print_range(CivilDate earliest, CivilDate latest, BirthStyle style) {
  const int first_year = static_cast<int>(earliest.year());
  const int last_year = static_cast<int>(latest.year());
  const std::string_view link = last_year - first_year == 1 ? "か" : "から";
  const Era* first_era = style == BirthStyle::era ? era_of(earliest) : nullptr;
  const Era* last_era = style == BirthStyle::era ? era_of(latest) : nullptr;
  if (first_era == nullptr || last_era == nullptr) {
    return western_year(earliest) + std::string{link} + western_year(latest);
  }
  std::string last = to_era_year(*last_era, last_year);
  if (first_era == last_era) last.erase(0, last_era->name.size());
  return to_era_year(*first_era, first_year) + std::string{link} + last;
}

bool agrees(const BirthDate& birth) {
  const CivilDate first = *birth.earliest;
  const CivilDate last = *birth.latest;
  switch (birth.precision) {
    case BirthPrecision::day:
      return first == last;
    case BirthPrecision::month:
      return first.year() == last.year() && first.month() == last.month();
    case BirthPrecision::year:
      return first.year() == last.year();
    case BirthPrecision::decade:
      return first.year() < last.year();
    case BirthPrecision::unknown:
      return false;
  }
  return false;
}

}  // namespace

BirthDate birth_on(CivilDate day) {
  return {BirthPrecision::day, day, day};
}

BirthDate birth_from(const EnteredDate& date) {
  switch (date.precision) {
    case DatePrecision::day:
      return {BirthPrecision::day, date.earliest, date.latest};
    case DatePrecision::month:
      return {BirthPrecision::month, date.earliest, date.latest};
    case DatePrecision::year:
      return {BirthPrecision::year, date.earliest, date.latest};
  }
  return {};
}

BirthDate birth_between(std::chrono::year first, std::chrono::year last) {
  return {BirthPrecision::decade, first / std::chrono::January / 1,
          last / std::chrono::December / 31};
}

std::string print_birth(const BirthDate& birth, BirthStyle style) {
  if (!birth.earliest || !birth.latest) return "不明";
  const CivilDate first = *birth.earliest;
  const CivilDate last = *birth.latest;
  const bool era = style == BirthStyle::era;
  switch (birth.precision) {
    case BirthPrecision::day:
      return era ? to_wareki(first) : western_day(first);
    case BirthPrecision::month:
      return (era ? to_wareki(EnteredDate{DatePrecision::month, first, last})
                  : western_month(first)) +
             "(日不明)";
    case BirthPrecision::year:
      return (era ? to_wareki(EnteredDate{DatePrecision::year, first, last})
                  : western_year(first)) +
             "(月日不明)";
    case BirthPrecision::decade:
      return print_range(first, last, style);
    case BirthPrecision::unknown:
      return "不明";
  }
  return "不明";
}

std::vector<FieldError> validate_birth(const BirthDate& birth, CivilDate today,
                                       const std::string& pointer) {
  if (birth.precision == BirthPrecision::unknown) {
    if (!birth.earliest && !birth.latest) return {};
    return {{pointer + "/precision", "birth_range", "生年月日が不明のときは日付を入れません。"}};
  }
  if (!birth.earliest) {
    return {{pointer + "/earliest", "required", "最も早い可能性のある日を入力してください。"}};
  }
  if (!birth.latest) {
    return {{pointer + "/latest", "required", "最も遅い可能性のある日を入力してください。"}};
  }
  if (!birth.earliest->ok()) {
    return {{pointer + "/earliest", "no_such_day", "存在しない日付です。"}};
  }
  if (!birth.latest->ok()) return {{pointer + "/latest", "no_such_day", "存在しない日付です。"}};
  if (*birth.latest < *birth.earliest) {
    return {{pointer + "/latest", "birth_range", "最も早い日より前になっています。"}};
  }
  if (!agrees(birth)) {
    return {{pointer + "/precision", "birth_range", "日付の幅と精度が合いません。"}};
  }
  if (*birth.earliest > today) {
    return {{pointer + "/earliest", "birth_in_future", "生年月日が今日より後になっています。"}};
  }
  return {};
}

}  // namespace kizuna::domain
