#pragma once
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "domain/calendar/civil_date.hpp"
#include "persistence/session.hpp"

namespace kizuna::server {

/// AUD-22: recomputes the whole log once a night while the service runs. One thread with a reader
/// of its own, which holds nobody up.
class NightlyCheck {
 public:
  struct Work {
    std::function<domain::Instant()> now;
    /// A line for each fault of each center's log; may throw.
    std::function<std::vector<std::string>()> faults;
    /// What was found. An examination that failed as a whole is one fault.
    std::function<void(const std::vector<std::string>& faults)> report;
  };

  /// `hour` of the Japanese day at which it begins.
  NightlyCheck(Work work, int hour);
  /// Waits for an examination that is under way.
  ~NightlyCheck();
  NightlyCheck(const NightlyCheck&) = delete;
  NightlyCheck& operator=(const NightlyCheck&) = delete;

 private:
  void run();

  Work work_;
  int hour_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool stopping_ = false;
  std::jthread thread_;
};

/// The next time strictly after `now` at which it is `hour` o'clock in Japan.
domain::Instant next_night(domain::Instant now, int hour);

/// For NightlyCheck: every center's log, by a session of its own. `vkey_of` as in faults_of_log.
std::vector<std::string> faults_of_all_logs(
    const persistence::DatabaseUrl& database,
    const std::function<std::string(const std::string& origin)>& vkey_of);

}  // namespace kizuna::server
