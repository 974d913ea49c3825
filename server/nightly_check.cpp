#include "server/nightly_check.hpp"

#include <algorithm>

#include "persistence/audit_log/self_check.hpp"
#include "persistence/audit_log/signer.hpp"

namespace kizuna::server {
namespace {

// Looked at again this often, so that a clock that is set does not move the night away.
constexpr std::chrono::minutes patience{10};

}  // namespace

NightlyCheck::NightlyCheck(Work work, int hour)
    : work_(std::move(work)), hour_(hour), thread_([this] { run(); }) {}

NightlyCheck::~NightlyCheck() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_one();
}

void NightlyCheck::run() {
  domain::Instant next = next_night(work_.now(), hour_);
  for (;;) {
    {
      std::unique_lock lock(mutex_);
      const auto left = std::max(next - work_.now(), std::chrono::microseconds(0));
      if (changed_.wait_for(lock, std::min<std::chrono::microseconds>(left, patience),
                            [&] { return stopping_; })) {
        return;
      }
    }
    if (work_.now() < next) continue;
    std::vector<std::string> faults;
    try {
      faults = work_.faults();
    } catch (const std::exception& failure) {
      faults = {failure.what()};
    }
    work_.report(faults);
    next = next_night(work_.now(), hour_);
  }
}

domain::Instant next_night(domain::Instant now, int hour) {
  const domain::CivilDate today = domain::jst_date(now);
  const domain::Instant tonight = domain::jst_midnight(today) + std::chrono::hours(hour);
  return tonight > now ? tonight : tonight + std::chrono::days(1);
}

std::vector<std::string> faults_of_all_logs(
    const persistence::DatabaseUrl& database,
    const std::function<std::string(const std::string& origin)>& vkey_of) {
  persistence::Session reader(database, persistence::SessionKind::reader);
  std::vector<std::string> lines;
  for (const std::string& center : persistence::centers_with_log(reader)) {
    for (const auto& [place, what] : persistence::faults_of_log(reader, center, vkey_of)) {
      lines.push_back(place + ": " + what);
    }
  }
  return lines;
}

}  // namespace kizuna::server
