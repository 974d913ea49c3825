#include <gtest/gtest.h>

#include "tests/support/api_fixture.hpp"
#include "tests/support/case_samples.hpp"

namespace kizuna::tests {
namespace {

using nlohmann::json;

class MasksTest : public ApiTest {
 protected:
  json person(int level) {
    json document = {{"names",
                      {{"family_name", "小暮"},
                       {"given_name", "トシ"},
                       {"family_kana", "コグレ"},
                       {"given_kana", "トシ"},
                       {"kana_source", "heard"}}},
                     {"birth", "S22.5.6"}};
    if (level < 3) {
      document["addresses"] = {
          {{"kind", "actual"}, {"district", "D03"}, {"lines", {"秘密町99番地"}}}};
      document["phones"] = {{{"digits", "0270009999"}}};
    }
    if (level > 0) document["mask"] = {{"level", level}, {"reason", "支援措置"}};
    return document;
  }

  std::string create(int level, const std::string& login = "counselor") {
    const Answer made = api.as(login).post("/v1/persons", person(level));
    EXPECT_EQ(made.status, 201) << made.body;
    return made.json.value("id", "");
  }

  Answer reveal(Client client, const std::string& id, const std::string& reason = "訪問のため") {
    return client.post("/v1/persons/" + id + "/actions/reveal", {{"reason", reason}});
  }

