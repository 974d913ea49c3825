#include "persistence/audit_log/log.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

#include "persistence/audit_log/entry_rows.hpp"

namespace kizuna::persistence {
namespace {

using domain::Instant;

constexpr std::string_view select_head = R"sql(
  select origin, shard, ordinal, frontier, last_ts from audit_tree
  where center_id = :center order by ordinal desc limit 1)sql";
// The row lock of PostgreSQL orders the entries of all instances; SQLite has one writer anyway.
constexpr std::string_view lock_head = R"sql(
  select origin, shard, ordinal, frontier, last_ts from audit_tree
  where center_id = :center order by ordinal desc limit 1 for update)sql";
constexpr std::string_view select_trees = R"sql(
  select origin, shard, ordinal, frontier, last_ts from audit_tree
  where center_id = :center order by ordinal)sql";
constexpr std::string_view select_host = "select log_host from center where center_id = :center";
constexpr std::string_view insert_tree = R"sql(
  insert into audit_tree (center_id, origin, shard, ordinal, size, frontier, root, last_ts)
  values (:center, :origin, :shard, :ordinal, 0, '0', :root, :ts))sql";
constexpr std::string_view move_head = R"sql(
  update audit_tree set size = :size, frontier = :frontier, root = :root, last_ts = :ts
  where center_id = :center and origin = :origin and size = :old_size)sql";
constexpr std::string_view insert_detail = R"sql(
  insert into audit_detail (center_id, origin, hash, case_id, sealed)
  values (:center, :origin, :hash, :case, :sealed))sql";

using HeadRow = std::tuple<std::string, std::string, long long, std::string, long long>;

TreeHead head_from(HeadRow row, std::string_view center_id) {
  auto& [origin, shard, ordinal, frontier, last_ts] = row;
  auto read = audit::Frontier::from_text(frontier);
  if (!read) throw std::runtime_error("the head of " + origin + " is damaged: " + read.reason);
  return {std::string(center_id), std::move(origin),
          std::move(shard),       ordinal,
          std::move(*read),       last_ts};
}

audit::Entry to_entry(const ActRecord& act, const std::string& instance) {
  audit::Entry entry;
  entry.act = act.act;
  if (act.actor) {
    const auto role = audit::role_named(act.actor->role);
    if (!role) throw std::invalid_argument("the log knows no role " + act.actor->role);
    entry.actor =
        audit::Actor{act.actor->aal, act.actor->amr, act.actor->id, *role, act.actor->session_id};
  }
  entry.source = {instance, act.ip, act.terminal};
  if (act.object) {
    entry.object = audit::Object{act.object->id, act.object->type, std::nullopt};
    if (act.object->version) entry.object->ver = static_cast<std::uint64_t>(*act.object->version);
  }
  entry.case_id = act.case_id;
  const auto purpose = audit::purpose_named(act.purpose);
  if (!purpose) throw std::invalid_argument("the log knows no purpose " + act.purpose);
  entry.purpose = *purpose;
  entry.outcome = static_cast<audit::Outcome>(act.outcome);
  entry.code = act.status;
  entry.request_id = act.request_id;
  if (act.outcome == Outcome::denied) {
    entry.deny = act.deny_rule;
    if (act.times > 1) entry.count = static_cast<std::uint64_t>(act.times);
  }
  return entry;
}

std::string_view raw(const Key& key) {
  return {reinterpret_cast<const char*>(key.data()), key.size()};
}

std::string new_origin(Session& writer, const std::string& center_id, const std::string& shard) {
  const auto host = writer.row<std::string>(select_host, {{"center", center_id}});
  if (!host) throw std::runtime_error("there is no center " + center_id);
  return "audit." + std::get<0>(*host) + "/" + center_id + "/" + shard;
}

}  // namespace

/// A tree with the entries that this group adds to it.
struct AuditLog::Pending {
  TreeHead head;
  std::uint64_t old_size = 0;
  std::vector<EntryRow> rows;

  LogPlace add(audit::Entry entry, Instant now) {
    entry.seq = head.frontier.size();
    // A clock that steps back repeats the last value: time in the log never decreases.
    head.last_ts = std::max(head.last_ts, static_cast<long long>(now.time_since_epoch().count()));
    entry.ts_micros = head.last_ts;
    EntryRow row;
    row.seq = entry.seq;
    row.bytes = audit::encode(entry);
    const audit::Hash leaf = audit::leaf_hash(row.bytes);
    row.leaf = audit::hex(leaf);
    row.act = entry.act;
    if (entry.actor) row.actor_id = entry.actor->id;
    row.case_id = entry.case_id;
    row.outcome = std::string(audit::name(entry.outcome));
    head.frontier.append(leaf);
    rows.push_back(std::move(row));
    return {head.origin, entry.seq, std::move(entry.act)};
  }

  void store(Session& writer) {
    if (rows.empty()) return;
    insert_entries(writer, head.center_id, head.origin, rows);
    const bool moved =
        writer.execute_one(move_head, {{"size", static_cast<long long>(head.frontier.size())},
                                       {"frontier", head.frontier.to_text()},
                                       {"root", audit::hex(head.frontier.root())},
                                       {"ts", head.last_ts},
                                       {"center", head.center_id},
                                       {"origin", head.origin},
                                       {"old_size", static_cast<long long>(old_size)}});
    // Somebody else wrote here although nobody may: never retried blindly.
    if (!moved) throw std::runtime_error("the head of " + head.origin + " has moved");
    old_size = head.frontier.size();
    rows.clear();
  }
};

