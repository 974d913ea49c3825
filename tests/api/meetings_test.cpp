#include <gtest/gtest.h>

#include "tests/support/case_samples.hpp"

namespace kizuna::tests {
namespace {

using nlohmann::json;
using namespace std::chrono_literals;

const json outside = {{"organisation", "群馬病院"}, {"name", "大野"}};

class MeetingsTest : public ApiTest {
 protected:
  std::string open() {
    const std::string contact = put_contact(api, {.subject = put_person(api)});
    const Answer made = counselor.post("/v1/cases", {{"from_contact", contact}});
    EXPECT_EQ(made.status, 201) << made.body;
    return made.json["head"]["id"].get<std::string>();
  }

  json staff(const std::string& login) { return {{"staff", api.account_id(login)}}; }

  /// A case meeting with everything that it must hold, today, with `changes` over it.
  json record(const json& changes = json::object()) {
    json body = {
        {"kind", "MT1"},
        {"held_on", "2026-05-12"},
        {"starts", "09:30"},
        {"ends", "10:20"},
        {"place", "第2会議室"},
        {"agenda", {"退院先", "金銭管理"}},
        {"attendees",
         {{{"who", staff("counselor")}, {"role", "主担当"}}, {{"who", outside}, {"role", "MSW"}}}},
        {"presence", "ABSENT"},
        {"wish", "家に帰りたい"},
        {"facts", "退院は18日の予定。"},
        {"decisions",
         {{{"what", "通帳の保管を申し込む"}, {"who", staff("counselor2")}, {"due", "2026-05-20"}},
          {{"what", "退院日を一週間延ばす"}, {"who", outside}, {"due", "2026-05-16"}}}},
        {"next_on", "2026-05-28"}};
    body.update(changes);
    return body;
  }

  /// The id of the draft.
  std::string draft(const std::string& case_id, const json& body) {
    const Answer made = counselor.post("/v1/cases/" + case_id + "/meetings", body);
    EXPECT_EQ(made.status, 201) << made.body;
    return made.json["head"]["id"].get<std::string>();
  }

  Answer finalise(const std::string& id) {
    const Answer found = counselor.get("/v1/meetings/" + id);
    return counselor.send("POST", "/v1/meetings/" + id + "/actions/finalise", "",
                          {{"if-match", found.etag()}});
  }

  json tasks_of(const std::string& case_id) {
    return api.as("manager").get("/v1/tasks?case=" + case_id).json["tasks"];
  }

  json timeline(const std::string& case_id, const std::string& kind) {
    return counselor.get("/v1/cases/" + case_id + "/timeline?kind=" + kind).json["rows"];
  }

  Client counselor = api.as("counselor");
};

TEST_P(MeetingsTest, FinalisingMakesOneTaskOfEachDecision) {
  const std::string case_id = open();
  const std::string id = draft(case_id, record());
  EXPECT_EQ(tasks_of(case_id).size(), 0u);
  EXPECT_EQ(timeline(case_id, "meeting").size(), 0u) << "a draft is no event";
  const Answer done = finalise(id);
  ASSERT_EQ(done.status, 200) << done.body;
  EXPECT_EQ(api.last_entry()["act"], "meeting.finalise");
  EXPECT_EQ(api.last_entry()["obj"]["id"], id);
  EXPECT_EQ(done.json["head"]["state"], "final");
  const json tasks = tasks_of(case_id);
  ASSERT_EQ(tasks.size(), 2u) << tasks;
  // Saturday the 16th moves to Monday (K-3); who is from outside is asked by the case's owner.
  EXPECT_EQ(tasks[0]["title"], "群馬病院 大野に頼む: 退院日を一週間延ばす");
  EXPECT_EQ(tasks[0]["owner"], api.account_id("counselor"));
  EXPECT_EQ(tasks[0]["due"], "2026-05-18");
  EXPECT_EQ(tasks[1]["owner"], api.account_id("counselor2"));
  for (const json& task : tasks) EXPECT_EQ(task["meeting_id"], id);
  EXPECT_EQ(done.json["decisions"][0]["task"], tasks[1]["id"]);
  EXPECT_EQ(done.json["decisions"][0]["task_state"], "open");
  EXPECT_EQ(done.json["decisions"][1]["task"], tasks[0]["id"]);
  const json rows = timeline(case_id, "meeting");
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0]["title"], "ケース会議・担当者会議");
  EXPECT_EQ(rows[0]["text"], "決定2件");
  EXPECT_EQ(rows[0]["at"], "2026-05-12T00:30:00.000000Z");
}

