#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/calendar/civil_date.hpp"
#include "persistence/audit_log/format/note.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

/// A checkpoint as it was signed.
struct StoredNote {
  std::uint64_t size = 0;
  long long ordinal = 1;  ///< 1 for the first note of that size, then 2, 3, … up to 9
  std::string text;
};

/// Keeps a note for ever. The same text twice is kept once. Inside the caller's transaction.
/// Throws std::runtime_error for a tenth note of one size.
void store_note(Session& writer, std::string_view center_id, const audit::Note& note,
                domain::Instant now);

/// All notes of a tree by size, then in the order in which they came.
std::vector<StoredNote> notes_of(Session& session, std::string_view center_id,
                                 std::string_view origin);

/// The last note of the largest size; nullopt before the first checkpoint.
std::optional<StoredNote> newest_note(Session& session, std::string_view center_id,
                                      std::string_view origin);

/// The last note over entries that are there (after a restore with loss, older than newest_note),
/// parsed. Throws std::runtime_error when the stored text is no note.
std::optional<audit::Note> newest_checkpoint(Session& session, std::string_view center_id,
                                             std::string_view origin);

/// When the note that newest_checkpoint gives was kept.
std::optional<domain::Instant> newest_signed_at(Session& session, std::string_view center_id,
                                                std::string_view origin);

}  // namespace kizuna::persistence
