#include <gtest/gtest.h>

#include "tests/support/api_fixture.hpp"

namespace kizuna::tests {
namespace {

using nlohmann::json;

class PersonsTest : public ApiTest {
 protected:
  json takahashi() {
    return {{"names",
             {{"family_name", "髙橋"},
              {"given_name", "澄江"},
              {"family_kana", "タカハシ"},
              {"given_kana", "スミエ"},
              {"kana_source", "heard"}}},
            {"sex", "female"},
            {"birth", "S12.11.3"},
            {"addresses",
             {{{"kind", "actual"}, {"district", "D03"}, {"lines", {"伊勢崎市上植木本町0番地"}}}}},
            {"phones", {{{"digits", "0270001234"}}}}};
  }

  std::string create(const json& person, const std::string& login = "counselor") {
    const Answer made = api.as(login).post("/v1/persons", person);
    EXPECT_EQ(made.status, 201) << made.body;
    return made.json.value("id", "");
  }

  std::vector<std::string> find(const std::string& words, const std::string& login = "counselor",
                                const std::string& center = "isesaki") {
    std::string encoded;
    for (const char c : words) {
      char hex[4];
      std::snprintf(hex, sizeof hex, "%%%02X", static_cast<unsigned char>(c));
      encoded += hex;
    }
    const Answer found = api.as(login, center).get("/v1/persons?q=" + encoded);
    EXPECT_EQ(found.status, 200) << found.body;
    std::vector<std::string> ids;
    for (const auto& hit : found.json.at("persons")) ids.push_back(hit.at("id").get<std::string>());
    return ids;
  }
};

TEST_P(PersonsTest, StoresNamesAsEnteredAndBirthAsSaid) {
  json person = takahashi();
  // U+FA19 would become U+795E under NFC; か + U+3099 stays two code points.
  person["names"]["given_name"] = "\uFA19\u304B\u3099";
  const std::string id = create(person);
  const Answer read = api.as("counselor").get("/v1/persons/" + id);
  ASSERT_EQ(read.status, 200) << read.body;
  EXPECT_EQ(read.json["names"]["given_name"], "\uFA19\u304B\u3099");
  EXPECT_EQ(read.json["birth_text"], "昭和12年11月3日");
  EXPECT_EQ(read.json["birth_earliest"], "1937-11-03");
  EXPECT_EQ(read.etag(), "\"v1\"");
  EXPECT_EQ(api.last_entry()["act"], "person.view");
  EXPECT_EQ(api.last_entry()["obj"]["id"], id);
}

TEST_P(PersonsTest, FindsByEveryWayInWhichPeopleAsk) {
  const std::string id = create(takahashi());
  const json silva = {{"names", {{"roman_name", "NAKAMURA SILVA MARIA APARECIDA"}}},
                      {"aliases",
                       {{{"kind", "registered_alias"},
                         {"family_name", "中村"},
                         {"given_name", "マリア"},
                         {"family_kana", "ナカムラ"},
                         {"given_kana", "マリア"}}}},
                      {"birth", "1951-07"},
                      {"nationality", "BR"}};
  const std::string maria = create(silva);
  struct Row {
    const char* words;
    std::string found;
  };
  for (const Row& row : std::vector<Row>{{"タカハシ", id},
                                         {"たかはし", id},
                                         {"高橋", id},
                                         {"髙橋", id},
                                         {"澄江", id},
                                         {"1234", id},
                                         {"silva", maria},
                                         {"ナカムラ マリア", maria},
                                         {"サトウ", ""}}) {
    const auto ids = find(row.words);
    if (row.found.empty()) {
      EXPECT_TRUE(ids.empty()) << row.words;
    } else {
      ASSERT_EQ(ids.size(), 1u) << row.words;
      EXPECT_EQ(ids.front(), row.found) << row.words;
    }
  }
  EXPECT_EQ(api.last_entry()["act"], "person.search");
}

TEST_P(PersonsTest, FindsPartsInsideANameUntilItChanges) {
  const std::string id = create(takahashi());
  for (const char* words : {"ハシス", "橋澄", "澄江 高橋", "スミエ タカハシ"}) {
    EXPECT_EQ(find(words), std::vector{id}) << words;
    EXPECT_TRUE(find(words, "counselor", "ota").empty()) << words;
  }
  json renamed = takahashi();
  renamed["names"]["given_name"] = "静子";
  renamed["names"]["given_kana"] = "シズコ";
  ASSERT_EQ(api.as("counselor").put("/v1/persons/" + id, renamed, "\"v1\"").status, 200);
  EXPECT_TRUE(find("橋澄").empty());
  EXPECT_TRUE(find("ハシス").empty());
  EXPECT_EQ(find("橋静"), std::vector{id});
}

TEST_P(PersonsTest, AnotherCenterSeesNothing) {
  const std::string id = create(takahashi());
  EXPECT_TRUE(find("タカハシ", "counselor", "ota").empty());
  EXPECT_EQ(api.as("counselor", "ota").get("/v1/persons/" + id).status, 404);
  EXPECT_EQ(api.as("counselor").get("/v1/persons/0196f3a0-0000-7000-8000-000000000000").status,
            404);
}

TEST_P(PersonsTest, RolesWithoutAGrantAreRefusedAndLogged) {
  const std::string id = create(takahashi());
  for (const char* login : {"city_staff", "approver", "auditor", "admin", "readonly"}) {
    EXPECT_EQ(api.as(login).get("/v1/persons/" + id).status, 403) << login;
    EXPECT_EQ(api.last_entry()["out"], "denied") << login;
    EXPECT_EQ(api.last_entry()["deny"], "AZ-01") << login;
  }
}

TEST_P(PersonsTest, ChangesNeedTheVersionThatWasRead) {
  const std::string id = create(takahashi());
  json person = takahashi();
  person["phones"] = json::array();
  auto counselor = api.as("counselor");
  EXPECT_EQ(counselor.put("/v1/persons/" + id, person, "").status, 428);
  EXPECT_EQ(counselor.put("/v1/persons/" + id, person, "\"v1\"").status, 200);
  const Answer stale = counselor.put("/v1/persons/" + id, person, "\"v1\"");
  EXPECT_EQ(stale.status, 412);
  EXPECT_EQ(stale.json["current_version"], 2);
  EXPECT_TRUE(find("1234").empty());
  EXPECT_EQ(find("タカハシ").size(), 1u);
}

TEST_P(PersonsTest, ASecondPersonIsNeededToLowerAMask) {
  json person = takahashi();
  person["mask"] = {{"level", 2}, {"reason", "支援措置"}};
  const std::string id = create(person);
  auto other = api.as("counselor2");
  const Answer read = other.get("/v1/persons/" + id);
  ASSERT_EQ(read.status, 200) << read.body;
  EXPECT_TRUE(read.json["addresses"].empty());
  EXPECT_EQ(read.body.find("上植木"), std::string::npos);
  EXPECT_TRUE(find("1234", "counselor2").empty());
  EXPECT_EQ(find("タカハシスミエ", "counselor2").size(), 1u);
  json open = takahashi();
  open["mask"] = {{"level", 0}};
  EXPECT_EQ(other.put("/v1/persons/" + id, open, "\"v1\"").json["code"], "four_eyes");
  // Who says nothing of the mask keeps it.
  json renamed = takahashi();
  renamed.erase("addresses");
  renamed.erase("phones");
  const Answer kept = other.put("/v1/persons/" + id, renamed, "\"v1\"");
  ASSERT_EQ(kept.status, 200) << kept.body;
  EXPECT_EQ(kept.json["mask_level"], 2);
  EXPECT_EQ(other.get("/v1/persons/" + id).json["changed_by"], "試験 counselor2");
}

TEST_P(PersonsTest, AMaskedPersonFromElsewhereIsNotCalledLocal) {
  json person = takahashi();
  person["mask"] = {{"level", 2}, {"reason", "支援措置"}};
  auto manager = api.as("manager");
  for (const auto& [district, shown] : {std::pair{"D03", "市内"}, std::pair{"OUT", "市外"}}) {
    person["addresses"][0]["district"] = district;
    person["birth"] = shown == std::string("市内") ? "S12.11.3" : "S13.11.3";
    person["phones"] = json::array();
    const std::string id = create(person);
    const Answer found = manager.get("/v1/persons?q=%E3%82%BF%E3%82%AB%E3%83%8F%E3%82%B7");
    bool seen = false;
    for (const auto& hit : found.json.at("persons")) {
      if (hit.at("id") != id) continue;
      seen = true;
      EXPECT_EQ(hit.at("district").get<std::string>(), shown) << found.body;
    }
    EXPECT_TRUE(seen) << district;
  }
}

TEST_P(PersonsTest, EveryFaultIsNamedAtOnce) {
  json person = takahashi();
  person["names"]["family_kana"] = "たかはし";
  person["phones"] = {{{"digits", "123456789018"}}};
  const Answer refused = api.as("counselor").post("/v1/persons", person);
  EXPECT_EQ(refused.status, 422) << refused.body;
  person = takahashi();
  person["birth"] = "S64.1.8";
  EXPECT_EQ(api.as("counselor").post("/v1/persons", person).json["errors"][0]["pointer"], "/birth");
  EXPECT_EQ(api.as("counselor").post("/v1/persons", {{"nam", 1}}).status, 400);
}

TEST_P(PersonsTest, TheSameKeyGivesTheSameAnswer) {
  auto counselor = api.as("counselor");
  const Headers key = {{"idempotency-key", "k-1"}};
  const Answer first = counselor.post("/v1/persons", takahashi(), key);
  const Answer again = counselor.post("/v1/persons", takahashi(), key);
  EXPECT_EQ(again.status, 201);
  EXPECT_EQ(again.json["id"], first.json["id"]);
  EXPECT_EQ(again.header("idempotency-replayed"), "true");
  EXPECT_EQ(find("タカハシ").size(), 1u);
  json other = takahashi();
  other["sex"] = "unknown";
  EXPECT_EQ(counselor.post("/v1/persons", other, key).code(), "idempotency_key_reused");
  EXPECT_EQ(counselor.post("/v1/persons", other, {{"idempotency-key", ""}}).status, 400);
}

KIZUNA_ON_BOTH_ENGINES(PersonsTest);

}  // namespace
}  // namespace kizuna::tests
