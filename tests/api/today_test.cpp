#include <gtest/gtest.h>

#include "tests/support/case_samples.hpp"

namespace kizuna::tests {
namespace {

using nlohmann::json;
using namespace std::chrono_literals;

class TodayTest : public ApiTest {
 protected:
  Answer create(const json& more = json::object(), const std::string& login = "counselor") {
    json body = {{"title", "診断書の依頼"}, {"due", "2026-05-13"}, {"contact_id", contact}};
    body.update(more);
    const Answer made = api.as(login).post("/v1/tasks", body);
    EXPECT_EQ(made.status, 201) << made.body;
    return made;
  }
  Answer act(const std::string& login, const Answer& task, const std::string& action,
             const json& body = json::object()) {
    return api.as(login).post(
        "/v1/tasks/" + task.json.at("id").get<std::string>() + "/actions/" + action, body,
        {{"if-match", task.etag()}});
  }
  json board(const std::string& login, const std::string& view = "mine") {
    const Answer seen = api.as(login).get("/v1/today?view=" + view);
    EXPECT_EQ(seen.status, 200) << seen.body;
    return seen.json;
  }
  Answer away(const std::string& from, const std::string& to) {
    return api.as("counselor")
        .post("/v1/absences", {{"deputy", api.account_id("manager")}, {"from", from}, {"to", to}});
  }

