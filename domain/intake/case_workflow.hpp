#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/calendar/civil_date.hpp"
#include "domain/workflow.hpp"

namespace kizuna::domain::intake {

/// The main state of a case. Support lines (tracks.hpp) run beside it, the overlays ABUSE and
/// DECEASED lie over it and never change it.
enum class CaseState {
  inquiry,
  received,
  triaged,
  interview,
  assessment,
  policy,
  support,
  monitor,
  closed,
  suspended,
};

/// Posts of the center, each including those before it (W-1). The product role `manager` carries
/// `senior` or `manager`; the deputy appointed for the day acts as `manager`. `staff` is everybody
/// who works at the center.
enum class Post { staff, counselor, senior, manager };

constexpr bool carries(Post actual, Post asked) {
  return actual >= asked;
}

/// Every guard of the case workflow; case_workflow.cpp has the words, case_guards.cpp the tests.
enum class CaseNeed {
  case_wanted,
  c_fields_complete,
  no_other_open_case,
  urgency_decided,
  abuse_decided,
  owner_decided,
  duplicates_checked,
  contract_scope_decided,
  not_the_receiver,
  reason_given,
  abuse_overlay_off,
  abuse_overlay_on,
  urgency_never_s,
  appointment_exists,
  safety_acknowledged,
  person_met_or_reason,
  wish_recorded,
  consent_recorded,
  profile_complete,
  genogram_present,
  income_screened,
  assets_screened,
  abuse_screened,
  meeting_finalised,
  track_decided,
  goals_set,
  roles_set,
  review_date_set,
  dissent_noted,
  information_listed,
  information_date_set,
  tracks_steady,
  handover_accepted,
  change_event,
  no_open_task,
  no_open_custody,
  consent_end_recorded,
  close_reason_given,
  early_close_reason_given,
  closing_summary,
  statistics_complete,
  not_the_owner,
  not_the_requester,
  left_in_support,
  left_before_support,
  city_officer_approved,
  contact_linked,
  within_five_years,
  suspension_reason,
  attempts_sufficient,
  city_end_date,
  death_recorded,
  death_not_recorded_yet,
  death_on_record,
};

using CaseRow = workflow::Row<CaseState, Post, CaseNeed>;
using CaseTable = workflow::Table<CaseState, Post, CaseNeed>;

/// The case workflow: S0-S9 and T-1 to T-16. Rows "T-13b", "T-14b" and "T-15b" undo their numbers.
const CaseTable& case_workflow();

/// "triaged" for the API and the database, and back.
std::string_view code_of(CaseState state);
std::optional<CaseState> parse_case_state(std::string_view code);

/// One unanswered try to reach the person (T-13). It is no contact and counts in no statistic.
struct Attempt {
  CivilDate on;
  std::string method;  ///< code of list `method`
};

/// W-10: at least 3 tries on 3 different dates and by at least 2 methods.
bool attempts_suffice(std::span<const Attempt> attempts);

/// A city officer's approval of one exact text (W-8); any later change of the text voids it.
struct CityApproval {
  std::string person;
  std::string text_hash;
};

/// Everything the guards look at. A store fills it from the case as it is inside the transaction.
/// Person fields are person ids; an empty string is "nobody" or "not given".
struct CaseFacts {
  std::string actor;
  std::string owner;
  std::string requester;               ///< who asked for the closure
  std::vector<std::string> receivers;  ///< F04 and second staff of the opening contact
  bool other_senior_present = true;    ///< another SENIOR or MANAGER is marked present today
  std::string reason;                  ///< the reason typed with this action
  CivilDate today{};
  std::optional<CaseState> left_state;  ///< the state left for S9

  bool case_proposed = false;  ///< R-2 holds
  bool case_chosen = false;    ///< or the counselor chose it
  bool c_fields_complete = false;
  bool other_open_case = false;

  bool urgency_decided = false;
  bool urgency_ever_s = false;  ///< on any row, amended rows included
  bool abuse_decided = false;
  bool abuse_on = false;
  bool abuse_ever = false;
  bool duplicates_checked = false;
  bool contract_scope_decided = false;

  bool appointment_exists = false;
  bool safety_acknowledged = false;
  bool person_met = false;
  std::string not_met_reason;
  std::string person_wish;     ///< code of list `person_wish`
  std::string newest_consent;  ///< code of list `consent`, the subject's own

  bool profile_complete = false;  ///< every C field has a value or an explicit "unknown"
  bool genogram_present = false;  ///< "no known kin" counts
  bool income_screened = false;
  bool assets_screened = false;
  bool abuse_screened = false;

  bool meeting_finalised = false;
  int tracks_decided = 0;
  bool goals_set = false;
  bool roles_set = false;
  bool review_date_set = false;
  bool dissent_noted = false;  ///< "none" counts
  bool information_listed = false;
  bool information_date_set = false;

  int tracks_unsteady = 0;
  bool handover_accepted = false;
  bool change_event = false;

  int open_tasks = 0;  ///< without dates that others must keep (W-7)
  int open_custody = 0;
  bool consent_end_recorded = false;
  std::string close_code;  ///< code of list `close`
  bool closing_summary = false;
  bool statistics_complete = false;
  std::string closing_text_hash;
  std::vector<CityApproval> city_approvals;

  bool contact_linked = false;
  std::optional<CivilDate> closed_on;

  std::string suspension_code;  ///< code of list `suspension`
  std::vector<Attempt> attempts;

  bool city_end_date = false;
  bool deceased = false;
  std::optional<CivilDate> died_on;
  std::string death_source;
};

/// Whether one guard holds for a case that is in `state`.
bool holds(CaseNeed need, const CaseFacts& facts, CaseState state);

/// Decides one step of a case; see workflow::step for the refusals.
Result<workflow::Step<CaseState>> step_case(CaseState state, std::string_view action, Post post,
                                            const CaseFacts& facts);

/// The rows that a post may try in a state; guards are not looked at.
std::vector<const CaseRow*> available_case_actions(CaseState state, Post post);

/// Where a subject who comes back after closing goes on (W-11).
enum class Reopening {
  same_case,  ///< T-12: S4, the number takes the suffix -2, then -3
  new_case,   ///< a new case in S1 with a link
};

/// The same case up to and including the fifth anniversary of closing.
Reopening reopening_of(CivilDate closed_on, CivilDate today);

}  // namespace kizuna::domain::intake
