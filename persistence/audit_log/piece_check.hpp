#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "persistence/audit_log/log.hpp"

namespace kizuna::persistence {

/// An entry that is not as it was written: "missing", "bytes" (differ from their hash), "form",
/// "place" (another number inside) or "time" (earlier than the one before).
struct EntryFault {
  std::uint64_t seq = 0;
  std::string_view kind;
};

/// Examines the entries [begin, end) of a tree by themselves, for one who watches the progress.
/// That no entry and no hash was exchanged together is told by root_of_leaves after the last
/// piece. Inside a snapshot of the center.
std::vector<EntryFault> faults_of_piece(Session& reader, const TreeHead& tree, std::uint64_t begin,
                                        std::uint64_t end);

/// The root over the first `size` stored hashes; nullopt when one is missing or damaged.
std::optional<audit::Hash> root_of_leaves(Session& reader, const TreeHead& tree,
                                          std::uint64_t size);

}  // namespace kizuna::persistence
