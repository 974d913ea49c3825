#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/calendar/civil_date.hpp"
#include "persistence/audit_log/act_record.hpp"
#include "persistence/audit_log/format/entry.hpp"
#include "persistence/audit_log/format/merkle.hpp"
#include "persistence/keyring.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

/// The tree that a center writes now.
struct TreeHead {
  std::string center_id;
  std::string origin;
  std::string shard;  ///< last part of the origin: "2026", or "2026.r1" after a restore with loss
  long long ordinal = 0;
  audit::Frontier frontier;
  long long last_ts = 0;  ///< microseconds UTC of the newest entry
};

/// Where an act ended up.
struct LogPlace {
  std::string origin;
  std::uint64_t seq = 0;
  std::string act;
};

/// Appends to the logs of all centers. Used by one thread, inside a transaction that the caller
/// commits; entries, details and head are in that same transaction as what they tell about.
class AuditLog {
 public:
  /// `instance` names this server in every entry: [A-Za-z0-9._:-]{1,64}.
  AuditLog(Keyring& keys, std::string instance);

  /// Throws std::invalid_argument when the act cannot be an entry (too long, illegal id). Called
  /// inside the act's own savepoint, so that one bad act does not take others with it.
  void check(const ActRecord& act) const;

  /// Gives each act its place in its center's tree, in order, and moves the heads. On PostgreSQL
  /// the head row is locked here, last, so that all instances together leave no gap.
  std::vector<LogPlace> append(Session& writer, std::span<const ActRecord> acts,
                               domain::Instant now);

  /// Locks and reads the newest tree of a center; makes the tree of the fiscal year of `now` with
  /// its genesis when there is none yet.
  TreeHead open_tree(Session& writer, const std::string& center_id, domain::Instant now);

  /// Makes the tree that follows a restore with loss (declared_loss.hpp).
  void open_tree_after_loss(Session& writer, const std::string& center_id, std::string shard,
                            audit::PrevLog told, domain::Instant now);

 private:
  struct Pending;
  TreeHead make_tree(Session& writer, const std::string& center_id, std::string shard,
                     const std::optional<TreeHead>& last, std::optional<audit::PrevLog> told,
                     domain::Instant now);
  Keyring& keys_;
  std::string instance_;
};

/// The newest tree of a center, without locking; nullopt before its first act.
std::optional<TreeHead> newest_tree(Session& session, std::string_view center_id);

/// All trees of a center, oldest first.
std::vector<TreeHead> trees(Session& session, std::string_view center_id);

}  // namespace kizuna::persistence
