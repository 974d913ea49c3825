#pragma once
#include <algorithm>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/calendar/civil_date.hpp"

namespace kizuna::api {

/// What the nightly examination of all logs found last (AUD-22). Thread-safe.
class LastLogCheck {
 public:
  struct Finding {
    domain::Instant at;
    std::size_t faults = 0;
  };

  /// A line begins with the name of the tree it is about; any other line is about all of them.
  void set(domain::Instant at, std::vector<std::string> faults) {
    const std::lock_guard lock(mutex_);
    at_ = at;
    faults_ = std::move(faults);
  }

  /// For one center; nullopt while this process has examined nothing.
  std::optional<Finding> of(std::string_view center_id) const {
    const std::lock_guard lock(mutex_);
    if (!at_) return std::nullopt;
    const std::string part = "/" + std::string(center_id) + "/";
    const auto count = std::ranges::count_if(faults_, [&](const std::string& line) {
      return !line.starts_with("audit.") || line.find(part) != std::string::npos;
    });
    return Finding{*at_, static_cast<std::size_t>(count)};
  }

 private:
  mutable std::mutex mutex_;
  std::optional<domain::Instant> at_;
  std::vector<std::string> faults_;
};

/// Of this process: the examination runs once for all centers, whoever asks about it.
inline LastLogCheck& last_log_check() {
  static LastLogCheck last;
  return last;
}

}  // namespace kizuna::api
