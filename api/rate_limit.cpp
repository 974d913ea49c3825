#include "api/rate_limit.hpp"

#include <algorithm>
#include <cmath>

namespace kizuna::api {

using std::chrono::microseconds;

RateLimit::RateLimit(double per_second, int burst, std::size_t keys_max)
    : interval_(std::llround(1e6 / per_second)),
      slack_(interval_ * (burst - 1)),
      keys_max_(keys_max) {}

domain::Instant& RateLimit::due_of(const std::string& key) {
  if (const auto found = young_.find(key); found != young_.end()) return found->second;
  if (young_.size() >= keys_max_) {
    old_ = std::move(young_);
    young_.clear();
  }
  const auto remembered = old_.find(key);
  return young_.emplace(key, remembered == old_.end() ? domain::Instant{} : remembered->second)
      .first->second;
}

std::optional<std::chrono::seconds> RateLimit::admit(std::string_view key, domain::Instant now) {
  const std::lock_guard lock(mutex_);
  domain::Instant& due = due_of(std::string(key));
  if (due - now > slack_) {
    return std::max(std::chrono::ceil<std::chrono::seconds>(due - now - slack_),
                    std::chrono::seconds{1});
  }
  due = std::max(due, now) + interval_;
  return std::nullopt;
}

}  // namespace kizuna::api
