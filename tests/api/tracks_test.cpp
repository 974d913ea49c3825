#include <gtest/gtest.h>

#include "tests/support/case_samples.hpp"

namespace kizuna::tests {
namespace {

using nlohmann::json;
using namespace std::chrono_literals;

class TracksTest : public ApiTest {
 protected:
  std::string open_case(const std::string& urgency = "B") {
    const std::string contact = put_contact(api, {.subject = put_person(api), .urgency = urgency});
    const Answer made = counselor.post("/v1/cases", {{"from_contact", contact}});
    EXPECT_EQ(made.status, 201) << made.body;
    return made.json["head"]["id"].get<std::string>();
  }

  /// Puts the case where T-7 would have put it.
  void decide(const std::string& case_id, const std::string& tracks) {
    const std::string path = "/v1/cases/" + case_id;
    ASSERT_EQ(counselor
                  .put(path + "/facts", {{"facts", {{{"name", "tracks"}, {"value", tracks}}}}},
                       counselor.get(path).etag())
                  .status,
              200);
    const auto writer = api.database.writer();
    writer->begin_write();
    writer->see_only("isesaki");
    writer->execute("update case_file set state = 'S6' where id = :id", {{"id", case_id}});
    writer->commit();
  }

  Answer open(const std::string& case_id, const json& body) {
    return counselor.post("/v1/cases/" + case_id + "/tracks", body);
  }

  Answer act(Client& client, const std::string& id, const std::string& action, const json& body) {
    const std::string path = "/v1/tracks/" + id;
    api.advance(1s);  // what happens later stands above in the history
    return client.send("POST", path + "/actions/" + action, body.dump(),
                       {{"if-match", client.get(path).etag()}});
  }

  json tasks(const std::string& query) {
    return api.as("manager").get("/v1/tasks?" + query).json["tasks"];
  }

  json events(Client& client, const std::string& case_id) {
    return client.get("/v1/cases/" + case_id + "/timeline?kind=track").json["rows"];
  }

