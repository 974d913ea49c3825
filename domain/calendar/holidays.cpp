#include "domain/calendar/holidays.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>

namespace kizuna::domain {

namespace {

using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::weekday;
using std::chrono::year;

enum class DayRule { fixed, nth_monday, spring_equinox, autumn_equinox };

constexpr int no_end = std::numeric_limits<int>::max();

/// One day of 祝日法2条 in the years in which it read so. `number` is the day of the month, or
/// which Monday of it.
struct NationalDay {
  std::string_view name;
  DayRule rule;
  unsigned in_month;
  unsigned number;
  int first_year;
  int last_year;
  std::string_view source;
};

constexpr std::string_view article_2 = "祝日法2条";
constexpr std::string_view happy_monday = "祝日法2条 (平成10年法律第141号)";
constexpr std::string_view happy_monday_2 = "祝日法2条 (平成13年法律第59号)";
constexpr std::string_view showa_day = "祝日法2条 (平成17年法律第43号)";

constexpr std::array<NationalDay, 24> national_days{{
    {"元日", DayRule::fixed, 1, 1, 1949, no_end, article_2},
    {"成人の日", DayRule::fixed, 1, 15, 1949, 1999, article_2},
    {"成人の日", DayRule::nth_monday, 1, 2, 2000, no_end, happy_monday},
    {"建国記念の日", DayRule::fixed, 2, 11, 1967, no_end, "祝日法2条 (昭和41年法律第86号)"},
    {"天皇誕生日", DayRule::fixed, 2, 23, 2020, no_end, "祝日法2条 (平成29年法律第63号)"},
    {"春分の日", DayRule::spring_equinox, 3, 0, 1949, no_end, article_2},
    {"天皇誕生日", DayRule::fixed, 4, 29, 1949, 1988, article_2},
    {"みどりの日", DayRule::fixed, 4, 29, 1989, 2006, "祝日法2条 (平成元年法律第5号)"},
    {"昭和の日", DayRule::fixed, 4, 29, 2007, no_end, showa_day},
    {"憲法記念日", DayRule::fixed, 5, 3, 1949, no_end, article_2},
    {"みどりの日", DayRule::fixed, 5, 4, 2007, no_end, showa_day},
    {"こどもの日", DayRule::fixed, 5, 5, 1949, no_end, article_2},
    {"海の日", DayRule::fixed, 7, 20, 1996, 2002, "祝日法2条 (平成7年法律第22号)"},
    {"海の日", DayRule::nth_monday, 7, 3, 2003, no_end, happy_monday_2},
    {"山の日", DayRule::fixed, 8, 11, 2016, no_end, "祝日法2条 (平成26年法律第43号)"},
    {"敬老の日", DayRule::fixed, 9, 15, 1966, 2002, "祝日法2条 (昭和41年法律第86号)"},
    {"敬老の日", DayRule::nth_monday, 9, 3, 2003, no_end, happy_monday_2},
    {"秋分の日", DayRule::autumn_equinox, 9, 0, 1948, no_end, article_2},
    {"体育の日", DayRule::fixed, 10, 10, 1966, 1999, "祝日法2条 (昭和41年法律第86号)"},
    {"体育の日", DayRule::nth_monday, 10, 2, 2000, 2019, happy_monday},
    {"スポーツの日", DayRule::nth_monday, 10, 2, 2020, no_end, "祝日法2条 (平成30年法律第57号)"},
    {"文化の日", DayRule::fixed, 11, 3, 1948, no_end, article_2},
    {"勤労感謝の日", DayRule::fixed, 11, 23, 1948, no_end, article_2},
    {"天皇誕生日", DayRule::fixed, 12, 23, 1989, 2018, "祝日法2条 (平成元年法律第5号)"},
}};

constexpr CivilDate make(int y, unsigned m, unsigned d) {
  return CivilDate{year{y}, month{m}, std::chrono::day{d}};
}

/// 3条2項 came into force on 1973-04-12, 3条3項 on 1985-12-27; both were rewritten for 2007.
constexpr CivilDate substitutes_begin = make(1973, 4, 12);
constexpr CivilDate sandwiches_begin = make(1985, 12, 27);
constexpr int rewritten_in_year = 2007;

/// Approximation of the hydrographic office (海上保安庁水路部 暦計算研究会), valid 1980-2099;
/// in millionths of a day, so that no floating point decides a date.
unsigned computed_equinox(std::int64_t base, int y) {
  const std::int64_t since = y - 1980;
  return static_cast<unsigned>((base + 242194 * since) / 1'000'000 - since / 4);
}

constexpr std::int64_t spring_base = 20'843'100;
constexpr std::int64_t autumn_base = 23'248'800;

const EquinoxAnnouncement* announced_equinox(int y, const CalendarTables& tables) {
  const auto row = std::ranges::find(tables.equinoxes, y, &EquinoxAnnouncement::year);
  return row == tables.equinoxes.end() ? nullptr : &*row;
}

/// The day of the month on which the row falls in that year.
unsigned day_in_year(const NationalDay& row, int y, const CalendarTables& tables) {
  switch (row.rule) {
    case DayRule::fixed:
      return row.number;
    case DayRule::nth_monday: {
      const sys_days monday{year{y} / month{row.in_month} / std::chrono::Monday[row.number]};
      return static_cast<unsigned>(CivilDate{monday}.day());
    }
    case DayRule::spring_equinox: {
      const auto* announced = announced_equinox(y, tables);
      return announced != nullptr ? announced->spring_day : computed_equinox(spring_base, y);
    }
    case DayRule::autumn_equinox: {
      const auto* announced = announced_equinox(y, tables);
      return announced != nullptr ? announced->autumn_day : computed_equinox(autumn_base, y);
    }
  }
  return 0;
}

/// The row of 祝日法2条 that falls on the date, before special Acts move it.
const NationalDay* unmoved_national_day(CivilDate date, const CalendarTables& tables) {
  const int y = static_cast<int>(date.year());
  const auto m = static_cast<unsigned>(date.month());
  const auto d = static_cast<unsigned>(date.day());
  const auto falls_here = [&](const NationalDay& row) {
    return row.in_month == m && y >= row.first_year && y <= row.last_year &&
           day_in_year(row, y, tables) == d;
  };
  const auto* row = std::ranges::find_if(national_days, falls_here);
  return row == national_days.end() ? nullptr : row;
}

struct Observed {
  std::string_view name;
  std::string_view source;
  DayRule rule = DayRule::fixed;
};

std::optional<Observed> national_day_on(CivilDate date, const CalendarTables& tables) {
  for (const auto& move : tables.moved_holidays) {
    if (move.to == date) {
      const auto* row = unmoved_national_day(move.from, tables);
      if (row != nullptr) {
        return Observed{row->name, move.source, row->rule};
      }
    }
  }
  const auto* row = unmoved_national_day(date, tables);
  const bool moved_away = std::ranges::find(tables.moved_holidays, date, &MovedHoliday::from) !=
                          tables.moved_holidays.end();
  if (row == nullptr || moved_away) {
    return std::nullopt;
  }
  return Observed{row->name, row->source, row->rule};
}

const SpecialHoliday* special_on(CivilDate date, const CalendarTables& tables) {
  const auto row = std::ranges::find(tables.special_holidays, date, &SpecialHoliday::date);
  return row == tables.special_holidays.end() ? nullptr : &*row;
}

/// A "国民の祝日" in the words of 3条2項 and 3項.
bool counts_as_national_day(CivilDate date, const CalendarTables& tables) {
  const auto* special = special_on(date, tables);
  return (special != nullptr && special->counts_as_national_day) ||
         national_day_on(date, tables).has_value();
}

bool is_sunday(CivilDate date) {
  return weekday{sys_days{date}} == std::chrono::Sunday;
}

/// 3条2項: the Sunday whose national day this date stands in for. The caller knows that the date
/// is no national day itself.
std::optional<CivilDate> substituted_sunday(CivilDate date, const CalendarTables& tables) {
  if (date < substitutes_begin) {
    return std::nullopt;
  }
  CivilDate before = add_days(date, -1);
  if (static_cast<int>(date.year()) >= rewritten_in_year) {
    while (!is_sunday(before) && counts_as_national_day(before, tables)) {
      before = add_days(before, -1);
    }
  }
  if (is_sunday(before) && counts_as_national_day(before, tables)) {
    return before;
  }
  return std::nullopt;
}

/// 3条3項. The text before 2007 excluded Sundays.
bool is_sandwiched(CivilDate date, const CalendarTables& tables) {
  if (date < sandwiches_begin ||
      (static_cast<int>(date.year()) < rewritten_in_year && is_sunday(date))) {
    return false;
  }
  return counts_as_national_day(add_days(date, -1), tables) &&
         counts_as_national_day(add_days(date, 1), tables);
}

/// False if the day or one beside it, on which it may hang, is a computed equinox.
bool is_announced(CivilDate date, const CalendarTables& tables) {
  if (announced_equinox(static_cast<int>(date.year()), tables) != nullptr) {
    return true;
  }
  for (const int offset : {-1, 0, 1}) {
    const auto day = national_day_on(add_days(date, offset), tables);
    if (day && day->rule != DayRule::fixed && day->rule != DayRule::nth_monday) {
      return false;
    }
  }
  return true;
}

}  // namespace

std::string_view to_japanese(HolidayKind kind) {
  switch (kind) {
    case HolidayKind::national_day:
      return "祝日";
    case HolidayKind::substitute:
      return "振替休日";
    case HolidayKind::sandwiched:
      return "国民の休日";
    case HolidayKind::special:
      return "休日";
  }
  return "休日";
}

std::optional<Holiday> holiday_on(CivilDate date, const CalendarTables& tables) {
  if (static_cast<int>(date.year()) < first_calendar_year) {
    return std::nullopt;
  }
  const bool announced = is_announced(date, tables);
  if (const auto day = national_day_on(date, tables)) {
    return Holiday{date, std::string{day->name}, HolidayKind::national_day,
                   std::string{day->source}, announced};
  }
  if (const auto* special = special_on(date, tables)) {
    return Holiday{date, special->name, HolidayKind::special, special->source, true};
  }
  if (const auto sunday = substituted_sunday(date, tables)) {
    const auto day = national_day_on(*sunday, tables);
    return Holiday{date, (day ? std::string{day->name} + " " : std::string{}) + "振替休日",
                   HolidayKind::substitute, "祝日法3条2項", announced};
  }
  if (is_sandwiched(date, tables)) {
    return Holiday{date, "国民の休日", HolidayKind::sandwiched, "祝日法3条3項", announced};
  }
  return std::nullopt;
}

bool is_holiday(CivilDate date, const CalendarTables& tables) {
  if (static_cast<int>(date.year()) < first_calendar_year) {
    return false;
  }
  return counts_as_national_day(date, tables) || special_on(date, tables) != nullptr ||
         substituted_sunday(date, tables).has_value() || is_sandwiched(date, tables);
}

std::vector<Holiday> holidays_in(int year_number, const CalendarTables& tables) {
  std::vector<Holiday> found;
  const CivilDate next_year = make(year_number + 1, 1, 1);
  for (CivilDate date = make(year_number, 1, 1); date < next_year; date = add_days(date, 1)) {
    if (auto holiday = holiday_on(date, tables)) {
      found.push_back(*std::move(holiday));
    }
  }
  return found;
}

}  // namespace kizuna::domain
