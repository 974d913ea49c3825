#include "persistence/audit_log/entry_search.hpp"

#include <algorithm>
#include <stdexcept>

#include "persistence/audit_log/entry_rows.hpp"
#include "persistence/audit_log/format/entry.hpp"
#include "persistence/audit_log/log.hpp"

namespace kizuna::persistence {
namespace {

// The conditions that were asked for are put between the two halves.
constexpr std::string_view select_head = R"sql(
  select seq, entry from audit_entry
  where center_id = :center and origin = :origin and seq >= :first and seq < :last)sql";
constexpr std::string_view select_tail = " order by seq desc limit :limit";

/// Place of the first entry at or after the moment. The log's time never goes back, so it is found
/// by halving.
std::uint64_t first_since(Session& reader, const TreeHead& tree, domain::Instant moment) {
  const auto wanted = static_cast<std::int64_t>(moment.time_since_epoch().count());
  std::uint64_t low = 0;
  std::uint64_t high = tree.frontier.size();
  while (low < high) {
    const std::uint64_t middle = low + (high - low) / 2;
    const auto entry = audit::check_entry(
        read_entries(reader, tree.center_id, tree.origin, middle, middle + 1).front());
    if (!entry) throw std::runtime_error(tree.origin + " is damaged: " + entry.reason);
    if (entry->ts_micros < wanted) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

struct Query {
  std::string sql{select_head};
  std::vector<Param> params;

  void only(const char* condition, const char* name, const std::optional<std::string>& value) {
    if (!value) return;
    sql += condition;
    params.push_back({name, *value});
  }
};

void search_tree(Session& reader, const TreeHead& tree, const EntryFilter& filter,
                 std::uint64_t end, std::size_t limit, std::vector<FoundEntry>& found) {
  std::uint64_t first = 0;
  if (filter.from) first = first_since(reader, tree, *filter.from);
  if (filter.until) end = std::min(end, first_since(reader, tree, *filter.until));
  if (first >= end) return;
  Query query;
  query.params = {{"center", tree.center_id},
                  {"origin", tree.origin},
                  {"first", static_cast<long long>(first)},
                  {"last", static_cast<long long>(end)}};
  query.only(" and case_id = :case", "case", filter.case_id);
  query.only(" and actor_id = :actor", "actor", filter.actor_id);
  query.only(" and act = :act", "act", filter.act);
  query.only(" and act not like :hidden", "hidden", filter.hidden_acts);
  query.only(" and outcome = :outcome", "outcome", filter.outcome);
  query.only(reader.engine() == Engine::sqlite
                 ? " and substr(entry, instr(entry, '\"obj\":{\"id\":\"') + 13, 36) = :object"
                 : " and substr(entry, strpos(entry, '\"obj\":{\"id\":\"') + 13, 36) = :object",
             "object", filter.object_id);
  query.sql += select_tail;
  query.params.push_back({"limit", limit - found.size()});
  for (auto& [seq, entry] : reader.rows<long long, std::string>(query.sql, query.params)) {
    found.push_back(
        {{tree.ordinal, static_cast<std::uint64_t>(seq)}, tree.origin, std::move(entry)});
  }
}

}  // namespace

std::vector<FoundEntry> find_entries(Session& reader, std::string_view center_id,
                                     const EntryFilter& filter,
                                     const std::optional<EntryMark>& before, std::size_t limit) {
  std::vector<FoundEntry> found;
  std::vector<TreeHead> all = trees(reader, center_id);
  std::reverse(all.begin(), all.end());
  for (const TreeHead& tree : all) {
    if (before && tree.ordinal > before->ordinal) continue;
    std::uint64_t end = tree.frontier.size();
    if (before && tree.ordinal == before->ordinal) end = std::min(end, before->seq);
    if (found.size() < limit) search_tree(reader, tree, filter, end, limit, found);
  }
  return found;
}

}  // namespace kizuna::persistence
