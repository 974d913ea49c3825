#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "persistence/audit_log/format/entry.hpp"
#include "persistence/audit_log/format/note.hpp"
#include "persistence/audit_log/format/policy.hpp"
#include "persistence/audit_log/format/receipt.hpp"

/// Everything the verifier looks at, as read by the form step. Entries are not kept: each step
/// that needs them reads the chunks again.
namespace kizuna::audit {

struct NoteFile {
  std::string place;  ///< Path inside the bundle.
  Note note;
  Judgement judgement;  ///< Filled in by the signature step.
};

/// A tree whose last entries were lost in a declared restore (its successor says so).
struct Gap {
  std::uint64_t kept = 0;
  std::uint64_t size = 0;  ///< Of the last signed checkpoint before the loss.
  Hash root{};
  bool covers(std::uint64_t other) const { return kept < other && other <= size; }
};

/// The log of one center and fiscal year.
struct Shard {
  std::string name;
  std::string origin;
  std::filesystem::path folder;
  std::string place;                  ///< Path inside the bundle.
  std::vector<std::uint32_t> chunks;  ///< Numbers of the entry files, ascending.
  std::vector<NoteFile> notes;        ///< By size, then suffix.
  std::vector<std::string> tokens;    ///< Names of `.note.tsr` files.
  std::vector<std::string> details;   ///< Names of detail files.

  std::map<std::uint64_t, Hash> roots;  ///< Sizes that somebody claims a root for.
  std::map<std::uint64_t, std::string> entries_of_receipts;  ///< Bytes by index.
  std::uint64_t size = 0;                                    ///< Number of entries.
  Hash root{};                                               ///< Over all entries.
  std::int64_t last_ts_micros = 0;
  std::optional<Entry> genesis;
  std::optional<Entry> second;
  std::vector<Entry> rotations;  ///< key.rotate (ok)
  std::vector<Entry> restores;   ///< log.restore (ok)
  std::vector<Entry> shreds;     ///< case.shred (ok)
  std::optional<Gap> gap;

  std::uint64_t last_checkpoint() const { return notes.back().note.checkpoint.size; }
};

struct HeldReceipt {
  std::string place;
  Receipt receipt;
  Judgement judgement;
};

/// A checkpoint that was kept outside the system.
struct Anchor {
  std::string place;
  Checkpoint checkpoint;
  std::optional<Note> note;  ///< Absent for paper.
  std::string text;          ///< As the auditor holds it.
};

struct Record {
  Policy policy;
  std::vector<Anchor> anchors;
  std::vector<HeldReceipt> receipts;
  bool details_complete = false;
  std::vector<Shard> shards;         ///< Oldest first.
  std::vector<std::string> remarks;  ///< `gap` and `link` lines.
  std::uint64_t details_absent = 0;

  Shard* shard_of(std::string_view origin) {
    for (Shard& shard : shards) {
      if (shard.origin == origin) return &shard;
    }
    return nullptr;
  }
};

}  // namespace kizuna::audit
