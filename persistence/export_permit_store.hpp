#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/calendar/civil_date.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

/// Somebody's wish to take a list of many people out of the house, and who agreed.
struct ExportPermit {
  std::string id;
  long long version = 1;
  std::string question;  ///< "contacts?received_from=2026-04-01"
  std::string reason;
  std::string requested_by;
  domain::Instant requested_at;
  std::optional<std::string> approved_by;
  std::optional<domain::Instant> approved_at;
};

void insert_export_permit(Session& writer, std::string_view center_id, const ExportPermit& permit);
std::optional<ExportPermit> find_export_permit(Session& session, std::string_view center_id,
                                               std::string_view id);
/// Asked for since then, newest first.
std::vector<ExportPermit> export_permits(Session& session, std::string_view center_id,
                                         domain::Instant since, long long limit);
/// False when it is no longer of that version, or approved already.
bool approve_export_permit(Session& writer, std::string_view center_id, const ExportPermit& permit,
                           std::string_view by, domain::Instant now);

}  // namespace kizuna::persistence
