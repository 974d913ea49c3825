#include "persistence/audit_log/export.hpp"

#include <fmt/format.h>

#include <chrono>
#include <fstream>
#include <set>
#include <stdexcept>

#include "persistence/audit_log/center_snapshot.hpp"
#include "persistence/audit_log/checkpoint_store.hpp"
#include "persistence/audit_log/format/entry.hpp"
#include "persistence/audit_log/log.hpp"
#include "persistence/audit_log/notable_acts.hpp"
#include "persistence/audit_log/proofs.hpp"

namespace kizuna::persistence {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t chunk_lines = 256;

// Not read_entries(): a gap in the table must reach the auditor as it is.
constexpr std::string_view select_chunk = R"sql(
  select seq, entry from audit_entry
  where center_id = :center and origin = :origin and seq > :after and seq < :size
  order by seq limit :lines)sql";
constexpr std::string_view select_detail = R"sql(
  select sealed from audit_detail
  where center_id = :center and origin = :origin and hash = :hash)sql";

void write_file(const fs::path& file, std::string_view bytes) {
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) throw std::runtime_error("cannot write " + file.string());
}

void make_new_folder(const fs::path& folder) {
  if (!fs::create_directory(folder))
    throw std::runtime_error(folder.string() + " is there already");
}

/// One tree on its way into the bundle.
class Shard {
 public:
  Shard(Session& reader, const TreeHead& tree, const fs::path& folder, bool with_details)
      : reader_(reader),
        tree_(tree),
        folder_(folder),
        with_details_(with_details),
        hashes_(reader, tree.center_id, tree.origin) {}

  void write(BundleReport& report) {
    make_new_folder(folder_);
    make_new_folder(folder_ / "checkpoints");
    make_new_folder(folder_ / "entries");
    report.notes += write_notes();
    report.entries += write_entries();
    report.details += details_.size();
    report.receipts += write_receipts();
  }

 private:
  std::uint64_t write_notes() {
    const auto notes = notes_of(reader_, tree_.center_id, tree_.origin);
    for (const StoredNote& note : notes) {
      const std::string suffix = note.ordinal > 1 ? "-" + std::to_string(note.ordinal) : "";
      write_file(folder_ / "checkpoints" / fmt::format("{:012}{}.note", note.size, suffix),
                 note.text);
    }
    size_ = notes.back().size;
    return notes.size();
  }

  std::uint64_t write_entries() {
    std::uint64_t written = 0;
    long long after = -1;
    for (std::uint64_t number = 0;; ++number) {
      const auto rows = reader_.rows<long long, std::string>(
          select_chunk, {{"center", tree_.center_id},
                         {"origin", tree_.origin},
                         {"after", after},
                         {"size", static_cast<long long>(size_)},
                         {"lines", chunk_lines}});
      if (rows.empty()) return written;
      std::string lines;
      audit::Frontier run;
      for (const auto& [seq, entry] : rows) {
        lines += entry;
        lines += '\n';
        run.append(audit::leaf_hash(entry));
        look_at(static_cast<std::uint64_t>(seq), entry);
      }
      if (rows.size() == TreeHashes::run) hashes_.add_run(run.root());
      write_file(folder_ / "entries" / fmt::format("{:06}.jsonl", number), lines);
      written += rows.size();
      after = std::get<0>(rows.back());
    }
  }

  void look_at(std::uint64_t seq, const std::string& bytes) {
    const auto entry = audit::check_entry(bytes);
    if (!entry) return;
    if (with_details_ && entry->detail) write_detail(audit::hex(*entry->detail));
    if (leaves_receipt(entry->act) && entry->outcome == audit::Outcome::ok) {
      decisions_.emplace_back(seq, bytes);
    }
  }

  void write_detail(const std::string& hash) {
    if (details_.contains(hash)) return;
    const auto sealed = reader_.row<std::string>(
        select_detail, {{"center", tree_.center_id}, {"origin", tree_.origin}, {"hash", hash}});
    if (!sealed) return;  // of a destroyed case, or lost: the verifier knows which
    if (details_.empty()) make_new_folder(folder_ / "details");
    write_file(folder_ / "details" / hash, std::get<0>(*sealed));
    details_.insert(hash);
  }

  std::uint64_t write_receipts() {
    if (decisions_.empty()) return 0;
    const auto note = newest_checkpoint(reader_, tree_.center_id, tree_.origin);
    if (!note) return 0;
    make_new_folder(folder_ / "receipts");
    std::uint64_t written = 0;
    for (auto& [seq, entry] : decisions_) {
      if (seq >= note->checkpoint.size) continue;
      try {
        write_file(folder_ / "receipts" / fmt::format("entry-{:012}.tlog-proof", seq),
                   audit::print(receipt_from(hashes_, *note, seq, entry)));
        ++written;
      } catch (const EntryNotSigned&) {
        // Nothing can prove it; the verifier will say so of the whole tree.
      }
    }
    return written;
  }

  Session& reader_;
  const TreeHead& tree_;
  fs::path folder_;
  bool with_details_;
  TreeHashes hashes_;
  std::uint64_t size_ = 0;
  std::set<std::string> details_;
  std::vector<std::pair<std::uint64_t, std::string>> decisions_;
};

void demand_checkpoints(Session& reader, const std::vector<TreeHead>& all) {
  if (all.empty()) throw std::runtime_error("the center has no log yet");
  for (const TreeHead& tree : all) {
    const auto newest = newest_note(reader, tree.center_id, tree.origin);
    const bool is_last = tree.ordinal == all.back().ordinal;
    if (!newest || (!is_last && newest->size < tree.frontier.size())) {
      throw std::runtime_error(tree.origin + " has entries that no checkpoint covers");
    }
  }
}

}  // namespace

BundleReport export_bundle(Session& reader, std::string_view center_id, const fs::path& folder,
                           bool with_details, domain::Instant now) {
  const CenterSnapshot snapshot(reader, center_id);
  const std::vector<TreeHead> all = trees(reader, center_id);
  demand_checkpoints(reader, all);
  make_new_folder(folder);
  fs::permissions(folder, fs::perms::owner_all);
  make_new_folder(folder / "shards");
  BundleReport report;
  const std::string seconds = domain::to_rfc3339(now).substr(0, 19);
  std::string index = "kizuna-audit-bundle v1\nexported " + seconds + "Z\ndetails " +
                      (with_details ? "complete" : "none") + "\n";
  for (const TreeHead& tree : all) {
    Shard(reader, tree, folder / "shards" / tree.shard, with_details).write(report);
    index += "shard " + tree.shard + " " + tree.origin + "\n";
    ++report.shards;
  }
  write_file(folder / "index", index);
  return report;
}

}  // namespace kizuna::persistence
