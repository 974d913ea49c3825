#include "domain/calendar/era.hpp"

#include <algorithm>
#include <stdexcept>

namespace kizuna::domain {

namespace {

constexpr bool eras_follow_each_other() {
  for (std::size_t i = 1; i < eras.size(); ++i) {
    if (std::chrono::sys_days{eras[i - 1].last} + std::chrono::days{1} !=
        std::chrono::sys_days{eras[i].first}) {
      return false;
    }
  }
  return true;
}
static_assert(eras_follow_each_other());

struct FiscalYearLabel {
  int fiscal_year;
  std::string_view label;
};

/// One row per fiscal year; a row is never renamed once its year has begun.
constexpr std::array<FiscalYearLabel, 41> fiscal_year_labels{{
    {2000, "H12"}, {2001, "H13"}, {2002, "H14"}, {2003, "H15"}, {2004, "H16"}, {2005, "H17"},
    {2006, "H18"}, {2007, "H19"}, {2008, "H20"}, {2009, "H21"}, {2010, "H22"}, {2011, "H23"},
    {2012, "H24"}, {2013, "H25"}, {2014, "H26"}, {2015, "H27"}, {2016, "H28"}, {2017, "H29"},
    {2018, "H30"}, {2019, "R01"}, {2020, "R02"}, {2021, "R03"}, {2022, "R04"}, {2023, "R05"},
    {2024, "R06"}, {2025, "R07"}, {2026, "R08"}, {2027, "R09"}, {2028, "R10"}, {2029, "R11"},
    {2030, "R12"}, {2031, "R13"}, {2032, "R14"}, {2033, "R15"}, {2034, "R16"}, {2035, "R17"},
    {2036, "R18"}, {2037, "R19"}, {2038, "R20"}, {2039, "R21"}, {2040, "R22"},
}};

constexpr std::array<std::string_view, 7> weekdays{"日", "月", "火", "水", "木", "金", "土"};

std::string month_and_day(CivilDate date) {
  return std::to_string(static_cast<unsigned>(date.month())) + "月" +
         std::to_string(static_cast<unsigned>(date.day())) + "日";
}

}  // namespace

const Era* era_of(CivilDate date) {
  const auto* era = std::ranges::find_if(
      eras, [date](const Era& row) { return row.first <= date && date <= row.last; });
  return era == eras.end() ? nullptr : era;
}

std::string to_era_year(const Era& era, int western_year) {
  const int number = western_year - era.offset;
  return std::string{era.name} + (number == 1 ? "元" : std::to_string(number)) + "年";
}

std::string to_wareki(CivilDate date) {
  const int western_year = static_cast<int>(date.year());
  const Era* era = era_of(date);
  return (era == nullptr ? std::to_string(western_year) + "年" : to_era_year(*era, western_year)) +
         month_and_day(date);
}

std::string to_short_wareki(CivilDate date) {
  const Era* era = era_of(date);
  if (era == nullptr) {
    return to_iso(date);
  }
  return era->letter + std::to_string(static_cast<int>(date.year()) - era->offset) + "." +
         std::to_string(static_cast<unsigned>(date.month())) + "." +
         std::to_string(static_cast<unsigned>(date.day()));
}

std::string_view weekday_in_japanese(CivilDate date) {
  return weekdays[std::chrono::weekday{std::chrono::sys_days{date}}.c_encoding()];
}

std::string to_wareki_with_weekday(CivilDate date) {
  return to_wareki(date) + "(" + std::string{weekday_in_japanese(date)} + ")";
}

std::string fiscal_year_label(int fiscal_year) {
  const auto* row =
      std::ranges::find(fiscal_year_labels, fiscal_year, &FiscalYearLabel::fiscal_year);
  if (row == fiscal_year_labels.end()) {
    throw std::out_of_range("no label for fiscal year " + std::to_string(fiscal_year));
  }
  return std::string{row->label};
}

}  // namespace kizuna::domain
