#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/access.hpp"
#include "domain/intake/case_fact.hpp"
#include "domain/intake/case_workflow.hpp"
#include "domain/intake/urgency.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

/// One case as stored; its rows beside it (links, facts, events, overlays) have functions below.
struct CaseRecord {
  std::string id;
  long long version = 1;
  std::string number;
  int opening = 1;  ///< 2 after the first reopening (T-12)
  int fiscal_year = 0;
  int ordinal = 0;
  domain::intake::CaseState state = domain::intake::CaseState::received;
  std::optional<std::string> owner_id;
  std::string unit;
  std::string subject_id;
  domain::intake::Urgency urgency = domain::intake::Urgency::c;
  bool urgency_was_s = false;
  std::string sensitivity = "s1";
  std::string opened_by_contact_id;
  domain::Instant opened_at;
  std::string opened_by;
  domain::CivilDate state_since;
  std::optional<domain::CivilDate> state_due;
  std::string state_due_why;
  std::optional<long long> days_left_when_paused;
  std::optional<domain::intake::CaseState> suspended_from;
  std::string suspend_reason;
  std::optional<std::string> close_code;
  std::string closing_summary;
  std::optional<domain::Instant> closed_at;
  std::optional<std::string> continues_case_id;
  domain::Instant updated_at;
};

/// What decides who may see a case, before anything of it is read.
struct CaseAccess {
  domain::RecordFacts facts;
  long long version = 0;
};

std::optional<CaseAccess> case_access(Session& session, std::string_view center_id,
                                      std::string_view case_id, std::string_view viewer_id);

std::optional<CaseRecord> load_case(Session& session, const domain::Authorized& authorized,
                                    std::string_view center_id, std::string_view case_id);

void insert_case(Session& writer, std::string_view center_id, const CaseRecord& record);

/// Writes everything that may change when the version is still record.version and the state still
/// `expected`, and makes the next version. False when somebody was faster.
bool update_case(Session& writer, std::string_view center_id, const CaseRecord& record,
                 domain::intake::CaseState expected);

/// What is known of a subject's cases when another one is to be opened (W-11, W-12, I-2).
struct SubjectCase {
  std::string id;
  domain::intake::CaseState state = domain::intake::CaseState::inquiry;
  std::optional<domain::Instant> closed_at;
};
/// Newest first.
std::vector<SubjectCase> cases_of_subject(Session& session, std::string_view center_id,
                                          std::string_view subject_id);

struct CaseEvent {
  std::string id;
  std::string case_id;
  domain::Instant at;
  std::string kind;  ///< "transition", "change", "overlay", "track"
  std::string rule;
  std::string action;
  std::optional<std::string> from_state;  ///< "S1"
  std::optional<std::string> to_state;
  std::string actor_id;
  std::string reason;
  std::string note;
  std::optional<std::string> track_id = {};  ///< of "track"
};
void insert_case_event(Session& writer, std::string_view center_id, const CaseEvent& event);

/// A link between a case and a contact (I-16). False when it already exists.
bool link_contact(Session& writer, std::string_view center_id, std::string_view case_id,
                  std::string_view contact_id, bool restricted, bool reopens, std::string_view by,
                  domain::Instant now);
/// False when there is no such link.
bool unlink_contact(Session& writer, std::string_view center_id, std::string_view case_id,
                    std::string_view contact_id, std::string_view by, domain::Instant now);

/// False when the person is on the team already, or is nobody of this center.
bool join_team(Session& writer, std::string_view center_id, std::string_view case_id,
               std::string_view account_id, std::string_view duty, domain::Instant now);

bool is_active_account(Session& session, std::string_view center_id, std::string_view account_id);

/// "S2" as cases store and people say it, and back.
std::string state_id(domain::intake::CaseState state);
domain::intake::CaseState state_from_id(std::string_view id);

}  // namespace kizuna::persistence
