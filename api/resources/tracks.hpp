#pragma once
#include "api/resources/case_reading.hpp"
#include "api/resources/track_dto.hpp"
#include "api/route.hpp"
#include "persistence/track_store.hpp"

/// Support lines of cases (K1 to K11). A restricted one does not exist for who is not named on it.
namespace kizuna::api {

/// A track that the caller may do something to.
struct FoundTrack {
  FoundCase file;
  persistence::TrackRecord record;
};
/// Leaves through Refused with the same "no" as for an absent one. Notes the track in the log.
FoundTrack find_track(Context& context, const std::string& id, domain::Action action);

/// Of the case, those that the caller may know of.
std::vector<persistence::TrackRecord> visible_tracks(Context& context, const FoundCase& found);
TrackLine line_of(Context& context, const persistence::TrackRecord& record);
Response track_response(Context& context, const FoundTrack& found);
/// Whether T-7 chose that kind and still holds (W-5).
bool is_decided(Context& context, const FoundCase& found, domain::intake::TrackKind kind);

/// Starts a track without asking whether it may; its record.
persistence::TrackRecord begin_track(Context& on_writer, const FoundCase& found,
                                     const NewTrack& body);
/// Takes one step by the table of the kind.
void step_track(Context& on_writer, FoundTrack& found, const std::string& action,
                const TrackAction& body);
/// W-11: what runs when a case closes ends with it.
void end_tracks(Context& on_writer, const FoundCase& found);

Response list_tracks(Context& context);
Command open_track(Context& context);
Response get_track(Context& context);
Command act_on_track(Context& context);
Command set_track_waiting(Context& context);
/// MANAGER says who may know of a restricted track.
Command name_track_people(Context& context);

}  // namespace kizuna::api
