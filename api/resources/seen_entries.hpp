#pragma once
#include <optional>
#include <string>
#include <vector>

#include "api/context.hpp"
#include "persistence/audit_log/entry_search.hpp"

/// Entries of the audit log, read for those who may know of the record: who did what to it.
namespace kizuna::api {

inline constexpr std::size_t seen_entries_max = 500;

struct SeenEntry {
  persistence::EntryMark mark;
  domain::Instant at;
  std::string actor_id;  ///< empty for the system
  std::string role;
  std::string act;
  std::string label;  ///< Japanese, from the route table
  std::string object_type;
  std::string object_id;
  std::string purpose;
  std::string outcome;
};

/// Newest first.
std::vector<SeenEntry> seen_entries(Context& context, const persistence::EntryFilter& filter,
                                    const std::optional<persistence::EntryMark>& before,
                                    std::size_t limit);

/// "ケースの表示" for "case.view".
std::string label_of_act(const std::string& act);

}  // namespace kizuna::api
