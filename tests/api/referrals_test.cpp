#include <gtest/gtest.h>

#include "tests/support/case_samples.hpp"

namespace kizuna::tests {
namespace {

using nlohmann::json;
using namespace std::chrono_literals;

class ReferralsTest : public ApiTest {
 protected:
  std::string open_case() {
    const std::string contact = put_contact(api, {.subject = put_person(api)});
    const Answer made = counselor.post("/v1/cases", {{"from_contact", contact}});
    EXPECT_EQ(made.status, 201) << made.body;
    return made.json["head"]["id"].get<std::string>();
  }

  json handed_over(const json& changes = json::object()) {
    json body = {{"kind", "HANDED_OVER"},
                 {"recipient_kind", "40"},
                 {"recipient_name", "地域包括支援センター境"},
                 {"reason", "退院後の見守り"},
                 {"wanted_answer", "担当者と初回訪問の日"},
                 {"handing",
                  {{"items", {"NAME", "CARE"}},
                   {"basis", "B2"},
                   {"grounds", "介護保険法115条の48"},
                   {"handed", "アセスメント票"},
                   {"medium", "PAPER"}}}};
    body.update(changes);
    return body;
  }

  Answer refer(const std::string& case_id, const json& body) {
    return counselor.post("/v1/cases/" + case_id + "/referrals", body);
  }

  json tasks(const std::string& case_id) {
    return api.as("manager").get("/v1/tasks?case=" + case_id).json["tasks"];
  }

  Client counselor = api.as("counselor");
};

TEST_P(ReferralsTest, HandingOverDisclosesAndWaitsForTheAnswer) {
  const std::string case_id = open_case();
  const Answer made = refer(case_id, handed_over());
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(api.last_entry()["act"], "referral.record");
  const json referral = made.json["referrals"][0];
  EXPECT_EQ(referral["kind"]["label"], "つなぎ");
  EXPECT_EQ(referral["track"]["kind"], "K5");
  EXPECT_EQ(referral["track"]["state_label"], "受理待ち");
  EXPECT_EQ(referral["track"]["waiting_for"], "地域包括支援センター境");
  EXPECT_EQ(referral["track"]["follow_up_on"], "2026-05-26") << "14 days";
  const json disclosures =
      counselor.get("/v1/cases/" + case_id + "/disclosures").json["disclosures"];
  ASSERT_EQ(disclosures.size(), 1u);
  EXPECT_EQ(disclosures[0]["id"], referral["disclosure"]);
  ASSERT_EQ(tasks(case_id).size(), 1u);
  EXPECT_EQ(tasks(case_id)[0]["due"], "2026-05-26");
  const json rows = counselor.get("/v1/cases/" + case_id + "/timeline?kind=referral").json["rows"];
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0]["text"], "地域包括支援センター境");

  const std::string acts =
      "/v1/cases/" + case_id + "/referrals/" + referral["id"].get<std::string>() + "/actions/";
  Answer answer = counselor.post(acts + "acknowledge", {{"on", "2026-05-12"}});
  ASSERT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(answer.json["referrals"][0]["acknowledged_on"], "2026-05-12");
  EXPECT_EQ(answer.json["referrals"][0]["track"]["follow_up_on"], "2026-05-26");
  EXPECT_EQ(counselor.post(acts + "acknowledge", {{"on", "2026-05-12"}}).status, 409);
  answer = counselor.post(acts + "receive_result", {{"on", "2026-05-12"}});
  EXPECT_EQ(answer.json["errors"][0]["pointer"], "/result") << answer.body;
  answer =
      counselor.post(acts + "receive_result", {{"on", "2026-05-12"}, {"result", "訪問が決まった"}});
  ASSERT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(answer.json["referrals"][0]["track"]["ended_on"], "2026-05-12");
  EXPECT_EQ(answer.json["referrals"][0]["result"], "訪問が決まった");
  EXPECT_EQ(tasks(case_id).size(), 0u);
  EXPECT_EQ(counselor.post(acts + "refuse", {{"on", "2026-05-12"}}).status, 404);
}

TEST_P(ReferralsTest, TellingOfADeskHandsNothingOver) {
  const std::string case_id = open_case();
  const Answer made = refer(case_id, {{"kind", "INTRODUCED"},
                                      {"recipient_kind", "61"},
                                      {"recipient_name", "心配ごと相談所"},
                                      {"reason", "相続の相談"}});
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(made.json["referrals"][0]["track"], nullptr);
  EXPECT_EQ(counselor.get("/v1/cases/" + case_id + "/disclosures").json["disclosures"].size(), 0u);
  EXPECT_EQ(tasks(case_id).size(), 0u);
  const std::string acts = "/v1/cases/" + case_id + "/referrals/" +
                           made.json["referrals"][0]["id"].get<std::string>() + "/actions/";
  EXPECT_EQ(counselor.post(acts + "acknowledge", {{"on", "2026-05-12"}}).status, 409);
}

TEST_P(ReferralsTest, Refusals) {
  const std::string case_id = open_case();
  const std::string path = "/v1/cases/" + case_id;
  struct Case {
    json changes;
    std::vector<std::string> verdict;
  };
  json without_grounds = handed_over()["handing"];
  without_grounds.erase("grounds");
  json no_items = handed_over()["handing"];
  no_items["items"] = json::array();
  const Case grid[] = {
      {{{"kind", "INTRODUCED"}}, {"/handing"}},
      {{{"handing", nullptr}, {"wanted_answer", nullptr}}, {"/handing", "/wanted_answer"}},
      {{{"handing", no_items}}, {"/handing/items"}},
      {{{"handing", without_grounds}}, {"/handing/grounds"}},
      {{{"on", "2026-05-13"}}, {"/on"}},
      {{{"follow_up_on", "2026-05-11"}}, {"/follow_up_on"}},
  };
  for (const Case& row : grid) {
    const Answer answer = refer(case_id, handed_over(row.changes));
    EXPECT_EQ(answer.status, 422) << row.changes;
    std::vector<std::string> pointers;
    for (const json& error : answer.json["errors"])
      pointers.push_back(error["pointer"].get<std::string>());
    EXPECT_EQ(pointers, row.verdict) << answer.body;
  }
  // after a refusal B4 is no basis any more, and nothing of the referral remains.
  ASSERT_EQ(counselor
                .put(path + "/facts", {{"facts", {{{"name", "consent"}, {"value", "4"}}}}},
                     counselor.get(path).etag())
                .status,
            200);
  json body = handed_over();
  body["handing"]["basis"] = "B4";
  const Answer answer = refer(case_id, body);
  EXPECT_EQ(answer.json["errors"][0]["pointer"], "/handing/basis") << answer.body;
  EXPECT_EQ(counselor.get(path + "/referrals").json["referrals"].size(), 0u);
  EXPECT_EQ(counselor.get(path + "/tracks").json["tracks"].size(), 0u);
}

KIZUNA_ON_BOTH_ENGINES(ReferralsTest);

}  // namespace
}  // namespace kizuna::tests
