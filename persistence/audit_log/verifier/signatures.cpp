// Who signed what, how many witnesses agreed, and when.
#include <algorithm>
#include <set>

#include "persistence/audit_log/format/merkle.hpp"
#include "persistence/audit_log/verifier/steps.hpp"

namespace kizuna::audit {
namespace {

/// Judges one note; the log signature it must have is the part every note shares.
Judgement judged(const Case& given, const Note& note, const std::string& place) {
  Judgement judgement = judge(given.record.policy, note);
  if (!judgement.invalid.empty()) {
    given.findings.add(step::signature, place,
                       "the signature of " + judgement.invalid + " does not verify");
  } else if (judgement.logs.empty()) {
    given.findings.add(step::signature, place, "no signature by a log key of the policy");
  }
  return judgement;
}

/// Keys (by the hash of their vkey) that a note of this size must carry. `first_after` says that
/// no note with entries after the rotation came before this one.
std::set<Hash> keys_needed(const std::vector<Entry>& rotations, std::uint64_t size,
                           std::uint64_t size_before) {
  std::set<Hash> needed;
  for (const Entry& rotation : rotations) {
    if (size <= rotation.seq) {
      if (needed.empty()) needed.insert(*rotation.before);
      break;
    }
    if (size_before <= rotation.seq) {
      needed.insert(*rotation.before);
    } else {
      needed.clear();
    }
    needed.insert(*rotation.after);
  }
  return needed;
}

void check_rotations(const Case& given, const Shard& shard) {
  std::uint64_t size_before = 0;
  for (const NoteFile& file : shard.notes) {
    std::set<Hash> missing = keys_needed(shard.rotations, file.note.checkpoint.size, size_before);
    for (const VKey& key : file.judgement.logs) missing.erase(sha256(print(key)));
    if (!missing.empty()) {
      given.findings.add(step::signature, file.place, "lacks a signature that key.rotate asks for");
    }
    size_before = file.note.checkpoint.size;
  }
}

/// Notes of the last size.
std::vector<const NoteFile*> last_notes(const Shard& shard) {
  std::vector<const NoteFile*> last;
  for (const NoteFile& file : shard.notes) {
    if (file.note.checkpoint.size == shard.last_checkpoint()) last.push_back(&file);
  }
  return last;
}

}  // namespace

void check_signatures(Case& given) {
  for (Shard& shard : given.record.shards) {
    for (NoteFile& file : shard.notes) file.judgement = judged(given, file.note, file.place);
    check_rotations(given, shard);
  }
  for (HeldReceipt& held : given.record.receipts) {
    held.judgement = judged(given, held.receipt.note, held.place);
  }
  for (const Anchor& anchor : given.record.anchors) {
    if (anchor.note) judged(given, *anchor.note, anchor.place);
  }
}

void check_quorum(Case& given) {
  const Policy& policy = given.record.policy;
  for (const Shard& shard : given.record.shards) {
    const auto last = last_notes(shard);
    if (std::none_of(last.begin(), last.end(), [&](const NoteFile* file) {
          return quorum_met(policy, file->judgement.cosigned_by);
        })) {
      given.findings.add(step::quorum, last.front()->place, "too few witnesses cosigned");
    }
  }
  for (const HeldReceipt& held : given.record.receipts) {
    if (!quorum_met(policy, held.judgement.cosigned_by)) {
      given.findings.add(step::quorum, held.place, "too few witnesses cosigned");
    }
  }
}

void check_age(Case& given) {
  constexpr std::int64_t oldest = 86'400;
  constexpr std::int64_t earliest = -300;
  const Shard& shard = given.record.shards.back();
  std::uint64_t newest = 0;
  for (const NoteFile* file : last_notes(shard)) {
    newest = std::max(newest, file->judgement.newest_cosignature);
  }
  std::int64_t time = static_cast<std::int64_t>(std::min(newest, largest_integer));
  if (newest == 0) {
    time = shard.last_ts_micros / 1'000'000 - (shard.last_ts_micros % 1'000'000 < 0 ? 1 : 0);
  }
  const std::int64_t age = *given.options.now - time;
  if (age > oldest || age < earliest) {
    given.findings.add(step::age, shard.place,
                       "the last checkpoint is " + std::to_string(age) + " seconds old");
  }
}

}  // namespace kizuna::audit
