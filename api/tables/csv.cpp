#include "api/tables/csv.hpp"

#include <algorithm>
#include <array>

namespace kizuna::api::tables {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view line_end = "\r\n";
constexpr std::array<std::string_view, 11> formula_signs = {"=",  "+",  "-",  "@",  "\t", "\r",
                                                            "\n", "＝", "＋", "－", "＠"};

std::string quoted(std::string_view text) {
  if (text.find_first_of("\",\r\n") == std::string_view::npos) return std::string(text);
  std::string out = "\"";
  for (const char c : text) out.append(c == '"' ? 2 : 1, c);
  return out + "\"";
}

std::string text_of(const Value& value) {
  if (const auto* number = std::get_if<long long>(&value)) return std::to_string(*number);
  if (const auto* date = std::get_if<domain::CivilDate>(&value)) return domain::to_iso(*date);
  return quoted(formula_safe(std::get<std::string>(value)));
}

void add_line(std::string& out, const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) out.append(i == 0 ? "" : ",").append(cells[i]);
  out += line_end;
}

}  // namespace

std::string formula_safe(std::string_view text) {
  const bool computes = std::ranges::any_of(
      formula_signs, [text](std::string_view sign) { return text.starts_with(sign); });
  return (computes ? "'" : "") + std::string(text);
}

std::string csv_of(const std::vector<DataTable>& tables, CsvReader reader) {
  std::string out(reader == CsvReader::person ? byte_order_mark : "");
  const bool several = tables.size() > 1;
  for (const DataTable& table : tables) {
    const std::string title = quoted(formula_safe(table.title));
    std::vector<std::string> cells;
    if (several) cells.emplace_back("表");
    for (const std::string& column : table.columns) cells.push_back(quoted(formula_safe(column)));
    add_line(out, cells);
    for (const auto& row : table.rows) {
      cells.clear();
      if (several) cells.push_back(title);
      for (const Value& value : row) cells.push_back(text_of(value));
      add_line(out, cells);
    }
  }
  return out;
}

}  // namespace kizuna::api::tables
