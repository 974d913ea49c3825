#pragma once
#include <string_view>
#include <vector>

#include "domain/access.hpp"

namespace kizuna::api {

/// Roles that a person may hold, for Code<HumanRoles>. `service` is for machines (AUTH-23).
struct HumanRoles {
  static bool contains(std::string_view code) {
    return code != "service" && domain::role_from(code).has_value();
  }
  static std::vector<std::string_view> codes() {
    std::vector<std::string_view> all;
    for (std::size_t i = 0; i < domain::role_count; ++i) {
      const std::string_view name = domain::to_text(static_cast<domain::Role>(i));
      if (contains(name)) all.push_back(name);
    }
    return all;
  }
};

/// Counter terminals lock sooner than office ones (AUTH-13).
struct TerminalKinds {
  static bool contains(std::string_view code) { return code == "counter" || code == "office"; }
  static std::vector<std::string_view> codes() { return {"counter", "office"}; }
};

}  // namespace kizuna::api
