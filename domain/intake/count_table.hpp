#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "domain/intake/statistics.hpp"

namespace kizuna::domain::intake {

/// How a table of contacts is split. All but the two `..._all` put a contact into one line.
enum class Split {
  method,        ///< ST-2
  caller_group,  ///< ST-3, groups of S-11
  topic_main,    ///< ST-4, each contact once
  topic_all,     ///< ST-4, second table: every topic of a contact
  outcome_main,  ///< ST-7
  outcome_all,   ///< ST-7, second table
  district,      ///< F21; 市外 and 不明 are lines of their own
  month,         ///< "2025-04"
  matter_class,  ///< 新規 / 再開 / 継続 of the contact's matter in the period
};

/// The group of ST-3 that a CALLER code belongs to (S-11), in Japanese.
std::string_view caller_group(std::string_view caller_type);

/// Counts with a label per row and column, in the order of the code list, zeros included.
struct CountTable {
  std::vector<std::string> rows;
  std::vector<std::string> columns;
  std::vector<std::vector<int>> cells;  ///< [row][column]

  int row_total(std::size_t row) const;
  int column_total(std::size_t column) const;
  int total() const;
};

/// Counted contacts of the period by one split; one column.
CountTable count_by(const StatisticsInput& input, const Period& period, Split rows);

/// The same by two splits.
CountTable count_by(const StatisticsInput& input, const Period& period, Split rows, Split columns);

/// The contacts behind one figure of such a table, in order of receipt; an empty label takes every
/// line, as the totals do. A contact that a line counts twice stands twice.
std::vector<std::string> contacts_behind(const StatisticsInput& input, const Period& period,
                                         Split rows, std::string_view line);
std::vector<std::string> contacts_behind(const StatisticsInput& input, const Period& period,
                                         Split rows, std::string_view line, Split columns,
                                         std::string_view column);

/// A table as it may leave the center (R-82, S-15).
struct PrintedTable {
  std::vector<std::vector<std::string>> cells;
  std::vector<std::string> row_totals;
  std::vector<std::string> column_totals;
  std::string total;
};

/// 1-4 becomes "<5", 0 stays 0. Wherever exactly one figure of a line (its total included) is
/// hidden, the next smallest non-zero cell of that line, or without one its total, becomes "*", so
/// that nothing can be found by subtraction. The grand total is exact unless it must be hidden so.
PrintedTable hide_small_cells(const CountTable& table);

}  // namespace kizuna::domain::intake
