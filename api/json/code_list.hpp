#pragma once
#include <algorithm>
#include <span>
#include <string_view>
#include <vector>

#include "api/json/fields.hpp"
#include "domain/intake/codes.hpp"

namespace kizuna::api {

/// The codes of one of the domain's lists, for a member such as
///   Code<ListOf<&domain::intake::codes::caller>> caller_kind;
/// Takes every code that the list ever had: whether it may be chosen for the day in question is
/// decided by domain::intake::find_code, which knows the day.
template <std::span<const domain::intake::CodeRow> (*Rows)()>
struct ListOf {
  static bool contains(std::string_view code) {
    return std::ranges::any_of(Rows(), [code](const auto& row) { return row.code == code; });
  }

  /// In the order of the list; a code that was valid twice is named once.
  static std::vector<std::string_view> codes() {
    std::vector<std::string_view> all;
    for (const auto& row : Rows()) {
      if (std::ranges::find(all, row.code) == all.end()) all.push_back(row.code);
    }
    return all;
  }
};

}  // namespace kizuna::api
