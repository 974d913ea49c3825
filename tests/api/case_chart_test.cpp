#include <gtest/gtest.h>

#include "tests/support/api_fixture.hpp"
#include "tests/support/case_samples.hpp"

namespace kizuna::tests {
namespace {

using nlohmann::json;
using namespace std::chrono_literals;

class CaseChartTest : public ApiTest {
 protected:
  std::string subject = put_person(api);
  std::string file = open_case();
  std::string path = "/v1/cases/" + file + "/chart";
  Client counselor = api.as("counselor");

  std::string open_case() {
    const std::string contact = put_contact(api, {.subject = subject});
    const Answer made = api.as("counselor").post("/v1/cases", {{"from_contact", contact}});
    return made.json.at("head").at("id").get<std::string>();
  }

  json chart(const std::string& login = "counselor") {
    const Answer answer = api.as(login).get(path);
    EXPECT_EQ(answer.status, 200) << answer.body;
    return answer.json;
  }

  Answer add(const json& member) {
    json document = {{"source", "聴取"}};
    document.update(member);
    return counselor.post(path + "/members", document);
  }

  /// The id of the member of that name.
  std::string id_of(const std::string& name, const json& drawn) {
    for (const json& member : drawn.at("members"))
      if (member.at("name") == name) return member.at("id").get<std::string>();
    ADD_FAILURE() << "nobody is called " << name << " in " << drawn;
    return {};
  }

  std::string added(const json& member) {
    const Answer answer = add(member);
    EXPECT_EQ(answer.status, 201) << answer.body;
    return id_of(member.at("name").get<std::string>(), answer.json);
  }

  Answer tie(const std::string& kind, const std::string& from, const std::string& to) {
    return counselor.post(path + "/ties",
                          {{"kind", kind}, {"from", from}, {"to", to}, {"source", "聴取"}});
  }

  static json agency(const std::string& name) {
    return {{"name", name},
            {"kind", "FACILITY"},
            {"strength", "STRONG"},
            {"direction", "TO_SUBJECT"},
            {"contact_person", "佐藤"},
            {"source", "聴取"}};
  }

  void change(std::string_view sql, const std::string& id) {
    const auto writer = api.database.writer();
    writer->begin_write();
    writer->see_only("isesaki");
    EXPECT_TRUE(writer->execute_one(sql, {{"id", id}}));
    writer->commit();
  }

  /// The counselor no longer owns the case, but works in its unit.
  void hand_over() { change("update case_file set owner_id = null where id = :id", file); }

