#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/access.hpp"
#include "domain/intake/tracks.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

struct TrackRecord {
  std::string id;
  long long version = 1;
  std::string case_id;
  domain::intake::TrackKind kind = domain::intake::TrackKind::k1;
  domain::intake::TrackState state = domain::intake::TrackState::informing;
  domain::CivilDate opened_on{};
  std::string opened_by;
  domain::CivilDate state_since{};
  std::string waiting_for;  ///< empty: for nobody
  std::optional<domain::CivilDate> waiting_since;
  std::optional<domain::CivilDate> follow_up_on;
  std::optional<std::string> task_id;  ///< that reminds of the follow-up
  std::optional<domain::CivilDate> ended_on;
  domain::Instant created_at;
  domain::Instant updated_at;
};

/// Of which case a track is, and whether the viewer is named on it, before anything of it is read.
struct TrackHead {
  std::string case_id;
  long long version = 1;
  bool restricted = false;
  bool viewer_is_named = false;
};
std::optional<TrackHead> track_head(Session& session, std::string_view center_id,
                                    std::string_view track_id, std::string_view viewer_id);

TrackRecord load_track(Session& session, const domain::Authorized& authorized,
                       std::string_view center_id, std::string_view track_id);

/// Open ones first, then by the day they were opened.
std::vector<TrackRecord> tracks_of_case(Session& session, const domain::Authorized& authorized,
                                        std::string_view center_id, std::string_view case_id);

void insert_track(Session& writer, std::string_view center_id, const TrackRecord& record);

/// Writes what may change of a track that has not ended and is still of that version and in
/// `expected`, and makes the next version. False when somebody was faster.
bool update_track(Session& writer, std::string_view center_id, const TrackRecord& record,
                  domain::intake::TrackState expected);

/// Who is named on a restricted track.
std::vector<std::string> named_on_track(Session& session, std::string_view center_id,
                                        std::string_view track_id);
void name_on_track(Session& writer, std::string_view center_id, std::string_view track_id,
                   std::string_view account_id, domain::Instant now);
void unname_on_track(Session& writer, std::string_view center_id, std::string_view track_id,
                     std::string_view account_id, domain::Instant now);

}  // namespace kizuna::persistence
