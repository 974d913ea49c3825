#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/calendar/civil_date.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

/// Days on which somebody is away, and who stands in.
struct AbsenceRecord {
  std::string id;
  std::string account_id;
  std::string deputy_id;
  domain::CivilDate from_on;
  domain::CivilDate to_on;  ///< inclusive
};

/// Those that are neither over nor called off, the next one first.
std::vector<AbsenceRecord> absences(Session& session, std::string_view center_id,
                                    domain::CivilDate today);
std::optional<AbsenceRecord> find_absence(Session& session, std::string_view center_id,
                                          std::string_view absence_id);

/// Whether `deputy_id` stands in for `account_id` on that day.
bool stands_in_for(Session& session, std::string_view center_id, std::string_view deputy_id,
                   std::string_view account_id, domain::CivilDate on);

void insert_absence(Session& writer, std::string_view center_id, const AbsenceRecord& record,
                    std::string_view by, domain::Instant now);
/// False when it has ended already.
bool end_absence(Session& writer, std::string_view center_id, std::string_view absence_id,
                 std::string_view by, domain::Instant now);

}  // namespace kizuna::persistence
