#pragma once
#include <string>
#include <variant>
#include <vector>

#include "domain/calendar/civil_date.hpp"

/// Lists and figures as data, before they become a file.
namespace kizuna::api::tables {

using Value = std::variant<std::string, long long, domain::CivilDate>;

struct DataTable {
  std::string title;
  std::vector<std::string> columns;
  std::vector<std::vector<Value>> rows;
};

}  // namespace kizuna::api::tables
