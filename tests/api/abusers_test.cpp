#include <gtest/gtest.h>

#include "tests/support/api_fixture.hpp"
#include "tests/support/case_samples.hpp"

/// R-34, M-8, M-9 on SC-12: she is in a shelter, her husband must get no answer.
namespace kizuna::tests {
namespace {

using nlohmann::json;

class AbusersTest : public ApiTest {
 protected:
  void SetUp() override {
    share_a_unit();
    wife_ = create({{"family_name", "原田"},
                    {"given_name", "由美"},
                    {"family_kana", "ハラダ"},
                    {"given_kana", "ユミ"}},
                   3);
    const Answer opened =
        api.as("manager").post("/v1/cases", {{"from_contact", put_contact(api, {.subject = wife_})},
                                             {"owner", api.account_id("counselor")}});
    ASSERT_EQ(opened.status, 201) << opened.body;
  }

  /// Whoever takes the call works beside the owner of the case.
  void share_a_unit() {
    const auto writer = api.database.writer();
    writer->begin_write();
    writer->see_only("isesaki");
    writer->execute("update account set unit = 'main' where center_id = 'isesaki'", {});
    writer->commit();
  }

  std::string create(json names, int level = 0) {
    if (names.contains("family_kana")) names["kana_source"] = "heard";
    json document = {{"names", names}};
    if (level > 0) document["mask"] = {{"level", level}, {"reason", "支援措置"}};
    const Answer made = api.as("manager").post("/v1/persons", document);
    EXPECT_EQ(made.status, 201) << made.body;
    return made.json.value("id", "");
  }

  static json husband(const json& changes = json::object()) {
    json entry = {{"family_name", "原田"},  {"given_name", "剛"}, {"family_kana", "ハラダ"},
                  {"given_kana", "ツヨシ"}, {"relation", "夫"},   {"phones", {"0270-00-0912"}}};
    entry.update(changes);
    return entry;
  }

  std::string list_of(const std::string& person) { return "/v1/persons/" + person + "/abusers"; }

  std::string enter(const std::string& login = "counselor") {
    const Answer made = api.as(login).post(list_of(wife_), husband());
    EXPECT_EQ(made.status, 201) << made.body;
    return made.json.value("id", "");
  }

  Answer end(const std::string& login, const std::string& abuser) {
    return api.as(login).post(list_of(wife_) + "/" + abuser + "/actions/end",
                              {{"reason", "離婚が成立し、接近禁止も終わった"}});
  }

  bool warns(const json& typed, const std::string& login = "counselor2") {
    const Answer answer = api.as(login).post("/v1/contact-proposals", typed);
    EXPECT_EQ(answer.status, 200) << typed << answer.body;
    const json warning = answer.json.value("warning", json());
    if (warning.is_null()) return false;
    EXPECT_EQ(warning, (json{{"script", "在籍も含めお答えできません"}}));
    if (login == "counselor2") {
      EXPECT_EQ(answer.body.find(wife_), std::string::npos);
      EXPECT_EQ(answer.body.find("原田"), std::string::npos);
    }
    return true;
  }

  /// Titles of the tasks in a queue that R-34 made, with their notes.
  json tasks(const std::string& login, const std::string& queue) {
    json found = json::array();
    const Answer answer = api.as(login).get("/v1/tasks" + queue);
    for (const json& task : answer.json.at("tasks")) {
      if (task.at("source") == "R-34") found.push_back(task);
    }
    return found;
  }

