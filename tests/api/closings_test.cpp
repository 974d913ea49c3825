#include <gtest/gtest.h>

#include "tests/support/case_samples.hpp"

namespace kizuna::tests {
namespace {

using nlohmann::json;

class ClosingsTest : public ApiTest {
 protected:
  /// A case in S2 from a contact of this urgency and abuse flag, owned by the counselor.
  std::string triaged(const std::string& urgency, const std::string& abuse = "0") {
    const std::string contact =
        put_contact(api, {.subject = put_person(api), .urgency = urgency, .abuse = abuse});
    const Answer made = api.as("counselor").post("/v1/cases", {{"from_contact", contact}});
    EXPECT_EQ(made.status, 201) << made.body;
    const auto id = made.json["head"]["id"].get<std::string>();
    const json facts = {{{"name", "duplicates_checked"}, {"value", "yes"}},
                        {{"name", "contract_scope"}, {"value", "委託の範囲内"}}};
    EXPECT_EQ(act(id, "accept", {{"facts", facts}}).status, 200);
    return id;
  }

  Answer act(const std::string& id, const std::string& action, const json& body = json::object()) {
    Client manager = api.as("manager");
    const Answer now = manager.get("/v1/cases/" + id);
    return manager.post("/v1/cases/" + id + "/actions/" + action, body, {{"if-match", now.etag()}});
  }

  /// The id of the request.
  std::string ask(const std::string& id, const std::string& summary = "本人が転出した",
                  const std::string& login = "counselor") {
    Client client = api.as(login);
    const Answer asked =
        client.put("/v1/cases/" + id + "/closing", {{"close", "4"}, {"summary", summary}},
                   client.get("/v1/cases/" + id).etag());
    EXPECT_EQ(asked.status, 200) << asked.body;
    return asked.json["closing"]["id"].get<std::string>();
  }

  void assign(const std::string& id, const std::string& login) {
    const Answer joined = api.as("manager").post(
        "/v1/cases/" + id + "/team", {{"account", api.account_id(login)}, {"duty", "市 担当"}});
    EXPECT_EQ(joined.status, 201) << joined.body;
  }

  Answer approve(const std::string& request, const std::string& login = "city_staff") {
    Client officer = api.as(login);
    const Answer seen = officer.get("/v1/closings/" + request);
    const std::string hash = seen.json.is_object() ? seen.json.value("text_hash", "-") : "-";
    return officer.post("/v1/closings/" + request + "/actions/approve", {{"text_hash", hash}});
  }

