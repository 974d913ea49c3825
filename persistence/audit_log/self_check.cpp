#include "persistence/audit_log/self_check.hpp"

#include <map>
#include <optional>

#include "persistence/audit_log/center_snapshot.hpp"
#include "persistence/audit_log/checkpoint_store.hpp"
#include "persistence/audit_log/declared_loss.hpp"

namespace kizuna::persistence {
namespace {

constexpr std::size_t faults_max = 100;
constexpr long long entries_at_once = 1024;

constexpr std::string_view select_entries = R"sql(
  select seq, entry, leaf from audit_entry
  where center_id = :center and origin = :origin and seq > :after
  order by seq limit :lines)sql";
constexpr std::string_view select_detail = R"sql(
  select sealed from audit_detail
  where center_id = :center and origin = :origin and hash = :hash)sql";

/// One tree, read from its first entry to its last.
class TreeCheck {
 public:
  /// `told`: what the genesis of the next tree says about this one.
  TreeCheck(Session& reader, const TreeHead& tree, const TreeHead* before,
            std::optional<audit::PrevLog> told, std::vector<LogFault>& faults)
      : reader_(reader), tree_(tree), before_(before), told_(std::move(told)), faults_(faults) {}

  void run(const std::string& vkey) {
    for (const StoredNote& note : notes_of(reader_, tree_.center_id, tree_.origin)) {
      check_note(note, vkey);
    }
    read_entries_in_order();
    if (grown_ != tree_.frontier) add("head", "does not follow from the entries");
    for (const auto& [size, root] : signed_roots_) {
      if (size > grown_.size() && !is_in_gap(size))
        add("note " + std::to_string(size), "is larger than the tree");
    }
  }

 private:
  void add(const std::string& place, const std::string& what) {
    if (faults_.size() < faults_max) faults_.push_back({tree_.origin + " " + place, what});
  }

  /// Signed, and lost by a restore that was declared.
  bool is_in_gap(std::uint64_t size) const {
    return told_ && told_->kept == grown_.size() && size <= told_->size;
  }

  void check_note(const StoredNote& stored, const std::string& vkey) {
    const std::string place = "note " + std::to_string(stored.size);
    const auto note = audit::parse_note(stored.text);
    if (!note || note->checkpoint.origin != tree_.origin || note->checkpoint.size != stored.size) {
      return add(place, "is no note of this tree");
    }
    const auto [known, is_new] = signed_roots_.emplace(stored.size, note->checkpoint.root);
    if (!is_new && known->second != note->checkpoint.root) add(place, "two roots for one size");
    if (vkey.empty()) return;
    const auto key = audit::parse_vkey(vkey, audit::KeyType::log);
    bool valid = false;
    for (const auto& line : note->signatures) {
      valid = valid ||
              (key && audit::names(line, *key) && audit::verify_line(note->checkpoint, line, *key));
    }
    if (!valid) add(place, "is not signed by the log's key");
  }

  void read_entries_in_order() {
    long long after = -1;
    while (faults_.size() < faults_max) {
      const auto rows = reader_.rows<long long, std::string, std::string>(
          select_entries, {{"center", tree_.center_id},
                           {"origin", tree_.origin},
                           {"after", after},
                           {"lines", entries_at_once}});
      if (rows.empty()) return;
      for (const auto& [seq, bytes, leaf] : rows) check_entry(seq, bytes, leaf);
      after = std::get<0>(rows.back());
    }
  }

  void check_entry(long long seq, const std::string& bytes, const std::string& leaf) {
    const std::string place = "entry " + std::to_string(seq);
    const audit::Hash hash = audit::leaf_hash(bytes);
    if (audit::hex(hash) != leaf) add(place, "differs from its hash");
    const auto entry = audit::check_entry(bytes);
    if (!entry) {
      add(place, entry.reason);
    } else {
      check_order(place, *entry);
      if (static_cast<long long>(entry->seq) != seq) add(place, "stands in another's place");
      if (entry->detail) check_detail(place, audit::hex(*entry->detail));
    }
    grown_.append(hash);
    const auto note = signed_roots_.find(grown_.size());
    if (note != signed_roots_.end() && note->second != grown_.root()) {
      add("note " + std::to_string(note->first), "is not the root of the entries");
    }
  }

  void check_order(const std::string& place, const audit::Entry& entry) {
    if (entry.seq != grown_.size()) add(place, "is not the next one");
    if (entry.ts_micros < last_ts_) add(place, "is earlier than the one before");
    last_ts_ = entry.ts_micros;
    const bool is_genesis = entry.act == audit::genesis_act;
    if (is_genesis != (grown_.size() == 0)) add(place, "the first entry, and no other, opens");
    if (!is_genesis || before_ == nullptr) return;
    const auto& told = entry.prevlog;
    if (!told || told->origin != before_->origin) return add(place, "names another tree before it");
    if (told->kept) {
      if (*told->kept != before_->frontier.size()) add(place, "a loss of another size");
    } else if (told->size != before_->frontier.size() || told->root != before_->frontier.root()) {
      add(place, "the tree before it has changed");
    }
  }

  void check_detail(const std::string& place, const std::string& hash) {
    const auto sealed = reader_.row<std::string>(
        select_detail, {{"center", tree_.center_id}, {"origin", tree_.origin}, {"hash", hash}});
    // Details of destroyed cases are gone lawfully; the auditor's program knows which.
    if (sealed && audit::hex(audit::sha256(std::get<0>(*sealed))) != hash) {
      add(place, "its detail has changed");
    }
  }

  Session& reader_;
  const TreeHead& tree_;
  const TreeHead* before_;
  std::optional<audit::PrevLog> told_;
  std::vector<LogFault>& faults_;
  audit::Frontier grown_;
  std::int64_t last_ts_ = INT64_MIN;
  std::map<std::uint64_t, audit::Hash> signed_roots_;
};

}  // namespace

std::vector<LogFault> faults_of_log(
    Session& reader, std::string_view center_id,
    const std::function<std::string(const std::string& origin)>& vkey_of) {
  const CenterSnapshot snapshot(reader, center_id);
  std::vector<LogFault> faults;
  const std::vector<TreeHead> all = trees(reader, center_id);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const TreeHead* before = i == 0 ? nullptr : &all[i - 1];
    TreeCheck(reader, all[i], before, told_of(reader, all, all[i].origin), faults)
        .run(vkey_of(all[i].origin));
  }
  return faults;
}

}  // namespace kizuna::persistence
