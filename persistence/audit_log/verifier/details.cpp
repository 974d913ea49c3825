#include <fstream>
#include <map>
#include <unordered_map>
#include <utility>

#include "persistence/audit_log/format/merkle.hpp"
#include "persistence/audit_log/verifier/scan.hpp"
#include "persistence/audit_log/verifier/steps.hpp"

namespace kizuna::audit {
namespace {

/// Hash of a file of any length. Details are small, but a bundle may claim otherwise.
std::optional<Hash> file_hash(const std::filesystem::path& path) {
  constexpr std::uintmax_t largest = 64 * 1024 * 1024;
  std::error_code error;
  if (std::filesystem::file_size(path, error) > largest || error) return std::nullopt;
  std::ifstream file(path, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  if (file.bad() || !file.is_open()) return std::nullopt;
  return sha256(bytes);
}

using Place = std::pair<std::size_t, std::uint64_t>;  ///< Shard, seq.

/// Last shredding of each case.
std::map<std::string, Place> shreddings(const Record& record) {
  std::map<std::string, Place> last;
  for (std::size_t i = 0; i < record.shards.size(); ++i) {
    for (const Entry& entry : record.shards[i].shreds) last[*entry.case_id] = {i, entry.seq};
  }
  return last;
}

}  // namespace

void check_details(Case& given) {
  const auto shredded = shreddings(given.record);
  for (std::size_t i = 0; i < given.record.shards.size(); ++i) {
    const Shard& shard = given.record.shards[i];
    std::unordered_map<std::string, bool> named;
    for (const std::string& name : shard.details) {
      named.emplace(name, false);
      const auto hash = file_hash(shard.folder / "details" / name);
      if (!hash || hex(*hash) != name) {
        given.findings.add(step::detail, shard.place + "/details/" + name, "has another hash");
      }
    }
    const auto visit = [&](const LinePlace& place, std::string_view line) {
      const auto entry = check_entry(line);
      if (!entry || !entry->detail) return;
      if (const auto file = named.find(hex(*entry->detail)); file != named.end()) {
        file->second = true;
        return;
      }
      ++given.record.details_absent;
      if (!given.record.details_complete) return;
      const bool shredding = entry->act == shred_act;
      const auto later = entry->case_id ? shredded.find(*entry->case_id) : shredded.end();
      const bool excused =
          !shredding && later != shredded.end() && later->second > Place(i, entry->seq);
      if (!excused) given.findings.add(step::detail, place.text(), "its detail is missing");
    };
    for_each_line(shard, given.findings, visit);
    for (const auto& [name, found] : named) {
      if (!found) {
        given.findings.add(step::detail, shard.place + "/details/" + name, "no entry names it");
      }
    }
  }
}

}  // namespace kizuna::audit
