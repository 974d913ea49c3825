#include "server/checkpoint_clock.hpp"

#include <algorithm>

#include "persistence/audit_log/notable_acts.hpp"
#include "server/logging.hpp"

namespace kizuna::server {

CheckpointClock::CheckpointClock(Work work, CheckpointSettings settings)
    : work_(std::move(work)), settings_(settings) {}

CheckpointClock::~CheckpointClock() {
  stop();
}

void CheckpointClock::start() {
  thread_ = std::jthread([this] { run(); });
}

void CheckpointClock::notice(const std::vector<persistence::LogPlace>& places) {
  const bool matters = std::ranges::any_of(
      places, [](const auto& place) { return persistence::is_signed_at_once(place.act); });
  bool wake = false;
  {
    const std::lock_guard lock(mutex_);
    uncovered_ += places.size();
    at_once_ = at_once_ || matters || uncovered_ >= settings_.entries_max;
    wake = at_once_;
  }
  if (wake) changed_.notify_one();
  report();
}

void CheckpointClock::report() {
  if (work_.report) work_.report(uncovered(), well());
}

void CheckpointClock::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_one();
  thread_ = {};
}

std::size_t CheckpointClock::uncovered() const {
  const std::lock_guard lock(mutex_);
  return uncovered_;
}

bool CheckpointClock::well() const {
  const std::lock_guard lock(mutex_);
  return well_;
}

void CheckpointClock::run() {
  bool last = false;
  while (!last) {
    round();
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, settings_.every, [&] { return at_once_ || stopping_; });
    at_once_ = false;
    uncovered_ = 0;
    last = stopping_;
  }
  round();
}

void CheckpointClock::round() {
  bool well = true;
  const auto guarded = [&](const std::string& center_id, const auto& work) {
    try {
      work();
    } catch (const std::exception& failure) {
      well = false;
      log_event(LogLevel::error, "checkpoint_failed",
                {{"center", center_id}, {"reason", failure.what()}});
    }
  };
  guarded("", [&] {
    for (const std::string& center_id : work_.centers()) {
      guarded(center_id, [&] {
        for (audit::Note& note : work_.sign(center_id)) work_.store(center_id, std::move(note));
      });
    }
  });
  {
    const std::lock_guard lock(mutex_);
    well_ = well;
  }
  report();
}

}  // namespace kizuna::server
