#include "domain/intake/clocks.hpp"

#include <gtest/gtest.h>

namespace kizuna::domain::intake {
namespace {

using namespace std::chrono_literals;
using S = CaseState;

std::string text(std::optional<CivilDate> date) {
  return date ? to_iso(*date) : "—";
}

Instant at(std::string_view rfc3339) {
  return parse_rfc3339(rfc3339).value();
}

TEST(Clocks, FirstInterview) {
  struct Case {
    Urgency urgency;
    CivilDate triaged;
    std::string verdict;
  };
  const Case grid[] = {
      {Urgency::s, 2025y / 5 / 12, "2025-05-12"},
      {Urgency::a, 2025y / 5 / 12, "2025-05-15"},  // SC-3
      {Urgency::b, 2025y / 4 / 25, "2025-05-14"},  // 04-29, 05-05 and 05-06 are holidays
      {Urgency::c, 2025y / 5 / 12, "2025-06-09"},
      {Urgency::a, 2025y / 5 / 10, "2025-05-14"},  // entered on a Saturday: Monday is day 1
      {Urgency::s, 2025y / 5 / 10, "2025-05-10"},  // same day, open or not
  };
  for (const Case& row : grid)
    EXPECT_EQ(text(first_interview_due(row.urgency, row.triaged)), row.verdict);
}

TEST(Clocks, AChangedUrgencyMovesTheFirstInterview) {
  struct Case {
    Urgency before, after;
    CivilDate changed;
    bool confirmed;
    std::string verdict;
  };
  const CivilDate old_due = 2025y / 5 / 26;  // B from 05-12
  const Case grid[] = {
      {Urgency::b, Urgency::a, 2025y / 5 / 14, false, "2025-05-19"},
      {Urgency::b, Urgency::s, 2025y / 5 / 14, false, "2025-05-14"},
      {Urgency::b, Urgency::a, 2025y / 5 / 23, false, "2025-05-26"},  // the old date is earlier
      {Urgency::b, Urgency::c, 2025y / 5 / 14, false, "2025-05-26"},
      {Urgency::b, Urgency::c, 2025y / 5 / 14, true, "2025-06-11"},
  };
  for (const Case& row : grid)
    EXPECT_EQ(text(first_interview_due_after_change(old_due, row.before, row.after, row.changed,
                                                    row.confirmed)),
              row.verdict);
}

TEST(Clocks, ExitOfEachState) {
  struct Case {
    S state;
    StateClock clock;
    std::string verdict;
  };
  const CivilDate monday = 2025y / 5 / 12;
  const Case grid[] = {
      {S::inquiry, {monday}, "2025-05-12"},
      {S::received, {2025y / 5 / 9}, "2025-05-12"},   // SC-3: Friday + 1
      {S::received, {2025y / 5 / 10}, "2025-05-12"},  // K-1: Saturday + 1
      {S::triaged, {monday, Urgency::a}, "2025-05-15"},
      {S::interview, {monday}, "—"},
      {S::interview, {monday, Urgency::a, 2025y / 5 / 13}, "2025-05-16"},
      {S::assessment, {monday, Urgency::b}, "2025-06-09"},
      {S::assessment, {monday, Urgency::a}, "2025-05-19"},
      {S::assessment, {monday, Urgency::s}, "2025-05-19"},
      {S::policy, {monday}, "2025-05-26"},
      {S::support, {2025y / 2 / 10}, "2025-05-12"},  // 05-10 is a Saturday
      {S::support, {2025y / 2 / 10, Urgency::c, {}, 2025y / 4 / 1}, "2025-07-01"},
      {S::monitor, {monday}, "—"},
      {S::monitor, {2025y / 1 / 31, Urgency::c, {}, {}, 1}, "2025-02-28"},
      {S::monitor, {monday, Urgency::c, {}, {}, 6}, "2025-11-12"},
      {S::closed, {monday}, "—"},
      {S::suspended, {2025y / 4 / 3}, "2025-05-07"},  // 30 days: 05-03, then holidays
  };
  for (const Case& row : grid)
    EXPECT_EQ(text(exit_due(row.state, row.clock)), row.verdict) << code_of(row.state);
}

TEST(Clocks, SuspensionKeepsTheRemainingDays) {
  struct Case {
    CivilDate due, suspended, resumed;
    std::string verdict;
  };
  const Case grid[] = {
      {2025y / 5 / 15, 2025y / 5 / 13, 2025y / 6 / 2, "2025-06-04"},
      {2025y / 5 / 15, 2025y / 5 / 15, 2025y / 6 / 2, "2025-06-03"},  // at least 1
      {2025y / 5 / 15, 2025y / 5 / 20, 2025y / 6 / 2, "2025-06-03"},  // overdue already
  };
  for (const Case& row : grid)
    EXPECT_EQ(
        text(due_after_suspension(row.resumed, remaining_working_days(row.due, row.suspended))),
        row.verdict);
}

TEST(Clocks, AbuseReportAndSafetyCheck) {
  // SC-4: Friday 17:05, told to the city at 17:20, 48 hours end on Sunday.
  const Instant received = at("2025-05-23T17:05:00+09:00");
  const Instant reported = at("2025-05-23T17:20:41+09:00");
  EXPECT_EQ(abuse_report_due(received), at("2025-05-24T00:00:00+09:00"));
  EXPECT_EQ(safety_check_due(reported), at("2025-05-25T17:20:00+09:00"));
  struct Case {
    AbuseReport report;
    Instant now;
    AbuseStage stage;
    long left;
  };
  const Case grid[] = {
      {{received}, at("2025-05-23T17:09:00+09:00"), AbuseStage::report_due, 411},
      {{received}, at("2025-05-24T00:00:00+09:00"), AbuseStage::report_overdue, 0},
      {{received}, at("2025-05-24T09:00:00+09:00"), AbuseStage::report_overdue, -540},
      {{received, reported}, at("2025-05-24T17:20:00+09:00"), AbuseStage::counting, 1440},
      {{received, reported}, at("2025-05-25T17:20:00+09:00"), AbuseStage::counting, 0},
      {{received, reported}, at("2025-05-25T17:21:00+09:00"), AbuseStage::safety_overdue, -1},
      {{received, reported, reported + 20h}, at("2025-05-30T00:00:00Z"), AbuseStage::safe, 0},
  };
  for (const Case& row : grid) {
    EXPECT_EQ(abuse_stage(row.report, row.now), row.stage) << to_rfc3339(row.now);
    EXPECT_EQ(abuse_time_left(row.report, row.now).count(), row.left) << to_rfc3339(row.now);
  }
}

TEST(Clocks, RemindersBeforeTheDueDate) {
  struct Case {
    CivilDate due, made;
    std::string verdict;
  };
  const Case grid[] = {
      // SC-9: due Sat 2025-11-15; the week-end steps go out on the Friday before, once.
      {2025y / 11 / 15, 2025y / 10 / 1, "2025-11-07 2025-11-12 2025-11-14 "},
      {2025y / 6 / 12, 2025y / 6 / 1, "2025-06-05 2025-06-09 2025-06-11 2025-06-12 "},
      {2025y / 6 / 12, 2025y / 6 / 10, "2025-06-11 2025-06-12 "},
      {2025y / 6 / 12, 2025y / 6 / 12, "2025-06-12 "},
      {2025y / 6 / 14, 2025y / 6 / 14, "2025-06-14 "},  // due within the day: shown at once
  };
  for (const Case& row : grid) {
    std::string days;
    for (const Reminder& reminder : task_reminders(row.due, row.made)) {
      days.append(to_iso(reminder.on)).append(" ");
      EXPECT_EQ(reminder.to, std::vector{Recipient::owner});
    }
    EXPECT_EQ(days, row.verdict);
  }
  EXPECT_EQ(reminder_instant(2025y / 6 / 12), at("2025-06-12T08:30:00+09:00"));
}

TEST(Clocks, RemindersAfterTheDueDate) {
  using R = Recipient;
  struct Case {
    CivilDate on;
    std::vector<R> verdict;
  };
  const Case grid[] = {
      {2025y / 6 / 12, {}},                      // the due date itself, a Thursday
      {2025y / 6 / 13, {R::owner, R::senior}},   // +1
      {2025y / 6 / 14, {}},                      // Saturday
      {2025y / 6 / 16, {R::owner}},              // +2
      {2025y / 6 / 17, {R::owner, R::manager}},  // +3
      {2025y / 6 / 18, {R::owner}},              // daily from then on
  };
  for (const Case& row : grid) {
    const auto reminder = overdue_reminder(2025y / 6 / 12, row.on);
    EXPECT_EQ(reminder ? reminder->to : std::vector<R>{}, row.verdict) << to_iso(row.on);
  }
  // SC-9's T+1 would be the Monday after Sat 2025-11-15.
  EXPECT_EQ(overdue_reminder(2025y / 11 / 15, 2025y / 11 / 16), std::nullopt);
  EXPECT_EQ(overdue_reminder(2025y / 11 / 15, 2025y / 11 / 17),
            (Reminder{2025y / 11 / 17, {R::owner, R::senior}}));
}

TEST(Clocks, SupervisionEveryNinetyDays) {
  const CivilDate opened = 2025y / 5 / 12;
  struct Case {
    S state;
    std::optional<CivilDate> last;
    std::string verdict;
  };
  const Case grid[] = {
      {S::inquiry, {}, "—"},
      {S::received, {}, "2025-08-12"},  // 08-10 is a Sunday, 08-11 a holiday
      {S::suspended, 2025y / 6 / 2, "2025-09-01"},
      {S::closed, 2025y / 6 / 2, "—"},
  };
  for (const Case& row : grid)
    EXPECT_EQ(text(supervision_due(row.state, opened, row.last)), row.verdict);
  EXPECT_EQ(text(break_glass_review_due(2025y / 5 / 2)), "2025-05-09");
}

}  // namespace
}  // namespace kizuna::domain::intake
