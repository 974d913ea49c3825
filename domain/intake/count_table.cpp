#include "domain/intake/count_table.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <span>

#include "domain/intake/codes.hpp"

namespace kizuna::domain::intake {
namespace {

/// S-11; every CALLER code that no row names is 他. 86 is never 親族.
struct CallerGroup {
  std::string_view first, last, ja;
};
constexpr std::array caller_groups{
    CallerGroup{"10", "10", "本人"},           CallerGroup{"21", "26", "親族"},
    CallerGroup{"30", "32", "民生委員・地域"}, CallerGroup{"40", "42", "高齢機関"},
    CallerGroup{"43", "44", "障害機関"},       CallerGroup{"45", "45", "医療"},
    CallerGroup{"51", "56", "行政"},           CallerGroup{"95", "95", "行政"},
    CallerGroup{"61", "64", "社協内"},         CallerGroup{"70", "70", "金融"},
    CallerGroup{"81", "84", "専門職"},         CallerGroup{"86", "89", "後見人"},
};
constexpr std::string_view other_group = "他";
constexpr std::array<std::string_view, 3> class_labels{"新規", "再開", "継続"};

using Classes = std::map<std::string_view, MatterClass>;  // by contact

std::string month_of(CivilDate date) {
  return to_iso(date).substr(0, 7);
}

std::vector<std::string> months_of(const Period& period) {
  std::vector<std::string> months;
  for (std::chrono::year_month month = period.first.year() / period.first.month();
       month <= period.last.year() / period.last.month(); month += std::chrono::months{1})
    months.push_back(month_of(month / std::chrono::day{1}));
  return months;
}

std::vector<std::string> labels(std::string_view list) {
  std::vector<std::string> out;
  for (const CodeRow& row : find_list(list)->rows) out.emplace_back(row.ja);
  return out;
}

std::vector<std::string> lines_of(Split split, const Period& period) {
  switch (split) {
    case Split::method:
      return labels("method");
    case Split::caller_group: {
      std::vector<std::string> out;
      for (const CallerGroup& group : caller_groups)
        if (std::find(out.begin(), out.end(), group.ja) == out.end()) out.emplace_back(group.ja);
      out.emplace_back(other_group);
      return out;
    }
    case Split::topic_main:
    case Split::topic_all:
      return labels("topic");
    case Split::outcome_main:
    case Split::outcome_all:
      return labels("outcome");
    case Split::district:
      return labels("district");
    case Split::month:
      return months_of(period);
    case Split::matter_class:
      return {class_labels.begin(), class_labels.end()};
  }
  return {};
}

std::vector<std::string> with_all(std::string_view list, const std::string& main,
                                  const std::vector<std::string>& further) {
  std::vector<std::string> out{std::string(label_of(list, main))};
  for (const std::string& code : further) out.emplace_back(label_of(list, code));
  return out;
}

std::vector<std::string> lines_of(const ContactRow& row, Split split, const Classes& classes) {
  switch (split) {
    case Split::method:
      return {std::string(label_of("method", row.method))};
    case Split::caller_group:
      return {std::string(caller_group(row.caller_type))};
    case Split::topic_main:
      return with_all("topic", row.topic_main, {});
    case Split::topic_all:
      return with_all("topic", row.topic_main, row.topic_subs);
    case Split::outcome_main:
      return with_all("outcome", row.outcome, {});
    case Split::outcome_all:
      return with_all("outcome", row.outcome, row.further_outcomes);
    case Split::district:
      return {std::string(
          label_of("district", row.district.empty() ? codes::district_unknown : row.district))};
    case Split::month:
      return {month_of(jst_date(row.received_at))};
    case Split::matter_class:
      return {std::string(class_labels[static_cast<std::size_t>(classes.at(row.contact))])};
  }
  return {};
}

/// The place of a line; a code that no list knows gets a line of its own, so that sums agree.
std::size_t place(std::vector<std::string>& lines, const std::string& line) {
  const auto found = std::find(lines.begin(), lines.end(), line);
  if (found != lines.end()) return static_cast<std::size_t>(found - lines.begin());
  lines.push_back(line);
  return lines.size() - 1;
}

Classes classes_of(const std::vector<Matter>& matters) {
  Classes classes;
  for (const Matter& matter : matters)
    for (const std::string& contact : matter.contacts) classes.emplace(contact, matter.type);
  return classes;
}

std::size_t matches(const std::vector<std::string>& lines, std::string_view line) {
  return line.empty() ? lines.size()
                      : static_cast<std::size_t>(std::count(lines.begin(), lines.end(), line));
}

std::vector<std::string> behind(const StatisticsInput& input, const Period& period, Split rows,
                                std::string_view line, const Split* columns,
                                std::string_view column) {
  const std::vector<Matter> matters = matters_in(input, period);
  const Classes classes = classes_of(matters);
  std::vector<std::string> contacts;
  for (const ContactRow& row : input.contacts) {
    if (classes.find(row.contact) == classes.end() || !row.finalised || row.voided) continue;
    const std::size_t across =
        columns == nullptr ? 1 : matches(lines_of(row, *columns, classes), column);
    contacts.insert(contacts.end(), across * matches(lines_of(row, rows, classes), line),
                    row.contact);
  }
  return contacts;
}

CountTable counted(const StatisticsInput& input, const Period& period, Split rows,
                   const Split* columns) {
  const std::vector<Matter> matters = matters_in(input, period);
  const Classes classes = classes_of(matters);
  CountTable table{
      lines_of(rows, period),
      columns != nullptr ? lines_of(*columns, period) : std::vector<std::string>{"件数"},
      {}};
  std::map<std::pair<std::size_t, std::size_t>, int> cells;
  for (const ContactRow& row : input.contacts) {
    if (classes.find(row.contact) == classes.end() || !row.finalised || row.voided) continue;
    const std::vector<std::string> across =
        columns != nullptr ? lines_of(row, *columns, classes) : table.columns;
    for (const std::string& line : lines_of(row, rows, classes))
      for (const std::string& column : across)
        ++cells[{place(table.rows, line), place(table.columns, column)}];
  }
  table.cells.assign(table.rows.size(), std::vector<int>(table.columns.size(), 0));
  for (const auto& [at, count] : cells) table.cells[at.first][at.second] = count;
  return table;
}

/// The table with its totals as one matrix; the last row and column are totals.
class Hiding {
 public:
  explicit Hiding(const CountTable& table)
      : rows_(table.rows.size()), columns_(table.columns.size()) {
    for (std::size_t row = 0; row <= rows_; ++row)
      for (std::size_t column = 0; column <= columns_; ++column) {
        const int value = row < rows_ && column < columns_ ? table.cells[row][column]
                          : row < rows_                    ? table.row_total(row)
                          : column < columns_              ? table.column_total(column)
                                                           : table.total();
        // A figure is split only by a dimension that has several lines; unsplit ones are exact.
        const bool split = (row < rows_ && rows_ > 1) || (column < columns_ && columns_ > 1);
        figures_.push_back({value, split && value >= 1 && value <= 4 ? "<5" : ""});
      }
    while (hide_one()) {
    }
  }