  Answer act(const std::string& login, const std::string& id, const std::string& action,
             const Headers& headers = {}) {
    return api.as(login).post("/v1/persons/" + id + action, json::object(), headers);
  }
};

TEST_P(MasksTest, WhoMayRevealIsARuleOfTheLevel) {
  struct Row {
    int level;
    const char* login;
    int status;
  };
  std::map<int, std::string> ids;
  for (const auto& [level, birth] : {std::pair{1, "S21.5.6"}, {2, "S22.5.6"}, {3, "S23.5.6"}}) {
    json document = person(level);
    document["birth"] = birth;
    document.erase("phones");
    const Answer made = api.as("manager").post("/v1/persons", document);
    ASSERT_EQ(made.status, 201) << made.body;
    ids[level] = made.json.value("id", "");
  }
  for (const Row& row : std::vector<Row>{{1, "counselor2", 200},
                                         {1, "manager", 200},
                                         {1, "city_staff", 403},
                                         {2, "counselor2", 403},
                                         {2, "manager", 200},
                                         {3, "counselor2", 404},
                                         {3, "manager", 200}}) {
    const Answer seen = reveal(api.as(row.login), ids[row.level]);
    EXPECT_EQ(seen.status, row.status) << row.level << row.login << seen.body;
    const bool place = seen.body.find("秘密町") != std::string::npos;
    EXPECT_EQ(place, row.status == 200 && row.level < 3) << row.level << row.login;
  }
}

TEST_P(MasksTest, SeniorIsNotManager) {
  const std::string hidden = create(3, "manager");
  ASSERT_EQ(api.as("manager").get("/v1/persons/" + hidden).status, 200);
  {
    const auto writer = api.database.writer();
    writer->begin_write();
    writer->see_only("isesaki");
    writer->execute("update account set post = 'senior' where center_id = 'isesaki' and id = :id",
                    {{"id", api.account_id("manager")}});
    writer->commit();
  }
  EXPECT_EQ(api.as("manager").get("/v1/persons/" + hidden).status, 404);
  EXPECT_EQ(reveal(api.as("manager"), hidden).status, 404);
}

TEST_P(MasksTest, ALookNeedsAReasonAndAFreshFactorAndLeavesItsEntry) {
  const std::string id = create(2);
  auto manager = api.as("manager");
  EXPECT_EQ(manager.post("/v1/persons/" + id + "/actions/reveal", {{"reason", " "}}).status, 422);
  ASSERT_EQ(reveal(manager, id).status, 200);
  const json entry = api.last_entry();
  EXPECT_EQ(entry["act"], "person.reveal");
  EXPECT_EQ(entry["obj"]["id"], id);
  EXPECT_NE(api.detail_of(entry).find("訪問のため"), std::string::npos);
  EXPECT_EQ(entry.dump().find("訪問"), std::string::npos);
  // The look changes nothing for the next screen.
  EXPECT_EQ(manager.get("/v1/persons/" + id).body.find("秘密町"), std::string::npos);
  api.advance(std::chrono::seconds(121));
  EXPECT_EQ(reveal(manager, id).code(), "step_up_required");
  EXPECT_EQ(api.last_entry()["deny"], "AUTH-19");
}

TEST_P(MasksTest, ASecondPersonVerifiesWithinTheHour) {
  const std::string id = create(2, "manager");
  const auto tasks = [this] { return api.as("manager").get("/v1/tasks?queue=post").json; };
  ASSERT_EQ(tasks()["tasks"].size(), 1u) << tasks();
  EXPECT_EQ(tasks()["tasks"][0]["overdue"], false);
  EXPECT_EQ(api.as("counselor2").get("/v1/tasks").body.find(id), std::string::npos);
  api.advance(std::chrono::minutes(61));
  EXPECT_EQ(tasks()["tasks"][0]["overdue"], true);
  EXPECT_EQ(api.as("manager").get("/v1/persons/" + id + "/mask").json["verification_overdue"],
            true);
  EXPECT_EQ(act("manager", id, "/actions/verify_mask", {{"if-match", "\"v1\""}}).code(),
            "four_eyes");
  // Not on the case team, so not somebody who may confirm it.
  EXPECT_EQ(act("counselor2", id, "/actions/verify_mask", {{"if-match", "\"v1\""}}).status, 403);
}

TEST_P(MasksTest, VerifyingEndsTheAlert) {
  const std::string id = create(2);
  const Answer verified = act("manager", id, "/actions/verify_mask", {{"if-match", "\"v1\""}});
  ASSERT_EQ(verified.status, 200) << verified.body;
  EXPECT_EQ(verified.json["verified_by"], api.account_id("manager"));
  EXPECT_EQ(api.as("manager").get("/v1/tasks?queue=post").json["tasks"].size(), 0u);
  EXPECT_EQ(act("manager", id, "/actions/verify_mask", {{"if-match", "\"v2\""}}).status, 409);
}

TEST_P(MasksTest, LoweringTakesTwoPeople) {
  const std::string id = create(1);
  const std::string proposals = "/v1/persons/" + id + "/mask-proposals";
  auto counselor = api.as("counselor");
  EXPECT_EQ(counselor.post(proposals, {{"level", 1}, {"reason", "転居"}}).status, 422);
  const Answer proposed = counselor.post(proposals, {{"level", 0}, {"reason", "終了の届"}});
  ASSERT_EQ(proposed.status, 201) << proposed.body;
  const auto one = proposed.json["proposals"][0]["id"].get<std::string>();
  EXPECT_EQ(counselor.get("/v1/persons/" + id).json["mask_level"], 1);
  EXPECT_EQ(act("counselor", id, "/mask-proposals/" + one + "/actions/accept").code(), "four_eyes");
  EXPECT_EQ(counselor.get("/v1/persons/" + id).json["mask_level"], 1);
  const Answer accepted = act("counselor2", id, "/mask-proposals/" + one + "/actions/accept");
  ASSERT_EQ(accepted.status, 200) << accepted.body;
  EXPECT_EQ(counselor.get("/v1/persons/" + id).json["mask_level"], 0);
  EXPECT_EQ(act("manager", id, "/mask-proposals/" + one + "/actions/accept").status, 404);
}

TEST_P(MasksTest, ARefusedProposalChangesNothing) {
  const std::string id = create(2);
  EXPECT_EQ(api.as("counselor2")
                .post("/v1/persons/" + id + "/mask-proposals", {{"level", 0}, {"reason", "x"}})
                .status,
            403);
  const Answer proposed = api.as("manager").post("/v1/persons/" + id + "/mask-proposals",
                                                 {{"level", 1}, {"reason", "裁判所の決定"}});
  ASSERT_EQ(proposed.status, 201) << proposed.body;
  const auto one = proposed.json["proposals"][0]["id"].get<std::string>();
  EXPECT_EQ(act("counselor2", id, "/mask-proposals/" + one + "/actions/refuse").status, 403);
  EXPECT_EQ(api.as("manager").get("/v1/persons/" + id).json["mask_level"], 2);
}

TEST_P(MasksTest, WhatAWriterCannotSeeIsNotLost) {
  const std::string id = create(1);
  json document = person(1);
  document.erase("addresses");
  document.erase("phones");
  document["sex"] = "female";
  auto counselor = api.as("counselor2");
  ASSERT_EQ(counselor.put("/v1/persons/" + id, document, "\"v1\"").status, 200);
  const Answer seen = reveal(counselor, id);
  EXPECT_NE(seen.body.find("秘密町"), std::string::npos);
  EXPECT_NE(seen.body.find("0270009999"), std::string::npos);
}

TEST_P(MasksTest, AShelterTakesNoPlace) {
  json document = person(2);
  document["mask"]["level"] = 3;
  const Answer refused = api.as("manager").post("/v1/persons", document);
  EXPECT_EQ(refused.status, 422) << refused.body;
  EXPECT_EQ(refused.json["errors"].size(), 2u);
  EXPECT_EQ(refused.json["errors"][0]["pointer"], "/addresses");
  // What was held before stays sealed and opens as level 2 does.
  const std::string id = create(2, "manager");
  document.erase("addresses");
  document.erase("phones");
  ASSERT_EQ(api.as("manager").put("/v1/persons/" + id, document, "\"v1\"").status, 200);
  EXPECT_NE(reveal(api.as("manager"), id).body.find("秘密町"), std::string::npos);
}

class RelationsTest : public MasksTest {
 protected:
  void SetUp() override {
    id_ = create(0);
    contact_ = put_contact(api, {.subject = id_});
    const Answer opened = api.as("counselor").post("/v1/cases", {{"from_contact", contact_}});
    EXPECT_EQ(opened.status, 201) << opened.body;
    case_ = opened.json["head"]["id"].get<std::string>();
  }

