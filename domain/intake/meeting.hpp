#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/calendar/civil_date.hpp"
#include "domain/intake/case_fact.hpp"
#include "domain/refusal.hpp"
#include "domain/workflow.hpp"

/// The record of a case's meeting: a draft that is filled in, then finalised in one act.
namespace kizuna::domain::intake {

/// Somebody of the center, or somebody from outside with the organisation.
struct Party {
  std::string staff_id;  ///< empty for somebody from outside
  std::string name;
  std::string organisation;

  bool named() const { return !staff_id.empty() || !name.empty() || !organisation.empty(); }
  friend bool operator==(const Party&, const Party&) = default;
};

struct Attendee {
  Party who;
  std::string role;
  std::string conflict;  ///< code of list `conflict`; empty: not asked
  std::string conflict_reason;
  std::string vote;  ///< code of list `vote`; empty: none given

  bool recused() const { return conflict == "RECUSED"; }
};

struct Decision {
  std::string what;
  Party who;
  std::optional<CivilDate> due;
  std::optional<std::string> task_id;  ///< of a finalised record
};

/// One of the measures that MT2 weighs.
struct ConsideredOption {
  std::string code;  ///< of list `meeting_option`
  std::string reasoning;
  bool chosen = false;
};

/// Texts are empty and codes are empty where nothing has been given yet.
struct Meeting {
  std::string kind;  ///< code of list `meeting`
  CivilDate held_on{};
  std::string starts, ends;  ///< "13:30"
  std::string place;
  std::string recorder_id;
  std::vector<std::string> agenda;
  std::vector<Attendee> attendees;
  std::string presence;        ///< of the subject, code of list `subject_presence`
  std::string wish;            ///< of the subject, in the subject's words
  std::string wish_not_heard;  ///< code of that list
  std::string facts;
  std::vector<Decision> decisions;
  std::string dissent;  ///< "なし" counts
  std::optional<CivilDate> next_on;
  bool no_next = false;
  std::vector<ConsideredOption> options;
  std::string least_restrictive;
  std::vector<std::string> tracks;  ///< decided, codes of list `track`
  std::string goals;
  std::string roles;
  std::optional<CivilDate> review_on;
  std::string criteria;
  std::string ranking;
  std::string question;
  std::string opinion;
  std::string decision_support;
  std::string legal_basis;
  bool secrecy_told = false;
};

/// A numbered copy of a paper that is still out.
struct CopyOut {
  long long number = 0;
  Party recipient;
};

/// What the record of a kind must hold before it is final; meeting.cpp has the words.
enum class MeetingNeed {
  agenda,
  attendees,
  presence,
  wish,
  facts,
  decisions,
  dissent,
  next_date,
  options,
  least_restrictive,
  criteria,
  conflicts,
  ranking,
  votes,
  question,
  opinion,
  decision_support,
  legal_basis,
  secrecy_told,
};

struct MeetingNeedRow {
  MeetingNeed need;
  std::string_view code;
  std::string_view pointer;
  std::string_view ja;
};

struct MeetingKindRow {
  std::string_view kind;
  workflow::Few<MeetingNeed, 12> needs;
  std::string_view source;
};

std::span<const MeetingNeedRow> meeting_needs();
/// One row for each kind that has records on a case. MT5 has none: its record names nobody.
std::span<const MeetingKindRow> meeting_kinds();
/// The second table as Markdown, in the words of the first.
std::string meeting_kinds_to_markdown();

/// What is wrong with what has been filled in; a draft may lack anything but may say nothing that
/// cannot be.
std::vector<FieldError> check_meeting(const Meeting& meeting);

/// Everything that still stands between the draft and its finalising, field by field. A recused
/// person keeps no paper, so `copies_out` are looked at too.
std::vector<FieldError> missing_in_meeting(const Meeting& meeting,
                                           std::span<const CopyOut> copies_out, CivilDate today);

/// What the task says that a decision becomes: the thing itself, or to ask somebody from outside.
std::string task_title(const Decision& decision);

/// What the case workflow learns from a finalised MT2: the facts that T-7 asks for.
FactValues policy_facts(const Meeting& meeting);

/// "13:30" in minutes; nullopt for anything that is no time of day.
std::optional<int> minutes_of(std::string_view time);

}  // namespace kizuna::domain::intake
