#include "tests/api/differential_moves.hpp"
#include "tests/api/differential_words.hpp"

/// Moves on the family and surroundings of a case's subject.
namespace kizuna::tests {

using namespace differential;
using nlohmann::json;

Move Moves::add_kin() {
  const std::string file = known("case");
  json body = {{"source", "聴取"}, {"relation", code_of("kin", dice(60))}};
  if (chance(20))
    body["person"] = known("person");
  else
    body["name"] = pick(family_names) + pick(given_names);
  if (chance(40)) body["birth"] = pick(births);
  if (!members_[file].empty() && chance(40)) body["from"] = pick(members_[file]);
  if (!members_[file].empty() && chance(20)) body["through"] = pick(members_[file]);
  return {staff(), "POST", "/v1/cases/" + file + "/chart/members", body};
}

Move Moves::add_tie() {
  const std::string file = known("case");
  const Texts& members = members_[file];
  const json body = {{"kind", code_of("family_tie", dice(10))},
                     {"from", members.empty() ? never_was : pick(members)},
                     {"to", members.empty() ? never_was : pick(members)},
                     {"source", "聴取"}};
  return {staff(), "POST", "/v1/cases/" + file + "/chart/ties", body};
}

Move Moves::change_chart() {
  const std::string file = known("case");
  const std::string path = "/v1/cases/" + file + "/chart";
  if (chance(30)) {
    json positions = json::array();
    for (const std::string& member : members_[file])
      if (chance(50)) positions.push_back({{"node", member}, {"x", dice(50)}, {"y", dice(50)}});
    return {staff(), "PUT", path + "/layout", {{"positions", positions}}, etag_of("chart " + file)};
  }
  const bool of_tie = chance(40);
  const Texts& rows = of_tie ? ties_[file] : members_[file];
  const std::string id = rows.empty() ? never_was : pick(rows);
  const std::string row = path + (of_tie ? "/ties/" : "/members/") + id;
  if (of_tie || chance(30))
    return {staff(), "POST", row + "/actions/remove", {{"reason", "聞き違い"}}, etag_of(id)};
  return {staff(), "PUT", row, {{"name", pick(family_names)}, {"source", "聴取"}}, etag_of(id)};
}

Move Moves::add_agency() {
  return {staff(),
          "POST",
          "/v1/cases/" + known("case") + "/chart/agencies",
          {{"name", pick(family_names)},
           {"kind", code_of("agency_kind", dice(18))},
           {"strength", code_of("agency_strength", dice(3))},
           {"direction", code_of("agency_direction", dice(3))},
           {"source", "聴取"}}};
}

}  // namespace kizuna::tests
