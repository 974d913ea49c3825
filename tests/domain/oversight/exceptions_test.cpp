#include "domain/oversight/exceptions.hpp"

#include <gtest/gtest.h>

namespace kizuna::domain::oversight {
namespace {

Instant at(std::string_view rfc3339) {
  return parse_rfc3339(rfc3339).value();
}

TEST(AuditQueries, OfficeHoursAreThoseOfOpenDays) {
  struct Case {
    std::string_view moment;
    bool verdict;
  };
  const Case grid[] = {
      {"2025-05-23T08:30:00+09:00", false}, {"2025-05-23T08:29:59+09:00", true},
      {"2025-05-23T17:14:59+09:00", false}, {"2025-05-23T17:15:00+09:00", true},
      {"2025-05-24T10:00:00+09:00", true},  // Saturday
      {"2025-05-05T10:00:00+09:00", true},  // holiday
      {"2025-12-30T10:00:00+09:00", true},  // closed by ordinance
      {"2025-05-22T23:50:00Z", false},      // 8:50 of the next day in Japan
  };
  for (const Case& row : grid) EXPECT_EQ(is_off_hours(at(row.moment)), row.verdict) << row.moment;
}

TEST(AuditQueries, ReadingPeopleIsWhatOpensTheirRecords) {
  struct Case {
    std::string_view act;
    bool verdict;
  };
  const Case grid[] = {
      {"person.view", true},
      {"person.view_mask", true},
      {"case.search", true},
      {"person.reveal", true},
      {"contact.find_duplicates", true},
      {"contact.create", false},
      {"session.view", false},
      {"reference.view", false},
      {"statistics.view", false},
      {"log.view", false},
      {"user.list", false},
      {"case.viewing", false},
      {"view", false},
  };
  for (const Case& row : grid) EXPECT_EQ(reads_people(row.act), row.verdict) << row.act;
}

class FixedQueries : public testing::Test {
 protected:
  void add(std::string_view time, std::string act, std::string actor, std::string object,
           std::string case_id = "", bool allowed = true) {
    acts.push_back({at("2025-05-23T" + std::string(time) + "+09:00"), std::move(act),
                    std::move(actor), std::move(object), std::move(case_id), allowed});
  }
  std::vector<std::size_t> places(Query query) { return find(query, acts, kin); }

  std::vector<AuditedAct> acts;
  std::vector<Kinship> kin;
};

TEST_F(FixedQueries, AnApprovalIsComparedWithTheActThatItAnswers) {
  add("10:00:00", "case.ask_for_closing", "sato", "c1", "c1");
  add("10:00:29", "closing.approve", "tomita", "r1", "c1");
  add("10:01:00", "closing.approve", "sato", "r1", "c1");
  add("10:02:00", "contact.ask_to_void", "sato", "k1", "c1");
  add("10:02:05", "contact.void", "negishi", "k2", "c1");  // of another contact
  add("10:02:30", "contact.void", "negishi", "k1", "c1");  // half a minute is not within it
  add("10:03:00", "contact.void", "sato", "k1", "c1", false);
  EXPECT_EQ(places(Query::hasty_approval), (std::vector<std::size_t>{1}));
  EXPECT_EQ(places(Query::self_approval), (std::vector<std::size_t>{2}));
  EXPECT_EQ(places(Query::denial), (std::vector<std::size_t>{6}));
}

TEST_F(FixedQueries, ReadingTheRecordsOfKinIsFoundByPersonAndByCase) {
  kin = {{"sato", {"p1", "c1"}}};
  add("10:00:00", "person.view", "sato", "p1");
  add("10:00:01", "case.view", "sato", "c1", "c1");
  add("10:00:02", "task.view", "sato", "t1", "c1");
  add("10:00:03", "case.view", "takagi", "c1", "c1");
  add("10:00:04", "person.view", "sato", "p2");
  add("10:00:05", "person.view", "sato", "p1", "", false);
  EXPECT_EQ(places(Query::kin_reading), (std::vector<std::size_t>{0, 1, 2}));
}

TEST_F(FixedQueries, NightReadingCountsReadingOnly) {
  add("19:00:00", "case.view", "sato", "c1", "c1");
  add("19:00:01", "contact.create", "sato", "k1");
  add("19:00:02", "breakglass.open", "sato", "c2", "c2");
  add("19:00:03", "breakglass.review", "negishi", "b1", "c2");
  EXPECT_EQ(places(Query::off_hours_reading), (std::vector<std::size_t>{0}));
  EXPECT_EQ(places(Query::emergency_access), (std::vector<std::size_t>{2}));
}

TEST(AuditQueries, EveryQueryHasItsRow) {
  for (const QueryRow& row : query_table()) {
    EXPECT_FALSE(row.id.empty() || row.title.empty() || row.meaning.empty());
  }
  EXPECT_EQ(query_table().size(), 6u);
}

}  // namespace
}  // namespace kizuna::domain::oversight
