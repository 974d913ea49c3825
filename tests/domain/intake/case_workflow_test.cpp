#include "domain/intake/case_workflow.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>

#include "domain/intake/meeting.hpp"
#include "domain/intake/tracks.hpp"

namespace kizuna::domain::intake {
namespace {

using namespace std::chrono_literals;
using S = CaseState;

/// A case about which everything is in order: every guard of every row holds, unless the row asks
/// for the opposite (an overlay that is on).
CaseFacts good() {
  CaseFacts facts;
  facts.actor = "p-senior";
  facts.owner = "p-owner";
  facts.requester = "p-owner";
  facts.receivers = {"p-receiver", "p-second"};
  facts.reason = "理由";
  facts.today = 2025y / 6 / 2;
  facts.case_proposed = facts.c_fields_complete = true;
  facts.urgency_decided = facts.abuse_decided = true;
  facts.duplicates_checked = facts.contract_scope_decided = true;
  facts.appointment_exists = facts.safety_acknowledged = facts.person_met = true;
  facts.person_wish = "KNOWN";
  facts.newest_consent = "1";
  facts.profile_complete = facts.genogram_present = true;
  facts.income_screened = facts.assets_screened = facts.abuse_screened = true;
  facts.meeting_finalised = facts.goals_set = facts.roles_set = true;
  facts.tracks_decided = 1;
  facts.review_date_set = facts.dissent_noted = true;
  facts.information_listed = facts.information_date_set = true;
  facts.handover_accepted = facts.change_event = true;
  facts.consent_end_recorded = facts.closing_summary = facts.statistics_complete = true;
  facts.close_code = "4";
  facts.closing_text_hash = "h1";
  facts.contact_linked = true;
  facts.closed_on = 2024y / 6 / 2;
  facts.suspension_code = "HOSPITAL";
  facts.died_on = 2025y / 6 / 1;
  facts.death_source = "家族から電話";
  return facts;
}

using Change = std::function<void(CaseFacts&)>;

struct Row {
  S state;
  const char* action;
  Post post;
  Change change;
  std::string verdict;  ///< the state reached, or the refusal and its guards
};

std::string verdict_of(const Row& row) {
  CaseFacts facts = good();
  if (row.change) row.change(facts);
  const auto result = step_case(row.state, row.action, row.post, facts);
  if (result) return std::string(result->rule).append(" ").append(code_of(result->to));
  std::string text = result.error().rule;
  const std::pair<ProblemCode, const char*> names[] = {
      {ProblemCode::guard_not_met, " guard"}, {ProblemCode::four_eyes, " four_eyes"},
      {ProblemCode::forbidden, " forbidden"}, {ProblemCode::conflict, " conflict"},
      {ProblemCode::not_found, " not_found"},
  };
  for (const auto& [code, name] : names)
    if (result.error().code == code) text.append(name);
  for (const FieldError& error : result.error().errors) text.append(" ").append(error.code);
  EXPECT_FALSE(result.error().detail.empty());
  return text;
}

void expect(std::span<const Row> grid) {
  int line = 0;
  for (const Row& row : grid)
    EXPECT_EQ(verdict_of(row), row.verdict) << "row " << line++ << " " << row.action;
}

TEST(CaseWorkflow, EveryTransition) {
  const Change abuse_on = [](CaseFacts& f) { f.abuse_on = f.city_end_date = true; };
  const Change dead = [](CaseFacts& f) { f.deceased = true; };
  const auto left = [](S state) { return Change([state](CaseFacts& f) { f.left_state = state; }); };
  const Row grid[] = {
      {S::inquiry, "open", Post::counselor, {}, "T-1 received"},
      {S::received, "accept", Post::senior, {}, "T-2 triaged"},
      {S::received, "accept", Post::manager, {}, "T-2 triaged"},
      {S::received, "return_to_inquiry", Post::senior, {}, "T-3 inquiry"},
      {S::triaged, "start_interview", Post::counselor, {}, "T-4 interview"},
      {S::interview, "start_assessment", Post::counselor, {}, "T-5 assessment"},
      {S::assessment, "propose_policy", Post::counselor, {}, "T-6 policy"},
      {S::policy, "decide_policy", Post::senior, {}, "T-7 support"},
      {S::policy, "ask_for_information", Post::senior, {}, "T-8 assessment"},
      {S::support, "start_monitoring", Post::counselor, {}, "T-9 monitor"},
      {S::monitor, "resume_support", Post::counselor, {}, "T-10 support"},
      {S::support, "close", Post::manager, {}, "T-11 closed"},
      {S::monitor, "close", Post::manager, {}, "T-11 closed"},
      {S::suspended, "close", Post::manager, left(S::support), "T-11 closed"},
      {S::suspended, "close", Post::manager, left(S::policy), "T-11 guard left_in_support"},
      {S::closed, "reopen", Post::senior, {}, "T-12 assessment"},
      {S::received, "suspend", Post::counselor, {}, "T-13 suspended"},
      {S::monitor, "suspend", Post::counselor, {}, "T-13 suspended"},
      {S::inquiry, "suspend", Post::manager, {}, "T-13 conflict"},
      {S::closed, "suspend", Post::manager, {}, "T-13 conflict"},
      {S::suspended, "resume", Post::counselor, left(S::received), "T-13b received"},
      {S::suspended, "resume", Post::counselor, left(S::monitor), "T-13b monitor"},
      {S::inquiry, "flag_abuse", Post::staff, {}, "T-14 inquiry"},
      {S::support, "flag_abuse", Post::staff, {}, "T-14 support"},
      {S::support, "flag_abuse", Post::staff, abuse_on, "T-14 guard abuse_overlay_off"},
      {S::support, "lift_abuse", Post::manager, abuse_on, "T-14b support"},
      {S::support, "record_death", Post::staff, {}, "T-15 support"},
      {S::support, "record_death", Post::staff, dead, "T-15 guard death_not_recorded_yet"},
      {S::support, "undo_death", Post::manager, dead, "T-15b support"},
      {S::triaged, "close_early", Post::manager, {}, "T-16 closed"},
      {S::policy, "close_early", Post::manager, {}, "T-16 closed"},
      {S::suspended, "close_early", Post::manager, left(S::triaged), "T-16 closed"},
      {S::suspended, "close_early", Post::manager, left(S::policy), "T-16 closed"},
      {S::suspended, "close_early", Post::manager, left(S::received),
       "T-16 guard left_before_support"},
      {S::suspended, "close_early", Post::manager, left(S::support),
       "T-16 guard left_before_support"},
      {S::received, "close_early", Post::manager, {}, "T-16 conflict"},
  };
  expect(grid);
}

TEST(CaseWorkflow, PostsIncludeThoseBelowThem) {
  const Change abuse_on = [](CaseFacts& f) { f.abuse_on = f.city_end_date = true; };
  const Change dead = [](CaseFacts& f) { f.deceased = true; };
  const Row grid[] = {
      {S::inquiry, "open", Post::staff, {}, "T-1 forbidden"},
      {S::inquiry, "open", Post::manager, {}, "T-1 received"},
      {S::received, "accept", Post::counselor, {}, "T-2 forbidden"},
      {S::received, "return_to_inquiry", Post::counselor, {}, "T-3 forbidden"},
      {S::policy, "decide_policy", Post::counselor, {}, "T-7 forbidden"},
      {S::support, "close", Post::senior, {}, "T-11 forbidden"},
      {S::closed, "reopen", Post::counselor, {}, "T-12 forbidden"},
      {S::support, "lift_abuse", Post::senior, abuse_on, "T-14b forbidden"},
      {S::support, "undo_death", Post::senior, dead, "T-15b forbidden"},
      {S::triaged, "close_early", Post::senior, {}, "T-16 forbidden"},
  };
  expect(grid);
}

TEST(CaseWorkflow, GuardsBeforeSupport) {
  const Row grid[] = {
      {S::inquiry, "open", Post::counselor, [](CaseFacts& f) { f.case_proposed = false; },
       "T-1 guard case_wanted"},
      {S::inquiry, "open", Post::counselor,
       [](CaseFacts& f) { f.case_proposed = false, f.case_chosen = true; }, "T-1 received"},
      {S::inquiry, "open", Post::counselor, [](CaseFacts& f) { f.c_fields_complete = false; },
       "T-1 guard c_fields_complete"},
      {S::inquiry, "open", Post::counselor, [](CaseFacts& f) { f.other_open_case = true; },
       "T-1 guard no_other_open_case"},
      {S::received, "accept", Post::senior, [](CaseFacts& f) { f.actor = "p-receiver"; },
       "T-2 four_eyes not_the_receiver"},
      {S::received, "accept", Post::manager, [](CaseFacts& f) { f.actor = "p-second"; },
       "T-2 four_eyes not_the_receiver"},
      {S::received, "accept", Post::senior,
       [](CaseFacts& f) { f.actor = "p-receiver", f.other_senior_present = false; }, "T-2 triaged"},
      {S::received, "accept", Post::senior,
       [](CaseFacts& f) {
         f.actor = "p-receiver", f.other_senior_present = false, f.reason.clear();
       },
       "T-2 four_eyes not_the_receiver"},
      {S::received, "accept", Post::senior,
       [](CaseFacts& f) { f.urgency_decided = f.abuse_decided = false, f.owner.clear(); },
       "T-2 guard urgency_decided abuse_decided owner_decided"},
      {S::received, "accept", Post::senior,
       [](CaseFacts& f) { f.duplicates_checked = f.contract_scope_decided = false; },
       "T-2 guard duplicates_checked contract_scope_decided"},
      {S::received, "return_to_inquiry", Post::senior, [](CaseFacts& f) { f.reason.clear(); },
       "T-3 guard reason_given"},
      {S::received, "return_to_inquiry", Post::senior, [](CaseFacts& f) { f.abuse_on = true; },
       "T-3 guard abuse_overlay_off"},
      {S::received, "return_to_inquiry", Post::senior,
       [](CaseFacts& f) { f.urgency_ever_s = true; }, "T-3 guard urgency_never_s"},
      {S::triaged, "start_interview", Post::counselor,
       [](CaseFacts& f) { f.appointment_exists = f.safety_acknowledged = false; },
       "T-4 guard appointment_exists safety_acknowledged"},
      {S::interview, "start_assessment", Post::counselor,
       [](CaseFacts& f) { f.person_met = false; }, "T-5 guard person_met_or_reason"},
      {S::interview, "start_assessment", Post::counselor,
       [](CaseFacts& f) { f.person_met = false, f.not_met_reason = "入院中"; }, "T-5 assessment"},
      {S::interview, "start_assessment", Post::counselor,
       [](CaseFacts& f) { f.person_wish = "NOT_ASKED"; }, "T-5 guard wish_recorded"},
      {S::interview, "start_assessment", Post::counselor,
       [](CaseFacts& f) {
         f.person_wish = "NOT_ASKED", f.person_met = false, f.not_met_reason = "昏睡";
       },
       "T-5 assessment"},
      {S::interview, "start_assessment", Post::counselor,
       [](CaseFacts& f) { f.newest_consent = "0"; }, "T-5 guard consent_recorded"},
      {S::interview, "start_assessment", Post::counselor,
       [](CaseFacts& f) { f.newest_consent = "6"; }, "T-5 guard consent_recorded"},
      {S::interview, "start_assessment", Post::counselor,
       [](CaseFacts& f) { f.newest_consent = ""; }, "T-5 guard consent_recorded"},
      {S::interview, "start_assessment", Post::counselor,
       [](CaseFacts& f) { f.newest_consent = "4"; }, "T-5 assessment"},
      {S::interview, "start_assessment", Post::counselor,
       [](CaseFacts& f) { f.newest_consent = "5"; }, "T-5 assessment"},
      {S::assessment, "propose_policy", Post::counselor,
       [](CaseFacts& f) { f.profile_complete = f.genogram_present = false; },
       "T-6 guard profile_complete genogram_present"},
      {S::assessment, "propose_policy", Post::counselor,
       [](CaseFacts& f) { f.income_screened = f.assets_screened = f.abuse_screened = false; },
       "T-6 guard income_screened assets_screened abuse_screened"},
      {S::policy, "decide_policy", Post::senior,
       [](CaseFacts& f) { f.meeting_finalised = false, f.tracks_decided = 0; },
       "T-7 guard meeting_finalised track_decided"},
      {S::policy, "decide_policy", Post::senior,
       [](CaseFacts& f) {
         f.goals_set = f.roles_set = f.review_date_set = f.dissent_noted = false;
       },
       "T-7 guard goals_set roles_set review_date_set dissent_noted"},
      {S::policy, "ask_for_information", Post::senior,
       [](CaseFacts& f) { f.information_listed = f.information_date_set = false; },
       "T-8 guard information_listed information_date_set"},
  };
  expect(grid);
}

TEST(CaseWorkflow, GuardsFromSupportOn) {
  const Row grid[] = {
      {S::support, "start_monitoring", Post::counselor,
       [](CaseFacts& f) { f.tracks_unsteady = 1, f.handover_accepted = false; },
       "T-9 guard tracks_steady handover_accepted"},
      {S::monitor, "resume_support", Post::counselor, [](CaseFacts& f) { f.change_event = false; },
       "T-10 guard change_event"},
      {S::support, "close", Post::manager, [](CaseFacts& f) { f.actor = f.owner; },
       "T-11 four_eyes not_the_owner not_the_requester"},
      {S::support, "close", Post::manager, [](CaseFacts& f) { f.requester = f.actor; },
       "T-11 four_eyes not_the_requester"},
      {S::support, "close", Post::manager, [](CaseFacts& f) { f.open_tasks = 1; },
       "T-11 guard no_open_task"},
      {S::support, "close", Post::manager, [](CaseFacts& f) { f.open_custody = 1; },
       "T-11 guard no_open_custody"},
      {S::support, "close", Post::manager,
       [](CaseFacts& f) {
         f.consent_end_recorded = f.closing_summary = f.statistics_complete = false;
       },
       "T-11 guard consent_end_recorded closing_summary statistics_complete"},
      {S::support, "close", Post::manager, [](CaseFacts& f) { f.close_code = "11"; },
       "T-11 guard close_reason_given"},
      {S::support, "close", Post::manager, [](CaseFacts& f) { f.close_code = "10"; },
       "T-11 closed"},
      {S::support, "close", Post::manager, [](CaseFacts& f) { f.close_code = "1"; }, "T-11 closed"},
      {S::closed, "reopen", Post::senior, [](CaseFacts& f) { f.contact_linked = false; },
       "T-12 guard contact_linked"},
      {S::closed, "reopen", Post::senior, [](CaseFacts& f) { f.other_open_case = true; },
       "T-12 guard no_other_open_case"},
      {S::closed, "reopen", Post::senior, [](CaseFacts& f) { f.closed_on = 2020y / 6 / 2; },
       "T-12 assessment"},
      {S::closed, "reopen", Post::senior, [](CaseFacts& f) { f.closed_on = 2020y / 6 / 1; },
       "T-12 guard within_five_years"},
      {S::support, "suspend", Post::counselor, [](CaseFacts& f) { f.suspension_code = ""; },
       "T-13 guard suspension_reason"},
      {S::support, "suspend", Post::counselor, [](CaseFacts& f) { f.reason = ""; },
       "T-13 guard suspension_reason"},
      {S::support, "suspend", Post::counselor,
       [](CaseFacts& f) { f.suspension_code = "UNREACHABLE"; }, "T-13 guard attempts_sufficient"},
      {S::support, "lift_abuse", Post::manager, [](CaseFacts&) {},
       "T-14b guard abuse_overlay_on city_end_date"},
      {S::support, "record_death", Post::staff, [](CaseFacts& f) { f.death_source = ""; },
       "T-15 guard death_recorded"},
      {S::support, "record_death", Post::staff, [](CaseFacts& f) { f.died_on = 2025y / 6 / 3; },
       "T-15 guard death_recorded"},
      {S::support, "undo_death", Post::manager, [](CaseFacts& f) { f.reason = ""; },
       "T-15b guard death_on_record reason_given"},
  };
  expect(grid);
}

TEST(CaseWorkflow, AnEarlyEndMayNeedTheCity) {
  const auto with = [](bool abuse, bool urgent, const char* person, const char* hash) {
    return Change([=](CaseFacts& f) {
      f.abuse_ever = abuse, f.urgency_ever_s = urgent;
      if (*person != '\0') f.city_approvals.push_back({person, hash});
    });
  };
  const auto coded = [](const char* code) {
    return Change([code](CaseFacts& f) { f.close_code = code; });
  };
  const Row grid[] = {
      {S::triaged, "close_early", Post::manager, with(false, false, "", ""), "T-16 closed"},
      {S::triaged, "close_early", Post::manager, with(true, false, "", ""),
       "T-16 four_eyes city_officer_approved"},
      {S::triaged, "close_early", Post::manager, with(false, true, "", ""),
       "T-16 four_eyes city_officer_approved"},
      {S::triaged, "close_early", Post::manager, with(true, true, "p-city", "h1"), "T-16 closed"},
      {S::triaged, "close_early", Post::manager, with(true, true, "p-city", "h0"),
       "T-16 four_eyes city_officer_approved"},
      {S::triaged, "close_early", Post::manager, with(true, true, "p-senior", "h1"),
       "T-16 four_eyes city_officer_approved"},
      {S::triaged, "close_early", Post::manager, coded("2"), "T-16 guard early_close_reason_given"},
      {S::triaged, "close_early", Post::manager, coded("3"), "T-16 closed"},
      {S::triaged, "close_early", Post::manager, coded("9"), "T-16 closed"},
      {S::triaged, "close_early", Post::manager, coded("10"),
       "T-16 guard early_close_reason_given"},
      {S::triaged, "close_early", Post::manager, [](CaseFacts& f) { f.actor = f.owner; },
       "T-16 four_eyes not_the_owner not_the_requester"},
  };
  expect(grid);
}

TEST(CaseWorkflow, UnreachableNeedsThreeDaysAndTwoMethods) {
  struct Case {
    std::vector<Attempt> attempts;
    bool verdict;
  };
  const CivilDate a = 2025y / 5 / 1, b = 2025y / 5 / 2, c = 2025y / 5 / 7;
  const Case grid[] = {
      {{}, false},
      {{{a, "T"}, {b, "H"}}, false},
      {{{a, "T"}, {b, "T"}, {c, "T"}}, false},
      {{{a, "T"}, {b, "T"}, {b, "H"}}, false},
      {{{a, "T"}, {b, "T"}, {c, "H"}}, true},
  };
  for (const Case& row : grid) EXPECT_EQ(attempts_suffice(row.attempts), row.verdict);
}

TEST(CaseWorkflow, ReopeningEndsAfterTheFifthAnniversary) {
  struct Case {
    CivilDate closed, today;
    Reopening verdict;
  };
  const Case grid[] = {
      {2020y / 6 / 2, 2020y / 6 / 2, Reopening::same_case},
      {2020y / 6 / 2, 2025y / 6 / 2, Reopening::same_case},
      {2020y / 6 / 2, 2025y / 6 / 3, Reopening::new_case},
      {2024y / 2 / 29, 2029y / 2 / 28, Reopening::same_case},
      {2024y / 2 / 29, 2029y / 3 / 1, Reopening::new_case},
  };
  for (const Case& row : grid) EXPECT_EQ(reopening_of(row.closed, row.today), row.verdict);
}

TEST(CaseWorkflow, StatesHaveCodes) {
  for (const auto& row : case_workflow().states) {
    EXPECT_EQ(code_of(row.state), row.code);
    EXPECT_EQ(parse_case_state(row.code), row.state);
  }
  EXPECT_EQ(parse_case_state("S2"), std::nullopt);
}

TEST(CaseWorkflow, TheDocumentIsTheTable) {
  const std::string path = KIZUNA_SOURCE_DIR "/tests/golden/workflows.md";
  std::string rendered = "# 状態と遷移\n\n";
  rendered.append(workflow::to_markdown(workflow::reference(case_workflow())));
  for (std::size_t i = 0; i < track_kinds; ++i)
    rendered.append("\n").append(
        workflow::to_markdown(workflow::reference(track_workflow(static_cast<TrackKind>(i)))));
  rendered.append("\n").append(meeting_kinds_to_markdown());
  if (std::getenv("KIZUNA_UPDATE_GOLDEN") != nullptr) std::ofstream(path) << rendered;
  std::ostringstream golden;
  golden << std::ifstream(path).rdbuf();
  EXPECT_EQ(golden.str(), rendered) << "KIZUNA_UPDATE_GOLDEN=1 rewrites " << path;
}

}  // namespace
}  // namespace kizuna::domain::intake
