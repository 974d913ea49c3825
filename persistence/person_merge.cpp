#include "persistence/person_merge.hpp"

#include "persistence/account_store.hpp"

namespace kizuna::persistence {
namespace {

constexpr std::string_view set_pointer = R"sql(
  update person set version = version + 1, merged_into = :survivor, merge_reason = :reason,
    updated_at = :now
  where center_id = :center and id = :id and version = :version and merged_into is null)sql";
constexpr std::string_view insert_row = R"sql(
  insert into person_merge (center_id, id, person_id, survivor_id, reason, merged_by, merged_at)
  values (:center, :merge, :id, :survivor, :reason, :by, :now))sql";
constexpr std::string_view clear_pointer = R"sql(
  update person set version = version + 1, merged_into = null, merge_reason = null,
    updated_at = :now
  where center_id = :center and id = :id and version = :version and merged_into is not null)sql";
constexpr std::string_view end_row = R"sql(
  update person_merge set undone_by = :by, undone_at = :now, undo_reason = :reason
  where center_id = :center and person_id = :id and undone_at is null)sql";

}  // namespace

bool merge_person(Session& writer, std::string_view center_id, const PersonMerge& merge,
                  std::string_view by, domain::Instant now) {
  if (!writer.execute_one(set_pointer, {{"survivor", merge.survivor_id},
                                        {"reason", merge.reason},
                                        {"now", to_stored(now)},
                                        {"center", center_id},
                                        {"id", merge.person_id},
                                        {"version", merge.version}})) {
    return false;
  }
  writer.execute(insert_row, {{"center", center_id},
                              {"merge", merge.id},
                              {"id", merge.person_id},
                              {"survivor", merge.survivor_id},
                              {"reason", merge.reason},
                              {"by", by},
                              {"now", to_stored(now)}});
  return true;
}

bool unmerge_person(Session& writer, std::string_view center_id, std::string_view person_id,
                    long long version, std::string_view reason, std::string_view by,
                    domain::Instant now) {
  if (!writer.execute_one(clear_pointer, {{"now", to_stored(now)},
                                          {"center", center_id},
                                          {"id", person_id},
                                          {"version", version}})) {
    return false;
  }
  return writer.execute_one(end_row, {{"by", by},
                                      {"now", to_stored(now)},
                                      {"reason", reason},
                                      {"center", center_id},
                                      {"id", person_id}});
}

}  // namespace kizuna::persistence
