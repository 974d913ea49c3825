#pragma once
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "api/resources/statistics_dto.hpp"
#include "domain/intake/count_table.hpp"
#include "persistence/frozen_month_store.hpp"

namespace kizuna::api {

/// How the figures of a table are wanted.
struct StatisticsQuestion {
  domain::intake::Period period;
  std::optional<domain::intake::Split> split;
  bool hide_small_cells = true;  ///< S-15
};

/// One of the handbook's tables (8.2).
struct StatisticsKind {
  std::string_view name;
  std::string_view title;
  bool can_be_split;
  std::vector<StatisticsTable> (*make)(const domain::intake::StatisticsInput&,
                                       const StatisticsQuestion&);
};

std::span<const StatisticsKind> statistics_kinds();

/// The numbers of tables printed in full, by sheet, line and column; totals are left out.
persistence::Figures figures_of(const std::vector<StatisticsTable>& tables);

/// nullptr if there is no such table.
const StatisticsKind* find_statistics(std::string_view name);

}  // namespace kizuna::api
