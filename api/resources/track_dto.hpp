#pragma once
#include <optional>
#include <string>

#include "api/json/code_list.hpp"
#include "api/resources/case_dto.hpp"

/// Support lines of cases as they are sent and answered.
namespace kizuna::api {

struct NewTrack {
  Code<ListOf<&domain::intake::codes::track>> kind;
  std::optional<CivilDateText> on;  ///< today, when absent
  std::optional<Prose<500>> reason;
  std::optional<Line<100>> waiting_for;
  std::optional<CivilDateText> follow_up_on;
};
BOOST_DESCRIBE_STRUCT(NewTrack, (), (kind, on, reason, waiting_for, follow_up_on))
constexpr std::string_view dto_summary(const NewTrack*) {
  return "支援ラインの開始";
}

/// What a step is taken with; which members it needs is said by the table of the kind.
struct TrackAction {
  std::optional<CivilDateText> on;
  std::optional<Prose<500>> reason;
  std::optional<Prose<2000>> result;
  std::optional<Line<200>> material;
  std::optional<bool> understood;
  std::optional<bool> guardian_contacted;
  std::optional<Line<100>> waiting_for;
  std::optional<CivilDateText> follow_up_on;
};
BOOST_DESCRIBE_STRUCT(TrackAction, (),
                      (on, reason, result, material, understood, guardian_contacted, waiting_for,
                       follow_up_on))

/// Absent: we wait for nobody, and nothing is to be followed up.
struct TrackWaiting {
  std::optional<Line<100>> waiting_for;
  std::optional<CivilDateText> follow_up_on;
};
BOOST_DESCRIBE_STRUCT(TrackWaiting, (), (waiting_for, follow_up_on))

struct TrackPeople {
  List<Uuid, 50> accounts;
};
BOOST_DESCRIBE_STRUCT(TrackPeople, (), (accounts))
constexpr std::string_view dto_summary(const TrackPeople*) {
  return "限定された支援ラインを見られる職員(センター長のほか)";
}

struct NamedPerson {
  Uuid account;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(NamedPerson, (), (account, name))

struct TrackStepView {
  std::string action;
  std::string rule;
  std::string label;
  std::string who;
  bool permitted = false;  ///< by the caller's post
  List<UnmetNeed, 10> needs;
};
BOOST_DESCRIBE_STRUCT(TrackStepView, (), (action, rule, label, who, permitted, needs))

struct TrackView {
  TrackLine head;
  Uuid case_id;
  std::string case_number;
  std::string opened_by;
  List<NamedPerson, 100> named;
  List<TrackStepView, 20> next_steps;
};
BOOST_DESCRIBE_STRUCT(TrackView, (), (head, case_id, case_number, opened_by, named, next_steps))
constexpr std::string_view dto_summary(const TrackView*) {
  return "支援ライン";
}

/// Whether a kind may be opened now, and if not, why.
struct TrackOffer {
  std::string kind;
  std::string label;
  bool offered = false;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(TrackOffer, (), (kind, label, offered, reason))

struct Tracks {
  List<TrackLine, 1000> tracks;
  List<TrackOffer, 11> offers;
};
BOOST_DESCRIBE_STRUCT(Tracks, (), (tracks, offers))
constexpr std::string_view dto_summary(const Tracks*) {
  return "ケースの支援ライン(終わったものを含む)と、いま始められるもの";
}

}  // namespace kizuna::api
