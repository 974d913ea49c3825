#include <gtest/gtest.h>

#include <set>

#include "tests/support/api_fixture.hpp"
#include "tests/support/case_samples.hpp"

namespace kizuna::tests {
namespace {

using nlohmann::json;

json person(const char* family, const char* given, const char* kana, const char* given_kana,
            const char* birth, const char* town) {
  return {{"names",
           {{"family_name", family},
            {"given_name", given},
            {"family_kana", kana},
            {"given_kana", given_kana},
            {"kana_source", "heard"}}},
          {"birth", birth},
          {"addresses", {{{"kind", "actual"}, {"town_code", town}, {"lines", json::array()}}}}};
}

/// Two with the same reading come in any order.
std::set<std::string> find_kana(Client client) {
  std::set<std::string> ids;
  const Answer found = client.get("/v1/persons?q=%E3%83%AF%E3%82%BF%E3%83%8A%E3%83%99");
  for (const auto& hit : found.json.at("persons")) ids.insert(hit.at("id").get<std::string>());
  return ids;
}

class DuplicatesTest : public ApiTest {
 protected:
  std::string create(const json& document, const std::string& login = "counselor") {
    const Answer made = api.as(login).post("/v1/persons", document);
    EXPECT_EQ(made.status, 201) << made.body;
    return made.json.value("id", "");
  }

  json watanabe() { return person("渡邊", "修", "ワタナベ", "オサム", "S20.12.5", "T1"); }

  json masked_watanabe(int level) {
    json hidden = watanabe();
    hidden["mask"] = {{"level", level}, {"reason", "支援措置"}};
    if (level == 3) hidden.erase("addresses");
    return hidden;
  }

  std::string tasks_of(const std::string& login) {
    std::string titles;
    for (const char* queue : {"", "?queue=mine", "?queue=post"}) {
      titles += api.as(login).get(std::string("/v1/tasks") + queue).body;
    }
    return titles;
  }

  void declare(const std::string& login, const std::string& person_id) {
    const auto writer = api.database.writer();
    writer->begin_write();
    writer->see_only("isesaki");
    writer->execute(
        "insert into declared_relation (center_id, account_id, person_id, kind, declared_at) "
        "values ('isesaki', :account, :person, 'kin', 1)",
        {{"account", api.account_id(login)}, {"person", person_id}});
    writer->commit();
  }
};

TEST_P(DuplicatesTest, AWalkInIsComparedLineByLine) {
  const std::string osamu = create(watanabe());
  const std::string other = create(person("渡辺", "収", "ワタナベ", "シュウ", "S21.2.1", "T9"));
  json walk_in = {
      {"names", {{"family_kana", "ワタナベ"}, {"kana_source", "heard"}}},
      {"birth_year_from", 1945},
      {"birth_year_to", 1946},
      {"addresses", {{{"kind", "actual"}, {"town_code", "T1"}, {"lines", json::array()}}}}};
  auto counselor = api.as("counselor");
  const Answer found = counselor.post("/v1/persons/duplicates", walk_in);
  ASSERT_EQ(found.status, 200) << found.body;
  const auto& candidates = found.json["candidates"];
  ASSERT_EQ(candidates.size(), 2u) << found.body;
  EXPECT_EQ(candidates[0]["person"]["id"], osamu);
  EXPECT_EQ(candidates[0]["points"]["total"], 40);
  EXPECT_EQ(candidates[0]["strength"], "weak");
  EXPECT_EQ(candidates[1]["person"]["id"], other);
  EXPECT_EQ(candidates[1]["points"]["total"], 30);
  // Weak candidates never block, and "not sure" leaves a note.
  walk_in["duplicates"] = {{{"person", osamu}, {"answer", "not_sure"}}};
  const std::string unknown = create(walk_in);
  const Answer noted = counselor.get("/v1/persons/" + unknown + "/duplicates");
  EXPECT_EQ(noted.json["candidates"][0]["answer"], "not_sure") << noted.body;
}

TEST_P(DuplicatesTest, AStrongCandidateAsksBeforeItSaves) {
  const std::string first = create(watanabe());
  auto counselor = api.as("counselor2");
  json again = watanabe();
  const Answer asked = counselor.post("/v1/persons", again);
  EXPECT_EQ(asked.status, 409) << asked.body;
  EXPECT_EQ(asked.json["candidates"], json({first}));
  EXPECT_EQ(asked.json["errors"][0]["code"], "strong_duplicate");
  again["duplicates"] = {{{"person", first}, {"answer", "same"}}};
  EXPECT_EQ(counselor.post("/v1/persons", again).status, 409);
  again["duplicates"] = {
      {{"person", "0196f3a0-0000-7000-8000-000000000000"}, {"answer", "not_same"}}};
  EXPECT_EQ(counselor.post("/v1/persons", again).status, 422);
  again["duplicates"] = {{{"person", first}, {"answer", "not_same"}}};
  EXPECT_EQ(counselor.post("/v1/persons", again).status, 201);
}

TEST_P(DuplicatesTest, AHiddenStrongCandidateIsToldToTheManagerAlone) {
  const std::string hidden = create(masked_watanabe(3), "manager");
  auto counselor = api.as("counselor2");
  const Answer looked = counselor.post("/v1/persons/duplicates", watanabe());
  EXPECT_EQ(looked.json["candidates"].size(), 0u) << looked.body;
  const Answer made = counselor.post("/v1/persons", watanabe());
  EXPECT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(made.body.find(hidden), std::string::npos);
  EXPECT_NE(tasks_of("manager").find(hidden), std::string::npos);
  EXPECT_EQ(tasks_of("counselor2").find(hidden), std::string::npos);
  EXPECT_EQ(tasks_of("counselor").find(hidden), std::string::npos);
}

TEST_P(DuplicatesTest, ADeclaredRelationHidesTheCandidate) {
  const std::string kin = create(watanabe());
  declare("counselor2", kin);
  auto declared = api.as("counselor2");
  EXPECT_EQ(declared.post("/v1/persons/duplicates", watanabe()).json["candidates"].size(), 0u);
  EXPECT_EQ(declared.post("/v1/persons", watanabe()).status, 201);
  EXPECT_EQ(tasks_of("counselor2").find(kin), std::string::npos);
}

class MergeTest : public DuplicatesTest {
 protected:
  void SetUp() override {
    osamu_ = create(watanabe());
    unknown_ = create({{"names", {{"family_kana", "ワタナベ"}, {"kana_source", "heard"}}},
                       {"birth_year_from", 1945},
                       {"birth_year_to", 1946}});
    contact_ = put_contact(api, {.subject = unknown_});
    put_contact(api, {.subject = osamu_});
  }

