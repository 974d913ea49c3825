#pragma once
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "domain/calendar/civil_date.hpp"
#include "persistence/audit_log/format/entry.hpp"
#include "persistence/audit_log/format/note.hpp"
#include "persistence/audit_log/log.hpp"
#include "persistence/session.hpp"

/// Restore with loss (audit-log format 1.3 and 1.4): the database that was put back knows less
/// than was signed. It is refused until somebody declares it, by a new tree whose genesis names
/// what was signed last and how much of it is left.
namespace kizuna::persistence {

/// The tree in the database is not a continuation of what was signed last: somebody has rewritten
/// it, or put an older database back.
struct TreeRewritten : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// "isesaki" of "audit.kizuna.example/isesaki/2026".
std::string center_of(std::string_view origin);

/// What the genesis after a tree tells about it; nullopt for the newest tree. Inside a snapshot of
/// the center; `all` are its trees.
std::optional<audit::PrevLog> told_of(Session& reader, const std::vector<TreeHead>& all,
                                      std::string_view origin);

/// Whether a later tree declares that what was signed here is lost: the next one names exactly
/// `last_signed`, or the tree is gone as a whole and a later one follows a loss. Inside a snapshot.
bool is_declared_lost(Session& reader, const std::vector<TreeHead>& all,
                      const audit::Checkpoint& last_signed);

/// A tree of which the database holds less than was signed.
struct TreeLoss {
  std::string center_id;
  audit::Note last_signed;
  std::uint64_t kept = 0;  ///< entries that are left
  bool is_gone = false;    ///< not even the tree is there
};

/// Compares the database with what was signed last (Signer::last_signed). Losses that are declared
/// already do not count. Throws TreeRewritten where the database tells another history. The reader
/// must not be inside a transaction.
std::vector<TreeLoss> losses_since(Session& reader, const std::vector<audit::Note>& last_signed);

/// Throws std::runtime_error when the format has no words for the losses of a center: whole trees
/// are gone, and the one before them is complete.
void demand_declarable(const std::vector<TreeLoss>& of_center);

/// Declares the losses of one center, inside the writer's transaction: makes the tree that follows
/// and keeps the last signed note of the tree that lost its end. Returns the act that must be the
/// next entry; its actor and detail are the caller's. Throws as demand_declarable.
ActRecord declare_losses(Session& writer, AuditLog& log, const std::vector<TreeLoss>& of_center,
                         domain::Instant now);

}  // namespace kizuna::persistence
