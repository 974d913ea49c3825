#include "domain/intake/count_table.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace kizuna::domain::intake {
namespace {

using namespace std::chrono_literals;

Instant on(CivilDate date) {
  return jst_midnight(date) + 10h;
}

ContactRow about(std::string id, CivilDate date, std::string subject) {
  ContactRow contact{std::move(id), on(date)};
  contact.subject = std::move(subject);
  return contact;
}

const Period april = month_period(2025y / 4);
const Period may = month_period(2025y / 5);

/// n contacts of one matter, a day apart.
void several(StatisticsInput& input, const std::string& name, CivilDate from, int count) {
  for (int at = 0; at < count; ++at)
    input.contacts.push_back(
        about(name + "-" + std::to_string(at), add_days(from, at), "s-" + name));
}

std::string counts_of(const CountTable& table) {
  std::string text;
  for (std::size_t at = 0; at < table.rows.size(); ++at)
    if (table.row_total(at) > 0)
      text.append(table.rows[at]).append(std::to_string(table.row_total(at))).append(" ");
  return text;
}

TEST(CountTable, CallerGroups) {
  const std::pair<const char*, std::string_view> grid[] = {
      {"10", "本人"},
      {"21", "親族"},
      {"26", "親族"},
      {"30", "民生委員・地域"},
      {"32", "民生委員・地域"},
      {"40", "高齢機関"},
      {"42", "高齢機関"},
      {"43", "障害機関"},
      {"45", "医療"},
      {"51", "行政"},
      {"56", "行政"},
      {"95", "行政"},
      {"61", "社協内"},
      {"64", "社協内"},
      {"70", "金融"},
      {"71", "他"},
      {"74", "他"},
      {"81", "専門職"},
      {"84", "専門職"},
      {"86", "後見人"},
      {"89", "後見人"},
      {"90", "他"},
      {"91", "他"},
      {"98", "他"},
      {"99", "他"},
  };
  for (const auto& [code, group] : grid) EXPECT_EQ(caller_group(code), group) << code;
}

TEST(CountTable, SplitsContacts) {
  StatisticsInput input;
  several(input, "a", 2025y / 4 / 10, 3);
  input.contacts[0].method = "T";
  input.contacts[1].method = "H";
  input.contacts[2].method = "T";
  input.contacts[0].caller_type = "22";
  input.contacts[1].caller_type = "86";
  input.contacts[2].caller_type = "24";
  for (ContactRow& contact : input.contacts) {
    contact.topic_main = "A3";
    contact.outcome = "5";
    contact.district = "D03";
  }
  input.contacts[0].topic_subs = {"C2", "A4"};
  input.contacts[0].further_outcomes = {"7"};
  input.contacts[2].district = "";
  input.contacts[2].received_at = on(2025y / 5 / 2);
  const Period both{april.first, may.last};
  const std::pair<Split, std::string> grid[] = {
      {Split::method, "電話2 訪問1 "},
      {Split::caller_group, "親族2 後見人1 "},
      {Split::topic_main, "申立ての手続3 "},
      {Split::topic_all, "申立ての手続3 申立ての費用1 預貯金・口座凍結1 "},
      {Split::outcome_main, "ケース化3 "},
      {Split::outcome_all, "ケース化3 申立支援1 "},
      {Split::district, "殖蓮2 不明1 "},
      {Split::month, "2025-042 2025-051 "},
      {Split::matter_class, "新規3 "},
  };
  for (const auto& [split, verdict] : grid)
    EXPECT_EQ(counts_of(count_by(input, both, split)), verdict);

  const CountTable cross = count_by(input, both, Split::district, Split::month);
  EXPECT_EQ(cross.rows.size(), 13U);
  EXPECT_EQ(cross.columns, (std::vector<std::string>{"2025-04", "2025-05"}));
  EXPECT_EQ(cross.column_total(0), 2);
  EXPECT_EQ(cross.total(), 3);
}

struct HideCase {
  std::vector<std::vector<int>> cells;
  std::string verdict;  ///< rows with their total, then the column totals and the grand total
};

std::string hidden(const std::vector<std::vector<int>>& cells) {
  CountTable table;
  table.rows.resize(cells.size());
  table.columns.resize(cells.front().size());
  table.cells = cells;
  const PrintedTable printed = hide_small_cells(table);
  std::string text;
  for (std::size_t row = 0; row < cells.size(); ++row) {
    for (const std::string& cell : printed.cells[row]) text.append(cell).append(" ");
    text.append("=").append(printed.row_totals[row]).append(" / ");
  }
  for (const std::string& total : printed.column_totals) text.append(total).append(" ");
  return text.append("=").append(printed.total);
}

TEST(CountTable, HidesSmallCells) {
  const HideCase grid[] = {
      {{{5, 6}, {7, 8}}, "5 6 =11 / 7 8 =15 / 12 14 =26"},
      {{{0, 6}, {7, 8}}, "0 6 =6 / 7 8 =15 / 7 14 =21"},
      // One hidden cell takes the next smallest of its row and of its column, and so on.
      {{{1, 6}, {7, 8}}, "<5 * =7 / * * =15 / 8 14 =22"},
      {{{4, 2}, {7, 8}}, "<5 <5 =6 / * * =15 / 11 10 =21"},
      {{{5, 6, 9}, {7, 4, 9}, {9, 9, 9}}, "* * 9 =20 / * <5 9 =20 / 9 9 9 =27 / 21 19 27 =67"},
      // Without another cell the total goes.
      {{{3, 0}, {0, 9}}, "<5 0 =<5 / 0 * =* / <5 * =12"},
      // One column: the city-wide figure stays exact.
      {{{3}, {9}, {20}}, "<5 =<5 / * =* / 20 =20 / 32 =32"},
      {{{3}, {1}, {20}}, "<5 =<5 / <5 =<5 / 20 =20 / 24 =24"},
      // Nothing else to hide: the total goes.
      {{{3}, {0}, {0}}, "<5 =<5 / 0 =0 / 0 =0 / * =*"},
      {{{3}}, "3 =3 / 3 =3"},
  };
  for (const HideCase& some : grid) EXPECT_EQ(hidden(some.cells), some.verdict);
}

TEST(CountTable, NoHiddenFigureStandsAloneInItsLine) {
  // Every table of 3 by 3 with cells from a few values.
  const int values[] = {0, 2, 5, 9};
  for (unsigned code = 0; code < (1U << 18U); code += 7) {
    CountTable table;
    table.rows.resize(3);
    table.columns.resize(3);
    table.cells.assign(3, std::vector<int>(3));
    for (unsigned at = 0; at < 9; ++at)
      table.cells[at / 3][at % 3] = values[(code >> (2 * at)) & 3U];
    const PrintedTable printed = hide_small_cells(table);
    const auto is_hidden = [](const std::string& text) { return text == "<5" || text == "*"; };
    for (std::size_t row = 0; row < 3; ++row) {
      const auto count =
          std::count_if(printed.cells[row].begin(), printed.cells[row].end(), is_hidden) +
          (is_hidden(printed.row_totals[row]) ? 1 : 0);
      ASSERT_NE(count, 1) << code;
      for (std::size_t column = 0; column < 3; ++column) {
        const int cell = table.cells[row][column];
        if (cell >= 1 && cell <= 4) {
          ASSERT_EQ(printed.cells[row][column], "<5");
        }
        if (cell == 0) {
          ASSERT_EQ(printed.cells[row][column], "0");
        }
      }
    }
  }
}

}  // namespace
}  // namespace kizuna::domain::intake
