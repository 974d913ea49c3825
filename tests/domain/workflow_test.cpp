#include "domain/workflow.hpp"

#include <gtest/gtest.h>

namespace kizuna::domain::workflow {
namespace {

enum class Door { open, shut, locked, walled };
enum class Key { guest, owner };
enum class Ask { hand_free, not_the_carpenter };

using DoorRow = Row<Door, Key, Ask>;

constexpr bool carries(Key actual, Key asked) {
  return actual >= asked;
}

constexpr StateRow<Door> states[] = {
    {Door::open, "D0", "open", "開", {}},
    {Door::shut, "D1", "shut", "閉", {DueUnit::working_days, 3}},
    {Door::locked, "D2", "locked", "施錠", {}},
    {Door::walled, "D3", "walled", "撤去", {}, true},
};
constexpr PostRow<Key> posts[] = {{Key::guest, "客"}, {Key::owner, "主人"}};
constexpr NeedRow<Ask> needs[] = {
    {Ask::hand_free, "hand_free", "/hand", "手を空けてください。"},
    {Ask::not_the_carpenter, "not_the_carpenter", "/actor", "別の人が行ってください。", true},
};
constexpr DoorRow rows[] = {
    {"T-1",
     {Door::open},
     "shut",
     "閉める",
     go(Door::shut),
     Key::guest,
     {Ask::hand_free},
     {},
     "家訓"},
    {"T-2",
     {Door::shut},
     "open",
     "開ける",
     go(Door::open),
     Key::guest,
     {},
     {DueUnit::working_days, 3},
     "家訓"},
    {"T-3",
     {Door::open, Door::shut},
     "lock",
     "鍵をかける",
     go(Door::locked),
     Key::owner,
     {Ask::hand_free, Ask::not_the_carpenter},
     {},
     "家訓"},
    {"T-4",
     {Door::locked},
     "unlock",
     "鍵を開ける",
     {Target<Door>::Kind::left_state, {}},
     Key::owner,
     {},
     {},
     "家訓"},
    {"T-5",
     {Door::locked},
     "wall",
     "塞ぐ",
     go(Door::walled),
     Key::owner,
     {Ask::not_the_carpenter},
     {},
     "家訓"},
    {"T-6", {Door::open, Door::walled}, "knock", "叩く", {}, Key::guest, {}, {}, "家訓"},
    {"T-7", {Door::walled}, "rebuild", "作り直す", go(Door::open), Key::owner, {}, {}, "家訓"},
};
constexpr std::string_view reopen[] = {"T-7"};

constexpr Table<Door, Key, Ask> table_of(std::span<const DoorRow> some,
                                         std::span<const std::string_view> exits = reopen) {
  return {"door", "戸", Door::open, states, posts, needs, some, exits, &carries};
}
constexpr auto table = table_of(rows);
static_assert(check_table(table) == TableFault::none);

template <std::size_t N>
constexpr TableFault fault_with(const DoorRow (&extra)[N]) {
  std::array<DoorRow, std::size(rows) + N> all{};
  std::copy(std::begin(rows), std::end(rows), all.begin());
  std::copy(std::begin(extra), std::end(extra), all.begin() + std::size(rows));
  return check_table(table_of(all));
}

// One table per fault, each the good table with one row that breaks it.
constexpr DoorRow same_id[] = {{"T-1", {Door::shut}, "x", "", {}, Key::guest, {}, {}, ""}};
static_assert(fault_with(same_id) == TableFault::duplicate_id);
constexpr DoorRow same_action[] = {{"T-8", {Door::shut}, "lock", "", {}, Key::guest, {}, {}, ""}};
static_assert(fault_with(same_action) == TableFault::ambiguous_action);
constexpr DoorRow leaves_end[] = {
    {"T-8", {Door::walled}, "x", "", go(Door::shut), Key::guest, {}, {}, ""}};
static_assert(fault_with(leaves_end) == TableFault::terminal_has_exit);
constexpr DoorRow other_due[] = {
    {"T-8", {Door::shut}, "x", "", {}, Key::guest, {}, {DueUnit::working_days, 4}, ""}};
static_assert(fault_with(other_due) == TableFault::due_differs_from_state);
static_assert(check_table(table_of(std::span(rows).first(2))) == TableFault::unreachable_state);
static_assert(check_table(table_of(std::span(rows).first(6), {})) == TableFault::none);

struct StepCase {
  Door state;
  const char* action;
  Key post;
  std::optional<Door> left;
  bool hand_free;
  bool other_person;
  std::string verdict;  ///< "rule>state" or the name of the refusal and its errors
};

std::string verdict_of(const StepCase& row) {
  const auto result =
      step(table, row.state, row.action, Actor<Door, Key>{row.post, row.left},
           [&](Ask ask) { return ask == Ask::hand_free ? row.hand_free : row.other_person; });
  if (result) {
    std::string text(result->rule);
    for (const auto& state : states)
      if (state.state == result->to) text.append(">").append(state.id);
    return text;
  }
  std::string text = result.error().code == ProblemCode::not_found       ? "not_found"
                     : result.error().code == ProblemCode::conflict      ? "conflict"
                     : result.error().code == ProblemCode::forbidden     ? "forbidden"
                     : result.error().code == ProblemCode::four_eyes     ? "four_eyes"
                     : result.error().code == ProblemCode::guard_not_met ? "guard_not_met"
                                                                         : "other";
  for (const FieldError& error : result.error().errors) text.append(" ").append(error.code);
  return text;
}

TEST(Workflow, StepsOrSaysWhyNot) {
  const StepCase grid[] = {
      {Door::open, "shut", Key::guest, {}, true, true, "T-1>D1"},
      {Door::open, "shut", Key::guest, {}, false, true, "guard_not_met hand_free"},
      {Door::open, "fly", Key::owner, {}, true, true, "not_found"},
      {Door::open, "open", Key::owner, {}, true, true, "conflict"},
      {Door::open, "lock", Key::guest, {}, true, true, "forbidden"},
      {Door::open, "lock", Key::owner, {}, true, true, "T-3>D2"},
      {Door::open, "lock", Key::owner, {}, true, false, "four_eyes not_the_carpenter"},
      {Door::open,
       "lock",
       Key::owner,
       {},
       false,
       false,
       "guard_not_met hand_free not_the_carpenter"},
      {Door::locked, "unlock", Key::owner, Door::shut, true, true, "T-4>D1"},
      {Door::locked, "unlock", Key::owner, {}, true, true, "conflict"},
      {Door::walled, "knock", Key::guest, {}, true, true, "T-6>D3"},
      {Door::walled, "rebuild", Key::owner, {}, true, true, "T-7>D0"},
  };
  for (const StepCase& row : grid)
    EXPECT_EQ(verdict_of(row), row.verdict) << row.action << " " << static_cast<int>(row.state);
}

TEST(Workflow, OffersTheRowsOfStateAndPost) {
  const auto ids = [](Door state, Key post) {
    std::string text;
    for (const auto* row : available(table, state, post)) text.append(row->id).append(" ");
    return text;
  };
  EXPECT_EQ(ids(Door::open, Key::guest), "T-1 T-6 ");
  EXPECT_EQ(ids(Door::open, Key::owner), "T-1 T-3 T-6 ");
  EXPECT_EQ(ids(Door::locked, Key::guest), "");
}

TEST(Workflow, SaysDuesInJapanese) {
  const std::pair<DueWithin, std::string> grid[] = {
      {{}, "—"},
      {{DueUnit::same_day}, "当日"},
      {{DueUnit::working_days, 3}, "3開庁日以内"},
      {{DueUnit::calendar_days, 30}, "30日以内"},
      {{DueUnit::months, 3}, "3か月ごと"},
      {{DueUnit::by_urgency, 20}, "緊急度による(最長20開庁日)"},
      {{DueUnit::by_plan}, "計画による"},
  };
  for (const auto& [due, text] : grid) EXPECT_EQ(to_japanese(due), text);
}

TEST(Workflow, RendersRowsAsPlainTextAndMarkdown) {
  const Reference plain = reference(table);
  ASSERT_EQ(plain.rows.size(), std::size(rows));
  EXPECT_EQ(plain.rows[2].from, (std::vector<std::string_view>{"D0", "D1"}));
  EXPECT_EQ(plain.rows[2].need_codes,
            (std::vector<std::string_view>{"hand_free", "not_the_carpenter"}));
  EXPECT_EQ(plain.rows[3].to, "left_state");
  EXPECT_NE(to_markdown(plain).find(
                "| T-1 | 閉める | shut | D0 | D1 | 客 | 手を空けてください。 | — | 家訓 |\n"),
            std::string::npos);
}

}  // namespace
}  // namespace kizuna::domain::workflow
