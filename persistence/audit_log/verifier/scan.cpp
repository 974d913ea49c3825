#include "persistence/audit_log/verifier/scan.hpp"

#include <array>
#include <cstdio>
#include <fstream>
#include <limits>

#include "persistence/audit_log/format/merkle.hpp"

namespace kizuna::audit {
namespace {

constexpr std::uint32_t lines_per_chunk = 256;
constexpr std::size_t longest_entry = 8192;

std::string chunk_name(std::uint32_t chunk) {
  std::array<char, 16> name{};
  std::snprintf(name.data(), name.size(), "%06u.jsonl", chunk);
  return name.data();
}

/// Checks order, keeps what later steps ask for and computes the roots.
class Scanner {
 public:
  Scanner(Shard& shard, Findings& findings) : shard_(shard), findings_(findings) {}

  void visit(const LinePlace& place, std::string_view line) {
    auto entry = check_entry(line);
    if (entry) {
      check_order(place, *entry);
      keep(place.position, std::move(*entry));
    } else {
      findings_.add(step::form, place.text(), entry.reason);
    }
    const auto wanted = shard_.entries_of_receipts.find(place.position);
    if (wanted != shard_.entries_of_receipts.end()) wanted->second = line;
    frontier_.append(leaf_hash(line));
    const auto root = shard_.roots.find(frontier_.size());
    if (root != shard_.roots.end()) root->second = frontier_.root();
  }

  void finish() {
    shard_.size = frontier_.size();
    shard_.root = frontier_.root();
  }

 private:
  Shard& shard_;
  Findings& findings_;
  Frontier frontier_;
  std::uint64_t expected_ = 0;

  void check_order(const LinePlace& place, const Entry& entry) {
    const auto wrong = [&](const std::string& reason) {
      findings_.add(step::sequence, place.text(), reason);
    };
    if (entry.seq != expected_) {
      wrong("seq " + std::to_string(entry.seq) + " where " + std::to_string(expected_) +
            " belongs");
    }
    // One missing entry is one finding, not one for each entry after it.
    expected_ = entry.seq + 1;
    if (place.position > 0 && entry.ts_micros < shard_.last_ts_micros) {
      wrong("earlier than the entry before");
    }
    shard_.last_ts_micros = entry.ts_micros;
    const bool first = place.position == 0;
    if ((entry.act == genesis_act) != first) {
      wrong(first ? "the first entry is not a genesis" : "a genesis after the first entry");
    } else if (first && entry.object->id != shard_.origin) {
      wrong("genesis of " + entry.object->id);
    }
  }

  void keep(std::uint64_t position, Entry entry) {
    if (position == 1) shard_.second = entry;
    if (position == 0) {
      shard_.genesis = std::move(entry);
    } else if (entry.outcome == Outcome::ok) {
      if (entry.act == rotate_act)
        shard_.rotations.push_back(std::move(entry));
      else if (entry.act == restore_act)
        shard_.restores.push_back(std::move(entry));
      else if (entry.act == shred_act)
        shard_.shreds.push_back(std::move(entry));
    }
  }
};

}  // namespace

std::string LinePlace::text() const {
  return shard.place + "/entries/" + chunk_name(chunk) + " line " + std::to_string(line);
}

void for_each_line(const Shard& shard, Findings& findings,
                   const std::function<void(const LinePlace&, std::string_view)>& visit) {
  std::array<char, longest_entry + 2> buffer{};
  LinePlace place{shard, 0, 0, 0};
  for (const std::uint32_t chunk : shard.chunks) {
    const std::string name = shard.place + "/entries/" + chunk_name(chunk);
    std::ifstream file(shard.folder / "entries" / chunk_name(chunk), std::ios::binary);
    place.chunk = chunk;
    for (place.line = 1;; ++place.line) {
      file.getline(buffer.data(), buffer.size());
      const auto read = static_cast<std::size_t>(file.gcount());
      if (file.eof() || file.bad() || (file.fail() && read == 0)) {
        if (read > 0) findings.add(step::form, place.text(), "no LF at the end");
        break;
      }
      if (file.fail()) {
        findings.add(step::form, place.text(), "longer than an entry may be");
        file.clear();
        file.ignore(std::numeric_limits<std::streamsize>::max(), '\n');
      } else {
        visit(place, std::string_view(buffer.data(), read - 1));
      }
      ++place.position;
    }
    if (file.bad() || !file.eof()) findings.add(step::form, name, "cannot be read");
    const std::uint32_t lines = place.line - 1;
    if (lines == 0) findings.add(step::form, name, "empty chunk");
    if (lines > lines_per_chunk || (lines < lines_per_chunk && chunk != shard.chunks.back())) {
      findings.add(step::sequence, name, "does not hold 256 lines");
    }
  }
}

void scan_entries(Shard& shard, Findings& findings) {
  for (std::size_t i = 0; i < shard.chunks.size(); ++i) {
    if (shard.chunks[i] != i) {
      findings.add(step::sequence, shard.place + "/entries/" + chunk_name(shard.chunks[i]),
                   "a chunk before this one is missing");
      break;
    }
  }
  Scanner scanner(shard, findings);
  for_each_line(shard, findings,
                [&](const LinePlace& place, std::string_view line) { scanner.visit(place, line); });
  scanner.finish();
}

}  // namespace kizuna::audit
