#include "domain/intake/task.hpp"

#include <gtest/gtest.h>

#include <functional>

namespace kizuna::domain::intake {
namespace {

using namespace std::chrono_literals;

Task good() {
  Task task;
  task.title = "娘に折返し電話";
  task.owner = "p-1";
  task.due = 2025y / 4 / 22;
  task.created_by = "p-1";
  task.contact_id = "c-1";
  return task;
}

TEST(Task, HasOwnerDateSourceAndAPlace) {
  struct Case {
    std::function<void(Task&)> change;
    std::string verdict;
  };
  const Case grid[] = {
      {[](Task&) {}, ""},
      {[](Task& t) { t.title = ""; }, "/title "},
      {[](Task& t) { t.title = "番号 123456789018"; }, "/title "},
      {[](Task& t) { t.owner = ""; }, "/owner "},
      {[](Task& t) { t.due.reset(); }, "/due "},
      {[](Task& t) { t.created_by = ""; }, "/source "},
      {[](Task& t) { t.rule = "R-24"; }, "/source "},
      {[](Task& t) { t.created_by = "", t.rule = "R-24"; }, ""},
      {[](Task& t) { t.contact_id = ""; }, "/case_id "},
      {[](Task& t) { t.contact_id = "", t.case_id = "k-1"; }, ""},
  };
  for (const Case& row : grid) {
    Task task = good();
    row.change(task);
    std::string pointers;
    for (const FieldError& error : check_task(task)) pointers.append(error.pointer).append(" ");
    EXPECT_EQ(pointers, row.verdict);
  }
}

TEST(Task, FinishesOnce) {
  using T = TaskState;
  const std::tuple<T, T, const char*, bool> grid[] = {
      {T::open, T::done, "", true},           {T::open, T::cancelled, "不要", true},
      {T::open, T::cancelled, "", false},     {T::open, T::open, "", false},
      {T::done, T::cancelled, "不要", false}, {T::cancelled, T::done, "", false},
  };
  for (const auto& [from, to, reason, verdict] : grid) {
    Task task = good();
    task.state = from;
    EXPECT_EQ(finish_task(task, to, reason).has_value(), verdict);
  }
}

TEST(Task, DeathFreezesSomeAndOthersKeepTheirDates) {
  using K = TaskKind;
  const std::tuple<K, bool, bool> grid[] = {
      // kind, frozen by death, blocks closing while open
      {K::general, false, true},    {K::visit, true, true},        {K::plan_review, true, true},
      {K::permit, true, true},      {K::consent, true, true},      {K::post_death, false, true},
      {K::statutory, false, false}, {K::abuse_timer, false, true},
  };
  for (const auto& [kind, frozen, blocks] : grid) {
    Task task = good();
    task.kind = kind;
    EXPECT_EQ(frozen_by_death(kind), frozen);
    EXPECT_EQ(blocks_closing(task), blocks);
    task.state = TaskState::done;
    EXPECT_FALSE(blocks_closing(task));
  }
}

}  // namespace
}  // namespace kizuna::domain::intake