TEST_P(MeetingsTest, RefusalsNameWhatIsMissing) {
  struct Case {
    json changes;
    std::vector<std::pair<std::string, std::string>> verdict;
  };
  const json half = {{{"what", "見学する"}, {"who", outside}, {"due", "2026-05-20"}},
                     {{"what", "市へ依頼する"}, {"who", staff("counselor")}}};
  const Case grid[] = {
      {{{"wish", nullptr}},
       {{"/wish", "本人の意向が空です。聞けなかったときは理由を選んでください。"}}},
      {{{"wish", nullptr}, {"wish_not_heard", "HEALTH"}}, {}},
      {{{"presence", nullptr}}, {{"/presence", "本人の出席・欠席・オンラインを選んでください。"}}},
      {{{"decisions", half}}, {{"/decisions/1/due", "決定2に期限がありません。"}}},
      {{{"decisions", {{{"what", "見学する"}, {"due", "2026-05-20"}}}}},
       {{"/decisions/0/who", "決定1にだれがするかがありません。"}}},
      {{{"decisions", nullptr}, {"next_on", nullptr}},
       {{"/decisions", "決めたことを一つ以上入れてください。"},
        {"/next_on", "次回の日を入れてください。ないときは「次回なし」を選んでください。"}}},
      {{{"next_on", nullptr}, {"no_next", true}}, {}},
      {{{"held_on", "2026-05-13"}}, {{"/held_on", "会議の日がまだ来ていません。"}}},
  };
  const std::string case_id = open();
  std::size_t expected_tasks = 0;
  for (const Case& row : grid) {
    const std::string id = draft(case_id, record(row.changes));
    const json missing = counselor.get("/v1/meetings/" + id).json["missing"];
    const Answer answer = finalise(id);
    EXPECT_EQ(answer.status, row.verdict.empty() ? 200 : 422) << row.changes << answer.body;
    const json errors = answer.json.value("errors", json::array());
    ASSERT_EQ(errors.size(), row.verdict.size()) << answer.body;
    ASSERT_EQ(missing.size(), row.verdict.size()) << missing;
    for (std::size_t i = 0; i < errors.size(); ++i) {
      EXPECT_EQ(errors[i]["pointer"], row.verdict[i].first);
      EXPECT_EQ(errors[i]["message"], row.verdict[i].second);
      EXPECT_EQ(missing[i]["pointer"], row.verdict[i].first);
    }
    if (row.verdict.empty()) expected_tasks += 2;
    EXPECT_EQ(tasks_of(case_id).size(), expected_tasks) << row.changes;
  }
}

TEST_P(MeetingsTest, OneTaskThatCannotBeMadeLeavesNone) {
  const std::string case_id = open();
  const std::string id = draft(case_id, record());
  const auto writer = api.database.writer();
  writer->begin_write();
  writer->see_only("isesaki");
  writer->execute("update account set status = 'disabled' where center_id = :c and id = :id",
                  {{"c", "isesaki"}, {"id", api.account_id("counselor2")}});
  writer->commit();
  const Answer answer = finalise(id);
  EXPECT_EQ(answer.status, 422) << answer.body;
  EXPECT_EQ(answer.json["errors"][0]["pointer"], "/decisions/0/who");
  EXPECT_EQ(tasks_of(case_id).size(), 0u);
  EXPECT_EQ(counselor.get("/v1/meetings/" + id).json["head"]["state"], "draft");
}

/// The database's own "no" to the second decision undoes the first one's task as well.
TEST_P(MeetingsTest, AFailureBetweenTwoTasksRollsAllBack) {
  const std::string case_id = open();
  const std::string id = draft(case_id, record());
  persistence::Session owner(api.database.owner_url(), persistence::SessionKind::writer);
  owner.execute_raw("create unique index one_task_a_meeting on task (center_id, meeting_id)");
  const Answer answer = finalise(id);
  EXPECT_EQ(answer.status, 500) << answer.body;
  EXPECT_EQ(tasks_of(case_id).size(), 0u);
  EXPECT_EQ(counselor.get("/v1/meetings/" + id).json["head"]["state"], "draft");
}

TEST_P(MeetingsTest, AFinalRecordIsOnlyAmended) {
  const std::string case_id = open();
  const std::string id = draft(case_id, record());
  const json amendment = {{"about", "事実"}, {"text", "退院は19日。"}, {"reason", "聞き違い"}};
  EXPECT_EQ(counselor.post("/v1/meetings/" + id + "/amendments", amendment).status, 409);
  const Answer done = finalise(id);
  ASSERT_EQ(done.status, 200);
  EXPECT_EQ(counselor.put("/v1/meetings/" + id, record(), done.etag()).status, 409);
  EXPECT_EQ(finalise(id).status, 409);
  EXPECT_EQ(counselor.del("/v1/meetings/" + id, {{"if-match", done.etag()}}).status, 409);
  counselor.post("/v1/meetings/" + id + "/amendments", amendment);
  const Answer amended = counselor.post("/v1/meetings/" + id + "/amendments", amendment);
  ASSERT_EQ(amended.status, 201) << amended.body;
  ASSERT_EQ(amended.json["amendments"].size(), 2u);
  EXPECT_EQ(amended.json["amendments"][1]["number"], "訂2");
  EXPECT_EQ(amended.json["facts"], "退院は18日の予定。");
}

