#include "persistence/anonymous_group_store.hpp"

#include "persistence/account_store.hpp"

namespace kizuna::persistence {
namespace {

using Text = std::string;
using MaybeText = std::optional<std::string>;

constexpr std::string_view select_group = R"sql(
  select version, label, person_id from anonymous_group
  where center_id = :center and id = :id)sql";
constexpr std::string_view insert_group = R"sql(
  insert into anonymous_group (center_id, id, version, label, created_at)
  values (:center, :id, 1, :label, :now))sql";
constexpr std::string_view update_person = R"sql(
  update anonymous_group set version = version + 1, person_id = :person
  where center_id = :center and id = :id and version = :version)sql";
constexpr std::string_view select_calls = R"sql(
  select c.id from contact c
  where c.center_id = :center and c.is_newest = 1 and c.finalised_at is not null
    and (exists (select 1 from anonymous_call k where k.center_id = c.center_id
                   and k.root_id = c.root_id and k.group_id = :group and k.unlinked_at is null)
      or (c.caller_group_id = :group
        and not exists (select 1 from anonymous_call k where k.center_id = c.center_id
                          and k.root_id = c.root_id)))
  order by c.received_at, c.id)sql";
constexpr std::string_view select_group_of_call = R"sql(
  select case when exists (select 1 from anonymous_call k where k.center_id = c.center_id
                             and k.root_id = c.root_id)
         then (select k.group_id from anonymous_call k where k.center_id = c.center_id
                 and k.root_id = c.root_id and k.unlinked_at is null)
         else c.caller_group_id end
  from contact c where c.center_id = :center and c.root_id = :root and c.is_newest = 1)sql";
constexpr std::string_view insert_call = R"sql(
  insert into anonymous_call (center_id, group_id, root_id, linked_at, linked_by)
  values (:center, :group, :root, :now, :by))sql";
constexpr std::string_view end_call = R"sql(
  update anonymous_call set unlinked_at = :now, unlinked_by = :by
  where center_id = :center and group_id = :group and root_id = :root
    and unlinked_at is null)sql";
// The group was typed into the contact: a row that has ended takes it out again.
constexpr std::string_view insert_ended_call = R"sql(
  insert into anonymous_call (center_id, group_id, root_id, linked_at, linked_by, unlinked_at,
    unlinked_by)
  values (:center, :group, :root, :now, :by, :now, :by))sql";

}  // namespace

std::optional<AnonymousGroup> load_anonymous_group(Session& session, std::string_view center_id,
                                                   std::string_view group_id) {
  auto row = session.row<long long, Text, MaybeText>(select_group,
                                                     {{"center", center_id}, {"id", group_id}});
  if (!row) return std::nullopt;
  auto& [version, label, person] = *row;
  return AnonymousGroup{std::string(group_id), version, std::move(label), std::move(person)};
}

void insert_anonymous_group(Session& writer, std::string_view center_id,
                            const AnonymousGroup& group, domain::Instant now) {
  writer.execute(
      insert_group,
      {{"center", center_id}, {"id", group.id}, {"label", group.label}, {"now", to_stored(now)}});
}

bool set_group_person(Session& writer, std::string_view center_id, const AnonymousGroup& group) {
  return writer.execute_one(update_person, {{"center", center_id},
                                            {"id", group.id},
                                            {"version", group.version},
                                            {"person", group.person_id}});
}

std::vector<std::string> calls_of_group(Session& session, std::string_view center_id,
                                        std::string_view group_id) {
  std::vector<std::string> ids;
  for (auto& [id] :
       session.rows<Text>(select_calls, {{"center", center_id}, {"group", group_id}})) {
    ids.push_back(std::move(id));
  }
  return ids;
}

std::optional<std::string> group_of_call(Session& session, std::string_view center_id,
                                         std::string_view root_id) {
  auto row =
      session.row<MaybeText>(select_group_of_call, {{"center", center_id}, {"root", root_id}});
  return row ? std::get<0>(std::move(*row)) : std::nullopt;
}

void link_call(Session& writer, std::string_view center_id, std::string_view group_id,
               std::string_view root_id, std::string_view by, domain::Instant now) {
  writer.execute(insert_call, {{"center", center_id},
                               {"group", group_id},
                               {"root", root_id},
                               {"now", to_stored(now)},
                               {"by", by}});
}

void unlink_call(Session& writer, std::string_view center_id, std::string_view group_id,
                 std::string_view root_id, std::string_view by, domain::Instant now) {
  const std::vector<Param> params = {{"center", center_id},
                                     {"group", group_id},
                                     {"root", root_id},
                                     {"now", to_stored(now)},
                                     {"by", by}};
  if (writer.execute(end_call, params) == 0) writer.execute(insert_ended_call, params);
}

}  // namespace kizuna::persistence
