#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/calendar/civil_date.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

/// What a list of cases is narrowed by; absent fields narrow nothing.
struct CaseFilter {
  std::optional<std::string> state;  ///< "S2"
  std::optional<std::string> owner;
  std::optional<std::string> district;          ///< of the contact that opened it
  std::optional<domain::CivilDate> overdue_on;  ///< due before this day
  std::optional<std::string> number;
  std::optional<std::string> subject;
};

/// Where a page ended: the order is newest opened first, then id.
struct CaseCursor {
  long long opened_at = 0;
  std::string id;
};

/// Who may see which is asked of case_access one by one, so that list and record never disagree.
std::vector<CaseCursor> list_cases(Session& session, std::string_view center_id,
                                   const CaseFilter& filter, const std::optional<CaseCursor>& after,
                                   long long limit);

/// One line of a case's history.
struct TimelineRow {
  long long at = 0;
  std::string id;
  std::string kind;  ///< "contact", "event", "overlay", "task", "meeting"
  std::string title;
  std::string rule;
  std::string from_state;
  std::string to_state;
  std::string actor_id;
  std::string actor_name;
  std::string text;
};

/// Who reads a case's history, as far as parts of it are not for everybody who may see the case.
struct TimelineViewer {
  std::string account_id;
  bool is_manager = false;  ///< the post
  bool on_team = false;
};

/// Contacts, final meetings, transitions, overlays and tasks of a case, newest first. Restricted
/// contacts are for the team only (M-9), restricted tracks for who is named on them. A meeting has
/// its kind as title and the number of its decisions as text.
std::vector<TimelineRow> case_timeline(Session& session, std::string_view center_id,
                                       std::string_view case_id,
                                       const std::optional<std::string>& kind,
                                       const TimelineViewer& viewer,
                                       const std::optional<CaseCursor>& after, long long limit);

struct TeamMember {
  std::string account_id;
  std::string name;
  std::string duty;
};
std::vector<TeamMember> case_team(Session& session, std::string_view center_id,
                                  std::string_view case_id);

/// Somebody who belonged to the case for a while: on its team, or as its owner.
struct CaseMember {
  std::string account_id;
  domain::Instant since;
  std::optional<domain::Instant> until;
};
std::vector<CaseMember> case_members(Session& session, std::string_view center_id,
                                     std::string_view case_id);

/// How much somebody has to do; without an account: what nobody has.
struct OwnerLoad {
  std::optional<std::string> account_id;
  long long cases = 0;
  long long overdue = 0;  ///< whose state should have been left before today
};
/// Of all cases outside S0 and S8. Counts only.
std::vector<OwnerLoad> owner_loads(Session& session, std::string_view center_id,
                                   domain::CivilDate today);

/// What an account is called; empty for one that does not exist.
std::string account_name(Session& session, std::string_view center_id, std::string_view account_id);

}  // namespace kizuna::persistence
