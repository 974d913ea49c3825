#pragma once
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "persistence/audit_log/format/checked.hpp"
#include "persistence/audit_log/format/encoding.hpp"

/// The Merkle tree of RFC 6962 section 2.1 over SHA-256.
namespace kizuna::audit {

/// SHA-256 of the parts, one after the other.
Hash sha256(std::initializer_list<std::string_view> parts);
inline Hash sha256(std::string_view bytes) {
  return sha256({bytes});
}

Hash leaf_hash(std::string_view entry);
Hash node_hash(const Hash& left, const Hash& right);

/// The complete subtrees of a growing tree, largest first: all that is needed to append leaves
/// and to know the root, in at most 53 hashes.
class Frontier {
 public:
  void append(const Hash& leaf);
  std::uint64_t size() const { return size_; }
  /// Root over all leaves so far; SHA-256 of nothing for the empty tree.
  Hash root() const;

  /// `size` and one hex hash per complete subtree, largest first, separated by single spaces.
  std::string to_text() const;
  /// Refuses anything that to_text() does not write.
  static Checked<Frontier> from_text(std::string_view text);

  friend bool operator==(const Frontier&, const Frontier&) = default;

 private:
  std::uint64_t size_ = 0;
  std::vector<Hash> subtrees_;
};

/// Gives the Merkle root over the leaves [begin, end), end > begin. A store may answer complete
/// aligned ranges from hashes it keeps.
using RangeRoot = std::function<Hash(std::uint64_t begin, std::uint64_t end)>;
/// The plain answer: reads every leaf hash of the range.
RangeRoot range_root_of(std::function<Hash(std::uint64_t index)> leaf);

/// Hashes from leaf to root (RFC 9162 section 2.1.3.1). Throws std::invalid_argument unless
/// index < size.
std::vector<Hash> inclusion_proof(std::uint64_t index, std::uint64_t size, const RangeRoot& roots);
/// RFC 9162 section 2.1.4.1. Throws std::invalid_argument unless 0 < old_size <= new_size.
std::vector<Hash> consistency_proof(std::uint64_t old_size, std::uint64_t new_size,
                                    const RangeRoot& roots);

/// RFC 9162 section 2.1.3.2.
bool verify_inclusion(std::uint64_t index, std::uint64_t size, const Hash& leaf,
                      const std::vector<Hash>& proof, const Hash& root);
/// RFC 9162 section 2.1.4.2; equal sizes need equal roots and an empty proof.
bool verify_consistency(std::uint64_t old_size, std::uint64_t new_size, const Hash& old_root,
                        const Hash& new_root, const std::vector<Hash>& proof);

}  // namespace kizuna::audit