  std::string wife_;
};

TEST_P(AbusersTest, WhatWarnsAndWhatDoesNot) {
  const std::string him = create({{"family_name", "原田"}, {"given_name", "剛"}});
  const std::string namesake = create({{"family_name", "原多"},
                                       {"given_name", "毅"},
                                       {"family_kana", "ハラダ"},
                                       {"given_kana", "ツヨシ"}});
  const std::string other = create({{"family_name", "原田"}, {"given_name", "実"}});
  const std::string abuser = enter();
  struct Row {
    json typed;
    bool warns;
  };
  const auto asked = [](const char* label, const char* type, const char* subject) {
    json typed = {{"subject_typed", subject}};
    if (*label != '\0') typed["relation_label"] = label;
    if (*type != '\0') typed["caller_type"] = type;
    return typed;
  };
  const std::vector<Row> rows = {
      {{{"callback_phone", "0270-00-0912"}}, true},
      {{{"callback_phone", "０２７０（００）０９１２"}}, true},
      {{{"callback_phone", "+81 270-00-0912"}}, true},
      {{{"callback_phone", "0912"}}, false},
      {{{"callback_phone", "00-0912"}}, false},
      {{{"callback_phone", "0270-00-0913"}}, false},
      {{{"caller_typed", "0270000912"}}, true},
      {{{"caller_typed", "0912"}}, false},
      {{{"caller_typed", "原田 剛"}}, true},
      {{{"caller_typed", "原田剛"}}, true},
      {{{"caller_typed", "はらだ つよし"}}, true},
      {{{"caller_typed", "ﾊﾗﾀﾞﾂﾖｼ"}}, true},
      {{{"caller_typed", "原田"}}, false},
      {{{"caller_typed", "ハラダ"}}, false},
      {{{"caller_typed", "はらだつ"}}, false},
      {{{"caller_typed", "原田 実"}}, false},
      {{{"caller_typed", "原田 由美"}}, false},
      {{{"caller_person", him}, {"caller_type", "21"}}, true},
      {{{"caller_person", namesake}}, true},
      {{{"caller_person", other}}, false},
      {asked("夫", "", "原田 由美"), true},
      {asked("元夫", "", "はらだ ゆみ"), true},
      {asked("", "21", "ハラダユミ"), true},
      {asked("妻", "21", "原田 由美"), false},
      {asked("弟", "24", "原田 由美"), false},
      {asked("", "22", "原田 由美"), false},
      {asked("", "", "原田 由美"), false},
      {asked("夫", "21", "原田"), false},
      {asked("夫", "21", "原田 裕美"), false},
      {{{"relation_label", "夫"}, {"caller_type", "21"}}, false},
      {json::object(), false},
  };
  for (const Row& row : rows) EXPECT_EQ(warns(row.typed), row.warns) << row.typed;
  const json chosen = {{"relation_label", "夫"}, {"subject_person", wife_}};
  EXPECT_TRUE(warns(chosen, "counselor"));
  EXPECT_TRUE(warns(chosen, "manager"));
  EXPECT_EQ(api.as("counselor2").post("/v1/contact-proposals", chosen).status, 422);
  EXPECT_TRUE(warns({{"caller_typed", "原田 剛"}}, "counselor"));

  ASSERT_EQ(end("manager", abuser).status, 200);
  for (const Row& row : rows) EXPECT_FALSE(warns(row.typed)) << row.typed;
}

TEST_P(AbusersTest, TheLogSaysTheRuleAndNobody) {
  enter();
  json entry = api.last_entry();
  EXPECT_EQ(entry["act"], "abuser.enter");
  EXPECT_EQ(entry["obj"]["id"], wife_);
  EXPECT_EQ((entry.dump() + api.detail_of(entry)).find("原田"), std::string::npos);
  ASSERT_TRUE(warns({{"caller_typed", "原田 剛"}}));
  entry = api.last_entry();
  EXPECT_EQ(entry["act"], "contact.propose");
  const std::string detail = api.detail_of(entry);
  EXPECT_NE(detail.find("R-34"), std::string::npos) << detail;
  EXPECT_EQ(detail.find(wife_), std::string::npos);
  EXPECT_EQ(detail.find("原田"), std::string::npos);
  ASSERT_FALSE(warns({{"caller_typed", "原田"}}));
  EXPECT_EQ(api.detail_of(api.last_entry()).find("R-34"), std::string::npos);
}

TEST_P(AbusersTest, WhoMaySeeTheList) {
  const std::string open = create({{"family_name", "小暮"}, {"given_name", "トシ"}}, 1);
  enter();
  struct Row {
    const std::string& person;
    const char* login;
    int status;
  };
  for (const Row& row :
       {Row{wife_, "counselor", 200}, Row{wife_, "manager", 200}, Row{wife_, "counselor2", 404},
        Row{wife_, "city_staff", 403}, Row{open, "manager", 200}, Row{open, "counselor", 403},
        Row{open, "counselor2", 403}}) {
    const Answer seen = api.as(row.login).get(list_of(row.person));
    EXPECT_EQ(seen.status, row.status) << row.login << seen.body;
    const Answer entered = api.as(row.login).post(list_of(row.person), husband());
    EXPECT_EQ(entered.status, row.status == 200 ? 201 : row.status) << row.login << entered.body;
  }
  const json list = api.as("manager").get(list_of(wife_)).json["abusers"];
  ASSERT_EQ(list.size(), 3u);
  for (const json& one : list) {
    EXPECT_EQ(one["given_name"], "剛");
    EXPECT_EQ(one["relation"], "夫");
    EXPECT_EQ(one["phones"], json::array({"0270-00-0912"}));
    EXPECT_EQ(one["entered_by_name"],
              one["entered_by"] == api.account_id("manager") ? "試験 manager" : "試験 counselor");
  }
}

TEST_P(AbusersTest, WhoLookedDoesNotTellOfTheList) {
  const std::string open = create({{"family_name", "小暮"}, {"given_name", "トシ"}}, 1);
  ASSERT_EQ(api.as("manager").post(list_of(open), husband()).status, 201);
  ASSERT_EQ(api.as("manager").get(list_of(open)).status, 200);
  for (const auto& [login, told] : {std::pair{"manager", true}, std::pair{"counselor", false}}) {
    const Answer seen = api.as(login).get("/v1/persons/" + open + "/access");
    ASSERT_EQ(seen.status, 200) << seen.body;
    EXPECT_NE(seen.body.find("person.create"), std::string::npos) << seen.body;
    EXPECT_EQ(seen.body.find("abuser.") != std::string::npos, told) << login << seen.body;
  }
}

TEST_P(AbusersTest, AnotherPersonEndsIt) {
  const std::string abuser = enter();
  EXPECT_EQ(end("counselor", abuser).code(), "four_eyes");
  EXPECT_EQ(end("counselor2", abuser).status, 404);
  EXPECT_TRUE(warns({{"caller_typed", "原田 剛"}}));
  EXPECT_EQ(api.as("manager")
                .post(list_of(wife_) + "/" + abuser + "/actions/end", {{"reason", " "}})
                .status,
            422);
  const Answer ended = end("manager", abuser);
  ASSERT_EQ(ended.status, 200) << ended.body;
  const json listed = ended.json["abusers"][0];
  EXPECT_EQ(listed["ended_by"], api.account_id("manager"));
  EXPECT_EQ(listed["end_reason"], "離婚が成立し、接近禁止も終わった");
  EXPECT_EQ(end("manager", abuser).status, 409);
}

TEST_P(AbusersTest, WhatCouldNeverBeRecognisedIsRefused) {
  struct Row {
    json entry;
    const char* pointer;
  };
  for (const Row& row :
       {Row{{{"relation", "夫"}}, "/family_name"}, Row{{{"family_name", "原田"}}, "/relation"},
        Row{husband({{"phones", {"0270-00-0912", "0912"}}}), "/phones/1"},
        Row{husband({{"relation", "番号1234 5678 9018の人"}}), "/relation"}}) {
    const Answer refused = api.as("counselor").post(list_of(wife_), row.entry);
    EXPECT_EQ(refused.status, 422) << row.entry << refused.body;
    EXPECT_EQ(refused.json["errors"][0]["pointer"], row.pointer) << refused.body;
  }
}

TEST_P(AbusersTest, TheFinalContactTellsTheOwnerAndTheManagerItsNumber) {
  enter();
  const Answer made = api.as("counselor2")
                          .post("/v1/contacts", contact_form({{"caller_type", "21"},
                                                              {"caller_label", "男性"},
                                                              {"caller_typed", "原田 剛"},
                                                              {"subject_typed", "原田 由美"},
                                                              {"finalise", true}}));
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(made.body.find("原田"), std::string::npos);
  for (const auto& [login, queue] :
       {std::pair{"counselor", "?queue=mine"}, std::pair{"manager", "?queue=post"}}) {
    const json list = tasks(login, queue);
    ASSERT_EQ(list.size(), 1u) << login;
    EXPECT_EQ(list[0]["note"], "受付 " + made.json["number"].get<std::string>());
    EXPECT_EQ(list[0]["contact_id"], made.json["id"]);
    // The name of the protected person is that of the case; of the caller there is nothing.
    EXPECT_EQ(list[0]["subject_name"], "原田 由美");
    EXPECT_EQ(list[0].dump().find("剛"), std::string::npos) << list[0];
    // Whoever took the call learns of no task, nor of the case.
    EXPECT_EQ(api.as("counselor2").get("/v1/tasks/" + list[0]["id"].get<std::string>()).status,
              404);
  }
  EXPECT_EQ(tasks("counselor2", "?limit=200").size(), 0u);
}

TEST_P(AbusersTest, TheUnitDoesNotSeeTheTaskOnTheCaseEither) {
  const std::string toshi = create({{"family_name", "小暮"}, {"given_name", "トシ"}}, 1);
  const Answer opened =
      api.as("counselor")
          .post("/v1/cases", {{"from_contact", put_contact(api, {.subject = toshi})}});
  ASSERT_EQ(opened.status, 201) << opened.body;
  const std::string place =
      "/v1/cases/" + opened.json["head"]["id"].get<std::string>() + "/timeline";
  ASSERT_EQ(api.as("counselor").post(list_of(toshi), husband({{"relation", "息子"}})).status, 201);
  ASSERT_EQ(api.as("counselor2")
                .post("/v1/contacts", contact_form({{"subject_person", toshi},
                                                    {"relation", {{"label", "長男"}}},
                                                    {"finalise", true}}))
                .status,
            201);
  EXPECT_EQ(tasks("counselor", "?queue=mine").size(), 1u);
  EXPECT_EQ(tasks("counselor2", "?limit=200").size(), 0u);
  for (const auto& [login, seen] :
       {std::pair{"counselor", true}, std::pair{"manager", true}, std::pair{"counselor2", false}}) {
    const Answer timeline = api.as(login).get(place);
    ASSERT_EQ(timeline.status, 200) << timeline.body;
    EXPECT_EQ(timeline.body.find("R-34") != std::string::npos, seen) << login << timeline.body;
  }
}

TEST_P(AbusersTest, ACorrectionTellsOnce) {
  enter();
  // The stored fields are enough.
  json corrected = contact_form({{"received_at", "2026-05-12T00:30:00Z"}});
  corrected["finalise"] = true;
  const Answer plain = api.as("counselor2").post("/v1/contacts", corrected);
  ASSERT_EQ(plain.status, 201) << plain.body;
  EXPECT_EQ(tasks("manager", "?queue=post").size(), 0u);
  corrected.erase("finalise");
  corrected["amend_reason"] = "番号を聞いていた";
  corrected["callback"] = {{"phone", "0270-00-0912"}};
  std::string place = "/v1/contacts/" + plain.json["id"].get<std::string>();
  std::string etag = plain.etag();
  for (int row = 0; row < 2; ++row) {
    const Answer amended =
        api.as("counselor2").post(place + "/amendments", corrected, {{"if-match", etag}});
    ASSERT_EQ(amended.status, 201) << amended.body;
    EXPECT_EQ(tasks("manager", "?queue=post").size(), 1u) << row;
    place = "/v1/contacts/" + amended.json["id"].get<std::string>();
    etag = amended.etag();
  }
}

KIZUNA_ON_BOTH_ENGINES(AbusersTest);

}  // namespace
}  // namespace kizuna::tests
