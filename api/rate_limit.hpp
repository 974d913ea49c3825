#pragma once
#include <chrono>
#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "domain/calendar/civil_date.hpp"

namespace kizuna::api {

/// So many requests a second for each key, with bursts. In memory, for one process: behind a
/// balancer each instance counts for itself. Thread-safe.
class RateLimit {
 public:
  /// Remembers between `keys_max` and twice as many keys; who is forgotten starts afresh.
  RateLimit(double per_second, int burst, std::size_t keys_max = 10'000);

  /// nullopt: go ahead. Else whole seconds after which the next request will pass.
  std::optional<std::chrono::seconds> admit(std::string_view key, domain::Instant now);

 private:
  /// When the key would have used up nothing, had it kept to the sustained rate.
  using Due = std::unordered_map<std::string, domain::Instant>;
  domain::Instant& due_of(const std::string& key);

  const std::chrono::microseconds interval_;
  const std::chrono::microseconds slack_;
  const std::size_t keys_max_;
  std::mutex mutex_;
  Due young_;
  Due old_;
};

}  // namespace kizuna::api
