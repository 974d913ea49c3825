#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/access.hpp"
#include "domain/calendar/civil_date.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

/// Somebody asks that a contact be voided (取消); a second person decides (I-5). It holds for the
/// very row that was read: a later amendment leaves nothing to approve.
struct VoidRequest {
  std::string id;
  long long version = 1;
  std::string contact_id;
  std::string state = "open";  ///< "open", "approved", "declined"
  std::string reason;
  std::string requested_by;
  domain::Instant requested_at;
  std::optional<std::string> decided_by;
  std::optional<domain::Instant> decided_at;
  std::string decline_reason;
};

/// The contact that a request is about: who may see the one may see the other.
std::optional<std::string> contact_of_void_request(Session& session, std::string_view center_id,
                                                   std::string_view request_id);
std::optional<VoidRequest> load_void_request(Session& session, const domain::Authorized& authorized,
                                             std::string_view center_id,
                                             std::string_view request_id);
/// Of all rows of a contact, the first one first.
std::vector<VoidRequest> void_requests_of(Session& session, const domain::Authorized& authorized,
                                          std::string_view center_id, std::string_view root_id);

/// Of the center, undecided and still about the newest row; the oldest first. Who may see which is
/// asked of contact_access one by one.
std::vector<VoidRequest> open_void_requests(Session& session, std::string_view center_id);

void insert_void_request(Session& writer, std::string_view center_id, const VoidRequest& request);
/// Writes state and decision while the stored one is open and of this version, and makes the next
/// version. False when somebody was faster.
bool decide_void_request(Session& writer, std::string_view center_id, const VoidRequest& request);

}  // namespace kizuna::persistence
