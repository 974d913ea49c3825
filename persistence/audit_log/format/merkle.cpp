#include "persistence/audit_log/format/merkle.hpp"

#include <openssl/evp.h>

#include <bit>
#include <memory>
#include <stdexcept>

namespace kizuna::audit {

Hash sha256(std::initializer_list<std::string_view> parts) {
  // Fetching the algorithm costs more than hashing an entry, so it is done once.
  static const std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> algorithm(
      EVP_MD_fetch(nullptr, "SHA256", nullptr), &EVP_MD_free);
  thread_local const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(
      EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  Hash hash;
  bool good = EVP_DigestInit_ex(context.get(), algorithm.get(), nullptr) == 1;
  for (const std::string_view part : parts) {
    good = good && EVP_DigestUpdate(context.get(), part.data(), part.size()) == 1;
  }
  if (!good || EVP_DigestFinal_ex(context.get(), hash.data(), nullptr) != 1) {
    throw std::runtime_error("SHA-256 is not available");
  }
  return hash;
}

Hash leaf_hash(std::string_view entry) {
  return sha256({std::string_view("\0", 1), entry});
}

Hash node_hash(const Hash& left, const Hash& right) {
  return sha256({std::string_view("\1", 1), view(left), view(right)});
}

void Frontier::append(const Hash& leaf) {
  Hash joined = leaf;
  for (std::uint64_t rest = size_; rest & 1; rest >>= 1) {
    joined = node_hash(subtrees_.back(), joined);
    subtrees_.pop_back();
  }
  subtrees_.push_back(joined);
  ++size_;
}

Hash Frontier::root() const {
  if (subtrees_.empty()) return sha256("");
  Hash joined = subtrees_.back();
  for (std::size_t i = subtrees_.size() - 1; i-- > 0;) joined = node_hash(subtrees_[i], joined);
  return joined;
}

std::string Frontier::to_text() const {
  std::string text = std::to_string(size_);
  for (const Hash& subtree : subtrees_) (text += ' ') += hex(subtree);
  return text;
}

Checked<Frontier> Frontier::from_text(std::string_view text) {
  const auto refused = [] { return Checked<Frontier>::refused("not a frontier"); };
  const std::string_view number = text.substr(0, text.find(' '));
  const auto size = parse_decimal(number);
  if (!size) return refused();
  Frontier frontier;
  frontier.size_ = *size;
  for (text.remove_prefix(number.size()); !text.empty(); text.remove_prefix(65)) {
    const auto hash = text[0] == ' ' ? unhex_hash(text.substr(1, 64)) : std::nullopt;
    if (!hash) return refused();
    frontier.subtrees_.push_back(*hash);
  }
  if (std::popcount(*size) != static_cast<int>(frontier.subtrees_.size())) return refused();
  return frontier;
}

bool verify_inclusion(std::uint64_t index, std::uint64_t size, const Hash& leaf,
                      const std::vector<Hash>& proof, const Hash& root) {
  if (index >= size) return false;
  std::uint64_t node = index;
  std::uint64_t last = size - 1;
  Hash joined = leaf;
  for (const Hash& sibling : proof) {
    if (last == 0) return false;
    if ((node & 1) != 0 || node == last) {
      joined = node_hash(sibling, joined);
      while ((node & 1) == 0 && node != 0) {
        node >>= 1;
        last >>= 1;
      }
    } else {
      joined = node_hash(joined, sibling);
    }
    node >>= 1;
    last >>= 1;
  }
  return last == 0 && joined == root;
}

}  // namespace kizuna::audit
