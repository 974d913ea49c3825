#pragma once
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "domain/calendar/civil_date.hpp"
#include "persistence/audit_log/act_record.hpp"

namespace kizuna::persistence {

/// Keeps a flood of equal denials from burying the log. The first of a UTC minute (same actor,
/// act, object and rule) is written at once; the rest are counted and become one entry with their
/// number when the minute is over or the server stops. Thread-safe.
class DenialCounter {
 public:
  /// True: write it now. False: it has been counted.
  bool admit(const ActRecord& denial, domain::Instant now);

  /// Counted denials of minutes that are over.
  std::vector<ActRecord> take_due(domain::Instant now);
  /// All counted denials, for the end of the process.
  std::vector<ActRecord> take_all();

 private:
  struct Count {
    long long minute = 0;
    long long further = 0;  ///< after the first
    ActRecord last;
  };
  std::mutex mutex_;
  std::map<std::string, Count> counts_;
};

}  // namespace kizuna::persistence
