#include "persistence/names.hpp"

namespace kizuna::persistence {
namespace {

using Text = std::string;

constexpr std::string_view select_person = R"sql(
  select s.family_name, s.given_name, s.roman_name from person p
    join person s on s.center_id = p.center_id and s.id = p.survivor_id
  where p.center_id = :center and p.id = :person)sql";
constexpr std::string_view select_colleagues = R"sql(
  select a.id, a.display_name, coalesce(a.post, ''), a.unit from account a
  where a.center_id = :center and a.status = 'active' and exists
    (select 1 from account_role r where r.center_id = a.center_id and r.account_id = a.id
       and r.role in ('counselor', 'manager'))
  order by a.display_name, a.id)sql";

}  // namespace

std::string person_name(Session& session, const domain::Authorized&, std::string_view center_id,
                        std::string_view person_id) {
  const auto row =
      session.row<Text, Text, Text>(select_person, {{"center", center_id}, {"person", person_id}});
  if (!row) return {};
  const auto& [family, given, roman] = *row;
  if (family.empty() && given.empty()) return roman;
  return family.empty() || given.empty() ? family + given : family + " " + given;
}

std::vector<Colleague> colleagues(Session& session, std::string_view center_id) {
  std::vector<Colleague> all;
  for (auto& [id, name, post, unit] :
       session.rows<Text, Text, Text, Text>(select_colleagues, {{"center", center_id}})) {
    all.push_back({std::move(id), std::move(name), std::move(post), std::move(unit)});
  }
  return all;
}

}  // namespace kizuna::persistence
