#include "persistence/relation_store.hpp"

#include "persistence/account_store.hpp"

namespace kizuna::persistence {
namespace {

constexpr std::string_view insert_row = R"sql(
  insert into declared_relation (center_id, account_id, person_id, kind, declared_at)
  values (:center, :account, :person, :kind, :at))sql";
constexpr std::string_view select_rows = R"sql(
  select account_id, person_id, kind, declared_at from declared_relation
  where center_id = :center and ended_at is null
    and (cast(:account as text) is null or account_id = cast(:account as text))
  order by declared_at, account_id, person_id)sql";
constexpr std::string_view end_row = R"sql(
  update declared_relation set ended_at = :now, ended_by = :by
  where center_id = :center and account_id = :account and person_id = :person
    and ended_at is null)sql";

}  // namespace

void insert_relation(Session& writer, std::string_view center_id,
                     const DeclaredRelation& relation) {
  writer.execute(insert_row, {{"center", center_id},
                              {"account", relation.account_id},
                              {"person", relation.person_id},
                              {"kind", relation.kind},
                              {"at", to_stored(relation.declared_at)}});
}

std::vector<DeclaredRelation> relations_in_force(Session& session, std::string_view center_id,
                                                 const std::optional<std::string>& account_id) {
  std::vector<DeclaredRelation> out;
  for (auto& [account, person, kind, at] :
       session.rows<std::string, std::string, std::string, long long>(
           select_rows, {{"center", center_id}, {"account", account_id}})) {
    out.push_back({std::move(account), std::move(person), std::move(kind), from_stored(at)});
  }
  return out;
}

bool end_relation(Session& writer, std::string_view center_id, std::string_view account_id,
                  std::string_view person_id, std::string_view by, domain::Instant now) {
  return writer.execute_one(end_row, {{"now", to_stored(now)},
                                      {"by", by},
                                      {"center", center_id},
                                      {"account", account_id},
                                      {"person", person_id}});
}

}  // namespace kizuna::persistence
