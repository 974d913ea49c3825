#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "api/demo/scenario_documents.hpp"

namespace kizuna::api::demo {

/// Where the story stands: what has been made so far, by scenario.
struct Told {
  Ids people;                                                     ///< by key
  std::map<std::string_view, std::vector<std::string>> contacts;  ///< in order of time
  std::map<std::string_view, std::string> cases;
  std::map<std::string_view, std::string> anonymous_groups;
  std::map<std::string, std::string> tracks;          ///< by "SC-3 K3"
  std::map<std::string_view, std::string> referrals;  ///< the latest that was handed over
};

}  // namespace kizuna::api::demo
