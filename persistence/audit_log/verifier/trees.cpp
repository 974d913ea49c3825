// Roots, tails and the chain of shards.
#include "persistence/audit_log/verifier/steps.hpp"

namespace kizuna::audit {
namespace {

void check_note_root(const Shard& shard, const NoteFile& file, Findings& findings) {
  const Checkpoint& checkpoint = file.note.checkpoint;
  if (checkpoint.size > shard.size) {
    if (shard.gap && shard.gap->covers(checkpoint.size)) return;
    findings.add(step::root, file.place,
                 "only " + std::to_string(shard.size) + " entries for a checkpoint of " +
                     std::to_string(checkpoint.size));
  } else if (shard.roots.at(checkpoint.size) != checkpoint.root) {
    findings.add(step::root, file.place,
                 "the entries give the root " + hex(shard.roots.at(checkpoint.size)));
  }
}

void check_receipt(const Shard* shard, const HeldReceipt& held, Findings& findings) {
  const Receipt& receipt = held.receipt;
  const auto wrong = [&](const char* why) { findings.add(step::root, held.place, why); };
  // An index beyond the end says that entries are missing: that is a rollback, judged later.
  const bool in_bundle = shard != nullptr && receipt.index < shard->size;
  if (!receipt.entry && !in_bundle) return;
  const std::string& entry =
      receipt.entry ? *receipt.entry : shard->entries_of_receipts.at(receipt.index);
  if (in_bundle && entry != shard->entries_of_receipts.at(receipt.index)) {
    wrong("its entry differs from the one in the bundle");
  } else if (const auto read = check_entry(entry); !read || read->seq != receipt.index) {
    wrong("its entry has another seq");
  } else if (!proves(receipt, entry)) {
    wrong("the proof does not lead to the root of its checkpoint");
  }
}

/// Entry 1 of a tree that follows a loss.
bool declares_restore(const Shard& shard) {
  const PrevLog& before = *shard.genesis->prevlog;
  const auto& entry = shard.second;
  return entry && entry->act == restore_act && entry->outcome == Outcome::ok &&
         entry->object->id == before.origin && entry->object->ver == before.kept;
}

bool has_note(const Shard& shard, std::uint64_t size, const Hash& root) {
  for (const NoteFile& file : shard.notes) {
    if (file.note.checkpoint.size == size && file.note.checkpoint.root == root) return true;
  }
  return false;
}

/// Why the shard does not follow `before`; empty if it does.
std::string break_between(const Shard& before, const Shard& shard) {
  const auto& link = shard.genesis->prevlog;
  if (!link) return "genesis names no log before it";
  if (link->origin != before.origin) return "genesis names " + link->origin + " as predecessor";
  if (!link->kept) {
    if (link->size != before.size) return "genesis names another size of " + before.origin;
    if (link->root != before.root) return "genesis names another root of " + before.origin;
    return "";
  }
  if (!before.gap) return "genesis names another number of kept entries of " + before.origin;
  if (!has_note(before, link->size, link->root)) return "no note of " + before.origin + " for it";
  return "";
}

}  // namespace

void check_roots(Case& given) {
  for (const Shard& shard : given.record.shards) {
    for (const NoteFile& file : shard.notes) check_note_root(shard, file, given.findings);
  }
  for (const HeldReceipt& held : given.record.receipts) {
    check_receipt(given.record.shard_of(held.receipt.note.checkpoint.origin), held, given.findings);
  }
}

void check_tail(Case& given) {
  for (const Shard& shard : given.record.shards) {
    if (shard.last_checkpoint() < shard.size) {
      given.findings.add(step::tail, shard.place,
                         std::to_string(shard.size - shard.last_checkpoint()) +
                             " entries after the last checkpoint");
    }
  }
}

void check_links(Case& given) {
  const auto wrong = [&](const Shard& shard, std::string_view why) {
    given.findings.add(step::link, shard.place + " entry 0", why);
  };
  const Shard* before = nullptr;
  for (const Shard& shard : given.record.shards) {
    const auto& link = shard.genesis->prevlog;
    if (before != nullptr) {
      const std::string why = break_between(*before, shard);
      if (!why.empty()) wrong(shard, why);
    } else if (given.options.first_origin && *given.options.first_origin != shard.origin) {
      wrong(shard, "the bundle does not begin with " + *given.options.first_origin);
    } else if (link && given.record.shard_of(link->origin) != nullptr) {
      wrong(shard, "its predecessor " + link->origin + " is not before it");
    } else if (link) {
      given.record.remarks.push_back("link " + shard.origin + ": predecessor " + link->origin +
                                     " not in the bundle");
    }
    const bool restored = link && link->kept;
    if (restored && !declares_restore(shard)) wrong(shard, "entry 1 does not declare the restore");
    for (const Entry& entry : shard.restores) {
      if (!restored || entry.seq != 1) {
        given.findings.add(step::link, shard.place + " entry " + std::to_string(entry.seq),
                           "log.restore where nothing was restored");
      }
    }
    before = &shard;
  }
}

}  // namespace kizuna::audit