  std::string kin_of_register(int mask_level) {
    const std::string kin = put_person(api, "雪");
    const Answer answer = add({{"person", kin}, {"relation", "DAUGHTER_1"}});
    EXPECT_EQ(answer.status, 201) << answer.body;
    if (mask_level > 0)
      change("update person set mask_reason = '試験', mask_level = " + std::to_string(mask_level) +
                 " where id = :id",
             kin);
    return kin;
  }
};

TEST_P(CaseChartTest, AnEmptyChartHasTheSubjectAlone) {
  const json drawn = chart();
  ASSERT_EQ(drawn["members"].size(), 1u);
  const json& member = drawn["members"][0];
  EXPECT_EQ(member["id"], drawn["subject"]);
  EXPECT_TRUE(member["is_subject"].get<bool>());
  EXPECT_EQ(member["relation_label"], "本人");
  EXPECT_EQ(member["generation"], 0);
  EXPECT_EQ(member["person"], subject);
  EXPECT_EQ(drawn["version"], 1);
  EXPECT_EQ(counselor.get(path).etag(), "\"v1\"");
}

TEST_P(CaseChartTest, AFamilyOfSixByTheirWords) {
  added({{"name", "根岸 清"}, {"relation", "FATHER"}, {"died_on", "S60"}});
  added({{"name", "根岸 さだ"}, {"relation", "MOTHER"}, {"died_on", "H3"}});
  added({{"name", "髙橋 正"}, {"relation", "HUSBAND"}, {"died_on", "H20"}});
  const auto miwa = added({{"name", "髙橋 美和"},
                           {"relation", "DAUGHTER_1"},
                           {"birth", "S38.8.1"},
                           {"life", "alive"},
                           {"together", "no"},
                           {"roles", {"MONEY", "PETITIONER"}}});
  const auto makoto = added({{"name", "髙橋 誠"}, {"relation", "SON_1"}});
  EXPECT_EQ(tie("near", file, miwa).status, 201);
  EXPECT_EQ(tie("opposed", miwa, makoto).status, 201);
  const json drawn = chart();
  ASSERT_EQ(drawn["members"].size(), 6u);
  std::string rows;
  for (const json& member : drawn["members"])
    rows += member["relation_label"].get<std::string>() + member["generation"].dump() + " ";
  EXPECT_EQ(rows, "本人0 父-1 母-1 夫0 長女1 長男1 ");
  EXPECT_EQ(drawn["members"][4]["text"],
            "髙橋 美和、長女、62歳、別居、本人と近い、金銭管理・申立候補");
  EXPECT_EQ(drawn["members"][3]["died_text"], "平成20年");
  EXPECT_EQ(drawn["members"][3]["life"], "dead");
  EXPECT_EQ(drawn["ties"].back()["text"], "髙橋 美和と髙橋 誠、対立");
  // Two parents, a marriage, two children of the couple, two bonds.
  EXPECT_EQ(drawn["ties"].size(), 9u);
  EXPECT_EQ(drawn["members"][4]["sex"], "female") << "as the word says";
}

TEST_P(CaseChartTest, WhoIsUnknownStandsBetween) {
  const Answer answer = add({{"name", "真下 薫"}, {"relation", "NIECE"}});
  ASSERT_EQ(answer.status, 201) << answer.body;
  std::string names;
  for (const json& member : answer.json["members"])
    names +=
        member["name"].get<std::string>() + "=" + member["relation_label"].get<std::string>() + " ";
  EXPECT_NE(names.find("氏名不明=きょうだい"), std::string::npos) << names;
  EXPECT_NE(names.find("氏名不明=親"), std::string::npos) << names;
  EXPECT_NE(names.find("真下 薫=姪"), std::string::npos) << names;
}

TEST_P(CaseChartTest, NobodyBecomesTheirOwnParent) {
  const auto mother = added({{"name", "根岸 さだ"}, {"relation", "MOTHER"}});
  const Answer refused = tie("birth", file, mother);
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.json["errors"][0]["message"],
            "同じ人が自分の親になります。続柄を確かめてください。");
  EXPECT_EQ(refused.json["errors"][0]["pointer"], "/to");
  // A third parent by birth comes by way of the word.
  added({{"name", "根岸 清"}, {"relation", "FATHER"}});
  const Answer third = add({{"name", "別人"}, {"relation", "FATHER"}});
  EXPECT_EQ(third.status, 422);
  EXPECT_EQ(third.json["errors"][0]["pointer"], "/relation");
}

TEST_P(CaseChartTest, ARowChangesAtItsOwnVersionAndLeavesItsHistory) {
  const auto son = added({{"name", "髙橋 誠"}, {"relation", "SON_1"}});
  const auto daughter = added({{"name", "髙橋 美和"}, {"relation", "DAUGHTER_1"}});
  const std::string of_son = path + "/members/" + son;
  const json document = {{"name", "髙橋 真"}, {"relation", "SON_1"}, {"source", "戸籍 R8.5.2"}};
  api.advance(1min);
  EXPECT_EQ(counselor.put(of_son, document, "").status, 428);
  const Answer changed = counselor.put(of_son, document, "\"v1\"");
  ASSERT_EQ(changed.status, 200) << changed.body;
  EXPECT_EQ(changed.json["members"][1]["version"], 2);
  EXPECT_EQ(changed.json["members"][1]["name"], "髙橋 真") << "and stays in its place";
  EXPECT_EQ(counselor.put(of_son, document, "\"v1\"").status, 412);
  // The sister's row is as it was: only one's own row is in the way.
  EXPECT_EQ(
      counselor
          .put(path + "/members/" + daughter, {{"name", "髙橋 美和"}, {"source", "戸籍"}}, "\"v1\"")
          .status,
      200);
  api.advance(1min);
  const Answer removed =
      counselor.send("POST", of_son + "/actions/remove", json{{"reason", "聞き違い"}}.dump(),
                     {{"if-match", "\"v2\""}});
  ASSERT_EQ(removed.status, 200) << removed.body;
  EXPECT_EQ(removed.json["members"].size(), 2u);
  EXPECT_EQ(removed.json["ties"].size(), 1u) << "the son's ties went with him";
  EXPECT_EQ(counselor.put(of_son, document, "\"v2\"").status, 404);

  const json history = counselor.get(path + "/history").json;
  std::string told;
  for (const json& one : history["changes"])
    if (one.contains("member") && !one["member"].is_null() && one["member"]["id"] == son)
      told += one["act"].get<std::string>() + " " + one["member"]["name"].get<std::string>() + " " +
              one["reason"].get<std::string>() + "|";
  EXPECT_EQ(told, "remove 髙橋 真 聞き違い|change 髙橋 真 |add 髙橋 誠 |");
  EXPECT_EQ(history["changes"][0]["by"], "試験 counselor");
}

TEST_P(CaseChartTest, TheSubjectStays) {
  const Answer refused = counselor.send("POST", path + "/members/" + file + "/actions/remove",
                                        json{{"reason", "x"}}.dump(), {{"if-match", "\"v1\""}});
  EXPECT_EQ(refused.status, 409) << refused.body;
  const std::string other = put_person(api, "花");
  EXPECT_EQ(
      counselor.put(path + "/members/" + file, {{"person", other}, {"source", "聴取"}}, "\"v1\"")
          .status,
      422);
  const Answer told = counselor.put(
      path + "/members/" + file,
      {{"person", subject}, {"life", "alive"}, {"together", "yes"}, {"source", "聴取"}}, "\"v1\"");
  ASSERT_EQ(told.status, 200) << told.body;
  EXPECT_EQ(told.json["members"][0]["version"], 2);
}

TEST_P(CaseChartTest, TiesAndAgenciesChangeAndGo) {
  const auto husband = added({{"name", "髙橋 正"}, {"relation", "HUSBAND"}});
  const json marriage = chart()["ties"][0];
  const std::string of_tie = path + "/ties/" + marriage["id"].get<std::string>();
  json document = {{"kind", "marriage"}, {"from", file},     {"to", husband},   {"since", "S35"},
                   {"end", "divorce"},   {"until", "S60.3"}, {"source", "戸籍"}};
  const Answer divorced = counselor.put(of_tie, document, "\"v1\"");
  ASSERT_EQ(divorced.status, 200) << divorced.body;
  EXPECT_EQ(divorced.json["members"][1]["relation_label"], "元夫") << "the ties win";
  document["until"] = "S30";
  EXPECT_EQ(counselor.put(of_tie, document, "\"v2\"").status, 422);
  EXPECT_EQ(counselor
                .send("POST", of_tie + "/actions/remove", json{{"reason", "別人"}}.dump(),
                      {{"if-match", "\"v2\""}})
                .json["ties"]
                .size(),
            0u);

  const Answer made = counselor.post(path + "/agencies", agency("花の里"));
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(made.json["agencies"][0]["text"],
            "花の里、入所施設、つながりは強い、本人へ、窓口 佐藤");
  const std::string of_agency =
      path + "/agencies/" + made.json["agencies"][0]["id"].get<std::string>();
  EXPECT_EQ(counselor.put(of_agency, agency("花の里 二号館"), "\"v1\"").json["agencies"][0]["name"],
            "花の里 二号館");
  EXPECT_EQ(counselor.put(of_agency, agency("x"), "\"v1\"").status, 412);
  EXPECT_EQ(counselor
                .send("POST", of_agency + "/actions/remove", json{{"reason", "退所"}}.dump(),
                      {{"if-match", "\"v2\""}})
                .json["agencies"]
                .size(),
            0u);
}

TEST_P(CaseChartTest, NodesStayWhereTheyArePut) {
  const auto son = added({{"name", "髙橋 誠"}, {"relation", "SON_1"}});
  const std::string etag = counselor.get(path).etag();
  const auto layout = [&](const json& positions, const std::string& version) {
    return counselor.put(path + "/layout", {{"positions", positions}}, version);
  };
  const json moved = {{{"node", son}, {"x", 40}, {"y", -8}}};
  const Answer put = layout(moved, etag);
  ASSERT_EQ(put.status, 200) << put.body;
  EXPECT_EQ(put.json["positions"], moved);
  EXPECT_EQ(layout(moved, etag).status, 412);
  EXPECT_EQ(chart()["positions"], moved);
  const Answer unknown = layout({{{"node", subject}, {"x", 1}, {"y", 1}}}, put.etag());
  EXPECT_EQ(unknown.status, 422);
  EXPECT_EQ(unknown.json["errors"][0]["pointer"], "/positions/0/node");
  EXPECT_EQ(layout(json::array(), put.etag()).json["positions"].size(), 0u);
}

TEST_P(CaseChartTest, KinUnderAMaskIsSomebodyHidden) {
  const struct {
    int level;
    const char* reader;
    bool hidden;
  } cases[] = {{0, "counselor", false}, {1, "counselor", false}, {2, "counselor", true},
               {3, "counselor", true},  {2, "manager", false},   {3, "manager", false}};
  const std::string kin = kin_of_register(1);
  for (const auto& [level, reader, hidden] : cases) {
    change("update person set mask_level = " + std::to_string(level) + " where id = :id", kin);
    const json drawn = chart(reader);
    const json& daughter = drawn["members"][1];
    EXPECT_EQ(daughter["hidden"].get<bool>(), hidden) << level << reader;
    EXPECT_EQ(daughter["name"] == "非表示の人 1", hidden) << daughter;
    EXPECT_EQ(drawn.dump().find("雪") == std::string::npos, hidden) << level << reader;
    EXPECT_EQ(drawn.dump().find(kin) == std::string::npos, hidden) << level << reader;
    EXPECT_EQ(daughter["generation"], 1) << "the family still holds together";
    const json history = api.as(reader).get(path + "/history").json;
    EXPECT_EQ(history.dump().find("雪") == std::string::npos, hidden) << level << reader;
  }
  const std::string id = chart()["members"][1]["id"].get<std::string>();
  EXPECT_EQ(
      counselor.put(path + "/members/" + id, {{"name", "x"}, {"source", "聴取"}}, "\"v1\"").status,
      403);
}

TEST_P(CaseChartTest, ThePastHidesWhoIsHidden) {
  const std::string kin = kin_of_register(0);
  const std::string id = chart()["members"][1]["id"].get<std::string>();
  const Answer noted = counselor.post(
      path + "/ties",
      {{"kind", "near"}, {"from", file}, {"to", id}, {"note", "毎週会う"}, {"source", "聴取"}});
  ASSERT_EQ(noted.status, 201) << noted.body;
  counselor.send("POST", path + "/members/" + id + "/actions/remove",
                 json{{"reason", "別の方"}}.dump(), {{"if-match", "\"v1\""}});
  const auto past = [&] { return counselor.get(path + "/history").body; };
  EXPECT_NE(past().find("髙橋 澄江と髙橋 雪、近い"), std::string::npos) << past();
  change("update person set mask_level = 3, mask_reason = '試験' where id = :id", kin);
  EXPECT_NE(past().find("髙橋 澄江と非表示の人 1、近い"), std::string::npos) << past();
  EXPECT_EQ(past().find("雪"), std::string::npos);
  EXPECT_EQ(past().find("毎週会う"), std::string::npos);
}

TEST_P(CaseChartTest, WhoMayNotBeKnownIsNotThere) {
  const std::string kin = put_person(api, "雪");
  const json absent = {{"person", "0196f3a0-0000-7000-8000-000000000000"}};
  const Answer of_nobody = add(absent);
  change("update person set mask_level = 3, mask_reason = '試験' where id = :id", kin);
  const Answer refused = add({{"person", kin}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.json["errors"], of_nobody.json["errors"]);
}

TEST_P(CaseChartTest, OnesOwnRelativeIsHidden) {
  kin_of_register(0);
  const Answer declared = counselor.post(
      "/v1/declared-relations", {{"person", chart()["members"][1]["person"]}, {"kind", "kin"}});
  ASSERT_EQ(declared.status, 201) << declared.body;
  EXPECT_TRUE(chart()["members"][1]["hidden"].get<bool>());
  EXPECT_FALSE(chart("manager")["members"][1]["hidden"].get<bool>());
}

TEST_P(CaseChartTest, AgenciesOfSomebodyMaskedTellNoPlace) {
  ASSERT_EQ(counselor.post(path + "/agencies", agency("花の里")).status, 201);
  change("update person set mask_level = 2, mask_reason = '試験' where id = :id", subject);
  for (const char* reader : {"counselor", "manager"}) {
    const json drawn = chart(reader);
    EXPECT_EQ(drawn["agencies"][0]["name"], "秘匿") << reader;
    EXPECT_EQ(drawn.dump().find("花の里"), std::string::npos) << reader;
    EXPECT_EQ(drawn.dump().find("佐藤"), std::string::npos) << reader;
  }
  EXPECT_EQ(counselor.get(path + "/history").body.find("花の里"), std::string::npos);
  EXPECT_EQ(counselor.post(path + "/actions/reveal", json::object()).status, 422);
  const Answer revealed = counselor.post(path + "/actions/reveal", {{"reason", "同行のため"}});
  ASSERT_EQ(revealed.status, 200) << revealed.body;
  EXPECT_EQ(revealed.json["agencies"][0]["name"], "花の里");
  EXPECT_EQ(api.last_entry().at("act"), "case.reveal_agencies");
  hand_over();
  EXPECT_EQ(counselor.post(path + "/actions/reveal", {{"reason", "x"}}).status, 403);
  EXPECT_EQ(chart()["members"][0]["name"], "非表示の人 1");
  // M-3
  change("update person set mask_level = 3 where id = :id", subject);
  const Answer refused = api.as("manager").post(path + "/agencies", agency("避難先"));
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.json["errors"][0]["code"], "shelter");
}

TEST_P(CaseChartTest, KinOnTheChartAreTheGenogramOfTheCase) {
  // T-6 asks for it; nobody types the family a second time.
  const auto asked_for = [&] {
    change("update case_file set state = 'S4' where id = :id", file);
    const json view = counselor.get("/v1/cases/" + file).json;
    for (const json& step : view["next_steps"])
      if (step["unmet"].dump().find("genogram_present") != std::string::npos) return true;
    return false;
  };
  EXPECT_TRUE(asked_for());
  added({{"name", "髙橋 誠"}, {"relation", "SON_1"}});
  EXPECT_FALSE(asked_for());
}

TEST_P(CaseChartTest, TheLogNamesTheRowAndNoName) {
  const auto son = added({{"name", "髙橋 誠"}, {"relation", "SON_1"}});
  const json entry = api.last_entry();
  EXPECT_EQ(entry.at("act"), "case.add_family_member");
  EXPECT_EQ(entry.at("obj").dump().find(son) == std::string::npos, false) << entry;
  EXPECT_EQ(entry.dump().find("髙橋"), std::string::npos);
}

KIZUNA_ON_BOTH_ENGINES(CaseChartTest);

}  // namespace
}  // namespace kizuna::tests