TEST_P(MeetingsTest, ADraftIsWrittenByWhoReadItLast) {
  const std::string case_id = open();
  const std::string id = draft(case_id, {{"kind", "MT1"}, {"held_on", "2026-05-12"}});
  const std::string first = counselor.get("/v1/meetings/" + id).etag();
  const Answer saved = counselor.put("/v1/meetings/" + id, record(), first);
  ASSERT_EQ(saved.status, 200) << saved.body;
  EXPECT_EQ(saved.json["decisions"].size(), 2u);
  EXPECT_EQ(saved.json["agenda"][1], "金銭管理");
  EXPECT_EQ(saved.json["attendees"][0]["who"]["name"], "試験 counselor");
  EXPECT_EQ(api.as("manager").put("/v1/meetings/" + id, record(), first).status, 412);
  const Answer shorter =
      counselor.put("/v1/meetings/" + id, record({{"decisions", nullptr}}), saved.etag());
  EXPECT_EQ(shorter.json["decisions"].size(), 0u);
  EXPECT_EQ(counselor.get("/v1/cases/" + case_id + "/meetings").json["meetings"].size(), 1u);
  EXPECT_EQ(counselor.del("/v1/meetings/" + id, {{"if-match", shorter.etag()}}).status, 204);
  EXPECT_EQ(counselor.get("/v1/meetings/" + id).status, 404);
  EXPECT_EQ(counselor.get("/v1/cases/" + case_id + "/meetings").json["meetings"].size(), 0u);
}

TEST_P(MeetingsTest, WhatCannotBeIsRefusedAtOnce) {
  const std::string case_id = open();
  struct Case {
    json changes;
    std::string verdict;
  };
  const Case grid[] = {
      {{{"kind", "MT5"}}, "/kind"},
      {{{"starts", "9:30"}}, "/starts"},
      {{{"ends", "09:00"}}, "/ends"},
      {{{"next_on", "2026-05-11"}}, "/next_on"},
      {{{"attendees", {{{"who", json::object()}}}}}, "/attendees/0/who"},
      {{{"attendees", {{{"who", outside}, {"conflict", "RECUSED"}, {"vote", "FOR"}}}}},
       "/attendees/0/vote"},
      {{{"decisions", {{{"what", "見学"}, {"due", "2026-05-11"}}}}}, "/decisions/0/due"},
      {{{"tracks", {"K2", "K2"}}}, "/tracks/1"},
      {{{"recorder", "0196f3a0-0000-7000-8000-000000000000"}}, "/recorder"},
  };
  for (const Case& row : grid) {
    const Answer answer = counselor.post("/v1/cases/" + case_id + "/meetings", record(row.changes));
    EXPECT_EQ(answer.status, 422) << row.changes << answer.body;
    ASSERT_EQ(answer.json["errors"].size(), 1u) << answer.body;
    EXPECT_EQ(answer.json["errors"][0]["pointer"], row.verdict);
  }
}

TEST_P(MeetingsTest, PapersAreNumberedAndCounted) {
  const std::string case_id = open();
  const std::string id = draft(case_id, record());
  const std::string copies = "/v1/meetings/" + id + "/copies";
  const json paper = {{"document", "アセスメント票"}, {"recipient", outside}};
  ASSERT_EQ(counselor.post(copies, paper).status, 201);
  const Answer second =
      counselor.post(copies, {{"document", "資料2"}, {"recipient", staff("counselor")}});
  ASSERT_EQ(second.status, 201) << second.body;
  EXPECT_EQ(second.json["attendees"][1]["copies"], json({1}));
  EXPECT_EQ(second.json["copies"][1]["number"], 2);
  EXPECT_EQ(
      counselor.post(copies, {{"document", "資料"}, {"recipient", {{"name", "他人"}}}}).status,
      422);
  json out = counselor.get("/v1/meeting-copies").json["copies"];
  ASSERT_EQ(out.size(), 2u);
  EXPECT_EQ(out[0]["due"], "2026-05-13");
  EXPECT_FALSE(out[0]["overdue"].get<bool>());
  EXPECT_EQ(api.as("counselor2").get("/v1/meeting-copies").json["copies"].size(), 0u);
  ASSERT_EQ(finalise(id).status, 200);
  api.advance(24h);
  Client later = api.as("counselor");
  const Answer back = later.post(copies + "/1/actions/return", {{"how", "COLLECTED"}});
  ASSERT_EQ(back.status, 200) << back.body;
  EXPECT_EQ(back.json["copies"][0]["returned_on"], "2026-05-13");
  EXPECT_EQ(later.post(copies + "/1/actions/return", {{"how", "SHREDDED"}}).status, 409);
  EXPECT_EQ(later.post(copies + "/9/actions/return", {{"how", "SHREDDED"}}).status, 404);
  out = later.get("/v1/meeting-copies").json["copies"];
  ASSERT_EQ(out.size(), 1u);
  EXPECT_EQ(out[0]["copy"]["number"], 2);
  EXPECT_TRUE(out[0]["overdue"].get<bool>()) << "the next open day has come";
}