  std::string contact = put_contact(api, {.subject = put_person(api)});
};

TEST_P(TodayTest, NamesWhatStandsBesideTheIds) {
  create();
  const json mine = board("counselor");
  ASSERT_EQ(mine["tasks"].size(), 1u) << mine;
  EXPECT_EQ(mine["tasks"][0]["owner_name"], "試験 counselor");
  EXPECT_EQ(mine["tasks"][0]["subject_name"], "髙橋 澄江");
  EXPECT_EQ(mine["today"], "2026-05-12");
  EXPECT_EQ(board("manager")["tasks"].size(), 0u);
  EXPECT_EQ(board("manager", "team")["tasks"].size(), 1u);
}

TEST_P(TodayTest, WhatIsNobodysIsTakenOnceAndTheSecondLearnsByWhom) {
  const Answer made = create({{"unowned", true}});
  EXPECT_EQ(board("counselor")["tasks"].size(), 0u);
  EXPECT_EQ(board("manager")["queue"].size(), 1u);
  ASSERT_EQ(act("counselor", made, "take").status, 200);
  const Answer second = act("manager", made, "take");
  EXPECT_EQ(second.status, 409);
  EXPECT_EQ(second.json["detail"],
            "引き受けられません。試験 counselorさんが先に引き受けました(10:00)。");
  EXPECT_EQ(board("counselor")["tasks"].size(), 1u);
  EXPECT_EQ(board("manager")["queue"].size(), 0u);
}

TEST_P(TodayTest, IsPostponedWithAReasonUnlessOthersKeepTheDate) {
  const Answer own = create();
  const Answer vague = act("counselor", own, "postpone");
  EXPECT_EQ(vague.code(), "guard_not_met");
  EXPECT_EQ(vague.json["errors"].size(), 2u) << vague.body;
  // 2026-05-16 is a Saturday.
  const Answer moved =
      act("counselor", own, "postpone", {{"due", "2026-05-16"}, {"reason", "医師が休み"}});
  ASSERT_EQ(moved.status, 200) << moved.body;
  EXPECT_EQ(moved.json["due"], "2026-05-18");
  EXPECT_EQ(moved.json["note"], "延期 R8.5.13からR8.5.18: 医師が休み");
  const Answer court = create({{"kept_by_others", true}});
  EXPECT_EQ(act("counselor", court, "postpone", {{"due", "2026-05-18"}, {"reason", "延ばす"}})
                .json["detail"],
            "裁判所や法律が決めた期限は延期できません。");
}

TEST_P(TodayTest, TheDeputySeesAndTakesOverWhatTheAbsentPersonHas) {
  const Answer task = create();
  ASSERT_EQ(away("2026-05-12", "2026-05-14").status, 201);
  EXPECT_EQ(away("2026-05-14", "2026-05-15").code(), "conflict");
  const json rows = board("manager", "away");
  ASSERT_EQ(rows["tasks"].size(), 1u) << rows;
  EXPECT_EQ(rows["tasks"][0]["owner_name"], "試験 counselor");
  EXPECT_NE(api.detail_of(api.last_entry()).find(api.account_id("counselor")), std::string::npos);
  EXPECT_EQ(board("counselor")["tasks"].size(), 1u) << "the own list keeps every item (K-10)";
  ASSERT_EQ(act("manager", task, "take").status, 200);
  EXPECT_EQ(board("manager")["tasks"].size(), 1u);
}

TEST_P(TodayTest, AnAbsenceThatIsCalledOffMovesNothing) {
  create();
  const Answer entered = away("2026-05-12", "2026-05-14");
  const std::string end =
      "/v1/absences/" + entered.json.at("id").get<std::string>() + "/actions/end";
  EXPECT_EQ(api.as("counselor2").post(end, json::object()).code(), "forbidden");
  EXPECT_EQ(api.as("counselor").get("/v1/absences").json["absences"].size(), 1u);
  EXPECT_EQ(api.as("counselor").post(end, json::object()).status, 200);
  EXPECT_EQ(board("manager", "away")["tasks"].size(), 0u);
  EXPECT_EQ(api.as("counselor").post(end, json::object()).code(), "conflict");
  const Answer wrong = api.as("counselor")
                           .post("/v1/absences", {{"deputy", api.account_id("counselor")},
                                                  {"from", "2026-05-20"},
                                                  {"to", "2026-05-19"}});
  EXPECT_EQ(wrong.json["errors"].size(), 2u) << wrong.body;
  const Answer others = api.as("counselor")
                            .post("/v1/absences", {{"account", api.account_id("counselor2")},
                                                   {"deputy", api.account_id("manager")},
                                                   {"from", "2026-05-20"},
                                                   {"to", "2026-05-20"}});
  EXPECT_EQ(others.code(), "forbidden");
  EXPECT_EQ(api.as("counselor").get("/v1/colleagues").json["colleagues"].size(), 3u);
}

// K-9: 48 hours from the report, through Saturday and Sunday.
TEST_P(TodayTest, TheAbuseTimerCountsThroughTheWeekend) {
  api.advance(3 * 24h);  // Friday 2026-05-15
  Client counselor = api.as("counselor");
  const Answer opened = counselor.post(
      "/v1/cases",
      {{"from_contact",
        put_contact(api, {.subject = put_person(api, "トシ"), .urgency = "S", .abuse = "1"})}});
  const std::string path = "/v1/cases/" + opened.json["head"]["id"].get<std::string>();
  ASSERT_EQ(counselor
                .post(path + "/abuse-report", {{"reported_to", "市 高齢課"}},
                      {{"if-match", counselor.get(path).etag()}})
                .status,
            200);
  api.advance(26h);  // Saturday
  const json seen = board("counselor");
  ASSERT_EQ(seen["timers"].size(), 1u) << seen;
  EXPECT_EQ(seen["timers"][0]["clock"]["minutes_left"], 22 * 60);
  EXPECT_EQ(seen["timers"][0]["head"]["subject_name"], "髙橋 トシ");
  EXPECT_EQ(board("counselor2")["timers"].size(), 0u) << "restricted to who is named";
}

TEST_P(TodayTest, OwnContactsWithoutAnOutcomeAreListedForTheirWriterAlone) {
  const Answer made = api.as("counselor").post("/v1/contacts", {{"method", "T"}});
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(board("counselor")["unfinished"][0]["id"], made.json["id"]);
  EXPECT_EQ(board("manager")["unfinished"].size(), 0u);
}

// What the manager decides: what waits, who asked, and what is missing.
TEST_P(TodayTest, WaitingDecisionsSayWhoAskedAndWhatIsMissing) {
  Client counselor = api.as("counselor");
  ASSERT_EQ(counselor.post("/v1/cases", {{"from_contact", contact}}).status, 201);
  ASSERT_EQ(
      counselor.post("/v1/contacts/" + contact + "/void-requests", {{"reason", "二重に入力した"}})
          .status,
      201);
  const json waiting = api.as("manager").get("/v1/waiting-decisions").json;
  ASSERT_EQ(waiting["cases"].size(), 1u) << waiting;
  EXPECT_EQ(waiting["cases"][0]["received_by"], "試験 counselor");
  EXPECT_EQ(waiting["cases"][0]["head"]["subject_name"], "髙橋 澄江");
  EXPECT_EQ(waiting["cases"][0]["steps"][0]["action"], "accept");
  EXPECT_EQ(waiting["cases"][0]["steps"][0]["unmet"].size(), 2u) << waiting["cases"][0]["steps"];
  ASSERT_EQ(waiting["voids"].size(), 1u);
  EXPECT_EQ(waiting["voids"][0]["asked_by"], "試験 counselor");
  EXPECT_EQ(waiting["voids"][0]["asked_by_caller"], false);
  EXPECT_EQ(waiting["load"][0]["cases"], 1);
}

KIZUNA_ON_BOTH_ENGINES(TodayTest);

}  // namespace
}  // namespace kizuna::tests
