#include <gmock/gmock.h>

#include "tests/support/case_samples.hpp"

namespace kizuna::tests {
namespace {

using nlohmann::json;
using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

json form(const json& changes = json::object()) {
  json body = contact_form({{"received_at", "2026-05-12T00:30:00Z"}});
  body.update(changes);
  return body;
}

class ContactAmendmentsTest : public ApiTest {
 protected:
  Answer take_call(json changes = json::object(), const std::string& login = "counselor") {
    json body = form(changes);
    body["finalise"] = true;
    Answer made = api.as(login).post("/v1/contacts", body);
    EXPECT_EQ(made.status, 201) << made.body;
    return made;
  }

  Answer amend(const Answer& row, json changes, const std::string& login = "counselor") {
    return api.as(login).post(place(row) + "/amendments", form(changes),
                              {{"if-match", row.etag()}});
  }

  Answer ask_to_void(const Answer& row, const std::string& login = "counselor") {
    return api.as(login).post(place(row) + "/void-requests", {{"reason", "二重に入力した"}});
  }

  Answer approve(const Answer& request, const std::string& login = "manager") {
    return api.as(login).post(request.header("location") + "/actions/approve", nullptr,
                              {{"if-match", request.etag()}});
  }

  static std::string place(const Answer& row) {
    return "/v1/contacts/" + row.json["id"].get<std::string>();
  }

  /// Number, 訂n or 取消 of the rows that the history shows.
  std::vector<std::string> history(const Answer& row, const std::string& login = "counselor") {
    std::vector<std::string> all;
    const Answer answer = api.as(login).get(place(row) + "/history");
    EXPECT_EQ(answer.status, 200) << answer.body;
    for (const json& one : answer.json["rows"]) {
      all.push_back(one["number"].get<std::string>() +
                    (one["is_newest"].get<bool>() ? " newest" : "") +
                    (one["voided"].get<bool>() ? " voided" : ""));
    }
    return all;
  }

  std::vector<std::string> listed(const std::string& query = "") {
    std::vector<std::string> all;
    const Answer page = api.as("counselor").get("/v1/contacts" + query);
    for (const json& one : page.json["contacts"]) all.push_back(one["number"].get<std::string>());
    return all;
  }

