#include "domain/people/age.hpp"

#include <algorithm>
#include <array>
#include <chrono>

namespace kizuna::domain {
namespace {

struct BandRow {
  int from_age;
  AgeBand band;
  std::string_view label;
};

constexpr auto bands = std::to_array<BandRow>({
    {0, AgeBand::under_18, "17歳以下"},
    {18, AgeBand::from_18, "18〜39歳"},
    {40, AgeBand::from_40, "40〜64歳"},
    {65, AgeBand::from_65, "65〜74歳"},
    {75, AgeBand::from_75, "75〜84歳"},
    {85, AgeBand::from_85, "85歳以上"},
});
static_assert(std::ranges::is_sorted(bands, {}, &BandRow::from_age));

/// The last age of a five-year estimate band, counted from its first.
constexpr int estimate_width = 4;

}  // namespace

int age_on(CivilDate birth, CivilDate date) {
  const int years = static_cast<int>(date.year()) - static_cast<int>(birth.year());
  const auto birthday = std::chrono::month_day{birth.month(), birth.day()};
  const auto day = std::chrono::month_day{date.month(), date.day()};
  // 29 February compares after 28 February and before 1 March, which is the rule of S-10.
  return day < birthday ? years - 1 : years;
}

AgeBand band_of_age(int age) {
  AgeBand band = AgeBand::unknown;
  for (const BandRow& row : bands) {
    if (age >= row.from_age) band = row.band;
  }
  return band;
}

std::string_view age_band_label(AgeBand band) {
  const auto row = std::ranges::find(bands, band, &BandRow::band);
  return row == bands.end() ? "不明" : row->label;
}

AgeBand age_band(const BirthDate& birth, std::optional<int> age_estimate,
                 std::optional<CivilDate> died_on, CivilDate period_end) {
  const CivilDate day = died_on ? std::min(*died_on, period_end) : period_end;
  if (birth.earliest && birth.latest) {
    const AgeBand oldest = band_of_age(age_on(*birth.earliest, day));
    const AgeBand youngest = band_of_age(age_on(*birth.latest, day));
    if (oldest == youngest) return oldest;
  }
  if (age_estimate) {
    const AgeBand first = band_of_age(*age_estimate);
    if (first == band_of_age(*age_estimate + estimate_width)) return first;
  }
  return AgeBand::unknown;
}

}  // namespace kizuna::domain
