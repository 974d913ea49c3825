#include "domain/intake/codes.hpp"

#include <gtest/gtest.h>

#include <set>
#include <stdexcept>
#include <string>

namespace kizuna::domain::intake {
namespace {

using namespace std::chrono_literals;
constexpr CivilDate someday = 2025y / 4 / 8;

TEST(Codes, EveryListHasItsNumberOfCodes) {
  const std::pair<const char*, std::size_t> grid[] = {
      {"caller", 44},     {"method", 9},        {"path", 12},         {"route", 10},
      {"topic", 37},      {"outcome", 12},      {"urgency", 4},       {"abuse", 6},
      {"abuse_type", 6},  {"consent", 7},       {"close", 10},        {"district", 13},
      {"cause", 11},      {"residence", 21},    {"household", 9},     {"track", 11},
      {"meeting", 8},     {"sharing_basis", 6}, {"sharing_item", 13}, {"medium", 7},
      {"care_level", 12}, {"is_new", 3},
  };
  for (const auto& [name, count] : grid) {
    const CodeList* list = find_list(name);
    ASSERT_NE(list, nullptr) << name;
    EXPECT_EQ(list->rows.size(), count) << name;
  }
}

TEST(Codes, CodesAreUniqueAndNamedInBothLanguages) {
  std::set<std::string_view> names;
  for (const CodeList& list : code_lists()) {
    EXPECT_TRUE(names.insert(list.name).second) << list.name;
    EXPECT_FALSE(list.ja.empty()) << list.name;
    std::set<std::string_view> seen;
    for (const CodeRow& row : list.rows) {
      EXPECT_TRUE(seen.insert(row.code).second) << list.name << " " << row.code;
      EXPECT_FALSE(row.ja.empty() || row.en.empty()) << list.name << " " << row.code;
    }
  }
}

TEST(Codes, FindsACodeOnADay) {
  struct Case {
    const char* list;
    const char* code;
    CivilDate on;
    std::string_view verdict;
  };
  const Case grid[] = {
      {"caller", "86", someday, "親族後見人"}, {"caller", "85", someday, ""},
      {"topic", "H", someday, "講座・広報"},   {"district", "D10", someday, "東"},
      {"district", "OUT", someday, "市外"},    {"caller", "10", 2000y / 3 / 31, ""},
      {"caller", "10", 2000y / 4 / 1, "本人"},
  };
  for (const Case& row : grid) {
    const CodeRow* found = find_code(row.list, row.code, row.on);
    EXPECT_EQ(found == nullptr ? std::string_view() : found->ja, row.verdict)
        << row.list << " " << row.code;
  }
  EXPECT_THROW(find_code("colour", "1", someday), std::invalid_argument);
}

TEST(Codes, AnEndedCodeIsValidToItsLastDayAndKeepsItsLabel) {
  constexpr CodeRow ended{"KOKEN", "後見", "guardianship", "", 2000y / 4 / 1, 2028y / 3 / 31};
  static_assert(ended.valid_on(2028y / 3 / 31));
  static_assert(!ended.valid_on(2028y / 4 / 1));
  EXPECT_EQ(label_of("close", "10"), "後見等終了");
  EXPECT_EQ(label_of("close", "77"), "77");
}

}  // namespace
}  // namespace kizuna::domain::intake
