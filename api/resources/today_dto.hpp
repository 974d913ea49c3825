#pragma once
#include <optional>
#include <string>

#include "api/resources/absence_dto.hpp"
#include "api/resources/case_dto.hpp"
#include "api/resources/task_dto.hpp"

namespace kizuna::api {

/// A suspicion of abuse whose hours are running (R-20, K-9).
struct RunningTimer {
  CaseLine head;
  OverlayView clock;
};
BOOST_DESCRIBE_STRUCT(RunningTimer, (), (head, clock))

/// A contact of the caller's own that is not final yet, so has no outcome that counts.
struct UnfinishedContact {
  Uuid id;
  InstantText since;
};
BOOST_DESCRIBE_STRUCT(UnfinishedContact, (), (id, since))

struct TodayBoard {
  InstantText now;
  CivilDateText today;
  CivilDateText next_open_day;
  List<RunningTimer, 1000> timers;  ///< the least time left first
  List<TaskView, 1000> tasks;       ///< open ones of the view, the earliest due first
  List<TaskView, 1000> queue;       ///< nobody's
  List<UnfinishedContact, 1000> unfinished;
  List<AbsenceView, 1000> absences;  ///< that the caller stands in for, or the own ones
};
BOOST_DESCRIBE_STRUCT(TodayBoard, (),
                      (now, today, next_open_day, timers, tasks, queue, unfinished, absences))
constexpr std::string_view dto_summary(const TodayBoard*) {
  return "今日の業務: 動いている時計、期限のある仕事、担当のない仕事";
}

}  // namespace kizuna::api
