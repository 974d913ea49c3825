#include "persistence/audit_log/denials.hpp"

#include <chrono>

namespace kizuna::persistence {
namespace {

// Beyond this many different denials in a minute each is written: memory stays bounded, and so
// many different ones are no flood of one.
constexpr std::size_t kinds_max = 10'000;

long long minute_of(domain::Instant at) {
  return std::chrono::duration_cast<std::chrono::minutes>(at.time_since_epoch()).count();
}

std::string kind_of(const ActRecord& denial) {
  std::string kind = denial.center_id + '\n' + denial.act + '\n' + denial.deny_rule + '\n';
  if (denial.actor) kind += denial.actor->id + ' ' + denial.actor->role;
  kind += '\n';
  if (denial.object) kind += denial.object->type + ' ' + denial.object->id;
  return kind;
}

}  // namespace

bool DenialCounter::admit(const ActRecord& denial, domain::Instant now) {
  const std::lock_guard lock(mutex_);
  const long long minute = minute_of(now);
  const std::string kind = kind_of(denial);
  const auto found = counts_.find(kind);
  if (found == counts_.end()) {
    if (counts_.size() < kinds_max) counts_.emplace(kind, Count{minute, 0, {}});
    return true;
  }
  Count& count = found->second;
  // A minute that is over but not yet collected: this one goes along with it, never lost.
  if (count.minute != minute && count.further == 0) {
    count.minute = minute;
    return true;
  }
  ++count.further;
  count.last = denial;
  return false;
}

std::vector<ActRecord> DenialCounter::take_due(domain::Instant now) {
  const std::lock_guard lock(mutex_);
  const long long minute = minute_of(now);
  std::vector<ActRecord> due;
  for (auto it = counts_.begin(); it != counts_.end();) {
    if (it->second.minute >= minute) {
      ++it;
      continue;
    }
    if (it->second.further > 0) {
      due.push_back(std::move(it->second.last));
      due.back().times = it->second.further;
    }
    it = counts_.erase(it);
  }
  return due;
}

std::vector<ActRecord> DenialCounter::take_all() {
  // Every minute is over when the process ends.
  return take_due(domain::Instant::max());
}

}  // namespace kizuna::persistence
