#include "persistence/audit_log/proofs.hpp"

#include <bit>

#include "persistence/audit_log/checkpoint_store.hpp"
#include "persistence/audit_log/entry_rows.hpp"

namespace kizuna::persistence {
namespace {

using audit::Hash;

constexpr std::string_view select_leaves = R"sql(
  select leaf from audit_entry
  where center_id = :center and origin = :origin and seq >= :begin and seq < :end
  order by seq)sql";

Hash root_of(const std::vector<Hash>& leaves) {
  audit::Frontier frontier;
  for (const Hash& leaf : leaves) frontier.append(leaf);
  return frontier.root();
}

}  // namespace

TreeHashes::TreeHashes(Session& reader, std::string_view center_id, std::string_view origin)
    : reader_(reader), center_id_(center_id), origin_(origin) {}

std::vector<Hash> TreeHashes::leaves(std::uint64_t begin, std::uint64_t end) const {
  std::vector<Hash> out;
  for (const auto& [text] :
       reader_.rows<std::string>(select_leaves, {{"center", center_id_},
                                                 {"origin", origin_},
                                                 {"begin", static_cast<long long>(begin)},
                                                 {"end", static_cast<long long>(end)}})) {
    const auto leaf = audit::unhex_hash(text);
    if (!leaf) throw EntryNotSigned("a leaf hash of " + origin_ + " is damaged");
    out.push_back(*leaf);
  }
  if (out.size() != end - begin) throw EntryNotSigned("an entry of " + origin_ + " is missing");
  return out;
}

void TreeHashes::scan(std::uint64_t size) {
  for (std::uint64_t begin = runs_.size() * run; begin + run <= size; begin += run) {
    runs_.push_back(root_of(leaves(begin, begin + run)));
  }
}

Hash TreeHashes::root(std::uint64_t begin, std::uint64_t end) const {
  const std::uint64_t size = end - begin;
  if (size > run) {
    const std::uint64_t left = std::bit_floor(size - 1);
    return audit::node_hash(root(begin, begin + left), root(begin + left, end));
  }
  const bool complete = size == run && begin % run == 0 && begin / run < runs_.size();
  return complete ? runs_[begin / run] : root_of(leaves(begin, end));
}

audit::RangeRoot TreeHashes::ranges() const {
  return [this](std::uint64_t begin, std::uint64_t end) { return root(begin, end); };
}

audit::Receipt receipt_from(const TreeHashes& hashes, const audit::Note& note, std::uint64_t seq,
                            std::string entry) {
  audit::Receipt receipt;
  receipt.index = seq;
  receipt.proof = audit::inclusion_proof(seq, note.checkpoint.size, hashes.ranges());
  receipt.note = note;
  if (!audit::proves(receipt, entry)) {
    throw EntryNotSigned("entry " + std::to_string(seq) + " of " + note.checkpoint.origin +
                         " is not the one that was signed");
  }
  receipt.entry = std::move(entry);
  return receipt;
}

std::optional<audit::Receipt> receipt_for(Session& reader, std::string_view center_id,
                                          std::string_view origin, std::uint64_t seq) {
  const auto note = newest_checkpoint(reader, center_id, origin);
  if (!note || seq >= note->checkpoint.size) return std::nullopt;
  TreeHashes hashes(reader, center_id, origin);
  hashes.scan(note->checkpoint.size);
  return receipt_from(hashes, *note, seq,
                      read_entries(reader, center_id, origin, seq, seq + 1).front());
}

}  // namespace kizuna::persistence
