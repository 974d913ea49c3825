#pragma once
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "persistence/audit_log/format/merkle.hpp"
#include "persistence/audit_log/format/receipt.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

/// The stored entries are not the ones that were signed.
struct EntryNotSigned : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Answers ranges of one tree for proofs. One pass over the leaf hashes keeps the root of each
/// complete run of 256; after it each proof reads two runs at most. Inside a read transaction.
class TreeHashes {
 public:
  TreeHashes(Session& reader, std::string_view center_id, std::string_view origin);

  /// Takes the runs of the first `size` leaves in. Throws EntryNotSigned when one is missing.
  void scan(std::uint64_t size);
  /// Takes the next complete run from one who has read it anyway.
  void add_run(const audit::Hash& root) { runs_.push_back(root); }

  /// Root over the leaves [begin, end) of a subtree of the tree.
  audit::Hash root(std::uint64_t begin, std::uint64_t end) const;
  audit::RangeRoot ranges() const;

  static constexpr std::uint64_t run = 256;

 private:
  std::vector<audit::Hash> leaves(std::uint64_t begin, std::uint64_t end) const;

  Session& reader_;
  std::string center_id_;
  std::string origin_;
  std::vector<audit::Hash> runs_;
};

/// The receipt of one entry under the newest checkpoint; nullopt while no checkpoint covers it.
/// Throws EntryNotSigned.
std::optional<audit::Receipt> receipt_for(Session& reader, std::string_view center_id,
                                          std::string_view origin, std::uint64_t seq);

/// The same from hashes that have been taken in, for many receipts of one tree.
audit::Receipt receipt_from(const TreeHashes& hashes, const audit::Note& note, std::uint64_t seq,
                            std::string entry);

}  // namespace kizuna::persistence
