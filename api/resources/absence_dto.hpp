#pragma once
#include <optional>
#include <string>

#include "api/json/describe.hpp"

/// Who is away and who stands in (R-23, K-10).
namespace kizuna::api {

struct NewAbsence {
  std::optional<Uuid> account;  ///< the caller, when absent; others are for managers to enter
  Uuid deputy;
  CivilDateText from;
  CivilDateText to;
};
BOOST_DESCRIBE_STRUCT(NewAbsence, (), (account, deputy, from, to))
constexpr std::string_view dto_summary(const NewAbsence*) {
  return "休みの届と代理の人";
}

struct AbsenceView {
  Uuid id;
  Uuid account;
  std::string account_name;
  Uuid deputy;
  std::string deputy_name;
  CivilDateText from;
  CivilDateText to;
  bool running = false;  ///< today
};
BOOST_DESCRIBE_STRUCT(AbsenceView, (),
                      (id, account, account_name, deputy, deputy_name, from, to, running))

struct AbsenceViews {
  List<AbsenceView, 1000> absences;
};
BOOST_DESCRIBE_STRUCT(AbsenceViews, (), (absences))

struct ColleagueView {
  Uuid account;
  std::string name;
  std::string post;
};
BOOST_DESCRIBE_STRUCT(ColleagueView, (), (account, name, post))

struct Colleagues {
  List<ColleagueView, 1000> colleagues;
};
BOOST_DESCRIBE_STRUCT(Colleagues, (), (colleagues))
constexpr std::string_view dto_summary(const Colleagues*) {
  return "仕事を引き受けられる職員";
}

}  // namespace kizuna::api
