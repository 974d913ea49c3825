#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/calendar/civil_date.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

/// What an auditor asks for; absent means any.
struct EntryFilter {
  std::optional<std::string> case_id;
  std::optional<std::string> actor_id;
  std::optional<std::string> act;
  std::optional<std::string> outcome;  ///< ok, denied, error
  std::optional<domain::Instant> from;
  std::optional<domain::Instant> until;         ///< exclusive
  std::optional<std::string> object_id = {};    ///< of the record that was acted on
  std::optional<std::string> hidden_acts = {};  ///< a pattern of acts that the reader must not see
};

/// The place of an entry in a center's whole log: its tree, then its place there.
struct EntryMark {
  long long ordinal = 0;
  std::uint64_t seq = 0;
};

struct FoundEntry {
  EntryMark mark;
  std::string origin;
  std::string bytes;
};

/// Entries of a center, newest first, at most `limit`, all before `before` if given. Inside a read
/// transaction. Throws std::runtime_error when an entry that tells the time is damaged.
std::vector<FoundEntry> find_entries(Session& reader, std::string_view center_id,
                                     const EntryFilter& filter,
                                     const std::optional<EntryMark>& before, std::size_t limit);

}  // namespace kizuna::persistence
