#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "persistence/session.hpp"

namespace kizuna::persistence {

/// An entry as the table holds it: its bytes, its leaf hash, and what lists filter by.
struct EntryRow {
  std::uint64_t seq = 0;
  std::string bytes;
  std::string leaf;  ///< hex
  std::string act;
  std::optional<std::string> actor_id;
  std::optional<std::string> case_id;
  std::string outcome;
};

/// One statement for all rows on PostgreSQL, where each round trip costs more than the row.
void insert_entries(Session& writer, std::string_view center_id, std::string_view origin,
                    const std::vector<EntryRow>& rows);

/// Entry bytes [begin, end) of a tree, in order; throws std::runtime_error on a gap.
std::vector<std::string> read_entries(Session& session, std::string_view center_id,
                                      std::string_view origin, std::uint64_t begin,
                                      std::uint64_t end);

}  // namespace kizuna::persistence
