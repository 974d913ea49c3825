#include "persistence/contact_store.hpp"

#include <algorithm>

namespace kizuna::persistence {
namespace {

using Text = std::string;
using MaybeText = std::optional<std::string>;

constexpr std::string_view select_access = R"sql(
  select c.version, c.root_id, c.staff_id, c.created_by, coalesce(c.second_staff_id, ''),
         case when c.finalised_at is null then 0 else 1 end, c.is_newest,
         (select count(*) from account s
            join account v on v.center_id = s.center_id and v.unit = s.unit
          where s.center_id = c.center_id and s.id = c.staff_id and v.id = :viewer),
         (select count(*) from declared_relation r
          join person q on q.center_id = r.center_id and q.id = r.person_id
          join person s on s.center_id = r.center_id
            and (s.id = c.subject_person_id or s.id = c.caller_person_id)
          where r.center_id = c.center_id and r.account_id = :viewer and r.ended_at is null
            and s.survivor_id = q.survivor_id),
         (select count(*) from person s
            join person q on q.center_id = s.center_id and q.survivor_id = s.survivor_id
          where s.center_id = c.center_id and s.id in (c.subject_person_id, c.caller_person_id)
            and q.mask_level >= 3)
  from contact c where c.center_id = :center and c.id = :id)sql";
// A link to one row of a contact holds for all its rows.
constexpr std::string_view select_links = R"sql(
  select f.id, f.sensitivity,
         case when f.owner_id = :viewer or exists
           (select 1 from case_team t where t.center_id = f.center_id and t.case_id = f.id
              and t.account_id = :viewer and t.until is null)
         then 1 else 0 end,
         (select count(*) from declared_relation r
            join person q on q.center_id = r.center_id and q.id = r.person_id
            join person s on s.center_id = r.center_id and s.id = f.subject_id
          where r.center_id = f.center_id and r.account_id = :viewer and r.ended_at is null
            and s.survivor_id = q.survivor_id)
  from contact c
    join case_contact k on k.center_id = c.center_id and k.contact_id = c.id
    join case_file f on f.center_id = k.center_id and f.id = k.case_id
  where c.center_id = :center and c.root_id = :root and k.unlinked_at is null
    and k.restricted = 0
  order by k.linked_at)sql";
constexpr std::string_view count_account = R"sql(
  select count(*) from account where center_id = :center and id = :id)sql";
constexpr std::string_view count_group = R"sql(
  select count(*) from anonymous_group where center_id = :center and id = :id)sql";
constexpr std::string_view retire_row = R"sql(
  update contact set version = version + 1, is_newest = 0
  where center_id = :center and id = :id and version = :version and is_newest = 1
    and finalised_at is not null)sql";
constexpr std::string_view select_rows = R"sql(
  select id from contact where center_id = :center and root_id = :root order by amendment)sql";

domain::Sensitivity sensitivity_from(const std::string& text) {
  if (text == "s0") return domain::Sensitivity::s0;
  if (text == "s1") return domain::Sensitivity::s1;
  return text == "s2" ? domain::Sensitivity::s2 : domain::Sensitivity::s3;
}

}  // namespace

std::optional<ContactAccess> contact_access(Session& session, std::string_view center_id,
                                            std::string_view contact_id,
                                            std::string_view viewer_id) {
  const auto row =
      session.row<long long, Text, Text, Text, Text, bool, bool, long long, long long, long long>(
          select_access, {{"viewer", viewer_id}, {"center", center_id}, {"id", contact_id}});
  if (!row) return std::nullopt;
  ContactAccess access;
  Text staff, typist, second;
  long long unit = 0, conflict = 0, sheltered = 0;
  std::tie(access.version, access.root_id, staff, typist, second, access.finalised,
           access.is_newest, unit, conflict, sheltered) = *row;
  access.is_writer = staff == viewer_id || typist == viewer_id || second == viewer_id;
  access.facts.center_id = center_id;
  access.facts.owner_id = staff;
  access.facts.subject_is_named = access.is_writer;
  access.facts.subject_in_same_unit = unit > 0;
  access.facts.conflict_of_interest = conflict > 0;
  access.facts.hides_subject = sheltered > 0;
  for (const auto& [case_id, sensitivity, named, related] :
       session.rows<Text, Text, bool, long long>(
           select_links,
           {{"viewer", viewer_id}, {"center", center_id}, {"root", access.root_id}})) {
    if (!access.case_id) access.case_id = case_id;
    access.facts.sensitivity = std::max(access.facts.sensitivity, sensitivity_from(sensitivity));
    access.facts.subject_is_named = access.facts.subject_is_named || named;
    access.facts.conflict_of_interest = access.facts.conflict_of_interest || related > 0;
  }
  return access;
}

std::vector<std::string> missing_references(Session& session, std::string_view center_id,
                                            const domain::intake::Contact& contact) {
  std::vector<std::string> missing;
  const auto look = [&](std::string_view sql, const std::string& id, const char* pointer) {
    if (id.empty()) return;
    const auto row = session.row<long long>(sql, {{"center", center_id}, {"id", id}});
    if (std::get<0>(row.value()) == 0) missing.emplace_back(pointer);
  };
  look(count_account, contact.staff, "/staff");
  look(count_account, contact.second_staff, "/second_staff");
  look(count_group, contact.caller_group, "/caller_group");
  return missing;
}

bool retire_contact(Session& writer, std::string_view center_id, std::string_view contact_id,
                    long long version) {
  return writer.execute_one(retire_row,
                            {{"center", center_id}, {"id", contact_id}, {"version", version}});
}

std::vector<std::string> contact_rows(Session& session, std::string_view center_id,
                                      std::string_view root_id) {
  std::vector<std::string> ids;
  for (auto& [id] : session.rows<Text>(select_rows, {{"center", center_id}, {"root", root_id}})) {
    ids.push_back(std::move(id));
  }
  return ids;
}

}  // namespace kizuna::persistence
