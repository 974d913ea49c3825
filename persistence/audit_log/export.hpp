#pragma once
#include <cstdint>
#include <filesystem>
#include <string_view>

#include "domain/calendar/civil_date.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

struct BundleReport {
  std::uint64_t shards = 0;
  std::uint64_t entries = 0;
  std::uint64_t notes = 0;
  std::uint64_t details = 0;
  std::uint64_t receipts = 0;
};

/// Writes the log of a center into a folder that must not exist yet: all
/// its trees, each up to its newest checkpoint, with the sealed details when asked, and a receipt
/// of each decision that leaves one. Entries go out as they are stored, damaged ones too: it is
/// the verifier who judges. The index is written last, so a folder without one is unfinished.
/// Reads in one snapshot, a chunk at a time; the reader must not be inside a transaction. Throws
/// std::runtime_error when a tree has no checkpoint, or an older tree none over all its entries.
BundleReport export_bundle(Session& reader, std::string_view center_id,
                           const std::filesystem::path& folder, bool with_details,
                           domain::Instant now);

}  // namespace kizuna::persistence
