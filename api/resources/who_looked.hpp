#pragma once
#include <array>
#include <optional>
#include <string>

#include "api/route.hpp"

/// 見た人: the audit log's own entries of a case or a person, for those who may read the record.
namespace kizuna::api {

struct AccessLine {
  InstantText at;
  std::optional<Uuid> by;  ///< absent: the system
  std::string by_name;
  std::string role;
  std::string act;
  std::string label;
  std::string object_type;
  std::string purpose;
  std::string outcome;
  bool in_team = false;  ///< owner or named, at that time where the record is a case
};
BOOST_DESCRIBE_STRUCT(AccessLine, (),
                      (at, by, by_name, role, act, label, object_type, purpose, outcome, in_team))

struct AccessLines {
  List<AccessLine, 201> accesses;
};
BOOST_DESCRIBE_STRUCT(AccessLines, (), (accesses))
constexpr std::string_view dto_summary(const AccessLines*) {
  return "だれが、いつ、何をしたか。この表示自身が最初の行";
}

inline constexpr std::array who_looked_query = {
    QueryParameter{"limit", "件数", "^[0-9]{1,3}$"},
    QueryParameter{"cursor", "続き", "^[0-9]{1,9}_[0-9]{1,15}$"},
};

Response list_case_accesses(Context& context);
Response list_person_accesses(Context& context);

}  // namespace kizuna::api
