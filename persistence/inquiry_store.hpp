#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/access.hpp"
#include "domain/calendar/civil_date.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

/// A contact stays an inquiry although a case is proposed, for a reason of one line; SENIOR may
/// have to agree (I-15).
struct InquiryDecision {
  std::string id;
  long long version = 1;
  std::string contact_id;
  std::string reason;
  std::string decided_by;
  domain::Instant decided_at;
  std::optional<std::string> agreed_by;
  std::optional<domain::Instant> agreed_at;
};

std::optional<std::string> contact_of_inquiry(Session& session, std::string_view center_id,
                                              std::string_view decision_id);
/// Of all rows of a contact, the newest first.
std::vector<InquiryDecision> inquiry_decisions(Session& session, const domain::Authorized&,
                                               std::string_view center_id,
                                               std::string_view root_id);

/// Of the center: those to which SENIOR was asked to agree and has not, the oldest first. Who may
/// see which is asked of contact_access one by one.
std::vector<InquiryDecision> inquiries_to_agree(Session& session, std::string_view center_id);

void insert_inquiry(Session& writer, std::string_view center_id, const InquiryDecision& decision);
/// Writes who agreed while nobody has and the version is still the decision's. False when somebody
/// was faster.
bool agree_to_inquiry(Session& writer, std::string_view center_id, const InquiryDecision& decision);

}  // namespace kizuna::persistence
