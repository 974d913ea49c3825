#include <gmock/gmock.h>

#include "tests/support/case_samples.hpp"

namespace kizuna::tests {
namespace {

using nlohmann::json;
using testing::SizeIs;

class AttemptsTest : public ApiTest {
 protected:
  std::string open_case() {
    const Answer made =
        api.as("counselor")
            .post("/v1/cases", {{"from_contact", put_contact(api, {.subject = put_person(api)})}});
    EXPECT_EQ(made.status, 201) << made.body;
    return made.header("location");
  }

  Answer attempt(const std::string& place, const char* at, const char* method,
                 const std::string& login = "counselor", const std::string& center = "isesaki") {
    return api.as(login, center)
        .post(place + "/attempts", {{"attempted_at", at}, {"method", method}});
  }

  Answer suspend(const std::string& place) {
    Client counselor = api.as("counselor");
    const Answer now = counselor.get(place);
    return counselor.post(place + "/actions/suspend", {{"suspension", "UNREACHABLE"}},
                          {{"if-match", now.etag()}});
  }
};

TEST_P(AttemptsTest, ThreeOnThreeDaysByTwoMethodsMakeUnreachable) {
  struct Row {
    const char* at;
    const char* method;
    bool suffices;
  };
  // A day is a day in Japan: 15:30 UTC is the next one.
  const Row rows[] = {
      {"2026-05-01T01:00:00Z", "T", false}, {"2026-05-01T05:00:00Z", "H", false},
      {"2026-05-07T14:30:00Z", "T", false}, {"2026-05-07T14:40:00Z", "T", false},
      {"2026-05-07T15:30:00Z", "T", true},
  };
  const std::string place = open_case();
  for (const Row& row : rows) {
    EXPECT_EQ(suspend(place).status, 422) << row.at;
    const Answer logged = attempt(place, row.at, row.method);
    ASSERT_EQ(logged.status, 201) << logged.body;
    EXPECT_EQ(logged.json["suffices"], row.suffices) << row.at;
  }
  EXPECT_THAT(api.as("counselor").get(place + "/attempts").json["attempts"], SizeIs(5));
  const Answer suspended = suspend(place);
  ASSERT_EQ(suspended.status, 200) << suspended.body;
  EXPECT_EQ(suspended.json["head"]["state"], "S9");
}

TEST_P(AttemptsTest, ThreeByOneMethodDoNot) {
  const std::string place = open_case();
  for (const char* at : {"2026-05-01T01:00:00Z", "2026-05-07T01:00:00Z", "2026-05-08T01:00:00Z"})
    EXPECT_EQ(attempt(place, at, "T").json["suffices"], false);
  EXPECT_EQ(suspend(place).status, 422);
}

TEST_P(AttemptsTest, IsNoContactAndCountsForNothing) {
  const std::string place = open_case();
  Client counselor = api.as("counselor");
  const json before = counselor.get("/v1/contacts").json["contacts"];
  const json figures = counselor.get("/v1/statistics/ST-1?fiscal_year=2026").json["tables"];
  ASSERT_EQ(attempt(place, "2026-05-01T01:00:00Z", "T").status, 201);
  EXPECT_EQ(api.last_entry()["act"], "case.log_attempt");
  EXPECT_EQ(counselor.get("/v1/contacts").json["contacts"], before);
  EXPECT_EQ(counselor.get("/v1/statistics/ST-1?fiscal_year=2026").json["tables"], figures);
}

TEST_P(AttemptsTest, WhoLogsAndReadsThem) {
  struct Row {
    const char* login;
    const char* center;
    int reading;
    int logging;
  };
  const Row rows[] = {
      {"counselor", "isesaki", 200, 201},  {"manager", "isesaki", 200, 201},
      {"counselor2", "isesaki", 404, 404}, {"city_staff", "isesaki", 403, 403},
      {"admin", "isesaki", 403, 403},      {"manager", "ota", 404, 404},
  };
  const std::string place = open_case();
  for (const Row& row : rows) {
    EXPECT_EQ(api.as(row.login, row.center).get(place + "/attempts").status, row.reading)
        << row.login << " " << row.center;
    EXPECT_EQ(attempt(place, "2026-05-01T01:00:00Z", "T", row.login, row.center).status,
              row.logging)
        << row.login << " " << row.center;
  }
  EXPECT_EQ(attempt(place, "2026-05-12T02:00:00Z", "T").status, 422) << "in the future";
  EXPECT_EQ(attempt(place, "2026-05-01T01:00:00Z", "Q").status, 422);
}

KIZUNA_ON_BOTH_ENGINES(AttemptsTest);

}  // namespace
}  // namespace kizuna::tests
