#include "domain/calendar/civil_date.hpp"

#include <gtest/gtest.h>

#include "tests/domain/calendar/dates.hpp"

namespace kizuna::domain {
namespace {

TEST(CivilDate, reads_only_exact_existing_days) {
  struct Case {
    const char* text;
    bool accepted;
  };
  for (const auto& [text, accepted] : {
           Case{"2025-04-08", true},
           Case{"0001-01-01", true},
           Case{"9999-12-31", true},
           Case{"2024-02-29", true},
           Case{"2026-02-29", false},
           Case{"0000-01-01", false},
           Case{"2025-4-8", false},
           Case{"2025-04-08 ", false},
           Case{"2025/04/08", false},
           Case{"2025-13-01", false},
           Case{"2025-00-01", false},
           Case{"2025-04-00", false},
           Case{"2025-04-31", false},
           Case{"+025-04-08", false},
           Case{"", false},
       }) {
    const auto date = parse_iso_date(text);
    EXPECT_EQ(date.has_value(), accepted) << text;
    if (date) {
      EXPECT_EQ(to_iso(*date), text);
    }
  }
}

TEST(CivilDate, turns_at_midnight_in_japan) {
  EXPECT_EQ(jst_date(instant("2026-03-31T14:59:59.999999Z")), iso("2026-03-31"));
  EXPECT_EQ(jst_date(instant("2026-03-31T15:00:00Z")), iso("2026-04-01"));
  EXPECT_EQ(jst_midnight(iso("2026-04-01")), instant("2026-03-31T15:00:00Z"));
}

TEST(CivilDate, prints_instants_with_six_decimals) {
  EXPECT_EQ(to_rfc3339(instant("2026-04-01T00:15:30.123456Z")), "2026-04-01T00:15:30.123456Z");
  EXPECT_EQ(to_rfc3339(instant("1969-12-31T23:59:59.5Z")), "1969-12-31T23:59:59.500000Z");
  EXPECT_EQ(to_rfc3339(instant("2026-04-01T00:15:30+09:00")), "2026-03-31T15:15:30.000000Z");
  EXPECT_EQ(to_rfc3339(instant("2026-04-01T00:15:30-00:30")), "2026-04-01T00:45:30.000000Z");
}

TEST(CivilDate, refuses_other_instants) {
  for (const char* text :
       {"2026-04-01", "2026-04-01T00:15:30", "2026-04-01T24:00:00Z", "2026-04-01T23:60:00Z",
        "2026-06-30T23:59:60Z", "2026-04-01 00:15:30Z", "2026-04-01T00:15:30.Z",
        "2026-04-01T00:15:30.1234567Z", "2026-04-01T00:15:30+0900", "2026-04-01T00:15:30+24:00",
        "2026-04-01T00:15:30Zx", "2026-02-29T00:00:00Z", ""}) {
    EXPECT_FALSE(parse_rfc3339(text)) << text;
  }
}

TEST(CivilDate, counts_days_and_fiscal_years) {
  EXPECT_EQ(days_between(iso("2024-02-28"), iso("2024-03-01")), 2);
  EXPECT_EQ(days_between(iso("2024-03-01"), iso("2024-02-28")), -2);
  EXPECT_EQ(add_days(iso("2025-12-31"), 1), iso("2026-01-01"));
  EXPECT_EQ(fiscal_year(iso("2026-03-31")), 2025);
  EXPECT_EQ(fiscal_year(iso("2026-04-01")), 2026);
}

}  // namespace
}  // namespace kizuna::domain
