#pragma once
#include <array>

#include "api/resources/case_reading.hpp"
#include "api/resources/meeting_dto.hpp"
#include "api/route.hpp"
#include "persistence/meeting_papers.hpp"
#include "persistence/meeting_store.hpp"

/// Meetings of cases (MT1 to MT8): drafts, then final in one act.
namespace kizuna::api {

inline constexpr std::array copies_out_query = {
    QueryParameter{"limit", "会議の数", "^[0-9]{1,3}$"},
    QueryParameter{"cursor", "続き", "^[0-9]{4}-[0-9]{2}-[0-9]{2}_[0-9a-f-]{36}$"},
};

/// A meeting of a case that the caller may do something to.
struct FoundMeeting {
  FoundCase file;
  persistence::MeetingRecord record;
};
/// Leaves through Refused with the same "no" as for an absent one. Notes the meeting in the log.
FoundMeeting find_meeting(Context& context, const std::string& id, domain::Action action,
                          bool even_closed = false);
/// The view as an answer, with its version.
Response meeting_response(Context& context, const std::string& id);
MeetingLine line_of(Context& context, const persistence::MeetingRecord& record);
PartyView view_of(Context& context, const domain::intake::Party& party);
MeetingCopyView view_of(Context& context, const persistence::MeetingCopy& copy);

/// What still stands between the draft and its finalising.
std::vector<domain::FieldError> missing_in(Context& context, const FoundMeeting& found);
/// Members of the record that name staff who are not there.
std::vector<domain::FieldError> unknown_staff(Context& context,
                                              const domain::intake::Meeting& meeting);

Response list_meetings(Context& context);
Command create_meeting(Context& context);
Response get_meeting(Context& context);
Command replace_meeting(Context& context);
Command discard_meeting(Context& context);
/// Every decision becomes a task in the same commit; what is missing is named field by field.
Command finalise_meeting(Context& context);
Command amend_meeting(Context& context);

Command hand_out_copy(Context& context);
Command return_meeting_copy(Context& context);
/// Papers that have not come back, of the cases that the caller may change.
Response list_copies_out(Context& context);

}  // namespace kizuna::api
