#pragma once
#include <map>
#include <mutex>
#include <string>

#include "domain/calendar/civil_date.hpp"
#include "persistence/session.hpp"

namespace kizuna::api {

/// Keeps the figures of a month as they are at 00:00 JST of the 11th of the next one (S-8): right
/// before the first change after that moment, in its transaction. Until then nothing has changed,
/// so no clock has to fire at midnight (docs/decisions/0022).
class MonthFreezer {
 public:
  void before_change(persistence::Session& writer, const std::string& center_id,
                     domain::Instant now);

 private:
  std::mutex mutex_;
  std::map<std::string, domain::Instant> next_;  ///< by center: nothing freezes before
};

}  // namespace kizuna::api