  static std::string unmet(const Answer& answer) {
    std::string codes;
    for (const json& error : answer.json.value("errors", json::array()))
      codes += (codes.empty() ? "" : " ") + error.at("code").get<std::string>();
    return codes;
  }
};

TEST_P(ClosingsTest, EarlyClosingAfterUrgencySTakesTwoPeople) {
  const std::string id = triaged("S");
  const std::string request = ask(id);
  const Answer alone = act(id, "close_early");
  EXPECT_EQ(alone.code(), "four_eyes") << alone.body;
  EXPECT_EQ(unmet(alone), "city_officer_approved");
  EXPECT_EQ(approve(request).status, 404) << "not assigned to the case";
  assign(id, "city_staff");
  const Answer approved = approve(request);
  ASSERT_EQ(approved.status, 200) << approved.body;
  EXPECT_EQ(api.last_entry()["act"], "closing.approve");
  EXPECT_EQ(api.last_entry()["case"], id);
  EXPECT_TRUE(approved.json["head"]["city_officer_approved"].get<bool>());
  EXPECT_EQ(approve(request).status, 409) << "once is enough";
  const Answer closed = act(id, "close_early");
  ASSERT_EQ(closed.status, 200) << closed.body;
  EXPECT_EQ(closed.json["head"]["state"], "S8");
  ASSERT_EQ(closed.json["closing"]["approvals"].size(), 2u);
  EXPECT_EQ(closed.json["closing"]["approvals"][0]["role"], "city_staff");
  EXPECT_EQ(closed.json["closing"]["approvals"][1]["role"], "manager");
}

TEST_P(ClosingsTest, AnyLaterChangeVoidsTheApproval) {
  const std::string id = triaged("S");
  assign(id, "approver");
  const std::string first = ask(id);
  ASSERT_EQ(approve(first, "approver").status, 200);
  const std::string second = ask(id, "本人が市外の施設に移った");
  EXPECT_EQ(unmet(act(id, "close_early")), "city_officer_approved");
  EXPECT_EQ(api.as("approver").get("/v1/closings/" + first).status, 404);
  ASSERT_EQ(approve(second, "approver").status, 200);
  EXPECT_EQ(act(id, "close_early").status, 200);
}

TEST_P(ClosingsTest, ATextThatWasChangedBehindTheServiceIsNotApproved) {
  const std::string id = triaged("S");
  assign(id, "city_staff");
  const std::string request = ask(id);
  ASSERT_EQ(approve(request).status, 200);
  const auto writer = api.database.writer();
  writer->begin_write();
  writer->see_only("isesaki");
  writer->execute("update case_file set closing_summary = 'x' where center_id = :c and id = :id",
                  {{"c", "isesaki"}, {"id", id}});
  writer->commit();
  EXPECT_EQ(unmet(act(id, "close_early")), "city_officer_approved");
}

TEST_P(ClosingsTest, UrgencySOnAnAmendedOrLinkedContactCounts) {
  const std::string id = triaged("C");
  const json file = api.as("counselor").get("/v1/cases/" + id).json;
  const auto subject = file["head"]["subject"].get<std::string>();
  const std::string urgent = put_contact(api, {.subject = subject, .urgency = "S"});
  ASSERT_EQ(api.as("counselor").post("/v1/cases/" + id + "/links", {{"contact", urgent}}).status,
            201);
  ask(id);
  EXPECT_EQ(unmet(act(id, "close_early")), "city_officer_approved");
}

TEST_P(ClosingsTest, OrdinaryCasesNeedNoCityOfficer) {
  const std::string id = triaged("C");
  ask(id);
  EXPECT_EQ(act(id, "close_early").status, 200);
}

TEST_P(ClosingsTest, TheOfficerSeesTheTextAndNothingElse) {
  const std::string id = triaged("S");
  assign(id, "city_staff");
  const std::string request = ask(id);
  Client officer = api.as("city_staff");
  const Answer list = officer.get("/v1/closings");
  ASSERT_EQ(list.json["closings"].size(), 1u) << list.body;
  EXPECT_EQ(list.json["closings"][0]["subject_name"], "髙橋 澄江");
  EXPECT_TRUE(list.json["closings"][0]["city_officer_needed"].get<bool>());
  const Answer view = officer.get("/v1/closings/" + request);
  EXPECT_EQ(view.json["summary"], "本人が転出した") << view.body;
  EXPECT_TRUE(view.json["urgency_ever_s"].get<bool>());
  EXPECT_FALSE(view.json["abuse_ever"].get<bool>());
  EXPECT_EQ(officer.get("/v1/cases/" + id).status, 403);
  EXPECT_EQ(api.as("approver").get("/v1/closings").json["closings"].size(), 0u);
  EXPECT_EQ(api.as("manager").get("/v1/closings").json["closings"].size(), 1u);
  EXPECT_EQ(api.as("city_staff", "ota").get("/v1/closings/" + request).status, 404);
}

TEST_P(ClosingsTest, IsReturnedWithAReasonThatReachesWhoAsked) {
  const std::string id = triaged("C");
  const std::string request = ask(id);
  Client manager = api.as("manager");
  const std::string tag = manager.get("/v1/cases/" + id).etag();
  const std::string target = "/v1/closings/" + request + "/actions/return";
  const Answer returned =
      manager.post(target, {{"reason", "引継ぎ先が書いてありません"}}, {{"if-match", tag}});
  ASSERT_EQ(returned.status, 200) << returned.body;
  EXPECT_TRUE(returned.json["closing"].is_null()) << returned.body;
  EXPECT_EQ(manager.get("/v1/closings").json["closings"].size(), 0u);
  const json told = api.as("counselor").get("/v1/tasks?queue=mine").json["tasks"];
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0]["note"], "引継ぎ先が書いてありません");
  EXPECT_EQ(manager.post(target, {{"reason", "二度目"}}, {{"if-match", returned.etag()}}).status,
            404);
}

TEST_P(ClosingsTest, RefusedApprovals) {
  const std::string id = triaged("S");
  assign(id, "city_staff");
  const std::string request = ask(id);
  const std::string target = "/v1/closings/" + request + "/actions/approve";
  const Answer other = api.as("city_staff").post(target, {{"text_hash", "0"}});
  EXPECT_EQ(other.status, 409) << other.body;
  Client slow = api.as("city_staff");
  const json seen = slow.get("/v1/closings/" + request).json;
  const auto hash = seen["text_hash"].get<std::string>();
  api.advance(std::chrono::minutes(3));
  EXPECT_EQ(slow.post(target, {{"text_hash", hash}}).code(), "step_up_required");
  EXPECT_EQ(api.as("manager").post(target, {{"text_hash", hash}}).status, 403);
}

KIZUNA_ON_BOTH_ENGINES(ClosingsTest);

}  // namespace
}  // namespace kizuna::tests
