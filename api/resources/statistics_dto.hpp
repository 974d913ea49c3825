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

/// A case where the figure counts matters, else a contact.
struct StatisticsRow {
  std::string kind;  ///< "case" or "contact"
  Uuid id;
  std::string number;
  std::optional<InstantText> received_at;
  std::int64_t unit = 0;  ///< rows of the same unit count once
};
BOOST_DESCRIBE_STRUCT(StatisticsRow, (), (kind, id, number, received_at, unit))

struct StatisticsRows {
  std::string table;
  std::int64_t figure = 0;
  List<StatisticsRow, 10000> rows;
  std::int64_t concealed = 0;                  ///< units of this page without a row
  std::optional<std::string> concealed_label;  ///< 「秘匿」, where there are any
};
BOOST_DESCRIBE_STRUCT(StatisticsRows, (), (table, figure, rows, concealed, concealed_label))
constexpr std::string_view dto_summary(const StatisticsRows*) {
  return "統計の数字の内訳";
}

struct FrozenFigure {
  std::string title;
  std::string line;
  std::string column;
  std::optional<std::int64_t> frozen;  ///< none before the month freezes
  std::optional<std::int64_t> adjustment;
  std::int64_t current = 0;
};
BOOST_DESCRIBE_STRUCT(FrozenFigure, (), (title, line, column, frozen, adjustment, current))

struct FrozenMonth {
  std::string table;
  std::string month;
  InstantText freezes_at;
  bool is_frozen = false;
  List<FrozenFigure, 1000> figures;
};
BOOST_DESCRIBE_STRUCT(FrozenMonth, (), (table, month, freezes_at, is_frozen, figures))
constexpr std::string_view dto_summary(const FrozenMonth*) {
  return "月の確定値・修正・現在値";
}

}  // namespace kizuna::api
