#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/access.hpp"
#include "domain/intake/meeting.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

struct MeetingRecord {
  std::string id;
  long long version = 1;
  std::string case_id;
  std::string state = "draft";  ///< "draft", "final", "discarded"
  domain::intake::Meeting meeting;
  std::optional<domain::Instant> finalised_at;
  std::optional<std::string> finalised_by;
  domain::Instant created_at;
  std::string created_by;
  domain::Instant updated_at;
};

/// Of which case a meeting is and how far it has come, before anything of it is read.
struct MeetingHead {
  std::string case_id;
  long long version = 1;
  std::string state;
};
std::optional<MeetingHead> meeting_head(Session& session, std::string_view center_id,
                                        std::string_view meeting_id);

MeetingRecord load_meeting(Session& session, const domain::Authorized& authorized,
                           std::string_view center_id, std::string_view meeting_id);

/// Drafts and finalised ones of a case, newest first.
std::vector<MeetingRecord> meetings_of_case(Session& session, const domain::Authorized& authorized,
                                            std::string_view center_id, std::string_view case_id);

void insert_meeting(Session& writer, std::string_view center_id, const MeetingRecord& record);

/// Writes the whole record when it is still a draft of that version, and makes the next version;
/// `record.state` says what it is from then on. False when somebody was faster.
bool update_meeting(Session& writer, std::string_view center_id, const MeetingRecord& record);

}  // namespace kizuna::persistence
