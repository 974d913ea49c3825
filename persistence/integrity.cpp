#include "persistence/integrity.hpp"

#include "persistence/audit_log/center_snapshot.hpp"

namespace kizuna::persistence {
namespace {

constexpr std::string_view check_pages = "select integrity_check from pragma_integrity_check(20)";
constexpr std::string_view page_checksums = "select current_setting('data_checksums')";
constexpr std::string_view lost_references = R"sql(
  select "table" || ' ' || coalesce(cast(rowid as text), '') || ' names no ' || parent
  from pragma_foreign_key_check limit 20)sql";
constexpr std::string_view unchecked_constraints = R"sql(
  select conrelid::regclass::text || ' ' || conname || ' was never checked'
  from pg_constraint where not convalidated order by 1 limit 20)sql";
constexpr std::string_view select_keys = R"sql(
  select center_id, case_id, purpose, wrapped from wrapped_key
  order by center_id, case_id, purpose)sql";

std::vector<std::string> column(Session& reader, std::string_view sql) {
  std::vector<std::string> out;
  for (auto& [text] : reader.rows<std::string>(sql)) out.push_back(std::move(text));
  return out;
}

}  // namespace

std::vector<std::string> faults_of_pages(Session& reader) {
  if (reader.engine() == Engine::sqlite) {
    auto said = column(reader, check_pages);
    if (said == std::vector<std::string>{"ok"}) said.clear();
    return said;
  }
  if (column(reader, page_checksums) == std::vector<std::string>{"on"}) return {};
  return {"the cluster was made without --data-checksums"};
}

std::vector<std::string> faults_of_references(Session& reader) {
  return column(reader,
                reader.engine() == Engine::sqlite ? lost_references : unchecked_constraints);
}

std::vector<std::string> keys_that_do_not_open(Session& reader, const Keyring& keys) {
  const CenterSnapshot snapshot(reader, "*");
  std::vector<std::string> closed;
  for (const auto& [center, case_id, purpose, wrapped] :
       reader.rows<std::string, std::string, std::string, std::string>(select_keys)) {
    const std::string name = center + '/' + case_id + '/' + purpose;
    if (!keys.opens(wrapped, name)) closed.push_back(name);
  }
  return closed;
}

}  // namespace kizuna::persistence
