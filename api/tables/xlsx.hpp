#pragma once
#include <string>
#include <vector>

#include "api/tables/data_table.hpp"

namespace kizuna::api::tables {

/// A workbook with a sheet for each table: dates are dates, figures are figures, and text is text,
/// whatever it begins with. The same data of the same moment gives the same bytes.
std::string xlsx_of(const std::vector<DataTable>& tables, domain::Instant made_at);

}  // namespace kizuna::api::tables
