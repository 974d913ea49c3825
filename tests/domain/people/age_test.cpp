#include "domain/people/age.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kizuna::domain {
namespace {

CivilDate d(const std::string& iso) {
  return parse_iso_date(iso).value();
}

TEST(Age, RisesOnTheBirthday) {
  struct Row {
    std::string birth;
    std::string on;
    int age;
  };
  const std::vector<Row> rows = {
      {"1940-03-04", "2026-03-03", 85}, {"1940-03-04", "2026-03-04", 86},
      {"2000-02-29", "2025-02-28", 24}, {"2000-02-29", "2025-03-01", 25},
      {"2000-02-29", "2024-02-28", 23}, {"2000-02-29", "2024-02-29", 24},
      {"2025-01-01", "2025-01-01", 0},  {"2025-01-02", "2025-01-01", -1},
  };
  for (const Row& row : rows) EXPECT_EQ(age_on(d(row.birth), d(row.on)), row.age) << row.birth;
}

TEST(Age, BandsOfTableSt5) {
  struct Row {
    int age;
    std::string label;
  };
  const std::vector<Row> rows = {
      {-1, "不明"},     {0, "17歳以下"},  {17, "17歳以下"}, {18, "18〜39歳"}, {39, "18〜39歳"},
      {40, "40〜64歳"}, {64, "40〜64歳"}, {65, "65〜74歳"}, {74, "65〜74歳"}, {75, "75〜84歳"},
      {84, "75〜84歳"}, {85, "85歳以上"}, {110, "85歳以上"}};
  for (const Row& row : rows) EXPECT_EQ(age_band_label(band_of_age(row.age)), row.label);
}

TEST(Age, S10BandsOfImpreciseBirthsNeedOneAnswer) {
  using std::chrono::year;
  const BirthDate unknown;
  const BirthDate s20_or_21 = birth_between(year{1945}, year{1946});
  struct Row {
    std::string what;
    BirthDate birth;
    std::optional<int> estimate;
    std::optional<CivilDate> died_on;
    std::string period_end;
    AgeBand band;
  };
  const std::vector<Row> rows = {
      {"day", birth_on(d("1951-03-31")), {}, {}, "2026-03-31", AgeBand::from_75},
      {"the day before", birth_on(d("1951-04-01")), {}, {}, "2026-03-31", AgeBand::from_65},
      {"died first",
       birth_on(d("1951-03-31")),
       {},
       d("2026-03-30"),
       "2026-03-31",
       AgeBand::from_65},
      {"died later",
       birth_on(d("1951-03-31")),
       {},
       d("2027-03-30"),
       "2026-03-31",
       AgeBand::from_75},
      {"range in one band", s20_or_21, {}, {}, "2026-03-31", AgeBand::from_75},
      {"range over two bands", s20_or_21, {}, {}, "2021-03-31", AgeBand::unknown},
      {"the estimate helps", s20_or_21, 75, {}, "2021-03-31", AgeBand::from_75},
      {"estimate in one band", unknown, 70, {}, "2026-03-31", AgeBand::from_65},
      {"estimate over two bands", unknown, 15, {}, "2026-03-31", AgeBand::unknown},
      {"nothing known", unknown, {}, {}, "2026-03-31", AgeBand::unknown},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(age_band(row.birth, row.estimate, row.died_on, d(row.period_end)), row.band)
        << row.what;
  }
}

}  // namespace
}  // namespace kizuna::domain
