#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/access.hpp"
#include "domain/calendar/civil_date.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

/// One value of a field of the profile. Rows are never changed; the table is that of the facts.
struct ProfileValue {
  std::string name;
  std::string value;
  domain::CivilDate as_of;
  std::string source;
  std::string set_by;  ///< account
  domain::Instant set_at;
  bool partial = false;
};

/// All rows of the case, of one field if it is named; the value that counts comes last: that of
/// the latest day, and of one day the one written last.
std::vector<ProfileValue> profile_values(Session& session, const domain::Authorized& authorized,
                                         std::string_view center_id, std::string_view case_id,
                                         const std::optional<std::string>& name);

/// What says that a field is not needed here.
struct ProfileWaiver {
  std::string field;
  std::string reason;
  std::string asked_by;
  domain::Instant asked_at;
  std::optional<std::string> approved_by;
};

/// Those that have not ended, by a value or a later waiver.
std::vector<ProfileWaiver> profile_waivers(Session& session, std::string_view center_id,
                                           std::string_view case_id);
/// Takes the place of an earlier one of the field.
void ask_waiver(Session& writer, std::string_view center_id, std::string_view case_id,
                const ProfileWaiver& waiver);
/// False when none waits for it.
bool approve_waiver(Session& writer, std::string_view center_id, std::string_view case_id,
                    std::string_view field, std::string_view by, domain::Instant now);
void end_waiver(Session& writer, std::string_view center_id, std::string_view case_id,
                std::string_view field, domain::Instant now);

}  // namespace kizuna::persistence