TEST_P(MeetingsTest, WhoIsRecusedGetsNoPaperAndNoVote) {
  const std::string case_id = open();
  json body = record({{"kind", "MT3"},
                      {"criteria", "訪問の回数"},
                      {"ranking", "1 社会福祉士"},
                      {"dissent", "なし"}});
  body["attendees"] = {{{"who", staff("counselor")}, {"conflict", "NONE"}, {"vote", "NONE"}},
                       {{"who", outside}}};
  const std::string id = draft(case_id, body);
  const std::string copies = "/v1/meetings/" + id + "/copies";
  const json paper = {{"document", "候補者の一覧"}, {"recipient", outside}};
  Answer answer = finalise(id);
  ASSERT_EQ(answer.json["errors"].size(), 2u) << answer.body;
  EXPECT_EQ(answer.json["errors"][0]["pointer"], "/attendees/1/conflict");
  EXPECT_EQ(answer.json["errors"][1]["pointer"], "/attendees/1/vote");
  ASSERT_EQ(counselor.post(copies, paper).status, 201);
  body["attendees"][1] = {
      {"who", outside}, {"conflict", "RECUSED"}, {"conflict_reason", "候補者本人のため"}};
  ASSERT_EQ(
      counselor.put("/v1/meetings/" + id, body, counselor.get("/v1/meetings/" + id).etag()).status,
      200);
  answer = counselor.post(copies, paper);
  EXPECT_EQ(answer.status, 422) << answer.body;
  EXPECT_EQ(answer.json["errors"][0]["code"], "recused");
  answer = finalise(id);
  ASSERT_EQ(answer.json["errors"].size(), 1u) << answer.body;
  EXPECT_EQ(answer.json["errors"][0]["code"], "holds_copy");
  ASSERT_EQ(counselor.post(copies + "/1/actions/return", {{"how", "COLLECTED"}}).status, 200);
  EXPECT_EQ(finalise(id).status, 200);
}

TEST_P(MeetingsTest, APolicyMeetingTellsTheCaseWhatT7AsksFor) {
  const std::string case_id = open();
  json options = json::array();
  for (const char* code : {"NONE", "NICHIJI", "NINI", "HOJO", "HOSA"})
    options.push_back({{"option", code}, {"reasoning", "検討した"}});
  json body = record({{"kind", "MT2"}, {"tracks", {"K2", "K5"}}, {"goals", "在宅を続ける"}});
  body["options"] = options;
  const std::string id = draft(case_id, body);
  Answer answer = finalise(id);
  std::vector<std::string> said;
  for (const json& error : answer.json["errors"])
    said.push_back(error["message"].get<std::string>());
  EXPECT_EQ(said,
            (std::vector<std::string>{"選択肢「後見」の検討が書かれていません。",
                                      "選んだ選択肢に印を付けてください。",
                                      "本人への制限がもっとも少ないと考えた理由を入れてください。",
                                      "反対・少数意見を入れてください(「なし」も可)。"}));
  options.push_back({{"option", "KOKEN"}, {"reasoning", "重すぎる"}});
  options[4]["chosen"] = true;
  body["options"] = options;
  body["least_restrictive"] = "取消権の要る契約が残るため";
  body["dissent"] = "なし";
  ASSERT_EQ(
      counselor.put("/v1/meetings/" + id, body, counselor.get("/v1/meetings/" + id).etag()).status,
      200);
  ASSERT_EQ(finalise(id).status, 200);
  const json face = counselor.get("/v1/cases/" + case_id).json;
  json facts = json::object();
  for (const json& fact : face["facts"]) facts[fact["name"].get<std::string>()] = fact["value"];
  EXPECT_EQ(facts["meeting_on"], "2026-05-12");
  EXPECT_EQ(facts["tracks"], "K2,K5");
  EXPECT_EQ(facts["goals"], "在宅を続ける");
  EXPECT_EQ(facts["dissent"], "なし");
  EXPECT_TRUE(facts["roles"].is_null());
}

KIZUNA_ON_BOTH_ENGINES(MeetingsTest);

}  // namespace
}  // namespace kizuna::tests
