#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/access.hpp"
#include "domain/calendar/civil_date.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

/// What lies over a case without changing its state: ABUSE or DECEASED.
struct OverlayRecord {
  std::string id;
  std::string kind;
  std::string status;
  domain::Instant since;
  std::optional<domain::Instant> reported_at;
  std::optional<domain::Instant> safety_confirmed_at;
  std::optional<std::string> fact_on;
  std::string source;
};

/// Those that lie over the case now.
std::vector<OverlayRecord> case_overlays(Session& session, const domain::Authorized& authorized,
                                         std::string_view center_id, std::string_view case_id);
void insert_overlay(Session& writer, std::string_view center_id, std::string_view case_id,
                    const OverlayRecord& overlay, std::string_view by);
bool end_overlay(Session& writer, std::string_view center_id, std::string_view case_id,
                 std::string_view kind, std::string_view reason, std::string_view by,
                 domain::Instant now);

/// The report to the city: 1 becomes 2 (W-15). False when there is none to report.
bool mark_reported(Session& writer, std::string_view center_id, std::string_view case_id,
                   domain::Instant reported_at, std::string_view by);
/// Ends the 48 hours (K-9). False unless a report waits for it.
bool mark_safe(Session& writer, std::string_view center_id, std::string_view case_id,
               domain::Instant confirmed_at, std::string_view how, std::string_view by);
/// A further status of the same suspicion, from `at` on; the row before it ends there and stays.
void follow_abuse_status(Session& writer, std::string_view center_id, std::string_view case_id,
                         const OverlayRecord& before, std::string_view new_id,
                         std::string_view status, domain::Instant at, std::string_view by);

/// Cases whose suspicion of abuse still waits for the report or the safety check.
std::vector<std::string> cases_with_running_clock(Session& session, std::string_view center_id);

/// Who must act on a restricted case and is named on it without being asked: those who hold the
/// post MANAGER, or where nobody does, every active manager.
std::vector<std::string> responsible_managers(Session& session, std::string_view center_id);

}  // namespace kizuna::persistence
