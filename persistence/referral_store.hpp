#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/access.hpp"
#include "domain/intake/sharing.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

/// A person was told of another desk, or handed over to it.
struct ReferralRecord {
  std::string id;
  std::string kind;  ///< code of list `referral`
  domain::intake::Receiver to;
  std::string reason;
  std::string wanted_answer;
  domain::CivilDate on{};
  std::optional<std::string> track_id;
  std::optional<std::string> disclosure_id;
  std::optional<domain::CivilDate> acknowledged_on;
  std::string result;
  std::optional<domain::CivilDate> result_on;
  domain::Instant created_at;
  std::string created_by;
};

/// Newest first.
std::vector<ReferralRecord> referrals_of_case(Session& session,
                                              const domain::Authorized& authorized,
                                              std::string_view center_id, std::string_view case_id);
void insert_referral(Session& writer, std::string_view center_id, std::string_view case_id,
                     const ReferralRecord& record);
/// Writes what has come back; false once there is a result.
bool update_referral(Session& writer, std::string_view center_id, const ReferralRecord& record);

}  // namespace kizuna::persistence
