#include "domain/calendar/era.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "tests/domain/calendar/dates.hpp"

namespace kizuna::domain {
namespace {

TEST(Era, prints_the_edge_days) {
  struct Case {
    const char* date;
    const char* wareki;
    const char* short_form;
  };
  for (const auto& [date, wareki, short_form] : {
           Case{"1872-12-31", "1872年12月31日", "1872-12-31"},
           Case{"1873-01-01", "明治6年1月1日", "M6.1.1"},
           Case{"1912-07-29", "明治45年7月29日", "M45.7.29"},
           Case{"1912-07-30", "大正元年7月30日", "T1.7.30"},
           Case{"1926-12-24", "大正15年12月24日", "T15.12.24"},
           Case{"1926-12-25", "昭和元年12月25日", "S1.12.25"},
           Case{"1989-01-07", "昭和64年1月7日", "S64.1.7"},
           Case{"1989-01-08", "平成元年1月8日", "H1.1.8"},
           Case{"2019-04-30", "平成31年4月30日", "H31.4.30"},
           Case{"2019-05-01", "令和元年5月1日", "R1.5.1"},
           Case{"2025-04-08", "令和7年4月8日", "R7.4.8"},
       }) {
    EXPECT_EQ(to_wareki(iso(date)), wareki);
    EXPECT_EQ(to_short_wareki(iso(date)), short_form);
  }
  EXPECT_EQ(to_wareki_with_weekday(iso("2025-05-23")), "令和7年5月23日(金)");
}

TEST(FiscalYearLabel, is_not_renamed_by_an_era) {
  EXPECT_EQ(fiscal_year_label(2018), "H30");
  EXPECT_EQ(fiscal_year_label(2019), "R01");
  EXPECT_EQ(fiscal_year_label(2025), "R07");
  EXPECT_EQ(fiscal_year_label(fiscal_year(iso("2026-03-31"))), "R07");
  EXPECT_EQ(fiscal_year_label(2040), "R22");
  EXPECT_THROW(fiscal_year_label(1999), std::out_of_range);
  EXPECT_THROW(fiscal_year_label(2041), std::out_of_range);
}

}  // namespace
}  // namespace kizuna::domain
