#include "persistence/audit_log/piece_check.hpp"

#include <climits>

#include "persistence/audit_log/format/entry.hpp"
#include "persistence/audit_log/proofs.hpp"

namespace kizuna::persistence {
namespace {

constexpr std::string_view select_piece = R"sql(
  select seq, entry, leaf from audit_entry
  where center_id = :center and origin = :origin and seq >= :begin and seq < :end
  order by seq)sql";

std::string_view fault_of_bytes(const std::string& bytes, const std::string& leaf,
                                std::uint64_t seq, std::int64_t& last_ts) {
  if (audit::hex(audit::leaf_hash(bytes)) != leaf) return "bytes";
  const auto entry = audit::check_entry(bytes);
  if (!entry) return "form";
  if (entry->seq != seq) return "place";
  if (entry->ts_micros < last_ts) return "time";
  last_ts = entry->ts_micros;
  return {};
}

}  // namespace

std::vector<EntryFault> faults_of_piece(Session& reader, const TreeHead& tree, std::uint64_t begin,
                                        std::uint64_t end) {
  std::vector<EntryFault> faults;
  std::uint64_t expected = begin;
  std::int64_t last_ts = INT64_MIN;
  for (const auto& [stored, bytes, leaf] : reader.rows<long long, std::string, std::string>(
           select_piece, {{"center", tree.center_id},
                          {"origin", tree.origin},
                          {"begin", static_cast<long long>(begin)},
                          {"end", static_cast<long long>(end)}})) {
    const auto seq = static_cast<std::uint64_t>(stored);
    for (; expected < seq; ++expected) faults.push_back({expected, "missing"});
    ++expected;
    const std::string_view kind = fault_of_bytes(bytes, leaf, seq, last_ts);
    if (!kind.empty()) faults.push_back({seq, kind});
  }
  for (; expected < end; ++expected) faults.push_back({expected, "missing"});
  return faults;
}

std::optional<audit::Hash> root_of_leaves(Session& reader, const TreeHead& tree,
                                          std::uint64_t size) {
  try {
    TreeHashes hashes(reader, tree.center_id, tree.origin);
    hashes.scan(size);
    return hashes.root(0, size);
  } catch (const EntryNotSigned&) {
    return std::nullopt;
  }
}

}  // namespace kizuna::persistence
