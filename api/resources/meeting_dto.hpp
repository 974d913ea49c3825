#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/json/code_list.hpp"
#include "api/json/describe.hpp"
#include "api/resources/case_dto.hpp"
#include "domain/intake/meeting.hpp"

/// Meetings of cases as they are sent and answered.
namespace kizuna::api {

/// Somebody of the center, or a name, an organisation or both from outside.
struct PartyInput {
  std::optional<Uuid> staff;
  std::optional<Name<100>> name;
  std::optional<Name<100>> organisation;
};
BOOST_DESCRIBE_STRUCT(PartyInput, (), (staff, name, organisation))
constexpr std::string_view dto_summary(const PartyInput*) {
  return "職員(staff)か、外部の人・機関";
}

struct AttendeeInput {
  PartyInput who;
  std::optional<Line<50>> role;
  std::optional<Code<ListOf<&domain::intake::codes::conflict>>> conflict;
  std::optional<Line<200>> conflict_reason;
  std::optional<Code<ListOf<&domain::intake::codes::vote>>> vote;
};
BOOST_DESCRIBE_STRUCT(AttendeeInput, (), (who, role, conflict, conflict_reason, vote))

struct DecisionInput {
  Line<200> what;
  std::optional<PartyInput> who;
  std::optional<CivilDateText> due;
};
BOOST_DESCRIBE_STRUCT(DecisionInput, (), (what, who, due))

struct OptionInput {
  Code<ListOf<&domain::intake::codes::meeting_option>> option;
  std::optional<Prose<2000>> reasoning;
  std::optional<bool> chosen;
};
BOOST_DESCRIBE_STRUCT(OptionInput, (), (option, reasoning, chosen))

/// A draft may lack anything but kind and day.
struct MeetingDocument {
  Code<ListOf<&domain::intake::codes::meeting>> kind;
  CivilDateText held_on;
  std::optional<Line<5>> starts;
  std::optional<Line<5>> ends;
  std::optional<Line<200>> place;
  std::optional<Uuid> recorder;  ///< the caller, when absent
  std::optional<List<Line<200>, 50>> agenda;
  std::optional<List<AttendeeInput, 100>> attendees;
  std::optional<Code<ListOf<&domain::intake::codes::subject_presence>>> presence;
  std::optional<Prose<4000>> wish;
  std::optional<Code<ListOf<&domain::intake::codes::wish_not_heard>>> wish_not_heard;
  std::optional<Prose<20000>> facts;
  std::optional<List<DecisionInput, 50>> decisions;
  std::optional<Prose<2000>> dissent;
  std::optional<CivilDateText> next_on;
  std::optional<bool> no_next;
  std::optional<List<OptionInput, 20>> options;
  std::optional<Prose<4000>> least_restrictive;
  std::optional<List<Code<ListOf<&domain::intake::codes::track>>, 11>> tracks;
  std::optional<Prose<2000>> goals;
  std::optional<Prose<2000>> roles;
  std::optional<CivilDateText> review_on;
  std::optional<Prose<4000>> criteria;
  std::optional<Prose<4000>> ranking;
  std::optional<Prose<4000>> question;
  std::optional<Prose<4000>> opinion;
  std::optional<Prose<20000>> decision_support;
  std::optional<Prose<500>> legal_basis;
  std::optional<bool> secrecy_told;
};
BOOST_DESCRIBE_STRUCT(MeetingDocument, (),
                      (kind, held_on, starts, ends, place, recorder, agenda, attendees, presence,
                       wish, wish_not_heard, facts, decisions, dissent, next_on, no_next, options,
                       least_restrictive, tracks, goals, roles, review_on, criteria, ranking,
                       question, opinion, decision_support, legal_basis, secrecy_told))
constexpr std::string_view dto_summary(const MeetingDocument*) {
  return "会議録の下書き。種類と日付のほかは後から書ける";
}

struct NewMeetingCopy {
  Line<200> document;
  PartyInput recipient;
  std::optional<CivilDateText> handed_on;  ///< today, when absent
};
BOOST_DESCRIBE_STRUCT(NewMeetingCopy, (), (document, recipient, handed_on))

struct CopyReturn {
  Code<ListOf<&domain::intake::codes::copy_return>> how;
  std::optional<CivilDateText> returned_on;  ///< today, when absent
};
BOOST_DESCRIBE_STRUCT(CopyReturn, (), (how, returned_on))

struct NewMeetingAmendment {
  std::optional<Line<100>> about;  ///< the part that it is about
  Prose<20000> text;
  Prose<500> reason;
};
BOOST_DESCRIBE_STRUCT(NewMeetingAmendment, (), (about, text, reason))
constexpr std::string_view dto_summary(const NewMeetingAmendment*) {
  return "確定した会議録の訂正。元の記録は変わらない";
}

struct PartyView {
  std::optional<Uuid> staff;
  std::string name;
  std::string organisation;
};
BOOST_DESCRIBE_STRUCT(PartyView, (), (staff, name, organisation))

struct AttendeeView {
  PartyView who;
  std::string role;
  std::string conflict;
  std::string conflict_reason;
  std::string vote;
  List<std::int64_t, 1000> copies;  ///< numbers of the papers that this person got (R-25)
};
BOOST_DESCRIBE_STRUCT(AttendeeView, (), (who, role, conflict, conflict_reason, vote, copies))

struct DecisionView {
  std::string what;
  PartyView who;
  std::optional<CivilDateText> due;
  std::optional<Uuid> task;
  std::optional<std::string> task_state;
};
BOOST_DESCRIBE_STRUCT(DecisionView, (), (what, who, due, task, task_state))

struct OptionView {
  std::string option;
  std::string label;
  std::string reasoning;
  bool chosen = false;
};
BOOST_DESCRIBE_STRUCT(OptionView, (), (option, label, reasoning, chosen))

struct MeetingCopyView {
  std::int64_t number = 0;
  std::string document;
  PartyView recipient;
  CivilDateText handed_on;
  std::optional<CivilDateText> returned_on;
  std::string returned_how;
};
BOOST_DESCRIBE_STRUCT(MeetingCopyView, (),
                      (number, document, recipient, handed_on, returned_on, returned_how))

struct MeetingAmendmentView {
  Uuid id;
  std::string number;  ///< "訂1"
  std::string about;
  std::string text;
  std::string reason;
  std::string by;
  InstantText at;
};
BOOST_DESCRIBE_STRUCT(MeetingAmendmentView, (), (id, number, about, text, reason, by, at))

/// One line of the case's list, and the head of the record.
struct MeetingLine {
  Uuid id;
  std::int64_t version = 1;
  std::string state;
  std::string kind;
  std::string kind_label;
  CivilDateText held_on;
  std::string starts;
  std::string ends;
  std::string place;
  Uuid recorder;
  std::string recorder_name;
  std::string presence;
  std::int64_t decisions = 0;
  std::optional<CivilDateText> next_on;
};
BOOST_DESCRIBE_STRUCT(MeetingLine, (),
                      (id, version, state, kind, kind_label, held_on, starts, ends, place, recorder,
                       recorder_name, presence, decisions, next_on))

struct MeetingLines {
  List<MeetingLine, 1000> meetings;
};
BOOST_DESCRIBE_STRUCT(MeetingLines, (), (meetings))

struct MeetingView {
  MeetingLine head;
  Uuid case_id;
  std::string case_number;
  List<std::string, 50> agenda;
  List<AttendeeView, 100> attendees;
  std::string wish;
  std::string wish_not_heard;
  std::string facts;
  List<DecisionView, 50> decisions;
  std::string dissent;
  bool no_next = false;
  List<OptionView, 20> options;
  std::string least_restrictive;
  List<std::string, 11> tracks;
  std::string goals;
  std::string roles;
  std::optional<CivilDateText> review_on;
  std::string criteria;
  std::string ranking;
  std::string question;
  std::string opinion;
  std::string decision_support;
  std::string legal_basis;
  bool secrecy_told = false;
  List<MeetingCopyView, 1000> copies;
  List<MeetingAmendmentView, 1000> amendments;
  List<UnmetNeed, 300> missing;  ///< what finalising still needs; empty once final
  std::optional<InstantText> finalised_at;
  std::optional<std::string> finalised_by;
};
BOOST_DESCRIBE_STRUCT(MeetingView, (),
                      (head, case_id, case_number, agenda, attendees, wish, wish_not_heard, facts,
                       decisions, dissent, no_next, options, least_restrictive, tracks, goals,
                       roles, review_on, criteria, ranking, question, opinion, decision_support,
                       legal_basis, secrecy_told, copies, amendments, missing, finalised_at,
                       finalised_by))
constexpr std::string_view dto_summary(const MeetingView*) {
  return "会議録";
}

/// A paper that has not come back.
struct CopyOutView {
  Uuid meeting;
  Uuid case_id;
  std::string case_number;
  std::string kind_label;
  MeetingCopyView copy;
  CivilDateText due;  ///< the next open day after it was handed out
  bool overdue = false;
};
BOOST_DESCRIBE_STRUCT(CopyOutView, (),
                      (meeting, case_id, case_number, kind_label, copy, due, overdue))

struct CopiesOut {
  List<CopyOutView, 1000> copies;
};
BOOST_DESCRIBE_STRUCT(CopiesOut, (), (copies))
constexpr std::string_view dto_summary(const CopiesOut*) {
  return "会議で渡してまだ戻らない文書";
}

domain::intake::Party party_from(const PartyInput& input);
domain::intake::Meeting meeting_from(const MeetingDocument& document, std::string_view recorder_id);

}  // namespace kizuna::api
