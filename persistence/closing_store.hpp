#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "persistence/case_store.hpp"

namespace kizuna::persistence {

/// A closing that somebody has asked for; it holds for the text with this hash (W-8).
struct ClosingRequest {
  std::string id;
  std::string case_id;
  std::string rule;  ///< "T-11" or "T-16"
  std::string text_hash;
  std::string requested_by;
  domain::Instant requested_at;
};

/// Asks for a closing; every earlier request about the case, with its approvals, is void from now
/// on.
void request_closing(Session& writer, std::string_view center_id, const ClosingRequest& request);
void void_closings(Session& writer, std::string_view center_id, std::string_view case_id,
                   domain::Instant now);

/// The case of a request that is not void, before anything of it is read.
std::optional<std::string> case_of_closing(Session& session, std::string_view center_id,
                                           std::string_view request_id);
/// The request of a case that is not void.
std::optional<ClosingRequest> live_closing(Session& session, const domain::Authorized& authorized,
                                           std::string_view center_id, std::string_view case_id);

struct ClosingApproval {
  std::string account_id;
  std::string name;
  std::string role;
  std::string text_hash;
  domain::Instant approved_at;
};
std::vector<ClosingApproval> closing_approvals(Session& session, std::string_view center_id,
                                               std::string_view request_id);
/// False when this person has approved it already.
bool approve_closing(Session& writer, std::string_view center_id, const ClosingRequest& request,
                     const std::optional<std::string>& owner_id, const ClosingApproval& approval);

/// Where a page of waiting requests ended: oldest first, then id.
struct ClosingCursor {
  long long requested_at = 0;
  std::string id;
  std::string case_id;
};
/// Requests of cases that are still open; who may see which is asked of case_access one by one.
std::vector<ClosingCursor> list_closings(Session& session, std::string_view center_id,
                                         const std::optional<ClosingCursor>& after,
                                         long long limit);

/// What an approver must know of whom the case is about; empty parts stay empty.
std::string subject_name(Session& session, const domain::Authorized& authorized,
                         std::string_view center_id, const CaseRecord& record);

}  // namespace kizuna::persistence
