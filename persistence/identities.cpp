#include "persistence/identities.hpp"

namespace kizuna::persistence {
namespace {

constexpr std::string_view select_merges = R"sql(
  select id, merged_into from person
  where center_id = :center and merged_into is not null)sql";
constexpr std::string_view select_groups = R"sql(
  select id, person_id from anonymous_group
  where center_id = :center and person_id is not null)sql";

}  // namespace

Identities::Identities(Session& session, std::string_view center_id) {
  for (auto& [id, into] :
       session.rows<std::string, std::string>(select_merges, {{"center", center_id}}))
    merged_.emplace(std::move(id), std::move(into));
  for (auto& [id, person] :
       session.rows<std::string, std::string>(select_groups, {{"center", center_id}}))
    person_of_group_.emplace(std::move(id), now(std::move(person)));
}

std::string Identities::now(std::string person_id) const {
  // A ring of merges is a fault elsewhere; here it must only end.
  for (std::size_t steps = 0; steps <= merged_.size(); ++steps) {
    const auto next = merged_.find(person_id);
    if (next == merged_.end()) break;
    person_id = next->second;
  }
  return person_id;
}

std::vector<std::string> Identities::all_of(const std::string& person_id) const {
  if (person_id.empty()) return {};
  const std::string survivor = now(person_id);
  std::vector<std::string> all{survivor};
  for (const auto& [id, into] : merged_) {
    if (id != survivor && now(id) == survivor) all.push_back(id);
  }
  return all;
}

std::string Identities::person_of_group(const std::string& group_id) const {
  const auto found = person_of_group_.find(group_id);
  return found == person_of_group_.end() ? std::string() : found->second;
}

std::vector<std::string> Identities::groups_of(const std::string& person_id) const {
  std::vector<std::string> groups;
  for (const auto& [group, person] : person_of_group_) {
    if (!person_id.empty() && person == now(person_id)) groups.push_back(group);
  }
  return groups;
}

}  // namespace kizuna::persistence
