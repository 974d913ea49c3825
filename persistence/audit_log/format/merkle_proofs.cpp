// Making proofs and comparing two sizes of one tree: the log's side, which a verifier of bundles
// does not need.
#include <bit>
#include <stdexcept>

#include "persistence/audit_log/format/merkle.hpp"

namespace kizuna::audit {
namespace {

/// Largest power of two below `count`, count > 1.
std::uint64_t split(std::uint64_t count) {
  return std::bit_floor(count - 1);
}

void prove_inclusion(std::uint64_t index, std::uint64_t begin, std::uint64_t end,
                     const RangeRoot& roots, std::vector<Hash>& proof) {
  if (end - begin == 1) return;
  const std::uint64_t middle = begin + split(end - begin);
  if (index < middle) {
    prove_inclusion(index, begin, middle, roots, proof);
    proof.push_back(roots(middle, end));
  } else {
    prove_inclusion(index, middle, end, roots, proof);
    proof.push_back(roots(begin, middle));
  }
}

/// SUBPROOF of RFC 9162: `old_end` splits [begin, end); `whole` says that the verifier knows the
/// root over [begin, old_end) already.
void prove_consistency(std::uint64_t old_end, std::uint64_t begin, std::uint64_t end, bool whole,
                       const RangeRoot& roots, std::vector<Hash>& proof) {
  if (old_end == end) {
    if (!whole) proof.push_back(roots(begin, end));
    return;
  }
  const std::uint64_t middle = begin + split(end - begin);
  if (old_end <= middle) {
    prove_consistency(old_end, begin, middle, whole, roots, proof);
    proof.push_back(roots(middle, end));
  } else {
    prove_consistency(old_end, middle, end, false, roots, proof);
    proof.push_back(roots(begin, middle));
  }
}

}  // namespace

RangeRoot range_root_of(std::function<Hash(std::uint64_t index)> leaf) {
  return [leaf = std::move(leaf)](std::uint64_t begin, std::uint64_t end) {
    Frontier frontier;
    for (std::uint64_t i = begin; i < end; ++i) frontier.append(leaf(i));
    return frontier.root();
  };
}

std::vector<Hash> inclusion_proof(std::uint64_t index, std::uint64_t size, const RangeRoot& roots) {
  if (index >= size) throw std::invalid_argument("inclusion proof beyond the tree");
  std::vector<Hash> proof;
  prove_inclusion(index, 0, size, roots, proof);
  return proof;
}

std::vector<Hash> consistency_proof(std::uint64_t old_size, std::uint64_t new_size,
                                    const RangeRoot& roots) {
  if (old_size == 0 || old_size > new_size) {
    throw std::invalid_argument("consistency proof between these sizes");
  }
  std::vector<Hash> proof;
  prove_consistency(old_size, 0, new_size, true, roots, proof);
  return proof;
}

bool verify_consistency(std::uint64_t old_size, std::uint64_t new_size, const Hash& old_root,
                        const Hash& new_root, const std::vector<Hash>& proof) {
  if (old_size == 0 || old_size > new_size) return false;
  if (old_size == new_size) return proof.empty() && old_root == new_root;
  if (proof.empty()) return false;
  std::uint64_t node = old_size - 1;
  std::uint64_t last = new_size - 1;
  for (; (node & 1) != 0; node >>= 1) last >>= 1;
  // A complete old tree is its own first subtree and is left out of the proof.
  auto sibling = proof.begin();
  Hash old_joined = std::has_single_bit(old_size) ? old_root : *sibling++;
  Hash new_joined = old_joined;
  for (; sibling != proof.end(); ++sibling) {
    if (last == 0) return false;
    if ((node & 1) != 0 || node == last) {
      old_joined = node_hash(*sibling, old_joined);
      new_joined = node_hash(*sibling, new_joined);
      while ((node & 1) == 0 && node != 0) {
        node >>= 1;
        last >>= 1;
      }
    } else {
      new_joined = node_hash(new_joined, *sibling);
    }
    node >>= 1;
    last >>= 1;
  }
  return last == 0 && old_joined == old_root && new_joined == new_root;
}

}  // namespace kizuna::audit