  std::string text(std::size_t row, std::size_t column) const {
    const Figure& figure = figures_[row * (columns_ + 1) + column];
    return figure.mark.empty() ? std::to_string(figure.value) : std::string(figure.mark);
  }

 private:
  struct Figure {
    int value;
    std::string_view mark;  ///< empty when shown
  };

  /// Hides one more figure of the first line in which exactly one is hidden.
  bool hide_one() {
    std::vector<Figure*> line;
    for (std::size_t row = 0; row <= rows_; ++row) {
      line.clear();
      for (std::size_t column = 0; column <= columns_; ++column)
        line.push_back(&figures_[row * (columns_ + 1) + column]);
      if (hide_in(line)) return true;
    }
    for (std::size_t column = 0; column <= columns_; ++column) {
      line.clear();
      for (std::size_t row = 0; row <= rows_; ++row)
        line.push_back(&figures_[row * (columns_ + 1) + column]);
      if (hide_in(line)) return true;
    }
    return false;
  }

  static bool hide_in(std::span<Figure* const> line) {
    const auto hidden = std::count_if(line.begin(), line.end(),
                                      [](const Figure* figure) { return !figure->mark.empty(); });
    if (hidden != 1) return false;
    Figure* next = nullptr;
    for (Figure* figure : line.first(line.size() - 1))
      if (figure->mark.empty() && figure->value > 0 &&
          (next == nullptr || figure->value < next->value))
        next = figure;
    if (next == nullptr && line.back()->mark.empty()) next = line.back();
    if (next == nullptr) return false;
    next->mark = "*";
    return true;
  }

  std::size_t rows_;
  std::size_t columns_;
  std::vector<Figure> figures_;
};

}  // namespace

std::string_view caller_group(std::string_view caller_type) {
  for (const CallerGroup& group : caller_groups)
    if (caller_type.size() == 2 && group.first <= caller_type && caller_type <= group.last)
      return group.ja;
  return other_group;
}

int CountTable::row_total(std::size_t row) const {
  return std::accumulate(cells[row].begin(), cells[row].end(), 0);
}

int CountTable::column_total(std::size_t column) const {
  int sum = 0;
  for (const std::vector<int>& row : cells) sum += row[column];
  return sum;
}

int CountTable::total() const {
  int sum = 0;
  for (std::size_t row = 0; row < cells.size(); ++row) sum += row_total(row);
  return sum;
}

CountTable count_by(const StatisticsInput& input, const Period& period, Split rows) {
  return counted(input, period, rows, nullptr);
}

CountTable count_by(const StatisticsInput& input, const Period& period, Split rows, Split columns) {
  return counted(input, period, rows, &columns);
}

std::vector<std::string> contacts_behind(const StatisticsInput& input, const Period& period,
                                         Split rows, std::string_view line) {
  return behind(input, period, rows, line, nullptr, {});
}

std::vector<std::string> contacts_behind(const StatisticsInput& input, const Period& period,
                                         Split rows, std::string_view line, Split columns,
                                         std::string_view column) {
  return behind(input, period, rows, line, &columns, column);
}

PrintedTable hide_small_cells(const CountTable& table) {
  const Hiding hiding(table);
  PrintedTable printed;
  const std::size_t rows = table.rows.size();
  const std::size_t columns = table.columns.size();
  for (std::size_t row = 0; row < rows; ++row) {
    printed.cells.emplace_back();
    for (std::size_t column = 0; column < columns; ++column)
      printed.cells.back().push_back(hiding.text(row, column));
    printed.row_totals.push_back(hiding.text(row, columns));
  }
  for (std::size_t column = 0; column < columns; ++column)
    printed.column_totals.push_back(hiding.text(rows, column));
  printed.total = hiding.text(rows, columns);
  return printed;
}

}  // namespace kizuna::domain::intake
