#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "api/json/describe.hpp"

namespace kizuna::api {

/// One line of figures as text: "12", "<5" or "*" (S-15). `total` is absent where the cells of a
/// line are not parts of a whole.
struct StatisticsLine {
  std::string label;
  List<std::string, 200> cells;
  std::optional<std::string> total;
};
BOOST_DESCRIBE_STRUCT(StatisticsLine, (), (label, cells, total))

struct StatisticsTable {
  std::string title;
  List<std::string, 200> columns;
  List<StatisticsLine, 300> lines;
  std::optional<StatisticsLine> totals;
};
BOOST_DESCRIBE_STRUCT(StatisticsTable, (), (title, columns, lines, totals))

struct StatisticsView {
  std::string table;
  std::string title;
  CivilDateText first;
  CivilDateText last;
  InstantText freezes_at;  ///< S-8, of the last month
  bool small_cells_hidden = false;
  List<StatisticsTable, 4> tables;
};
BOOST_DESCRIBE_STRUCT(StatisticsView, (),
                      (table, title, first, last, freezes_at, small_cells_hidden, tables))
constexpr std::string_view dto_summary(const StatisticsView*) {
  return "統計表";
}

}  // namespace kizuna::api
