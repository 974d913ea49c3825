// What somebody kept outside the system against what the bundle shows.
#include <algorithm>

#include "persistence/audit_log/verifier/steps.hpp"

namespace kizuna::audit {
namespace {

/// The bundle's own note that contradicts: the first that covers the size, else the last one.
std::string contradicting_note(const Shard& shard, std::uint64_t size) {
  const auto covering =
      std::find_if(shard.notes.begin(), shard.notes.end(),
                   [&](const NoteFile& file) { return file.note.checkpoint.size >= size; });
  return print(covering != shard.notes.end() ? covering->note : shard.notes.back().note);
}

class AnchorStep {
 public:
  explicit AnchorStep(Case& given) : given_(given) {}

  void check(const std::string& place, const Checkpoint& held, const std::string& text) {
    const Shard* shard = given_.record.shard_of(held.origin);
    if (shard == nullptr) return check_absent(place, held, text);
    if (held.size > shard->size) {
      if (!shard->gap || !shard->gap->covers(held.size)) {
        rolled_back(place, "the bundle has only " + std::to_string(shard->size) + " entries of " +
                               held.origin);
      } else if (held.size == shard->gap->size && held.root != shard->gap->root) {
        split(place, text, *shard, held.size);
      }
    } else if (shard->roots.at(held.size) != held.root) {
      split(place, text, *shard, held.size);
    }
  }

 private:
  Case& given_;

  void rolled_back(const std::string& place, const std::string& why) {
    given_.findings.add(step::rollback, place, why);
  }

  void split(const std::string& place, const std::string& text, const Shard& shard,
             std::uint64_t size) {
    given_.findings.add(step::split_view, place, "another history than " + shard.place,
                        text + "\n" + contradicting_note(shard, size) + "\n");
  }

  /// The genesis of a later tree may still bind a tree that is not in the bundle.
  void check_absent(const std::string& place, const Checkpoint& held, const std::string& text) {
    for (const Shard& shard : given_.record.shards) {
      const auto& link = shard.genesis->prevlog;
      if (!link || link->origin != held.origin || link->size != held.size) continue;
      if (link->root != held.root) split(place, text, shard, shard.last_checkpoint());
      return;
    }
    rolled_back(place, "the bundle does not hold " + held.origin);
  }
};

}  // namespace

void check_anchors(Case& given) {
  AnchorStep step(given);
  for (const Anchor& anchor : given.record.anchors) {
    step.check(anchor.place, anchor.checkpoint, anchor.text);
  }
  for (const HeldReceipt& held : given.record.receipts) {
    const Note& note = held.receipt.note;
    if (given.record.shard_of(note.checkpoint.origin) == nullptr) continue;
    step.check(held.place, note.checkpoint, print(note));
  }
  for (const Shard& shard : given.record.shards) {
    if (!shard.gap) continue;
    given.record.remarks.push_back("gap " + shard.origin + " kept " +
                                   std::to_string(shard.gap->kept) + " of " +
                                   std::to_string(shard.gap->size));
    if (!given.options.accepted_gaps.contains(shard.origin)) {
      given.findings.add(step::rollback, shard.place, "restored with a loss nobody accepted");
    }
  }
}

}  // namespace kizuna::audit
