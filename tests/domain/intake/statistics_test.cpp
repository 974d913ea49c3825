#include "domain/intake/statistics.hpp"

#include <gtest/gtest.h>

namespace kizuna::domain::intake {
namespace {

using namespace std::chrono_literals;

Instant on(CivilDate date) {
  return jst_midnight(date) + 10h;
}

ContactRow row(std::string id, CivilDate date) {
  return {std::move(id), on(date)};
}

ContactRow about(std::string id, CivilDate date, std::string subject) {
  ContactRow contact = row(std::move(id), date);
  contact.subject = std::move(subject);
  return contact;
}

const Period april = month_period(2025y / 4);
const Period may = month_period(2025y / 5);
const Period year = fiscal_year_period(2025);

/// n contacts of one matter, a day apart.
void several(StatisticsInput& input, const std::string& name, CivilDate from, int count) {
  for (int at = 0; at < count; ++at)
    input.contacts.push_back(
        about(name + "-" + std::to_string(at), add_days(from, at), "s-" + name));
}

TEST(Statistics, PeriodsInJapaneseTime) {
  EXPECT_TRUE(april.contains(parse_rfc3339("2025-03-31T15:00:00Z").value()));
  EXPECT_FALSE(april.contains(parse_rfc3339("2025-03-31T14:59:59Z").value()));
  EXPECT_TRUE(april.contains(parse_rfc3339("2025-04-30T14:59:59Z").value()));
  EXPECT_FALSE(april.contains(parse_rfc3339("2025-04-30T15:00:00Z").value()));
  EXPECT_EQ(year.first, 2025y / 4 / 1);
  EXPECT_EQ(year.last, 2026y / 3 / 31);
  EXPECT_EQ(month_period(2024y / 2).last, 2024y / 2 / 29);
  EXPECT_EQ(month_freezes_at(2025y / 12), jst_midnight(2026y / 1 / 11));
}

TEST(Statistics, MatterKeys) {
  const std::vector<CaseSpan> cases{{"k-1", "s-1", on(2025y / 4 / 10), on(2025y / 5 / 10)}};
  struct Case {
    const char* case_id;
    const char* subject;
    const char* caller;
    const char* type;
    const char* group;
    CivilDate date;
    MatterKey verdict;
  };
  const CivilDate d = 2025y / 4 / 20;
  using K = MatterKind;
  const Case grid[] = {
      {"k-9", "s-1", "p", "22", "g", d, {K::case_, "k-9"}},
      {"", "s-1", "p", "22", "g", d, {K::case_, "k-1"}},
      {"", "s-1", "p", "22", "g", 2025y / 4 / 9, {K::subject, "s-1"}},   // before it opened
      {"", "s-1", "p", "22", "g", 2025y / 5 / 10, {K::subject, "s-1"}},  // the moment it closed
      {"", "s-2", "p", "22", "g", d, {K::subject, "s-2"}},
      {"", "", "p", "10", "g", d, {K::caller, "p"}},
      {"", "", "p", "30", "g", d, {K::caller, "p"}},
      {"", "", "p", "31", "g", d, {K::anonymous_group, "g"}},
      {"", "", "p", "45", "", d, {K::contact, "c"}},
      {"", "", "", "99", "g", d, {K::anonymous_group, "g"}},
      {"", "", "", "99", "", d, {K::contact, "c"}},
  };
  int line = 0;
  for (const Case& some : grid) {
    ContactRow contact = row("c", some.date);
    contact.case_id = some.case_id;
    contact.subject = some.subject;
    contact.caller = some.caller;
    contact.caller_type = some.type;
    contact.anonymous_group = some.group;
    EXPECT_EQ(matter_of(contact, cases), some.verdict) << line++;
  }
}

TEST(Statistics, NewInAprilIsContinuedInMayAndNewInTheYear) {
  StatisticsInput input;
  several(input, "a", 2025y / 4 / 10, 2);
  input.contacts.push_back(about("a-may", 2025y / 5 / 10, "s-a"));
  input.contacts.push_back(about("b-may", 2025y / 5 / 11, "s-b"));
  EXPECT_EQ(overview(input, april), (Overview{2, 1, 1, 0, 0}));
  EXPECT_EQ(overview(input, may), (Overview{2, 2, 1, 0, 1}));
  EXPECT_EQ(overview(input, year), (Overview{4, 2, 2, 0, 0}));
}

TEST(Statistics, OnlyFinalisedUnvoidedContactsCount) {
  StatisticsInput input;
  several(input, "a", 2025y / 4 / 10, 3);
  input.contacts[0].finalised = false;
  input.contacts[1].voided = true;
  EXPECT_EQ(overview(input, april), (Overview{1, 1, 1, 0, 0}));
  input.contacts[2].voided = true;
  EXPECT_EQ(overview(input, april), (Overview{}));
}

TEST(Statistics, AVoidedOrDraftedFirstContactDoesNotMakeTheNextOneOld) {
  StatisticsInput input;
  input.contacts = {about("c-1", 2025y / 3 / 10, "s"), about("c-2", 2025y / 4 / 10, "s")};
  EXPECT_EQ(overview(input, april), (Overview{1, 1, 0, 0, 1}));
  input.contacts[0].voided = true;
  EXPECT_EQ(overview(input, april), (Overview{1, 1, 1, 0, 0}));
}

TEST(Statistics, TheFirstContactOfASubjectMakesOnlyItsOwnMatterNew) {
  // An inquiry in March stays unlinked; the case of April is not new.
  StatisticsInput input;
  input.contacts = {about("c-1", 2025y / 3 / 10, "s"), about("c-2", 2025y / 4 / 20, "s")};
  input.cases = {{"k", "s", on(2025y / 4 / 15)}};
  EXPECT_EQ(overview(input, april), (Overview{1, 1, 0, 0, 1}));
  // Both in one month: two matters, one of them new.
  input.contacts[0].received_at = on(2025y / 4 / 10);
  EXPECT_EQ(overview(input, april), (Overview{2, 2, 1, 0, 1}));
  // Linking the inquiry to the case makes them one new matter.
  input.contacts[0].case_id = "k";
  EXPECT_EQ(overview(input, april), (Overview{2, 1, 1, 0, 0}));
}

TEST(Statistics, Reopening) {
  struct Case {
    ReopenCause cause;
    bool earlier;
    Overview verdict;
  };
  const Case grid[] = {
      {ReopenCause::same_case, true, {1, 1, 0, 1, 0}},
      {ReopenCause::new_case, true, {1, 1, 0, 1, 0}},
      {ReopenCause::new_case, false, {1, 1, 0, 1, 0}},  // never new
      {ReopenCause::none, true, {1, 1, 0, 0, 1}},
  };
  for (const Case& some : grid) {
    StatisticsInput input;
    if (some.earlier) input.contacts.push_back(about("old", 2020y / 4 / 10, "s"));
    input.contacts.push_back(about("back", 2025y / 4 / 10, "s"));
    input.contacts.back().case_id = "k";
    input.contacts.back().reopen = some.cause;
    input.cases = {{"k", "s", on(2025y / 4 / 10)}};
    EXPECT_EQ(overview(input, april), some.verdict);
  }
  // First contact, closing and reopening in one period: new comes first.
  StatisticsInput input;
  several(input, "a", 2025y / 4 / 1, 2);
  input.contacts[1].reopen = ReopenCause::same_case;
  EXPECT_EQ(overview(input, april), (Overview{2, 1, 1, 0, 0}));
}

TEST(Statistics, AnonymousCallsAndProfessionals) {
  StatisticsInput input;
  for (int at = 0; at < 3; ++at) {
    input.contacts.push_back(row("g-" + std::to_string(at), 2025y / 4 / 10));
    input.contacts.back().caller_type = "99";
    input.contacts.back().anonymous_group = "g";
  }
  EXPECT_EQ(overview(input, april), (Overview{3, 1, 1, 0, 0}));
  for (int at = 0; at < 2; ++at) {
    input.contacts.push_back(row("msw-" + std::to_string(at), 2025y / 4 / 11));
    input.contacts.back().caller_type = "45";
    input.contacts.back().caller = "p-msw";
  }
  EXPECT_EQ(overview(input, april), (Overview{5, 3, 3, 0, 0}));
}

TEST(Statistics, TheFifteenScenariosOfTheYear) {
  struct Scenario {
    const char* name;
    CivilDate from;
    int contacts;
    bool carried_over;
  };
  const Scenario scenarios[] = {
      {"2", 2025y / 4 / 15, 6, false},  {"3", 2025y / 5 / 9, 4, false},
      {"4", 2025y / 5 / 23, 3, false},  {"5", 2025y / 6 / 3, 2, false},
      {"6", 2025y / 6 / 17, 6, false},  // SC-6 and SC-7 share one case
      {"8", 2025y / 10 / 2, 4, true},   {"9", 2025y / 8 / 19, 4, false},
      {"10", 2025y / 9 / 29, 4, false}, {"11", 2025y / 11 / 11, 3, true},
      {"12", 2025y / 12 / 4, 3, false}, {"13", 2026y / 1 / 6, 14, false},
      {"14", 2026y / 2 / 10, 2, true},  {"15", 2026y / 3 / 3, 3, false},
  };
  StatisticsInput input;
  input.contacts.push_back(row("sc-1", 2025y / 4 / 8));
  input.contacts.back().caller_type = "99";
  for (const Scenario& some : scenarios) {
    several(input, some.name, some.from, some.contacts);
    if (some.carried_over)
      input.contacts.push_back(
          about(std::string("before-") + some.name, 2025y / 2 / 3, std::string("s-") + some.name));
  }
  EXPECT_EQ(overview(input, year), (Overview{59, 14, 11, 0, 3}));
}

TEST(Statistics, UrgencyAndAbuseCountMatters) {
  StatisticsInput input;
  several(input, "a", 2025y / 5 / 1, 2);  // S and A: once, under S
  input.contacts[0].urgency = "A";
  input.contacts[1].urgency = "S";
  several(input, "b", 2025y / 5 / 1, 2);
  input.contacts[2].urgency = input.contacts[3].urgency = "A";
  // A case goes by its overlay, whatever its contacts say.
  input.cases = {{"k-1", "s-a", on(2025y / 4 / 1)}, {"k-2", "s-c", on(2025y / 4 / 1)}};
  input.contacts[1].abuse = "1";
  input.abuse = {{"k-1", "1", on(2025y / 5 / 23)}, {"k-1", "2", on(2025y / 5 / 23) + 1h}};
  // No case: the last of 1, 2 and 3 of the contacts; 4 stands apart.
  input.contacts[2].abuse = "1";
  input.contacts[3].abuse = "4";
  // In force from before the period.
  input.abuse.push_back({"k-2", "2", on(2025y / 4 / 3)});
  input.abuse.push_back({"k-2", "3", on(2025y / 4 / 20)});
  input.abuse_responses = {{on(2025y / 5 / 23), on(2025y / 5 / 23) + 15min},
                           {on(2025y / 5 / 24), on(2025y / 5 / 25)},
                           {on(2025y / 5 / 26)}};
  UrgencyAndAbuse expected;
  expected.same_day = 1;
  expected.three_days = 1;
  expected.suspected = 1;
  expected.reported = 1;
  expected.confirmed = 1;
  expected.not_confirmed = 1;
  expected.reports_due = 3;
  expected.reported_in_time = 1;
  expected.median_minutes_to_report = (15 + 1440) / 2;
  EXPECT_EQ(urgency_and_abuse(input, may), expected);
  // The overlay is switched off at the end of April.
  input.abuse.push_back({"k-2", "0", on(2025y / 4 / 30)});
  EXPECT_EQ(urgency_and_abuse(input, may).confirmed, 0);
}

TEST(Statistics, ListsWhereTheHumanChoseOtherwise) {
  StatisticsInput input;
  several(input, "a", 2025y / 4 / 10, 3);
  input.cases = {{"k", "s-a", on(2025y / 4 / 1), on(2025y / 4 / 12) - 1h}};
  input.contacts[0].is_new = "CONT";
  input.contacts[1].is_new = "CONT";
  input.contacts[2].is_new = "NEW";
  std::string differences;
  for (const IsNewDifference& some : is_new_differences(input, april))
    differences.append(some.contact).append(" ").append(some.suggested).append(" ");
  EXPECT_EQ(differences, "a-0 NEW a-2 RE ");
  EXPECT_EQ(overview(input, april).first, 1);
}

}  // namespace
}  // namespace kizuna::domain::intake
