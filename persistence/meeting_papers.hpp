#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/access.hpp"
#include "domain/intake/meeting.hpp"
#include "persistence/session.hpp"

/// What hangs on the record of a meeting and goes on after it is final: papers that were handed
/// out, and amendments.
namespace kizuna::persistence {

/// A numbered copy; the number is counted in its meeting and never used twice.
struct MeetingCopy {
  long long number = 0;
  std::string document;
  domain::intake::Party recipient;
  domain::CivilDate handed_on;
  std::string handed_by;
  std::optional<domain::CivilDate> returned_on;
  std::string returned_how;  ///< code of list `copy_return`
};
std::vector<MeetingCopy> meeting_copies(Session& session, const domain::Authorized& authorized,
                                        std::string_view center_id, std::string_view meeting_id);
/// Gives the copy its number and returns it.
long long insert_copy(Session& writer, std::string_view center_id, std::string_view meeting_id,
                      const MeetingCopy& copy);
/// False for a copy that is not out.
bool return_copy(Session& writer, std::string_view center_id, std::string_view meeting_id,
                 long long number, domain::CivilDate on, std::string_view how, std::string_view by);

/// Where papers are still out: the oldest first. Who may see which is asked of case_access.
struct CopyPlace {
  std::string handed_on;
  std::string meeting_id;
  std::string case_id;
};
std::vector<CopyPlace> meetings_with_copies_out(Session& session, std::string_view center_id,
                                                const std::optional<CopyPlace>& after,
                                                long long limit);

struct MeetingAmendment {
  std::string id;
  long long number = 1;
  std::string about;
  std::string text;
  std::string reason;
  domain::Instant amended_at;
  std::string amended_by;
};
std::vector<MeetingAmendment> meeting_amendments(Session& session,
                                                 const domain::Authorized& authorized,
                                                 std::string_view center_id,
                                                 std::string_view meeting_id);
void insert_amendment(Session& writer, std::string_view center_id, std::string_view meeting_id,
                      const MeetingAmendment& amendment);

}  // namespace kizuna::persistence
