#include "domain/intake/contact_proposals.hpp"

#include <gtest/gtest.h>

#include <functional>

namespace kizuna::domain::intake {
namespace {

using namespace std::chrono_literals;

TEST(ContactProposals, SuggestsNewContinuedOrReturned) {
  EXPECT_EQ(suggest_is_new(true, true), "RE");
  EXPECT_EQ(suggest_is_new(true, false), "RE");
  EXPECT_EQ(suggest_is_new(false, true), "CONT");
  EXPECT_EQ(suggest_is_new(false, false), "NEW");
}

Contact plain() {
  Contact contact;
  contact.received_at = jst_midnight(2025y / 6 / 30) + 9h;
  contact.method = "T";
  contact.outcome = "1";
  contact.abuse = "0";
  return contact;
}

TEST(ContactProposals, ProposesACase) {
  using R = CaseReason;
  struct Case {
    std::function<void(Contact&)> change;
    std::vector<EarlierContact> earlier;
    std::vector<R> verdict;
  };
  const auto same = [](Contact&) {};
  const Case grid[] = {
      {same, {}, {}},
      {same, {{2025y / 4 / 1}}, {R::second_contact}},  // 90 days
      {same, {{2025y / 3 / 31}}, {}},                  // 91 days
      {same, {{2025y / 6 / 30}}, {R::second_contact}},
      {same, {{2025y / 6 / 29, true}}, {}},            // voided
      {same, {{2025y / 7 / 2}}, {R::second_contact}},  // typed late
      {[](Contact& c) { c.method = "H"; }, {}, {R::home_visit}},
      {[](Contact& c) { c.document_handled = true; }, {}, {R::document_handled}},
      {[](Contact& c) { c.outcome = "2"; }, {}, {}},
      {[](Contact& c) { c.outcome = "5"; }, {}, {R::outcome}},
      {[](Contact& c) { c.outcome = "6"; }, {}, {}},
      {[](Contact& c) { c.further_outcomes = {"11"}; }, {}, {R::outcome}},
      {[](Contact& c) { c.outcome = "12"; }, {}, {}},
      {[](Contact& c) { c.urgency = "S"; }, {}, {R::urgency}},
      {[](Contact& c) { c.urgency = "A"; }, {}, {R::urgency}},
      {[](Contact& c) { c.urgency = "B"; }, {}, {}},
      {[](Contact& c) { c.method = "H", c.urgency = "A", c.outcome = "8"; },
       {{2025y / 6 / 1}},
       {R::second_contact, R::home_visit, R::outcome, R::urgency}},
  };
  for (const Case& row : grid) {
    Contact contact = plain();
    row.change(contact);
    EXPECT_EQ(propose_case(contact, row.earlier), row.verdict);
  }
}

TEST(ContactProposals, StayingAnInquiryNeedsAReasonAndSometimesTheSenior) {
  struct Case {
    const char* urgency;
    const char* abuse;
    StayAsInquiry stay;
    std::string verdict;
  };
  const Case grid[] = {
      {"C", "0", {false, ""}, ""},
      {"C", "0", {true, "資料送付のみ"}, ""},
      {"C", "0", {true, ""}, "required "},
      {"A", "0", {true, "資料送付のみ"}, ""},
      {"S", "0", {true, "誤報"}, "senior_agreement "},
      {"S", "0", {true, "誤報", 2025y / 6 / 30}, ""},
      {"S", "0", {true, "誤報", 2025y / 7 / 1}, "senior_agreement "},
      {"C", "1", {true, "誤報"}, "senior_agreement "},
      {"C", "3", {true, ""}, "required senior_agreement "},
      {"C", "4", {true, "非認定"}, ""},
  };
  for (const Case& row : grid) {
    Contact contact = plain();
    contact.urgency = row.urgency;
    contact.abuse = row.abuse;
    std::string codes;
    for (const FieldError& error : check_stay_as_inquiry(contact, row.stay))
      codes.append(error.code).append(" ");
    EXPECT_EQ(codes, row.verdict);
  }
}

CallerTrace call(const char* id, CivilDate on, const char* person = "", const char* group = "",
                 const char* phone = "", const char* type = "30") {
  return {id, on, type, person, group, phone};
}

TEST(ContactProposals, CountsRepeatCalls) {
  const CallerTrace typed = call("t", 2026y / 1 / 30, "p", "g", "0270000001");
  struct Case {
    CallerTrace other;
    int in_30, in_180;
  };
  CallerTrace outgoing = call("o", 2026y / 1 / 29, "p");
  outgoing.incoming = false;
  CallerTrace voided = call("o", 2026y / 1 / 29, "p");
  voided.voided = true;
  const Case grid[] = {
      {call("o", 2026y / 1 / 1, "p"), 2, 2},    // 29 days before
      {call("o", 2025y / 12 / 31, "p"), 1, 2},  // 30 days before
      {call("o", 2025y / 8 / 4, "p"), 1, 2},    // 179 days before
      {call("o", 2025y / 8 / 3, "p"), 1, 1},
      {call("o", 2026y / 1 / 29, "", "g"), 2, 2},
      {call("o", 2026y / 1 / 29, "", "", "0270000001"), 2, 2},
      {call("o", 2026y / 1 / 29, "q", "h", "0270000002"), 1, 1},
      {call("o", 2026y / 1 / 29), 1, 1},  // nothing known is not "the same"
      {call("o", 2026y / 1 / 29, "p", "", "", "45"), 1, 1},
      {call("t", 2026y / 1 / 30, "p"), 1, 1},  // itself
      {call("o", 2026y / 1 / 31, "p"), 1, 1},
      {outgoing, 1, 1},
      {voided, 1, 1},
  };
  int line = 0;
  for (const Case& row : grid) {
    const RepeatCount count = count_repeat_calls(typed, std::span(&row.other, 1));
    EXPECT_EQ(count.in_30_days, row.in_30) << line;
    EXPECT_EQ(count.in_180_days, row.in_180) << line++;
  }
}

TEST(ContactProposals, OnlyPrivateCallersRepeat) {
  const std::pair<const char*, int> grid[] = {{"10", 1}, {"26", 1}, {"30", 1}, {"86", 1},
                                              {"98", 1}, {"99", 1}, {"31", 0}, {"45", 0},
                                              {"88", 0}, {"95", 0}};
  for (const auto& [type, count] : grid)
    EXPECT_EQ(count_repeat_calls(call("t", 2026y / 1 / 6, "p", "", "", type), {}).in_30_days, count)
        << type;
}

TEST(ContactProposals, TheSheetIsAboveTheFifthCallItself) {
  // SC-13: calls of one linked group from 01-06 on.
  std::vector<CallerTrace> earlier;
  for (unsigned day = 6; day <= 10; ++day) {
    const CivilDate on = 2026y / 1 / std::chrono::day{day};
    const RepeatCount count = count_repeat_calls(call("typed", on, "", "g", "", "99"), earlier);
    EXPECT_EQ(response_sheet(count, {}, on),
              day == 10 ? ResponseSheet::undecided : ResponseSheet::none);
    earlier.push_back(call("c", on, "", "g", "", "99"));
  }
  using Sheet = ResponseSheet;
  EXPECT_EQ(response_sheet({1, 20}, {}, 2026y / 1 / 10), Sheet::undecided);
  EXPECT_EQ(response_sheet({4, 19}, {}, 2026y / 1 / 10), Sheet::none);
  EXPECT_EQ(response_sheet({1, 1}, 2026y / 1 / 10, 2026y / 1 / 10), Sheet::agreed);
  EXPECT_EQ(response_sheet({1, 1}, 2026y / 1 / 9, 2026y / 1 / 10), Sheet::none);
}

}  // namespace
}  // namespace kizuna::domain::intake
