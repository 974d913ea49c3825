#include <algorithm>
#include <set>

#include "domain/calendar/periods.hpp"
#include "domain/intake/case_workflow.hpp"
#include "domain/intake/codes.hpp"

namespace kizuna::domain::intake {
namespace {

using Facts = CaseFacts;
using State = CaseState;

/// One guard and its test, in the order of the enumeration.
struct Guard {
  CaseNeed need;
  bool (*holds)(const Facts&, State);
};

bool not_the_receiver(const Facts& facts, State) {
  const bool received = std::find(facts.receivers.begin(), facts.receivers.end(), facts.actor) !=
                        facts.receivers.end();
  // W-2: alone in the office the receiver may do it, with a reason that MANAGER sees.
  return !received || (!facts.other_senior_present && !facts.reason.empty());
}

bool wish_recorded(const Facts& facts, State) {
  if (facts.person_wish == "KNOWN" || facts.person_wish == "UNKNOWN") return true;
  return facts.person_wish == "NOT_ASKED" && !facts.person_met && !facts.not_met_reason.empty();
}

bool consent_recorded(const Facts& facts, State) {
  // W-4: a refusal (4) is no obstacle to helping; 0 and 6 do not exist on a case.
  return facts.newest_consent.size() == 1 && facts.newest_consent >= "1" &&
         facts.newest_consent <= "5";
}

bool close_reason_given(const Facts& facts, State) {
  return find_code("close", facts.close_code, facts.today) != nullptr;
}

bool early_close_reason_given(const Facts& facts, State state) {
  return close_reason_given(facts, state) && facts.close_code.size() == 1 &&
         facts.close_code >= "3";
}

bool city_officer_approved(const Facts& facts, State) {
  if (!facts.abuse_ever && !facts.abuse_on && !facts.urgency_ever_s) return true;
  return std::any_of(
      facts.city_approvals.begin(), facts.city_approvals.end(), [&](const CityApproval& approval) {
        return approval.person != facts.actor && approval.person != facts.owner &&
               !facts.closing_text_hash.empty() && approval.text_hash == facts.closing_text_hash;
      });
}

bool attempts_sufficient(const Facts& facts, State) {
  return facts.suspension_code != "UNREACHABLE" || attempts_suffice(facts.attempts);
}

bool suspension_reason(const Facts& facts, State) {
  if (find_code("suspension", facts.suspension_code, facts.today) == nullptr) return false;
  return facts.suspension_code == "UNREACHABLE" || !facts.reason.empty();
}

bool within_five_years(const Facts& facts, State) {
  return facts.closed_on && reopening_of(*facts.closed_on, facts.today) == Reopening::same_case;
}

// W-9: a suspended case closes by the rule of the state it left.
bool left_in_support(const Facts& facts, State state) {
  return state != State::suspended || facts.left_state == State::support ||
         facts.left_state == State::monitor;
}

bool left_before_support(const Facts& facts, State state) {
  if (state != State::suspended) return true;
  return facts.left_state && *facts.left_state >= State::triaged &&
         *facts.left_state <= State::policy;
}

constexpr Guard guards[] = {
    {CaseNeed::case_wanted, [](const Facts& f, State) { return f.case_proposed || f.case_chosen; }},
    {CaseNeed::c_fields_complete, [](const Facts& f, State) { return f.c_fields_complete; }},
    {CaseNeed::no_other_open_case, [](const Facts& f, State) { return !f.other_open_case; }},
    {CaseNeed::urgency_decided, [](const Facts& f, State) { return f.urgency_decided; }},
    {CaseNeed::abuse_decided, [](const Facts& f, State) { return f.abuse_decided; }},
    {CaseNeed::owner_decided, [](const Facts& f, State) { return !f.owner.empty(); }},
    {CaseNeed::duplicates_checked, [](const Facts& f, State) { return f.duplicates_checked; }},
    {CaseNeed::contract_scope_decided,
     [](const Facts& f, State) { return f.contract_scope_decided; }},
    {CaseNeed::not_the_receiver, &not_the_receiver},
    {CaseNeed::reason_given, [](const Facts& f, State) { return !f.reason.empty(); }},
    {CaseNeed::abuse_overlay_off, [](const Facts& f, State) { return !f.abuse_on; }},
    {CaseNeed::abuse_overlay_on, [](const Facts& f, State) { return f.abuse_on; }},
    {CaseNeed::urgency_never_s, [](const Facts& f, State) { return !f.urgency_ever_s; }},
    {CaseNeed::appointment_exists, [](const Facts& f, State) { return f.appointment_exists; }},
    {CaseNeed::safety_acknowledged, [](const Facts& f, State) { return f.safety_acknowledged; }},
    {CaseNeed::person_met_or_reason,
     [](const Facts& f, State) { return f.person_met || !f.not_met_reason.empty(); }},
    {CaseNeed::wish_recorded, &wish_recorded},
    {CaseNeed::consent_recorded, &consent_recorded},
    {CaseNeed::profile_complete, [](const Facts& f, State) { return f.profile_complete; }},
    {CaseNeed::genogram_present, [](const Facts& f, State) { return f.genogram_present; }},
    {CaseNeed::income_screened, [](const Facts& f, State) { return f.income_screened; }},
    {CaseNeed::assets_screened, [](const Facts& f, State) { return f.assets_screened; }},
    {CaseNeed::abuse_screened, [](const Facts& f, State) { return f.abuse_screened; }},
    {CaseNeed::meeting_finalised, [](const Facts& f, State) { return f.meeting_finalised; }},
    {CaseNeed::track_decided, [](const Facts& f, State) { return f.tracks_decided >= 1; }},
    {CaseNeed::goals_set, [](const Facts& f, State) { return f.goals_set; }},
    {CaseNeed::roles_set, [](const Facts& f, State) { return f.roles_set; }},
    {CaseNeed::review_date_set, [](const Facts& f, State) { return f.review_date_set; }},
    {CaseNeed::dissent_noted, [](const Facts& f, State) { return f.dissent_noted; }},
    {CaseNeed::information_listed, [](const Facts& f, State) { return f.information_listed; }},
    {CaseNeed::information_date_set, [](const Facts& f, State) { return f.information_date_set; }},
    {CaseNeed::tracks_steady, [](const Facts& f, State) { return f.tracks_unsteady == 0; }},
    {CaseNeed::handover_accepted, [](const Facts& f, State) { return f.handover_accepted; }},
    {CaseNeed::change_event, [](const Facts& f, State) { return f.change_event; }},
    {CaseNeed::no_open_task, [](const Facts& f, State) { return f.open_tasks == 0; }},
    {CaseNeed::no_open_custody, [](const Facts& f, State) { return f.open_custody == 0; }},
    {CaseNeed::consent_end_recorded, [](const Facts& f, State) { return f.consent_end_recorded; }},
    {CaseNeed::close_reason_given, &close_reason_given},
    {CaseNeed::early_close_reason_given, &early_close_reason_given},
    {CaseNeed::closing_summary, [](const Facts& f, State) { return f.closing_summary; }},
    {CaseNeed::statistics_complete, [](const Facts& f, State) { return f.statistics_complete; }},
    {CaseNeed::not_the_owner, [](const Facts& f, State) { return f.actor != f.owner; }},
    {CaseNeed::not_the_requester, [](const Facts& f, State) { return f.actor != f.requester; }},
    {CaseNeed::left_in_support, &left_in_support},
    {CaseNeed::left_before_support, &left_before_support},
    {CaseNeed::city_officer_approved, &city_officer_approved},
    {CaseNeed::contact_linked, [](const Facts& f, State) { return f.contact_linked; }},
    {CaseNeed::within_five_years, &within_five_years},
    {CaseNeed::suspension_reason, &suspension_reason},
    {CaseNeed::attempts_sufficient, &attempts_sufficient},
    {CaseNeed::city_end_date, [](const Facts& f, State) { return f.city_end_date; }},
    {CaseNeed::death_recorded,
     [](const Facts& f, State) {
       return f.died_on && *f.died_on <= f.today && !f.death_source.empty();
     }},
    {CaseNeed::death_not_recorded_yet, [](const Facts& f, State) { return !f.deceased; }},
    {CaseNeed::death_on_record, [](const Facts& f, State) { return f.deceased; }},
};

constexpr bool in_order() {
  for (std::size_t at = 0; at < std::size(guards); ++at)
    if (static_cast<std::size_t>(guards[at].need) != at) return false;
  return std::size(guards) == static_cast<std::size_t>(CaseNeed::death_on_record) + 1;
}
static_assert(in_order(), "every CaseNeed has exactly one test, at its own place");

}  // namespace

bool holds(CaseNeed need, const CaseFacts& facts, CaseState state) {
  return guards[static_cast<std::size_t>(need)].holds(facts, state);
}

bool attempts_suffice(std::span<const Attempt> attempts) {
  std::set<CivilDate> dates;
  std::set<std::string_view> methods;
  for (const Attempt& attempt : attempts) {
    dates.insert(attempt.on);
    methods.insert(attempt.method);
  }
  return dates.size() >= 3 && methods.size() >= 2;
}

Reopening reopening_of(CivilDate closed_on, CivilDate today) {
  return today <= same_day_months_later(closed_on, 5 * 12) ? Reopening::same_case
                                                           : Reopening::new_case;
}

}  // namespace kizuna::domain::intake
