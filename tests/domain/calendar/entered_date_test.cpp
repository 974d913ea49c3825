#include "domain/calendar/entered_date.hpp"

#include <gtest/gtest.h>

#include "domain/calendar/era.hpp"
#include "tests/domain/calendar/dates.hpp"

namespace kizuna::domain {
namespace {

using enum DatePrecision;

TEST(EnteredDate, is_read_as_people_write_it) {
  struct Case {
    const char* text;
    DatePrecision precision;
    const char* earliest;
    const char* latest;
  };
  for (const auto& [text, precision, earliest, latest] : {
           Case{"S15.3.4", day, "1940-03-04", "1940-03-04"},
           Case{"s15.3.4", day, "1940-03-04", "1940-03-04"},
           Case{"Ｓ１５．３．４", day, "1940-03-04", "1940-03-04"},
           Case{"ｓ１５／３／４", day, "1940-03-04", "1940-03-04"},
           Case{"昭和15年3月4日", day, "1940-03-04", "1940-03-04"},
           Case{" 昭和 15年　3月 4日 ", day, "1940-03-04", "1940-03-04"},
           Case{"昭和十五年三月四日", day, "1940-03-04", "1940-03-04"},
           Case{"㍼15年3月4日", day, "1940-03-04", "1940-03-04"},
           Case{"昭15ー3ー4", day, "1940-03-04", "1940-03-04"},
           Case{"昭15−3−4", day, "1940-03-04", "1940-03-04"},
           Case{"S15 3 4", day, "1940-03-04", "1940-03-04"},
           Case{"S150304", day, "1940-03-04", "1940-03-04"},
           Case{"r080401", day, "2026-04-01", "2026-04-01"},
           Case{"1940-03-04", day, "1940-03-04", "1940-03-04"},
           Case{"1940/3/4", day, "1940-03-04", "1940-03-04"},
           Case{"１９４０年３月４日", day, "1940-03-04", "1940-03-04"},
           Case{"一九四〇年三月三十一日", day, "1940-03-31", "1940-03-31"},
           Case{"19400304", day, "1940-03-04", "1940-03-04"},
           Case{"R元.5.1", day, "2019-05-01", "2019-05-01"},
           Case{"令和元年五月一日", day, "2019-05-01", "2019-05-01"},
           Case{"令和1年5月1日", day, "2019-05-01", "2019-05-01"},
           Case{"昭和二十年十月二十日", day, "1945-10-20", "1945-10-20"},
           Case{"S64.1.7", day, "1989-01-07", "1989-01-07"},
           Case{"H1.1.8", day, "1989-01-08", "1989-01-08"},
           Case{"T1.7.30", day, "1912-07-30", "1912-07-30"},
           Case{"M45.7.29", day, "1912-07-29", "1912-07-29"},
           Case{"S19.2.29", day, "1944-02-29", "1944-02-29"},
           Case{"昭和15年3月", month, "1940-03-01", "1940-03-31"},
           Case{"R7.5", month, "2025-05-01", "2025-05-31"},
           Case{"1951-07", month, "1951-07-01", "1951-07-31"},
           Case{"昭和64年1月", month, "1989-01-01", "1989-01-07"},
           Case{"平成元年1月", month, "1989-01-08", "1989-01-31"},
           Case{"1940", year, "1940-01-01", "1940-12-31"},
           Case{"1940年", year, "1940-01-01", "1940-12-31"},
           Case{"昭和15", year, "1940-01-01", "1940-12-31"},
           Case{"S元", year, "1926-12-25", "1926-12-31"},
           Case{"大正15年", year, "1926-01-01", "1926-12-24"},
           Case{"昭和64年", year, "1989-01-01", "1989-01-07"},
       }) {
    const auto date = parse_entered_date(text);
    ASSERT_TRUE(date) << text << ": " << date.error().detail;
    EXPECT_EQ(date->precision, precision) << text;
    EXPECT_EQ(to_iso(date->earliest), earliest) << text;
    EXPECT_EQ(to_iso(date->latest), latest) << text;
  }
}

TEST(EnteredDate, is_refused_with_what_it_would_be) {
  struct Case {
    const char* text;
    const char* code;
    const char* message_holds;
  };
  for (const auto& [text, code, message_holds] : {
           Case{"S64.1.8", "era_range",
                "昭和64年1月8日はありません。昭和は昭和64年1月7日までです。平成元年1月8日"},
           Case{"H1.1.7", "era_range", "平成は平成元年1月8日からです。昭和64年1月7日"},
           Case{"H31.5.1", "era_range", "令和元年5月1日"},
           Case{"R1.4.30", "era_range", "平成31年4月30日"},
           Case{"T1.7.29", "era_range", "明治45年7月29日"},
           Case{"昭和70年", "era_range", "平成7年ではありませんか"},
           Case{"M5.1.1", "era_range", "旧暦"},
           Case{"15-3-4", "era_missing", "昭和15年3月4日(1940年)"},
           Case{"64.1.7", "era_missing", "どの元号ですか: 昭和64年1月7日(1989年)"},
           Case{"8.4.1", "era_missing", "令和8年4月1日"},
           Case{"2026.2.29", "no_such_day", "2026年2月29日という日はありません"},
           Case{"R8.13.1", "no_such_day", "13月"},
           Case{"R8.0.1", "no_such_day", ""},
           Case{"S15.2.30", "no_such_day", "昭和15年2月30日"},
           Case{"1867-12-31", "year_range", ""},
           Case{"2101-01-01", "year_range", ""},
           Case{"R99.1.1", "year_range", "2117年"},
           Case{"840401", "date_unreadable", "例"},
           Case{"", "date_unreadable", ""},
           Case{"不明", "date_unreadable", ""},
           Case{"S0.3.4", "date_unreadable", ""},
           Case{"元.5.1", "date_unreadable", ""},
           Case{"3月4日", "date_unreadable", ""},
           Case{"昭和15年3", "date_unreadable", ""},
           Case{"昭和15年3月4", "date_unreadable", ""},
           Case{"1940-3/4", "date_unreadable", ""},
           Case{"S15.3.4.5", "date_unreadable", ""},
           Case{"SS15.3.4", "date_unreadable", ""},
           Case{"-1.3.4", "date_unreadable", ""},
           Case{"S15.3.", "date_unreadable", ""},
           Case{"99999999999999999999", "date_unreadable", ""},
           Case{"S15.3.4\xFF", "date_unreadable", ""},
       }) {
    const auto date = parse_entered_date(text, "/birth");
    ASSERT_FALSE(date) << text;
    EXPECT_EQ(date.error().code, ProblemCode::invalid_fields);
    ASSERT_EQ(date.error().errors.size(), 1U);
    const FieldError& error = date.error().errors.front();
    EXPECT_EQ(error.code, code) << text;
    EXPECT_EQ(error.pointer, "/birth");
    EXPECT_NE(error.message.find(message_holds), std::string::npos)
        << text << ": " << error.message;
  }
}

TEST(EnteredDate, is_printed_with_its_precision) {
  const auto printed = [](const char* text) { return to_wareki(parse_entered_date(text).value()); };
  EXPECT_EQ(printed("1940-03-04"), "昭和15年3月4日");
  EXPECT_EQ(printed("1940-03"), "昭和15年3月");
  EXPECT_EQ(printed("1940"), "昭和15年");
  EXPECT_EQ(printed("1989"), "昭和64年・平成元年");
  EXPECT_EQ(printed("1989-01"), "昭和64年1月・平成元年1月");
  EXPECT_EQ(printed("平成元年"), "平成元年");
}

TEST(EnteredDate, reads_back_every_printed_day) {
  for (CivilDate date = iso("1873-01-01"); date <= iso("2035-12-31"); date = add_days(date, 1)) {
    const EnteredDate expected{day, date, date};
    ASSERT_EQ(parse_entered_date(to_wareki(date)).value(), expected) << to_iso(date);
    ASSERT_EQ(parse_entered_date(to_short_wareki(date)).value(), expected) << to_iso(date);
  }
}

}  // namespace
}  // namespace kizuna::domain
