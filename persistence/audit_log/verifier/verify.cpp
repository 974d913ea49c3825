#include "persistence/audit_log/verifier/verify.hpp"

#include <chrono>
#include <fstream>
#include <ostream>

#include "persistence/audit_log/verifier/bundle.hpp"
#include "persistence/audit_log/verifier/scan.hpp"
#include "persistence/audit_log/verifier/steps.hpp"

namespace kizuna::audit {
namespace {

constexpr void (*later_steps[])(Case&) = {
    check_roots, check_signatures, check_quorum, check_anchors, check_tail,
    check_age,   check_details,    check_tokens, check_links,
};

/// What cannot be opened at all, before anything is judged; empty if all can.
std::string unopened(const Options& options) {
  const auto opens = [](const std::filesystem::path& path) {
    std::error_code error;
    return std::filesystem::is_regular_file(path, error) && std::ifstream(path).is_open();
  };
  std::error_code error;
  std::filesystem::directory_iterator folder(options.bundle, error);
  if (error) return "cannot open the bundle " + options.bundle.string();
  std::vector<std::filesystem::path> files = options.anchors;
  files.insert(files.end(), options.receipts.begin(), options.receipts.end());
  files.push_back(options.policy);
  if (options.authorities) files.push_back(*options.authorities);
  for (const auto& path : files) {
    if (!opens(path)) return "cannot open " + path.string();
  }
  return "";
}

void read_anchors(const Options& options, Record& record, Findings& findings) {
  for (const auto& path : options.anchors) {
    const auto text = read_file(path, largest_text);
    auto anchor = parse_anchor(path.string(), text.value_or(std::string()));
    if (anchor) {
      record.anchors.push_back(std::move(*anchor));
    } else {
      findings.add(step::form, path.string(), anchor.reason);
    }
  }
}

void read_receipts(const Options& options, Record& record, Findings& findings) {
  for (const auto& path : options.receipts) {
    const auto text = read_file(path, largest_text);
    auto receipt = parse_receipt(text.value_or(std::string()));
    if (!receipt) {
      findings.add(step::form, path.string(), receipt.reason);
    } else if (!receipt->entry && record.shard_of(receipt->note.checkpoint.origin) == nullptr) {
      findings.add(step::form, path.string(), "neither it nor the bundle has its entry");
    } else {
      record.receipts.push_back({path.string(), std::move(*receipt), {}});
    }
  }
}

/// Sizes that notes, receipts and anchors give a root for, so that one pass computes them all.
void ask_for_roots(Record& record) {
  for (Shard& shard : record.shards) {
    for (const NoteFile& file : shard.notes) shard.roots[file.note.checkpoint.size];
  }
  for (const Anchor& anchor : record.anchors) {
    Shard* shard = record.shard_of(anchor.checkpoint.origin);
    if (shard != nullptr) shard->roots[anchor.checkpoint.size];
  }
  for (const HeldReceipt& held : record.receipts) {
    Shard* shard = record.shard_of(held.receipt.note.checkpoint.origin);
    if (shard == nullptr) continue;
    shard->roots[held.receipt.note.checkpoint.size];
    shard->entries_of_receipts[held.receipt.index];
  }
}

void find_gaps(Record& record) {
  for (std::size_t i = 1; i < record.shards.size(); ++i) {
    Shard& before = record.shards[i - 1];
    const auto& link = record.shards[i].genesis->prevlog;
    if (link && link->origin == before.origin && link->kept == before.size) {
      before.gap = Gap{before.size, link->size, link->root};
    }
  }
}

void print_summary(const Record& record, std::ostream& out) {
  std::size_t details = 0;
  for (const Shard& shard : record.shards) {
    out << "shard " << shard.origin << " entries " << shard.size << " checkpoints "
        << shard.notes.size() << " root " << hex(shard.root) << "\n";
    details += shard.details.size();
  }
  out << "details present " << details << " absent " << record.details_absent << "\n"
      << "receipts " << record.receipts.size() << " anchors " << record.anchors.size() << "\n"
      << "OK\n";
}

std::int64_t clock_seconds() {
  using namespace std::chrono;
  return duration_cast<seconds>(system_clock::now().time_since_epoch()).count();
}

}  // namespace

int verify(const Options& asked, std::ostream& out, std::ostream& err) {
  Options options = asked;
  if (!options.now) options.now = clock_seconds();
  if (const std::string why = unopened(options); !why.empty()) {
    err << why << "\n";
    return step::usage;
  }
  Record record;
  auto policy = parse_policy(read_file(options.policy, largest_text).value_or(std::string()));
  if (!policy) {
    err << "policy " << options.policy.string() << ": " << policy.reason << "\n";
    return step::usage;
  }
  record.policy = std::move(*policy);

  Findings findings;
  read_anchors(options, record, findings);
  read_bundle(options.bundle, record, findings);
  read_receipts(options, record, findings);
  ask_for_roots(record);
  for (Shard& shard : record.shards) scan_entries(shard, findings);
  if (!findings.any()) {
    find_gaps(record);
    Case given{options, record, findings};
    for (const auto check : later_steps) {
      if (!findings.any()) check(given);
    }
  }
  for (const std::string& remark : record.remarks) out << remark << "\n";
  findings.print(out);
  if (!findings.any()) print_summary(record, out);
  return findings.code();
}

}  // namespace kizuna::audit
