#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/access.hpp"
#include "domain/intake/case_workflow.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

/// One review of a case with its owner. Disclosable: it is written accordingly.
struct SupervisionRecord {
  std::string id;
  domain::CivilDate held_on;
  std::string questions;
  std::string advice;
  std::string agreed_action;
  std::string by_account_id;
  domain::Instant created_at;
};

void insert_supervision(Session& writer, std::string_view center_id, std::string_view case_id,
                        const SupervisionRecord& record);
/// Newest first.
std::vector<SupervisionRecord> supervisions(Session& session, const domain::Authorized& authorized,
                                            std::string_view center_id, std::string_view case_id);
std::optional<domain::CivilDate> last_supervision(Session& session, std::string_view center_id,
                                                  std::string_view case_id);

/// What the manager's board looks at of every case outside S0 and S8.
struct WatchedCase {
  long long opened_at = 0;
  std::string id;
  domain::intake::CaseState state = domain::intake::CaseState::received;
  bool has_active_owner = false;  ///< an active account that still works on cases (R-23)
  std::optional<domain::CivilDate> supervised_on;
};
/// Oldest first; `after` is where the page before ended. Who may see which is asked of case_access.
std::vector<WatchedCase> watched_cases(Session& session, std::string_view center_id,
                                       const WatchedCase* after, long long limit);

}  // namespace kizuna::persistence
