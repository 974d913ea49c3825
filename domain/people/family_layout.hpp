#pragma once
#include <map>
#include <string>
#include <vector>

#include "domain/people/family.hpp"

namespace kizuna::domain {

/// A place on the genogram.
struct ChartPoint {
  double x = 0;
  double y = 0;
};

inline constexpr double chart_node_distance = 120;
inline constexpr double chart_row_distance = 130;

/// Where the people of a family stand: a row for each generation, eldest first, couples side by
/// side, children below their parents; who is joined by no line of kinship stands in a last row.
/// The same family gives the same drawing.
std::map<std::string, ChartPoint> lay_out_family(const Family& family);

/// Places at least `distance` apart that lie as near to the wanted ones as can be, in their order.
std::vector<double> spread_places(const std::vector<double>& wanted, double distance);

}  // namespace kizuna::domain
