#pragma once
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "persistence/audit_log/format/note.hpp"
#include "persistence/audit_log/log.hpp"

namespace kizuna::server {

/// AUD-12.
struct CheckpointSettings {
  std::chrono::milliseconds every{5000};
  std::size_t entries_max = 256;  ///< so many new entries do not wait for the next round
};

/// Sees to it that what the log says is signed soon: at the start, every few seconds, after many
/// entries, at once after acts that matter (notable_acts.hpp), and at the end. One thread.
class CheckpointClock {
 public:
  /// What a round needs; each is called on the clock's thread only, and may throw.
  struct Work {
    std::function<std::vector<std::string>()> centers;
    /// Signed heads of the center's trees that have grown (sign_here, sign_there).
    std::function<std::vector<audit::Note>(const std::string& center_id)> sign;
    /// Lanes::store_checkpoint.
    std::function<void(const std::string& center_id, audit::Note note)> store;
    /// uncovered() and well(), whenever one may have changed; from any thread. May be empty.
    std::function<void(std::size_t uncovered, bool well)> report = {};
  };

  explicit CheckpointClock(Work work, CheckpointSettings settings = {});
  /// Ends as stop() does.
  ~CheckpointClock();

  void start();
  /// Lanes::AfterCommit: new entries are durable. From any thread; never waits for a signature.
  void notice(const std::vector<persistence::LogPlace>& places);
  /// A last round, then the end. Call it after Lanes::stop(), when no more entries come.
  void stop();

  /// Entries since the last round began, for the metric.
  std::size_t uncovered() const;
  /// False while the last round could not sign some center's log.
  bool well() const;

 private:
  void run();
  void round();
  void report();

  Work work_;
  CheckpointSettings settings_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t uncovered_ = 0;
  bool at_once_ = false;
  bool stopping_ = false;
  bool well_ = true;
  std::jthread thread_;
};

}  // namespace kizuna::server