  Client counselor = api.as("counselor");
};

TEST_P(TracksTest, ALineRunsFromItsOpeningToItsEnd) {
  const std::string case_id = open_case();
  const Answer made =
      open(case_id, {{"kind", "K9"}, {"waiting_for", "民生委員"}, {"follow_up_on", "2026-05-20"}});
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(api.last_entry()["act"], "track.open");
  const std::string id = made.json["head"]["id"].get<std::string>();
  EXPECT_EQ(made.json["head"]["state_label"], "計画中");
  ASSERT_EQ(made.json["next_steps"].size(), 2u);
  EXPECT_EQ(made.json["next_steps"][0]["action"], "begin");
  EXPECT_EQ(made.json["next_steps"][0]["needs"][0]["pointer"], "/on");
  EXPECT_EQ(open(case_id, {{"kind", "K9"}}).status, 409) << "it runs already";
  ASSERT_EQ(tasks("case=" + case_id).size(), 1u);
  EXPECT_EQ(tasks("case=" + case_id)[0]["title"], "見守り: 民生委員に返事を確かめる");
  EXPECT_EQ(tasks("case=" + case_id)[0]["due"], "2026-05-20");

  Answer answer = act(counselor, id, "begin", json::object());
  EXPECT_EQ(answer.status, 422) << answer.body;
  EXPECT_EQ(answer.json["errors"][0]["pointer"], "/on");
  EXPECT_EQ(act(counselor, id, "begin", {{"on", "2026-05-13"}}).status, 422) << "to come";
  EXPECT_EQ(act(counselor, id, "complete", {{"on", "2026-05-12"}}).status, 409);
  answer = act(counselor, id, "begin", {{"on", "2026-05-12"}});
  ASSERT_EQ(answer.status, 200) << answer.body;
  EXPECT_TRUE(answer.json["head"]["steady"].get<bool>());
  EXPECT_EQ(answer.json["head"]["waiting_for"], "");
  EXPECT_EQ(tasks("case=" + case_id).size(), 0u) << "nothing is followed up any more";
  EXPECT_EQ(counselor.get("/v1/cases/" + case_id).json["tracks"].size(), 1u);

  answer = act(counselor, id, "complete", {{"on", "2026-05-12"}, {"result", "家族が戻った"}});
  ASSERT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(answer.json["head"]["ended_on"], "2026-05-12");
  EXPECT_EQ(act(counselor, id, "begin", {{"on", "2026-05-12"}}).status, 409);
  EXPECT_EQ(counselor.get("/v1/cases/" + case_id).json["tracks"].size(), 0u);
  EXPECT_EQ(counselor.get("/v1/cases/" + case_id + "/tracks").json["tracks"].size(), 1u);
  const json rows = events(counselor, case_id);
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[0]["title"], "見守り 終了");
  EXPECT_EQ(rows[0]["text"], "家族が戻った");
  EXPECT_EQ(rows[2]["title"], "見守り 計画中");
}

TEST_P(TracksTest, WaitingIsCountedInDays) {
  const std::string case_id = open_case();
  const std::string id = open(case_id, {{"kind", "K1"}}).json["head"]["id"].get<std::string>();
  const std::string path = "/v1/tracks/" + id;
  const std::string etag = counselor.get(path).etag();
  const json waiting = {{"waiting_for", "地域包括"}, {"follow_up_on", "2026-05-15"}};
  ASSERT_EQ(counselor.put(path + "/waiting", waiting, etag).status, 200);
  EXPECT_EQ(counselor.put(path + "/waiting", waiting, etag).status, 412);
  EXPECT_EQ(
      counselor.put(path + "/waiting", {{"follow_up_on", "2026-05-11"}}, counselor.get(path).etag())
          .status,
      422);
  api.advance(24h * 6);
  const json line = api.as("counselor").get(path).json["head"];
  EXPECT_EQ(line["waiting_since"], "2026-05-12");
  EXPECT_EQ(line["waiting_days"], 6);
  EXPECT_TRUE(line["follow_up_overdue"].get<bool>());
}

TEST_P(TracksTest, SomeKindsWaitForADecision) {
  const std::string case_id = open_case("A");
  struct Case {
    const char* kind;
    const char* login;
    const char* reason;
    int verdict;
  };
  const Case grid[] = {
      {"K2", "counselor", nullptr, 422}, {"K6", "manager", "急ぎ", 422},
      {"K3", "counselor", "急ぎ", 422},  {"K3", "manager", nullptr, 422},
      {"K3", "manager", "急ぎ", 201},    {"K11", "counselor", nullptr, 403},
      {"K5", "counselor", nullptr, 422}, {"K4", "counselor", nullptr, 201},
  };
  for (const Case& row : grid) {
    json body = {{"kind", row.kind}};
    if (row.reason != nullptr) body["reason"] = row.reason;
    const Answer answer = api.as(row.login).post("/v1/cases/" + case_id + "/tracks", body);
    EXPECT_EQ(answer.status, row.verdict) << row.kind << row.login << answer.body;
  }
  const json offers = counselor.get("/v1/cases/" + case_id + "/tracks").json["offers"];
  ASSERT_EQ(offers.size(), 11u);
  EXPECT_TRUE(offers[0]["offered"].get<bool>());
  EXPECT_FALSE(offers[1]["offered"].get<bool>());
  EXPECT_EQ(offers[1]["reason"], "支援方針の決定が必要です。");
  decide(case_id, "K2,K6");
  EXPECT_EQ(open(case_id, {{"kind", "K2"}}).status, 201);
}

TEST_P(TracksTest, ThePetitionOfKinGoesToItsFinality) {
  const std::string case_id = open_case();
  decide(case_id, "K2");
  const std::string id =
      open(case_id, {{"kind", "K2"}, {"on", "2026-04-01"}}).json["head"]["id"].get<std::string>();
  const char* const steps[] = {"choose_type", "ask_doctor", "file", "record_ruling",
                               "record_finality"};
  for (const char* step : steps)
    ASSERT_EQ(act(counselor, id, step, {{"on", "2026-04-10"}}).status, 200) << step;
  Answer answer = act(counselor, id, "complete", {{"on", "2026-05-01"}});
  EXPECT_EQ(answer.json["errors"][0]["code"], "guardian_contacted");
  answer = act(counselor, id, "complete", {{"on", "2026-05-01"}, {"guardian_contacted", true}});
  EXPECT_EQ(answer.json["head"]["state_label"], "引継ぎ済み") << answer.body;
}

TEST_P(TracksTest, ARestrictedTrackDoesNotExistForOthers) {
  const std::string case_id = open_case();
  Client manager = api.as("manager");
  const Answer made =
      manager.post("/v1/cases/" + case_id + "/tracks", {{"kind", "K11"},
                                                        {"reason", "出納帳の差"},
                                                        {"follow_up_on", "2026-05-20"},
                                                        {"waiting_for", "銀行"}});
  ASSERT_EQ(made.status, 201) << made.body;
  const std::string id = made.json["head"]["id"].get<std::string>();
  const std::string absent = "0196f3a0-0000-7000-8000-000000000000";
  const auto bare = [](Answer answer) {
    answer.json.erase("request_id");
    answer.json.erase("instance");
    return std::to_string(answer.status) + answer.json.dump();
  };
  // The owner of the case and its team see nothing of it, in no channel (E-3).
  EXPECT_EQ(bare(counselor.get("/v1/tracks/" + id)), bare(counselor.get("/v1/tracks/" + absent)));
  EXPECT_EQ(api.last_entry()["out"], "denied");
  EXPECT_EQ(counselor.get("/v1/cases/" + case_id + "/tracks").json["tracks"].size(), 0u);
  EXPECT_EQ(counselor.get("/v1/cases/" + case_id).json["tracks"].size(), 0u);
  EXPECT_EQ(events(counselor, case_id).size(), 0u);
  EXPECT_EQ(counselor.get("/v1/tasks").body.find("銀行"), std::string::npos);
  EXPECT_EQ(manager.get("/v1/cases/" + case_id + "/tracks").json["tracks"].size(), 1u);
  EXPECT_EQ(events(manager, case_id).size(), 1u);
  EXPECT_NE(manager.get("/v1/tasks?queue=mine").body.find("銀行"), std::string::npos);

  const std::string path = "/v1/tracks/" + id;
  const Answer named = manager.put(path + "/people", {{"accounts", {api.account_id("counselor")}}},
                                   manager.get(path).etag());
  ASSERT_EQ(named.status, 200) << named.body;
  EXPECT_EQ(named.json["named"][0]["name"], "試験 counselor");
  EXPECT_EQ(counselor.get(path).status, 200);
  EXPECT_EQ(events(counselor, case_id).size(), 1u);
  EXPECT_EQ(counselor.get("/v1/cases/" + case_id).json["tracks"].size(), 1u);
  EXPECT_EQ(
      counselor.put(path + "/people", {{"accounts", json::array()}}, counselor.get(path).etag())
          .status,
      403);
  EXPECT_EQ(act(counselor, id, "examine", {{"on", "2026-05-12"}}).status, 403) << "MANAGER's";
  ASSERT_EQ(
      manager.put(path + "/people", {{"accounts", json::array()}}, manager.get(path).etag()).status,
      200);
  EXPECT_EQ(counselor.get(path).status, 404);
}

TEST_P(TracksTest, T9LooksAtTheTracks) {
  const std::string case_id = open_case();
  decide(case_id, "K7,K9");
  const auto unmet = [&] {
    const json face = counselor.get("/v1/cases/" + case_id).json;
    for (const json& step : face["next_steps"]) {
      if (step["rule"] != "T-9") continue;
      for (const json& need : step["unmet"])
        if (need["code"] == "tracks_steady") return true;
    }
    return false;
  };
  const std::string watch = open(case_id, {{"kind", "K9"}}).json["head"]["id"].get<std::string>();
  EXPECT_TRUE(unmet());
  ASSERT_EQ(act(counselor, watch, "begin", {{"on", "2026-05-12"}}).status, 200);
  EXPECT_TRUE(unmet()) << "K7 was decided and never opened";
  const std::string guardian =
      open(case_id, {{"kind", "K7"}}).json["head"]["id"].get<std::string>();
  ASSERT_EQ(act(counselor, guardian, "stop", {{"on", "2026-05-12"}, {"reason", "後見人が望まない"}})
                .status,
            200);
  EXPECT_FALSE(unmet());
  open(case_id, {{"kind", "K1"}});
  EXPECT_TRUE(unmet());
}

TEST_P(TracksTest, TracksEndWithTheirCase) {
  const std::string case_id = open_case();
  decide(case_id, "K9");
  Client manager = api.as("manager");
  const std::string watch = open(case_id, {{"kind", "K9"}}).json["head"]["id"].get<std::string>();
  const std::string concern = manager.post("/v1/cases/" + case_id + "/tracks", {{"kind", "K11"}})
                                  .json["head"]["id"]
                                  .get<std::string>();
  const std::string path = "/v1/cases/" + case_id;
  json facts = json::array();
  for (const auto& [name, value] : std::map<std::string, std::string>{{"consent_end", "2026-05-12"},
                                                                      {"cause", "1"},
                                                                      {"residence", "10"},
                                                                      {"household", "1"},
                                                                      {"income", "年金"}})
    facts.push_back({{"name", name}, {"value", value}});
  ASSERT_EQ(counselor.put(path + "/facts", {{"facts", facts}}, counselor.get(path).etag()).status,
            200);
  ASSERT_EQ(counselor
                .put(path + "/closing", {{"close", "4"}, {"summary", "終わり"}},
                     counselor.get(path).etag())
                .status,
            200);
  const Answer closed =
      manager.send("POST", path + "/actions/close", "{}", {{"if-match", manager.get(path).etag()}});
  ASSERT_EQ(closed.status, 200) << closed.body;
  for (const std::string& id : {watch, concern}) {
    const json line = manager.get("/v1/tracks/" + id).json["head"];
    EXPECT_EQ(line["ended_on"], "2026-05-12");
    EXPECT_EQ(line["state_code"], "stopped");
  }
}

KIZUNA_ON_BOTH_ENGINES(TracksTest);

}  // namespace
}  // namespace kizuna::tests