  /// Everything that people see of the two, without versions.
  std::string picture() {
    std::string all = json(find_kana(api.as("counselor"))).dump();
    for (const std::string& id : {osamu_, unknown_}) {
      auto counselor = api.as("counselor");
      json seen = counselor.get("/v1/persons/" + id).json;
      seen.erase("version");
      all += seen.dump() + counselor.get("/v1/contacts?subject=" + id).body +
             counselor.get("/v1/cases?subject=" + id).body;
    }
    return all + api.as("counselor").get("/v1/statistics/ST-1?fiscal_year=2026").body;
  }

  Answer merge(const std::string& etag = "\"v1\"") {
    return api.as("counselor")
        .post("/v1/persons/" + unknown_ + "/actions/merge",
              {{"into", osamu_}, {"reason", "保険証で確認"}}, {{"if-match", etag}});
  }

  std::string osamu_, unknown_, contact_;
};

TEST_P(MergeTest, LeadsToTheSurvivorAndBackExactly) {
  const std::string before = picture();
  EXPECT_EQ(find_kana(api.as("counselor")), (std::set{osamu_, unknown_}));
  const Answer merged = merge();
  ASSERT_EQ(merged.status, 200) << merged.body;
  EXPECT_EQ(merged.json["merged_into"], osamu_);
  EXPECT_EQ(find_kana(api.as("counselor")), std::set{osamu_});
  const Answer contacts = api.as("counselor").get("/v1/contacts?subject=" + osamu_);
  EXPECT_EQ(contacts.json["contacts"].size(), 2u) << contacts.body;
  EXPECT_NE(contacts.body.find(contact_), std::string::npos);
  EXPECT_NE(api.detail_of(api.entries().at(api.entries().size() - 3)).find("保険証"),
            std::string::npos);
  const auto absorbed = api.as("counselor").get("/v1/persons/" + osamu_).json["absorbed"];
  ASSERT_EQ(absorbed.size(), 1u);
  EXPECT_EQ(absorbed[0]["id"], unknown_);

  const Answer undone = api.as("counselor")
                            .post("/v1/persons/" + unknown_ + "/actions/unmerge",
                                  {{"reason", "別の方だった"}}, {{"if-match", merged.etag()}});
  ASSERT_EQ(undone.status, 200) << undone.body;
  EXPECT_EQ(picture(), before);
  EXPECT_NE(tasks_of("manager").find("人物の統合が取り消されました"), std::string::npos);
}

TEST_P(MergeTest, IsOneStepAndNeedsTheVersion) {
  EXPECT_EQ(merge("").status, 428);
  EXPECT_EQ(merge("\"v9\"").status, 412);
  ASSERT_EQ(merge().status, 200);
  EXPECT_EQ(merge("\"v2\"").status, 409);
  EXPECT_EQ(api.as("counselor").put("/v1/persons/" + unknown_, watanabe(), "\"v2\"").status, 409);
  auto counselor = api.as("counselor");
  const std::string third = create(person("別", "人", "ベツ", "ジン", "S30.1.1", "T4"));
  // Neither into somebody who points elsewhere, nor of somebody at whom others point.
  EXPECT_EQ(counselor
                .post("/v1/persons/" + third + "/actions/merge",
                      {{"into", unknown_}, {"reason", "x"}}, {{"if-match", "\"v1\""}})
                .status,
            409);
  EXPECT_EQ(counselor
                .post("/v1/persons/" + osamu_ + "/actions/merge",
                      {{"into", third}, {"reason", "x"}}, {{"if-match", "\"v1\""}})
                .status,
            409);
  EXPECT_EQ(counselor
                .post("/v1/persons/" + third + "/actions/merge", {{"into", third}, {"reason", "x"}},
                      {{"if-match", "\"v1\""}})
                .status,
            422);
}

TEST_P(MergeTest, WhatHidesOneHidesBoth) {
  ASSERT_EQ(merge().status, 200);
  declare("counselor2", unknown_);
  auto declared = api.as("counselor2");
  EXPECT_TRUE(find_kana(api.as("counselor2")).empty());
  EXPECT_EQ(declared.get("/v1/persons/" + osamu_).status, 404);
  EXPECT_EQ(declared.get("/v1/contacts/" + contact_).status, 404);
  EXPECT_EQ(declared.get("/v1/contacts?subject=" + osamu_).json["contacts"].size(), 0u);
}

KIZUNA_ON_BOTH_ENGINES(DuplicatesTest);
KIZUNA_ON_BOTH_ENGINES(MergeTest);

}  // namespace
}  // namespace kizuna::tests
