#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "api/tables/csv.hpp"
#include "api/tables/xlsx.hpp"
#include "tests/support/paper_tools.hpp"

namespace kizuna::tests {
namespace {

using namespace api::tables;
using namespace std::chrono_literals;

DataTable sample() {
  return {"相談件数 2026-04-01から",
          {"区分", "件数", "日"},
          {{std::string("市全体"), 12LL, domain::CivilDate{2026y / 5 / 12}},
           {std::string("=1+1"), -5LL, domain::CivilDate{1940y / 3 / 4}}}};
}

TEST(FormulaSafe, WhateverComputesBecomesText) {
  struct Row {
    const char* text;
    const char* safe;
  };
  for (const Row& row : {Row{"=1+1", "'=1+1"},
                         {"+81 270", "'+81 270"},
                         {"-5", "'-5"},
                         {"@SUM(A1)", "'@SUM(A1)"},
                         {"\t=1", "'\t=1"},
                         {"\r=1", "'\r=1"},
                         {"\n=1", "'\n=1"},
                         {"＝1+1", "'＝1+1"},
                         {"＋1", "'＋1"},
                         {"－1", "'－1"},
                         {"＠A", "'＠A"},
                         {"1=1", "1=1"},
                         {" =1", " =1"},
                         {"髙橋", "髙橋"},
                         {"<5", "<5"},
                         {"", ""}}) {
    EXPECT_EQ(formula_safe(row.text), row.safe) << row.text;
  }
}

TEST(Csv, IsRfc4180WithAByteOrderMarkForPeopleAlone) {
  DataTable table = sample();
  table.rows.push_back({std::string("a,\"b\"\nc"), 0LL, std::string()});
  const std::string lines =
      "区分,件数,日\r\n市全体,12,2026-05-12\r\n'=1+1,-5,1940-03-04\r\n\"a,\"\"b\"\"\nc\",0,\r\n";
  EXPECT_EQ(csv_of({table}, CsvReader::machine), lines);
  EXPECT_EQ(csv_of({table}, CsvReader::person), "\xEF\xBB\xBF" + lines);
}

TEST(Csv, SeveralTablesBearTheirTitles) {
  DataTable other = sample();
  other.title = "別の表";
  EXPECT_EQ(csv_of({sample(), other}, CsvReader::machine),
            "表,区分,件数,日\r\n相談件数 2026-04-01から,市全体,12,2026-05-12\r\n"
            "相談件数 2026-04-01から,'=1+1,-5,1940-03-04\r\n"
            "表,区分,件数,日\r\n別の表,市全体,12,2026-05-12\r\n別の表,'=1+1,-5,1940-03-04\r\n");
}

TEST(Workbook, SameDataGivesSameBytes) {
  const domain::Instant made = domain::jst_midnight(domain::CivilDate{2026y / 5 / 12});
  const std::string bytes = xlsx_of({sample()}, made);
  // Longer than the two seconds that zip counts in.
  std::this_thread::sleep_for(2100ms);
  EXPECT_EQ(bytes, xlsx_of({sample()}, made));
}

TEST(Workbook, KeepsFiguresDatesAndText) {
  const std::string bytes = xlsx_of({sample(), sample()}, {});
  const std::string sheet = part_of_zip(bytes, "xl/worksheets/sheet1.xml");
  const std::string texts = part_of_zip(bytes, "xl/sharedStrings.xml");
  EXPECT_NE(sheet.find("<v>12</v>"), std::string::npos) << sheet;
  EXPECT_NE(sheet.find("<v>-5</v>"), std::string::npos);
  EXPECT_NE(sheet.find("<v>46154</v>"), std::string::npos);  // 2026-05-12 in days
  EXPECT_EQ(sheet.find("<f>"), std::string::npos);
  EXPECT_NE(texts.find("<t>=1+1</t>"), std::string::npos) << texts;
  EXPECT_NE(texts.find("<t>市全体</t>"), std::string::npos);
  EXPECT_NE(part_of_zip(bytes, "xl/styles.xml").find("yyyy-mm-dd"), std::string::npos);
  EXPECT_FALSE(part_of_zip(bytes, "xl/worksheets/sheet2.xml").empty());
}

}  // namespace
}  // namespace kizuna::tests
