#include "server/connections.hpp"

#include <algorithm>
#include <utility>

namespace kizuna::server {

Connections::Connections(const ConnectionLimits& limits, std::vector<std::string> proxies)
    : total_max_(limits.connections),
      per_address_max_(limits.connections_per_address),
      proxies_(std::move(proxies)) {}

std::optional<Connections::Id> Connections::admit(const std::string& address) {
  const std::lock_guard lock(mutex_);
  if (stopping_ || entries_.size() >= total_max_) return std::nullopt;
  std::size_t& count = per_address_[address];
  const bool proxy = std::find(proxies_.begin(), proxies_.end(), address) != proxies_.end();
  if (!proxy && count >= per_address_max_) return std::nullopt;
  ++count;
  entries_.emplace(next_, Entry{address, {}});
  return next_++;
}

void Connections::bind(Id id, std::function<void(Ending)> end) {
  std::function<void(Ending)> late;
  {
    const std::lock_guard lock(mutex_);
    const auto entry = entries_.find(id);
    if (entry == entries_.end()) return;
    if (stopping_) late = end;
    entry->second.end = std::move(end);
  }
  if (late) late(Ending::finish);
}

void Connections::release(Id id) {
  const std::lock_guard lock(mutex_);
  const auto entry = entries_.find(id);
  if (entry == entries_.end()) return;
  const auto count = per_address_.find(entry->second.address);
  if (--count->second == 0) per_address_.erase(count);
  entries_.erase(entry);
  if (entries_.empty()) emptied_.notify_all();
}

void Connections::end_all(Ending ending) {
  std::vector<std::function<void(Ending)>> ends;
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    for (const auto& [id, entry] : entries_) {
      if (entry.end) ends.push_back(entry.end);
    }
  }
  for (const auto& end : ends) end(ending);
}

bool Connections::wait_until_empty(std::chrono::milliseconds longest) {
  std::unique_lock lock(mutex_);
  return emptied_.wait_for(lock, longest, [this] { return entries_.empty(); });
}

std::size_t Connections::size() const {
  const std::lock_guard lock(mutex_);
  return entries_.size();
}

}  // namespace kizuna::server
