#include "persistence/group_commit.hpp"

#include <iterator>
#include <stdexcept>

namespace kizuna::persistence {
namespace {

// PostgreSQL may ask for the whole group again; more often than this means a storm, and the
// clients are better off with 503.
constexpr int attempts_max = 5;

}  // namespace

GroupCommit::GroupCommit(Session& writer, AuditLog& log, Keyring& keys)
    : writer_(writer), log_(log), keys_(keys) {}

bool GroupCommit::fits_the_log(const std::vector<ActRecord>& acts) {
  try {
    for (const ActRecord& act : acts) log_.check(act);
    return !acts.empty();
  } catch (const std::invalid_argument& fault) {
    last_failure_ = fault.what();
    return false;
  }
}

/// False when the job leaves nothing behind, because no act goes without an entry.
bool GroupCommit::run_one(WriteJob& job, domain::Instant now, std::vector<ActRecord>& acts) {
  if (!job.run) {
    if (!fits_the_log(job.acts)) return false;
    acts.insert(acts.end(), job.acts.begin(), job.acts.end());
    return true;
  }
  writer_.see_only(job.center_id);
  writer_.savepoint();
  JobResult result = job.run(writer_, now);
  const bool logged = fits_the_log(result.acts);
  if (result.keep && logged) {
    writer_.release_savepoint();
  } else {
    writer_.rollback_to_savepoint();
    // Keys made by the job are gone with it; those that survive are found again in the database.
    keys_.forget_unsaved();
  }
  if (!logged) return false;
  acts.insert(acts.end(), std::make_move_iterator(result.acts.begin()),
              std::make_move_iterator(result.acts.end()));
  return true;
}

std::vector<LogPlace> GroupCommit::attempt(std::vector<WriteJob>& jobs, domain::Instant now) {
  std::vector<ActRecord> acts;
  acts.reserve(jobs.size());
  kept_.clear();
  writer_.begin_write();
  for (WriteJob& job : jobs) kept_.push_back(run_one(job, now, acts));
  std::vector<LogPlace> places = log_.append(writer_, acts, now);
  writer_.commit();
  keys_.mark_saved();
  return places;
}

std::vector<LogPlace> GroupCommit::run(std::vector<WriteJob>& jobs, domain::Instant now) {
  std::vector<LogPlace> places;
  bool committed = false;
  last_failure_.clear();
  for (int left = attempts_max; left > 0 && !committed; --left) {
    try {
      places = attempt(jobs, now);
      committed = true;
    } catch (const SerializationFailed& failure) {
      last_failure_ = failure.what();
      writer_.rollback();
      keys_.forget_unsaved();
    } catch (const std::exception& failure) {
      last_failure_ = failure.what();
      writer_.rollback();
      keys_.forget_unsaved();
      break;
    }
  }
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    if (jobs[i].done) jobs[i].done(committed && kept_[i]);
  }
  return places;
}

}  // namespace kizuna::persistence