  /// 延べ and 実 of the year 令和8年度.
  std::string counted(const std::string& query = "fiscal_year=2026") {
    const Answer answer = api.as("manager").get("/v1/statistics/ST-1?" + query);
    EXPECT_EQ(answer.status, 200) << answer.body;
    const json cells = answer.json["tables"][0]["lines"].back()["cells"];
    return cells[0].get<std::string>() + " " + cells[1].get<std::string>();
  }
};

TEST_P(ContactAmendmentsTest, AnAmendmentIsARowOfItsOwnAndBothAreVisible) {
  const Answer first = take_call();
  const Answer second = amend(first, {{"topic_main", "C1"}, {"amend_reason", "聞き間違い"}});
  ASSERT_EQ(second.status, 201) << second.body;
  EXPECT_EQ(second.json["number"], "R08-C-00001訂1");
  EXPECT_EQ(second.json["root"], first.json["id"]);
  EXPECT_EQ(second.json["amends"], first.json["id"]);
  EXPECT_EQ(second.json["amend_reason"], "聞き間違い");
  const json entry = api.last_entry();
  EXPECT_EQ(entry["act"], "contact.amend");
  EXPECT_THAT(api.detail_of(entry), HasSubstr("topic_main"));
  const Answer third = amend(second, {{"topic_main", "C2"}});
  ASSERT_EQ(third.status, 201) << third.body;
  EXPECT_EQ(third.json["number"], "R08-C-00001訂2");
  EXPECT_THAT(history(first),
              ElementsAre("R08-C-00001", "R08-C-00001訂1", "R08-C-00001訂2 newest"));
  EXPECT_EQ(history(third), history(first));
  EXPECT_EQ(api.as("counselor").get(place(first)).json["topic_main"], "A1");
  EXPECT_THAT(listed(), ElementsAre("R08-C-00001訂2"));
  EXPECT_THAT(listed("?topic=A1"), IsEmpty());
  EXPECT_THAT(listed("?number=R08-C-00001"), ElementsAre("R08-C-00001訂2"));
  EXPECT_EQ(counted(), "1 1");
  EXPECT_EQ(take_call().json["number"], "R08-C-00002");
}

TEST_P(ContactAmendmentsTest, TheNumberStaysWhenTheTimeMovesToAnotherYear) {
  const Answer first = take_call();
  const Answer moved =
      amend(first, {{"received_at", "2026-03-31T05:00:00Z"}, {"late_reason", "日付の誤り"}});
  ASSERT_EQ(moved.status, 201) << moved.body;
  EXPECT_EQ(moved.json["number"], "R08-C-00001訂1");
  EXPECT_EQ(counted(), "0 0");
  EXPECT_EQ(counted("fiscal_year=2025"), "1 1");
}

TEST_P(ContactAmendmentsTest, TheReasonForLatenessLooksAtTheFirstFinalising) {
  const Answer first = take_call();
  api.advance(24h * 30);
  EXPECT_EQ(amend(first, {{"response", "説明した。"}}).status, 201);
}

TEST_P(ContactAmendmentsTest, RefusesWhatCannotBeAmended) {
  Client counselor = api.as("counselor");
  const Answer first = take_call();
  EXPECT_EQ(counselor.post(place(first) + "/amendments", form()).status, 428);
  EXPECT_EQ(counselor.post(place(first) + "/amendments", form(), {{"if-match", "\"v9\""}}).status,
            412);
  const Answer incomplete = amend(first, {{"abuse", nullptr}});
  EXPECT_EQ(incomplete.status, 422);
  EXPECT_THAT(incomplete.body, HasSubstr("\"/abuse\""));
  EXPECT_EQ(amend(first, {{"amend_reason", "番号 123456789018"}}).status, 422);
  ASSERT_EQ(amend(first, {{"topic_main", "C1"}}).status, 201);
  EXPECT_EQ(amend(first, {{"topic_main", "C2"}}).code(), "conflict");
  EXPECT_EQ(counselor.get(place(first)).json["is_newest"], false);

  const Answer typed = counselor.post("/v1/contacts", form());
  EXPECT_EQ(amend(typed, {{"topic_main", "C1"}}).code(), "conflict");
  EXPECT_EQ(ask_to_void(typed).code(), "conflict");
}

TEST_P(ContactAmendmentsTest, WhoMayAmendAskAndApprove) {
  const Answer row = take_call();
  const Answer request = ask_to_void(row);
  ASSERT_EQ(request.status, 201) << request.body;
  struct Row {
    const char* login;
    const char* center;
    int history;
    int amending;
    int request;
    int approving;
  };
  const Row rows[] = {
      {"counselor2", "isesaki", 404, 404, 404, 403}, {"city_staff", "isesaki", 403, 403, 403, 403},
      {"auditor", "isesaki", 403, 403, 403, 403},    {"admin", "isesaki", 403, 403, 403, 403},
      {"manager", "ota", 404, 404, 404, 404},        {"counselor", "isesaki", 200, 412, 200, 403},
      {"manager", "isesaki", 200, 412, 200, 412},
  };
  for (const Row& who : rows) {
    Client client = api.as(who.login, who.center);
    EXPECT_EQ(client.get(place(row) + "/history").status, who.history) << who.login;
    EXPECT_EQ(client.post(place(row) + "/amendments", form(), {{"if-match", "\"v9\""}}).status,
              who.amending)
        << who.login;
    EXPECT_EQ(client.get(request.header("location")).status, who.request) << who.login;
    EXPECT_EQ(client.get(place(row) + "/void-requests").status, who.request) << who.login;
    EXPECT_EQ(client
                  .post(request.header("location") + "/actions/approve", nullptr,
                        {{"if-match", "\"v9\""}})
                  .status,
              who.approving)
        << who.login;
  }
}

TEST_P(ContactAmendmentsTest, TwoPeopleVoidAContactAndItCountsForNothing) {
  const Answer row =
      take_call({{"outcome", "2"}, {"next_action", "電話をかける"}, {"next_due", "2026-05-20"}});
  take_call();
  EXPECT_EQ(counted(), "2 2");
  const Answer request = ask_to_void(row);
  ASSERT_EQ(request.status, 201) << request.body;
  EXPECT_EQ(ask_to_void(row).code(), "conflict");
  EXPECT_EQ(counted(), "2 2");
  Client manager = api.as("manager");
  EXPECT_THAT(manager.get("/v1/tasks?queue=post").body, HasSubstr("取消しの申請"));

  const Answer done = approve(request);
  ASSERT_EQ(done.status, 200) << done.body;
  EXPECT_EQ(done.json["state"], "approved");
  EXPECT_EQ(api.last_entry()["act"], "contact.void");
  EXPECT_EQ(counted(), "1 1");
  EXPECT_THAT(history(row), ElementsAre("R08-C-00001", "R08-C-00001訂1 newest voided"));
  const Answer rows = manager.get(place(row) + "/history");
  EXPECT_EQ(rows.json["rows"][1]["amend_reason"], "二重に入力した");
  EXPECT_EQ(rows.json["rows"][1]["narrative"]["facts"], "母の預金が引き出せない。");
  EXPECT_EQ(api.as("manager").get("/v1/tasks?queue=post").body.find("取消しの申請"),
            std::string::npos);

  // What is voided stays voided.
  const Answer voided =
      manager.get("/v1/contacts/" + rows.json["rows"][1]["id"].get<std::string>());
  EXPECT_EQ(amend(voided, {{"topic_main", "C1"}}, "manager").code(), "conflict");
  EXPECT_EQ(ask_to_void(voided, "manager").code(), "conflict");
  EXPECT_EQ(approve(request).status, 412);
  EXPECT_EQ(take_call().json["number"], "R08-C-00003");
}

TEST_P(ContactAmendmentsTest, NobodyApprovesTheirOwnRequest) {
  const Answer row = take_call(json::object(), "manager");
  const Answer request = ask_to_void(row, "manager");
  const Answer own = approve(request);
  EXPECT_EQ(own.code(), "four_eyes") << own.body;
  EXPECT_EQ(api.last_entry()["deny"], "I-5");
  EXPECT_THAT(history(row, "manager"), ElementsAre("R08-C-00001 newest"));
}

TEST_P(ContactAmendmentsTest, AnAmendmentLeavesNothingToApprove) {
  const Answer row = take_call();
  const Answer request = ask_to_void(row);
  const Answer amended = amend(row, {{"topic_main", "C1"}});
  EXPECT_EQ(approve(request).code(), "conflict");
  const Answer all = api.as("counselor").get(place(row) + "/void-requests");
  ASSERT_THAT(all.json["requests"], SizeIs(1));
  EXPECT_EQ(all.json["requests"][0]["state"], "outdated");
  const Answer again = ask_to_void(amended);
  ASSERT_EQ(again.status, 201) << again.body;
  EXPECT_EQ(approve(again).status, 200);
  EXPECT_THAT(history(row),
              ElementsAre("R08-C-00001", "R08-C-00001訂1", "R08-C-00001訂2 newest voided"));
}

TEST_P(ContactAmendmentsTest, ADeclinedRequestChangesNothing) {
  const Answer row = take_call();
  const Answer request = ask_to_void(row);
  Client manager = api.as("manager");
  const std::string decline = request.header("location") + "/actions/decline";
  EXPECT_EQ(manager.post(decline, json::object(), {{"if-match", request.etag()}}).status, 422);
  const Answer declined =
      manager.post(decline, {{"reason", "別の相談です"}}, {{"if-match", request.etag()}});
  ASSERT_EQ(declined.status, 200) << declined.body;
  EXPECT_EQ(declined.json["state"], "declined");
  EXPECT_EQ(declined.json["decline_reason"], "別の相談です");
  EXPECT_EQ(approve(request).status, 412);
  EXPECT_THAT(history(row), ElementsAre("R08-C-00001 newest"));
  EXPECT_EQ(ask_to_void(row).status, 201);
}

KIZUNA_ON_BOTH_ENGINES(ContactAmendmentsTest);

}  // namespace
}  // namespace kizuna::tests
