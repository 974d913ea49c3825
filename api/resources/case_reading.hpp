#pragma once
#include <optional>
#include <string>

#include "api/context.hpp"
#include "api/resources/case_dto.hpp"
#include "persistence/break_glass_store.hpp"
#include "persistence/case_facts_store.hpp"
#include "persistence/case_list.hpp"
#include "persistence/case_store.hpp"
#include "persistence/overlay_store.hpp"

namespace kizuna::api {

/// A case that the caller may do something to.
struct FoundCase {
  domain::Authorized authorized;
  persistence::CaseRecord record;
  /// The caller reads it by an emergency access only (AZ-09).
  std::optional<persistence::RunningBreakGlass> break_glass = {};
};

/// The case, or out with the same "no" as for an absent one. `even_closed` is for what may be done
/// to a closed case: reopening it and its overlays. Notes the case in the log.
FoundCase find_case(Context& context, const std::string& id, domain::Action action,
                    bool even_closed = false);

/// M-9: restricted links of a case exist for its team and MANAGER alone, restricted tracks for who
/// is named on them.
persistence::TimelineViewer timeline_viewer(Context& context, const FoundCase& found);

/// W-1: role `manager` carries SENIOR, with the post also MANAGER.
domain::intake::Post post_of(const Caller& caller);

/// The day by which the state should be left, and why, in Japanese.
void set_clock(persistence::CaseRecord& record, domain::CivilDate entered,
               const domain::intake::FactValues& values);

/// The rows that lead out of the state, each with what it still needs.
std::vector<NextStep> next_steps(Context& context, const FoundCase& found);

OverlayView view_of(const persistence::OverlayRecord& overlay, domain::Instant now);

CaseLine line_of(Context& context, const FoundCase& found);
CaseView view_of(Context& context, const FoundCase& found);

/// Writes the record with its event, whose id, case, time and person are filled in here; a lost
/// race is a stale version.
void save_case(Context& context, persistence::CaseRecord& record,
               domain::intake::CaseState expected, persistence::CaseEvent event);

/// The view as the answer of a change, with its version.
Response case_response(Context& context, const std::string& id);

}  // namespace kizuna::api
