#pragma once
#include <optional>
#include <string>

#include "api/resources/case_dto.hpp"

namespace kizuna::api {

struct NewSupervision {
  CivilDateText held_on;
  Prose<4000> questions;
  Prose<4000> advice;
  Prose<4000> agreed_action;
};
BOOST_DESCRIBE_STRUCT(NewSupervision, (), (held_on, questions, advice, agreed_action))
constexpr std::string_view dto_summary(const NewSupervision*) {
  return "スーパービジョンの記録。開示の対象になりうる";
}

struct SupervisionView {
  Uuid id;
  CivilDateText held_on;
  std::string questions;
  std::string advice;
  std::string agreed_action;
  std::string by;
  InstantText created_at;
};
BOOST_DESCRIBE_STRUCT(SupervisionView, (),
                      (id, held_on, questions, advice, agreed_action, by, created_at))

struct Supervisions {
  List<SupervisionView, 1000> supervisions;
  std::optional<CivilDateText> due;  ///< the next one; none for inquiries and closed cases
  bool overdue = false;
};
BOOST_DESCRIBE_STRUCT(Supervisions, (), (supervisions, due, overdue))

struct CaseWarning {
  CaseLine head;
  bool no_active_owner = false;
  bool supervision_overdue = false;
  std::optional<CivilDateText> supervision_due;
};
BOOST_DESCRIBE_STRUCT(CaseWarning, (),
                      (head, no_active_owner, supervision_overdue, supervision_due))

struct CaseWarnings {
  List<CaseWarning, 200> warnings;
};
BOOST_DESCRIBE_STRUCT(CaseWarnings, (), (warnings))
constexpr std::string_view dto_summary(const CaseWarnings*) {
  return "責任者が直すべきケース: 担当者のいないもの、スーパービジョンの遅れ";
}

}  // namespace kizuna::api