  /// What the caller finds of the person, on every way.
  std::vector<int> ways(const std::string& login) {
    Client client = api.as(login);
    const auto count = [&](const std::string& target, const char* member) {
      return static_cast<int>(client.get(target).json.at(member).size());
    };
    json again = person(0);
    return {client.get("/v1/persons/" + id_).status,
            client.get("/v1/contacts/" + contact_).status,
            client.get("/v1/cases/" + case_).status,
            client.get("/v1/cases/" + case_ + "/timeline").status,
            count("/v1/persons?q=%E5%B0%8F%E6%9A%AE", "persons"),
            count("/v1/contacts", "contacts"),
            count("/v1/cases", "cases"),
            static_cast<int>(
                client.post("/v1/persons/duplicates", again).json.at("candidates").size())};
  }

  std::string id_, contact_, case_;
};

TEST_P(RelationsTest, WhoeverDeclaresOneSeesNothingAnyMore) {
  const std::vector<int> open = {200, 200, 200, 200, 1, 1, 1, 1};
  const std::vector<int> shut = {404, 404, 404, 404, 0, 0, 0, 0};
  EXPECT_EQ(ways("counselor"), open);
  const Answer declared =
      api.as("counselor").post("/v1/declared-relations", {{"person", id_}, {"kind", "kin"}});
  ASSERT_EQ(declared.status, 201) << declared.body;
  EXPECT_EQ(ways("counselor"), shut);
  EXPECT_EQ(ways("manager"), open);
  // It was the owner's case: somebody must take it over.
  EXPECT_NE(api.as("manager").get("/v1/tasks?queue=post").body.find(case_), std::string::npos);

  EXPECT_EQ(api.as("counselor").get("/v1/declared-relations").json["relations"].size(), 1u);
  EXPECT_EQ(api.as("counselor2").get("/v1/declared-relations").json["relations"].size(), 0u);
  EXPECT_EQ(api.as("city_staff").get("/v1/declared-relations").json["relations"].size(), 1u);
  const std::string end =
      "/v1/declared-relations/" + api.account_id("counselor") + "/persons/" + id_ + "/actions/end";
  EXPECT_EQ(api.as("counselor").post(end, json::object()).status, 403);
  EXPECT_EQ(api.as("manager").post(end, json::object()).status, 403);
  const Answer ended = api.as("city_staff").post(end, json::object());
  EXPECT_EQ(ended.status, 200) << ended.body;
  EXPECT_EQ(api.as("city_staff").post(end, json::object()).status, 404);
  EXPECT_EQ(ways("counselor"), open);
}

TEST_P(RelationsTest, AbsentPeopleCannotBeDeclared) {
  const std::string nobody = "0196f3a0-0000-7000-8000-000000000000";
  EXPECT_EQ(api.as("counselor")
                .post("/v1/declared-relations", {{"person", nobody}, {"kind", "kin"}})
                .status,
            404);
  EXPECT_EQ(api.as("counselor", "ota")
                .post("/v1/declared-relations", {{"person", id_}, {"kind", "kin"}})
                .status,
            404);
}

KIZUNA_ON_BOTH_ENGINES(MasksTest);
KIZUNA_ON_BOTH_ENGINES(RelationsTest);

}  // namespace
}  // namespace kizuna::tests
