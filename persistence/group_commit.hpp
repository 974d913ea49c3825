#pragma once
#include <exception>
#include <functional>
#include <string>
#include <vector>

#include "domain/calendar/civil_date.hpp"
#include "persistence/audit_log/act_record.hpp"
#include "persistence/audit_log/log.hpp"
#include "persistence/keyring.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

/// What a job left behind.
struct JobResult {
  bool keep = true;             ///< false: its changes are rolled back, its acts are still logged
  std::vector<ActRecord> acts;  ///< at least one: no act without an entry
};

/// One piece of work for the writer.
struct WriteJob {
  std::string center_id;
  /// Runs inside the group's transaction, in a savepoint of its own. Empty when there is nothing
  /// but `acts` to write (a read that is being logged). May throw DatabaseUnavailable or
  /// SerializationFailed, nothing else.
  std::function<JobResult(Session& writer, domain::Instant now)> run;
  std::vector<ActRecord> acts;
  /// Called once after COMMIT (true), or when nothing of the job was kept (false): the group
  /// failed, or an act of the job could not be an entry.
  std::function<void(bool committed)> done;
};

/// Commits many jobs in one transaction: BEGIN IMMEDIATE, each job in its savepoint, the entries,
/// the heads, COMMIT. What a crash leaves: before COMMIT nothing at all, after it everything, and
/// no answer has gone out before COMMIT.
class GroupCommit {
 public:
  GroupCommit(Session& writer, AuditLog& log, Keyring& keys);

  /// Returns the places of all acts, in job order; empty when the group failed. Calls every
  /// `done`. Never throws: an unusable writer shows in usable().
  std::vector<LogPlace> run(std::vector<WriteJob>& jobs, domain::Instant now);

  /// Why the last group failed, for the operator's log; empty after a success.
  const std::string& last_failure() const { return last_failure_; }

 private:
  std::vector<LogPlace> attempt(std::vector<WriteJob>& jobs, domain::Instant now);
  bool run_one(WriteJob& job, domain::Instant now, std::vector<ActRecord>& acts);
  bool fits_the_log(const std::vector<ActRecord>& acts);

  Session& writer_;
  AuditLog& log_;
  Keyring& keys_;
  std::vector<bool> kept_;  ///< by job of the current group
  std::string last_failure_;
};

}  // namespace kizuna::persistence
