#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "api/tables/data_table.hpp"

namespace kizuna::api::tables {

/// People open the file in a spreadsheet program, which knows UTF-8 by its byte order mark alone;
/// machines want none.
enum class CsvReader { person, machine };

/// RFC 4180: CRLF, quotes where needed. Several tables become one, with their titles in a first
/// column. Dates are ISO. Text that a spreadsheet would compute is made text by an apostrophe.
std::string csv_of(const std::vector<DataTable>& tables, CsvReader reader);

/// "=1+1" as "'=1+1". For each sign by which programs begin a formula, the wide ones included.
std::string formula_safe(std::string_view text);

}  // namespace kizuna::api::tables