AuditLog::AuditLog(Keyring& keys, std::string instance)
    : keys_(keys), instance_(std::move(instance)) {}

void AuditLog::check(const ActRecord& act) const {
  audit::Entry entry = to_entry(act, instance_);
  // Commitments and details have a fixed length; stand-ins show whether the entry fits.
  if (act.before) entry.before = audit::Hash{};
  if (act.after) entry.after = audit::Hash{};
  if (act.detail) entry.detail = audit::Hash{};
  entry.seq = 1;
  static_cast<void>(audit::encode(entry));
}

TreeHead AuditLog::open_tree(Session& writer, const std::string& center_id, Instant now) {
  writer.see_only(center_id);
  const auto sql = writer.engine() == Engine::postgresql ? lock_head : select_head;
  auto row = writer.row<std::string, std::string, long long, std::string, long long>(
      sql, {{"center", center_id}});
  const std::string year = std::to_string(domain::fiscal_year(domain::jst_date(now)));
  std::optional<TreeHead> last;
  if (row) last = head_from(std::move(*row), center_id);
  // A clock that steps back over 1 April stays in the newer tree.
  if (last && last->shard.substr(0, 4) >= year) return *std::move(last);

  std::optional<audit::PrevLog> told;
  if (last) told = {std::nullopt, last->origin, last->frontier.root(), last->frontier.size()};
  return make_tree(writer, center_id, year, last, std::move(told), now);
}

void AuditLog::open_tree_after_loss(Session& writer, const std::string& center_id,
                                    std::string shard, audit::PrevLog told, Instant now) {
  make_tree(writer, center_id, std::move(shard), newest_tree(writer, center_id), std::move(told),
            now);
}

TreeHead AuditLog::make_tree(Session& writer, const std::string& center_id, std::string shard,
                             const std::optional<TreeHead>& last,
                             std::optional<audit::PrevLog> told, Instant now) {
  TreeHead head;
  head.center_id = center_id;
  head.origin = new_origin(writer, center_id, shard);
  head.shard = std::move(shard);
  head.ordinal = last ? last->ordinal + 1 : 0;
  head.last_ts = last ? last->last_ts : 0;
  writer.execute(insert_tree, {{"center", center_id},
                               {"origin", head.origin},
                               {"shard", head.shard},
                               {"ordinal", head.ordinal},
                               {"root", audit::hex(head.frontier.root())},
                               {"ts", head.last_ts}});
  Pending tree{std::move(head), 0, {}};
  audit::Entry genesis;
  genesis.act = std::string(audit::genesis_act);
  genesis.source.inst = instance_;
  genesis.object = audit::Object{tree.head.origin, "log", std::nullopt};
  genesis.prevlog = std::move(told);
  tree.add(std::move(genesis), now);
  tree.store(writer);
  return tree.head;
}

std::vector<LogPlace> AuditLog::append(Session& writer, std::span<const ActRecord> acts,
                                       Instant now) {
  std::vector<LogPlace> places;
  places.reserve(acts.size());
  std::map<std::string, Pending> pending;  // ordered, so that instances lock heads in one order
  for (const ActRecord& act : acts) pending[act.center_id];
  for (auto& [center_id, tree] : pending) {
    tree.head = open_tree(writer, center_id, now);
    tree.old_size = tree.head.frontier.size();
  }
  for (const ActRecord& act : acts) {
    Pending& tree = pending[act.center_id];
    audit::Entry entry = to_entry(act, instance_);
    if (act.before || act.after || act.detail) {
      writer.see_only(act.center_id);
      const Key key =
          keys_.key_for(writer, act.center_id, act.case_id.value_or(""), KeyPurpose::audit, now);
      if (act.before) entry.before = audit::commit_to(raw(key), audit::kj1::encode(*act.before));
      if (act.after) entry.after = audit::commit_to(raw(key), audit::kj1::encode(*act.after));
      if (act.detail) {
        const std::string sealed = seal(key, *act.detail, tree.head.origin);
        entry.detail = audit::sha256(sealed);
        writer.execute(insert_detail, {{"center", act.center_id},
                                       {"origin", tree.head.origin},
                                       {"hash", audit::hex(*entry.detail)},
                                       {"case", act.case_id},
                                       {"sealed", sealed}});
      }
    }
    places.push_back(tree.add(std::move(entry), now));
  }
  for (auto& [center_id, tree] : pending) {
    writer.see_only(center_id);
    tree.store(writer);
  }
  return places;
}

std::optional<TreeHead> newest_tree(Session& session, std::string_view center_id) {
  auto row = session.row<std::string, std::string, long long, std::string, long long>(
      select_head, {{"center", std::string(center_id)}});
  if (!row) return std::nullopt;
  return head_from(std::move(*row), center_id);
}

std::vector<TreeHead> trees(Session& session, std::string_view center_id) {
  std::vector<TreeHead> out;
  for (auto& row : session.rows<std::string, std::string, long long, std::string, long long>(
           select_trees, {{"center", std::string(center_id)}})) {
    out.push_back(head_from(std::move(row), center_id));
  }
  return out;
}

}  // namespace kizuna::persistence
