#include "api/resources/statistics_tables.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

namespace kizuna::api {
namespace {

using namespace domain::intake;
using Texts = std::vector<std::string>;

constexpr std::string_view whole_city = "市全体";

StatisticsLine line_of(std::string_view label, Texts cells,
                       std::optional<std::string> total = std::nullopt) {
  StatisticsLine line;
  line.label = label;
  line.cells.value = std::move(cells);
  line.total = std::move(total);
  return line;
}

StatisticsTable table_of(std::string_view title, Texts columns) {
  StatisticsTable table;
  table.title = title;
  table.columns.value = std::move(columns);
  return table;
}

PrintedTable printed_in_full(const CountTable& counts) {
  PrintedTable printed;
  for (std::size_t row = 0; row < counts.rows.size(); ++row) {
    printed.cells.emplace_back();
    for (const int cell : counts.cells[row]) printed.cells.back().push_back(std::to_string(cell));
    printed.row_totals.push_back(std::to_string(counts.row_total(row)));
  }
  for (std::size_t column = 0; column < counts.columns.size(); ++column)
    printed.column_totals.push_back(std::to_string(counts.column_total(column)));
  printed.total = std::to_string(counts.total());
  return printed;
}

StatisticsTable printed(std::string_view title, const CountTable& counts, bool hide) {
  const PrintedTable figures = hide ? hide_small_cells(counts) : printed_in_full(counts);
  StatisticsTable table = table_of(title, counts.columns);
  for (std::size_t row = 0; row < counts.rows.size(); ++row)
    table.lines.value.push_back(
        line_of(counts.rows[row], figures.cells[row], figures.row_totals[row]));
  table.totals = line_of("計", figures.column_totals, figures.total);
  return table;
}

StatisticsTable counted(std::string_view title, const StatisticsInput& input,
                        const StatisticsQuestion& asked, Split rows) {
  const CountTable counts = asked.split ? count_by(input, asked.period, rows, *asked.split)
                                        : count_by(input, asked.period, rows);
  return printed(title, counts, asked.hide_small_cells);
}

/// City-wide figures are exact for everybody (S-15).
StatisticsLine overview_line(std::string_view label, const Overview& figures) {
  return line_of(label, {std::to_string(figures.contacts), std::to_string(figures.matters),
                         std::to_string(figures.first), std::to_string(figures.continued),
                         std::to_string(figures.reopened)});
}

/// Each month is computed by itself and so is the whole: a matter that is new in April is continued
/// in May and still new in the year (S-4).
void add_months(StatisticsTable& table, const StatisticsInput& input, const Period& period) {
  const auto last = period.last.year() / period.last.month();
  for (auto month = period.first.year() / period.first.month(); month <= last;
       month += std::chrono::months{1}) {
    const Period whole = month_period(month);
    const Period part{std::max(whole.first, period.first), std::min(whole.last, period.last)};
    table.lines.value.push_back(
        overview_line(domain::to_iso(part.first).substr(0, 7), overview(input, part)));
  }
}

std::vector<StatisticsTable> st_1(const StatisticsInput& input, const StatisticsQuestion& asked) {
  StatisticsTable table = table_of("相談件数", {"延べ", "実", "新規", "継続", "再開"});
  if (asked.split == Split::month) add_months(table, input, asked.period);
  table.lines.value.push_back(overview_line(whole_city, overview(input, asked.period)));
  std::vector<StatisticsTable> tables{std::move(table)};
  if (asked.split && asked.split != Split::month)
    tables.push_back(
        printed("延べ件数", count_by(input, asked.period, *asked.split), asked.hide_small_cells));
  return tables;
}

std::vector<StatisticsTable> st_2(const StatisticsInput& input, const StatisticsQuestion& asked) {
  return {counted("方法別", input, asked, Split::method)};
}

std::vector<StatisticsTable> st_3(const StatisticsInput& input, const StatisticsQuestion& asked) {
  return {counted("相談者別", input, asked, Split::caller_group)};
}

std::vector<StatisticsTable> st_4(const StatisticsInput& input, const StatisticsQuestion& asked) {
  return {counted("主な内容別", input, asked, Split::topic_main),
          counted("内容別（全ての内容）", input, asked, Split::topic_all)};
}

std::vector<StatisticsTable> st_8(const StatisticsInput& input, const StatisticsQuestion& asked) {
  constexpr int small_cell_max = 4;
  const UrgencyAndAbuse figures = urgency_and_abuse(input, asked.period);
  const auto shown = [&](int count) {
    const bool hidden = asked.hide_small_cells && count >= 1 && count <= small_cell_max;
    return hidden ? std::string("<5") : std::to_string(count);
  };
  StatisticsTable urgency = table_of("緊急度", {"即日", "3日以内"});
  urgency.lines.value = {line_of(whole_city, {shown(figures.same_day), shown(figures.three_days)})};

  StatisticsTable abuse = table_of("虐待", {"疑い", "通報済み", "認定", "認定なし", "不明"});
  abuse.lines.value = {line_of(
      whole_city, {shown(figures.suspected), shown(figures.reported), shown(figures.confirmed),
                   shown(figures.not_confirmed), shown(figures.unknown)})};

  // The median of a few cases is a fact about one of them.
  const bool few = asked.hide_small_cells && figures.reports_due <= small_cell_max;
  StatisticsTable reports =
      table_of("市への通報", {"対象", "当日中の通報", "通報までの時間（分・中央値）"});
  const auto median = figures.median_minutes_to_report;
  reports.lines.value = {
      line_of(whole_city,
              {shown(figures.reports_due), shown(figures.reported_in_time),
               !median ? std::string("-") : (few ? std::string("*") : std::to_string(*median))})};
  return {urgency, abuse, reports};
}

constexpr std::array kinds{
    StatisticsKind{"ST-1", "相談件数（延べ・実・新規）", true, st_1},
    StatisticsKind{"ST-2", "方法別", true, st_2},
    StatisticsKind{"ST-3", "相談者別", true, st_3},
    StatisticsKind{"ST-4", "内容別", true, st_4},
    StatisticsKind{"ST-8", "緊急・虐待", false, st_8},
};

}  // namespace

std::span<const StatisticsKind> statistics_kinds() {
  return kinds;
}

persistence::Figures figures_of(const std::vector<StatisticsTable>& tables) {
  persistence::Figures figures;
  for (std::size_t sheet = 0; sheet < tables.size(); ++sheet) {
    for (const StatisticsLine& line : tables[sheet].lines.value) {
      for (std::size_t column = 0; column < line.cells.value.size(); ++column) {
        const std::string& cell = line.cells.value[column];
        long long number = 0;
        // "-" stands where there is nothing to measure.
        if (std::from_chars(cell.data(), cell.data() + cell.size(), number).ec != std::errc())
          continue;
        figures[{static_cast<long long>(sheet), line.label, tables[sheet].columns.value[column]}] =
            number;
      }
    }
  }
  return figures;
}

const StatisticsKind* find_statistics(std::string_view name) {
  const auto* const kind = std::find_if(
      kinds.begin(), kinds.end(), [name](const StatisticsKind& some) { return some.name == name; });
  return kind == kinds.end() ? nullptr : kind;
}

}  // namespace kizuna::api
