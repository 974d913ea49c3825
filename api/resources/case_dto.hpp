#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/json/code_list.hpp"
#include "api/json/describe.hpp"
#include "domain/intake/case_fact.hpp"

/// Cases as they are sent and answered.
namespace kizuna::api {

/// The names of domain::intake::case_facts().
struct FactNames {
  static bool contains(std::string_view code) {
    return std::ranges::any_of(domain::intake::case_facts(),
                               [code](const auto& row) { return row.name == code; });
  }
  static std::vector<std::string_view> codes() {
    std::vector<std::string_view> all;
    for (const auto& row : domain::intake::case_facts()) all.push_back(row.name);
    return all;
  }
};

/// One fact that guards ask for. "unknown" is a value where somebody asked and nobody knows.
struct CaseFactInput {
  Code<FactNames> name;
  Prose<2000> value;
  std::optional<CivilDateText> as_of;
  std::optional<Line<200>> source;
};
BOOST_DESCRIBE_STRUCT(CaseFactInput, (), (name, value, as_of, source))

using CaseFactInputs = List<CaseFactInput, 30>;

struct NewCase {
  Uuid from_contact;
  std::optional<Uuid> owner;
  std::optional<List<Uuid, 100>> link_contacts;  ///< earlier ones that were ticked (I-16)
};
BOOST_DESCRIBE_STRUCT(NewCase, (), (from_contact, owner, link_contacts))
constexpr std::string_view dto_summary(const NewCase*) {
  return "受付からケースを開く(T-1)";
}

/// What a transition is taken with; which members it needs is said by the guards of the row.
struct CaseAction {
  std::optional<Prose<2000>> reason;
  std::optional<CaseFactInputs> facts;
  std::optional<Code<ListOf<&domain::intake::codes::suspension>>> suspension;
  std::optional<Uuid> contact;  ///< T-12: the contact that reopens
  std::optional<CivilDateText> died_on;
  std::optional<Line<200>> death_source;
};
BOOST_DESCRIBE_STRUCT(CaseAction, (), (reason, facts, suspension, contact, died_on, death_source))

struct CaseFactsBody {
  CaseFactInputs facts;
};
BOOST_DESCRIBE_STRUCT(CaseFactsBody, (), (facts))

struct NewCaseLink {
  Uuid contact;
  std::optional<bool> restricted;
};
BOOST_DESCRIBE_STRUCT(NewCaseLink, (), (contact, restricted))

struct NewTeamMember {
  Uuid account;
  Line<50> duty;
};
BOOST_DESCRIBE_STRUCT(NewTeamMember, (), (account, duty))

struct NewCaseOwner {
  Uuid owner;
  std::optional<Prose<500>> reason;
};
BOOST_DESCRIBE_STRUCT(NewCaseOwner, (), (owner, reason))

struct NewUrgency {
  Code<ListOf<&domain::intake::codes::urgency>> urgency;
  Prose<500> reason;
};
BOOST_DESCRIBE_STRUCT(NewUrgency, (), (urgency, reason))

struct ClosingRequestBody {
  Code<ListOf<&domain::intake::codes::close>> close;
  Prose<20000> summary;
};
BOOST_DESCRIBE_STRUCT(ClosingRequestBody, (), (close, summary))

struct ClosingApprovalView {
  std::string name;
  std::string role;
  InstantText approved_at;
};
BOOST_DESCRIBE_STRUCT(ClosingApprovalView, (), (name, role, approved_at))

/// A closing that has been asked for and who has approved exactly that text so far.
struct ClosingState {
  Uuid id;
  std::string rule;
  std::string requested_by;
  InstantText requested_at;
  std::string text_hash;
  List<ClosingApprovalView, 20> approvals;
};
BOOST_DESCRIBE_STRUCT(ClosingState, (),
                      (id, rule, requested_by, requested_at, text_hash, approvals))

struct AbuseReportBody {
  std::optional<InstantText> reported_at;  ///< now, when absent
  Line<200> reported_to;
};
BOOST_DESCRIBE_STRUCT(AbuseReportBody, (), (reported_at, reported_to))

struct SafetyCheckBody {
  std::optional<InstantText> confirmed_at;  ///< now, when absent
  Line<200> how;                            ///< by whom and how, never where
};
BOOST_DESCRIBE_STRUCT(SafetyCheckBody, (), (confirmed_at, how))

struct AbuseStatusBody {
  Code<ListOf<&domain::intake::codes::abuse>> status;
  std::optional<InstantText> decided_at;  ///< now, when absent
  Line<200> decided_by;
};
BOOST_DESCRIBE_STRUCT(AbuseStatusBody, (), (status, decided_at, decided_by))

struct UnmetNeed {
  std::string code;
  std::string pointer;
  std::string message;
};
BOOST_DESCRIBE_STRUCT(UnmetNeed, (), (code, pointer, message))

struct NextStep {
  std::string action;
  std::string rule;
  std::string label;
  std::string who;
  bool permitted = false;  ///< by the caller's post
  List<UnmetNeed, 12> unmet;
  List<std::string, 12> met;  ///< codes of the needs that hold already
};
BOOST_DESCRIBE_STRUCT(NextStep, (), (action, rule, label, who, permitted, unmet, met))

struct OverlayView {
  std::string kind;
  std::string status;
  InstantText since;
  std::optional<InstantText> reported_at;
  std::optional<InstantText> safety_confirmed_at;
  std::optional<std::string> stage;          ///< where the response stands
  std::optional<InstantText> due_at;         ///< report, then safety check (K-9)
  std::optional<std::int64_t> minutes_left;  ///< negative when overdue, 0 once safe
  std::optional<std::string> fact_on;
};
BOOST_DESCRIBE_STRUCT(OverlayView, (),
                      (kind, status, since, reported_at, safety_confirmed_at, stage, due_at,
                       minutes_left, fact_on))

struct TeamMemberView {
  Uuid account;
  std::string name;
  std::string duty;
};
BOOST_DESCRIBE_STRUCT(TeamMemberView, (), (account, name, duty))

/// One fact that guards ask for, whether it has been entered or not.
struct CaseFactView {
  std::string name;
  std::string label;
  std::string kind;  ///< "flag", "text", "date", "code" or "tracks"
  std::string list;  ///< the code list of a "code", else empty
  std::optional<std::string> value;
  std::optional<CivilDateText> as_of;
  std::string source;
  std::string set_by;
  std::optional<InstantText> set_at;
};
BOOST_DESCRIBE_STRUCT(CaseFactView, (),
                      (name, label, kind, list, value, as_of, source, set_by, set_at))

/// One line of a list, and the head of the face.
struct CaseLine {
  Uuid id;
  std::int64_t version = 1;
  std::string number;
  std::string state;
  std::string state_code;
  std::string state_label;
  std::optional<Uuid> owner;
  std::optional<std::string> owner_name;
  Uuid subject;
  std::string subject_name;
  std::string urgency;
  InstantText opened_at;
  CivilDateText state_since;
  std::optional<CivilDateText> due;
  std::string due_why;
  bool overdue = false;
};
BOOST_DESCRIBE_STRUCT(CaseLine, (),
                      (id, version, number, state, state_code, state_label, owner, owner_name,
                       subject, subject_name, urgency, opened_at, state_since, due, due_why,
                       overdue))

/// 緊急閲覧中: the caller may read and write notes until then.
struct RunningBreakGlassView {
  Uuid id;
  InstantText ends_at;
  std::int64_t minutes_left = 0;
};
BOOST_DESCRIBE_STRUCT(RunningBreakGlassView, (), (id, ends_at, minutes_left))

/// A proposal to take the restriction away, which waits for a second manager.
struct UnrestrictionView {
  Uuid id;
  std::string reason;
  std::string proposed_by;
  InstantText proposed_at;
};
BOOST_DESCRIBE_STRUCT(UnrestrictionView, (), (id, reason, proposed_by, proposed_at))

/// One support line, open or ended.
struct TrackLine {
  Uuid id;
  std::int64_t version = 1;
  std::string kind;
  std::string kind_label;
  bool restricted = false;  ///< exists for named people and MANAGER only
  std::string state;
  std::string state_code;
  std::string state_label;
  bool steady = false;
  CivilDateText opened_on;
  CivilDateText state_since;
  std::string waiting_for;
  std::optional<CivilDateText> waiting_since;
  std::optional<std::int64_t> waiting_days;
  std::optional<CivilDateText> follow_up_on;
  bool follow_up_overdue = false;
  std::optional<CivilDateText> ended_on;
};
BOOST_DESCRIBE_STRUCT(TrackLine, (),
                      (id, version, kind, kind_label, restricted, state, state_code, state_label,
                       steady, opened_on, state_since, waiting_for, waiting_since, waiting_days,
                       follow_up_on, follow_up_overdue, ended_on))

struct CaseView {
  CaseLine head;
  Uuid opened_by_contact;
  std::optional<Uuid> continues_case;
  std::string sensitivity;
  std::optional<std::string> suspended_from;
  std::optional<std::string> close_code;
  std::string closing_summary;
  std::optional<ClosingState> closing;
  std::optional<RunningBreakGlassView> break_glass;
  std::optional<UnrestrictionView> unrestriction;
  List<TeamMemberView, 100> team;
  List<OverlayView, 2> overlays;
  List<CaseFactView, 50> facts;
  List<TrackLine, 200> tracks;  ///< those that run
  List<NextStep, 20> next_steps;
};
BOOST_DESCRIBE_STRUCT(CaseView, (),
                      (head, opened_by_contact, continues_case, sensitivity, suspended_from,
                       close_code, closing_summary, closing, break_glass, unrestriction, team,
                       overlays, facts, tracks, next_steps))
constexpr std::string_view dto_summary(const CaseView*) {
  return "ケースの表紙";
}

struct CaseLines {
  List<CaseLine, 200> cases;
};
BOOST_DESCRIBE_STRUCT(CaseLines, (), (cases))

struct TimelineLine {
  Uuid id;
  std::string kind;
  InstantText at;
  std::string title;
  std::string rule;
  std::string from_state;
  std::string to_state;
  Uuid actor;
  std::string actor_name;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(TimelineLine, (),
                      (id, kind, at, title, rule, from_state, to_state, actor, actor_name, text))

struct Timeline {
  List<TimelineLine, 200> rows;
};
BOOST_DESCRIBE_STRUCT(Timeline, (), (rows))

}  // namespace kizuna::api
