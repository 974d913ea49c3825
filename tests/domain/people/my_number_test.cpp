#include "domain/people/my_number.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kizuna::domain {
namespace {

TEST(MyNumber, R40CatchesARunOfTwelveWithAValidCheckDigit) {
  struct Row {
    std::string text;
    std::vector<TextSpan> hits;
  };
  const std::vector<Row> rows = {
      {"123456789018", {{0, 12}}},
      {"1234 5678 9018", {{0, 14}}},
      {"1234-5678-9018", {{0, 14}}},
      {"１２３４　５６７８　９０１８", {{0, 14}}},
      {"１２３４－５６７８－９０１８", {{0, 14}}},
      {"1234ー5678ー9018", {{0, 14}}},
      {"1 2 3 4 5 6 7 8 9 0 1 8", {{0, 23}}},
      {"12３4 56-78 9018", {{0, 15}}},
      {"番号は123456789018です", {{3, 12}}},
      {"scan_123456789018.pdf", {{5, 12}}},
      {"123456789018、123456789018", {{0, 12}, {13, 12}}},
      // the neighbours are separated, so they are not directly before or after
      {"5 1234 5678 9018", {{2, 14}}},
      {"1234 5678 9018 5", {{0, 14}}},
      // a wrong check digit, too few, too many, two separators, another separator
      {"123456789017", {}},
      {"123456789010", {}},
      {"12345678901", {}},
      {"1234567890188", {}},
      {"0123456789018", {}},
      {"1234  5678 9018", {}},
      {"1234 -5678 9018", {}},
      {"1234/5678/9018", {}},
      {"1234\n5678\n9018", {}},
      {"0270-00-1234", {}},
      {"2026年03月02日 10:12:05", {}},
      {"", {}},
      // the results 10 and 11 of the formula become 0
      {"000000000000", {{0, 12}}},
      {"000000000060", {{0, 12}}},
      {"000000000061", {}},
      {"\xFF"
       "123456789018",
       {{1, 12}}},
  };
  for (const Row& row : rows) EXPECT_EQ(find_my_numbers(row.text), row.hits) << row.text;
}

TEST(MyNumber, EveryNumberHasOneValidCheckDigit) {
  for (int first = 0; first < 1000; ++first) {
    std::size_t valid = 0;
    for (int check = 0; check < 10; ++check) {
      const std::string serial = std::to_string(10000000000LL + first * 7919991LL);
      valid += find_my_numbers(serial + std::to_string(check)).size();
    }
    EXPECT_EQ(valid, 1U) << first;
  }
}

TEST(MyNumber, TheRefusalNamesPlacesAndNeverDigitsOfTheNumber) {
  const FieldError error = my_number_field_error("/narrative", find_my_numbers("あ1234 5678 9018"));
  EXPECT_EQ(error.code, "my_number");
  EXPECT_EQ(error.pointer, "/narrative");
  EXPECT_NE(error.message.find("2文字目から15文字目まで"), std::string::npos);
  EXPECT_EQ(error.message.find("1234"), std::string::npos);
}

}  // namespace
}  // namespace kizuna::domain
