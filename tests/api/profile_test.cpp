#include <gtest/gtest.h>

#include <set>

#include "tests/support/case_samples.hpp"

namespace kizuna::tests {
namespace {

using nlohmann::json;
using namespace std::chrono_literals;

class ProfileTest : public ApiTest {
 protected:
  std::string person = put_person(api);
  std::string path = open();

  std::string open() {
    const Answer made =
        api.as("counselor")
            .post("/v1/cases", {{"from_contact", put_contact(api, {.subject = person})}});
    EXPECT_EQ(made.status, 201) << made.body;
    return "/v1/cases/" + made.json["head"]["id"].get<std::string>();
  }

  static json value(const char* field, const char* text, const char* as_of = "2026-05-12") {
    return {{"field", field}, {"value", text}, {"as_of", as_of}, {"source", "本人から"}};
  }

  Answer set(const std::vector<json>& values, const std::string& login = "counselor") {
    Client client = api.as(login);
    api.advance(1s);
    return client.put(path + "/profile", {{"values", values}},
                      client.get(path + "/profile").etag());
  }

  static json field_of(const Answer& profile, const std::string& name) {
    for (const json& field : profile.json.at("fields"))
      if (field["field"] == name) return field;
    ADD_FAILURE() << "no field " << name;
    return {};
  }
  json field(const std::string& name, const std::string& login = "counselor",
             const std::string& query = "") {
    return field_of(api.as(login).get(path + "/profile" + query), name);
  }

  void mask(int level) {
    const auto writer = api.database.writer();
    writer->begin_write();
    writer->see_only("isesaki");
    writer->execute("update person set mask_level = :level, mask_reason = '試験' where id = :id",
                    {{"level", level}, {"id", person}});
    writer->commit();
  }
};

TEST_P(ProfileTest, SeveralValuesAreSetAtOnceEachWithItsDaySourceAndWriter) {
  EXPECT_EQ(field("care_level")["mark_label"], "未着手");
  const Answer made = set({value("care_level", "C3", "2026-04-01"), value("hds_r", "18"),
                           value("household_flags", "NO_KIN,PET")});
  ASSERT_EQ(made.status, 200) << made.body;
  EXPECT_EQ(api.last_entry()["act"], "profile.change");
  const json care = field_of(made, "care_level");
  EXPECT_EQ(care["value_label"], "要介護3");
  EXPECT_EQ(care["as_of"], "2026-04-01");
  EXPECT_EQ(care["age_days"], 41);
  EXPECT_EQ(care["source"], "本人から");
  EXPECT_EQ(care["set_by"], "試験 counselor");
  EXPECT_EQ(care["mark"], "done");
  EXPECT_EQ(field_of(made, "household_flags")["value_label"], "身寄りなし、ペット");
  EXPECT_EQ(set({value("hds_r", "unknown")}).status, 200);
  EXPECT_EQ(field("hds_r")["mark"], "partial");
}

TEST_P(ProfileTest, TheLatestDayCountsAndEveryDayCanBeReadAgain) {
  ASSERT_EQ(set({value("residence", "10", "2026-03-01")}).status, 200);
  ASSERT_EQ(set({value("residence", "30", "2026-05-01")}).status, 200);
  // An older paper that turns up later changes nothing of today.
  ASSERT_EQ(set({value("residence", "11", "2026-04-01")}).status, 200);
  EXPECT_EQ(field("residence")["value"], "30");
  EXPECT_EQ(field("residence", "counselor", "?on=2026-04-15")["value"], "11");
  EXPECT_EQ(field("residence", "counselor", "?on=2026-03-01")["value"], "10");
  EXPECT_TRUE(field("residence", "counselor", "?on=2026-02-28")["value"].is_null());
  const json history = api.as("counselor").get(path + "/profile/residence/history").json;
  ASSERT_EQ(history["values"].size(), 3u) << history;
  EXPECT_EQ(history["values"][0]["value_label"], "一般病院");
  EXPECT_EQ(history["values"][2]["value"], "10");
  EXPECT_EQ(api.as("counselor").get(path + "/profile/nothing/history").status, 404);
  EXPECT_EQ(api.as("counselor").get(path + "/profile?on=2026-02-31").status, 400);
}

TEST_P(ProfileTest, GuardsReadTheProfileAndTheProfileReadsTheFacts) {
  const auto unmet = [&] {
    std::set<std::string> codes;
    const json steps = api.as("counselor").get(path).json["next_steps"];
    for (const json& step : steps)
      if (step["action"] == "propose_policy")
        for (const json& need : step["unmet"]) codes.insert(need["code"].get<std::string>());
    return codes;
  };
  const auto writer = api.database.writer();
  writer->begin_write();
  writer->see_only("isesaki");
  writer->execute("update case_file set state = 'S4' where id = :id", {{"id", path.substr(10)}});
  writer->commit();
  EXPECT_EQ(unmet(),
            (std::set<std::string>{"profile_complete", "genogram_present", "income_screened",
                                   "assets_screened", "abuse_screened"}));
  ASSERT_EQ(set({value("cause", "1"), value("residence", "10"), value("household", "1"),
                 value("income_kinds", "OLD_BASIC"), value("deposit_band", "2"),
                 value("abuse_screened", "なし")})
                .status,
            200);
  EXPECT_EQ(unmet(), (std::set<std::string>{"genogram_present"}));
  // What was looked at and is not enough counts as missing again.
  json doubtful = value("cause", "9");
  doubtful["partial"] = true;
  ASSERT_EQ(set({doubtful}).status, 200);
  EXPECT_EQ(field("cause")["mark_label"], "不足あり");
  EXPECT_TRUE(unmet().contains("profile_complete"));
  // The route of the facts writes the same rows.
  Client counselor = api.as("counselor");
  api.advance(1s);
  ASSERT_EQ(counselor
                .put(path + "/facts", {{"facts", {{{"name", "cause"}, {"value", "2"}}}}},
                     counselor.get(path).etag())
                .status,
            200);
  EXPECT_EQ(field("cause")["value_label"], "知的障害");
  EXPECT_FALSE(unmet().contains("profile_complete"));
}

TEST_P(ProfileTest, NotNeededTakesAReasonAndSomebodyElse) {
  ASSERT_EQ(set({{{"field", "genogram"}, {"not_needed", "成人の子と同居し、確かめてある"}}}).status,
            200);
  EXPECT_EQ(field("genogram")["mark"], "untouched") << "nobody has approved it";
  EXPECT_EQ(field("genogram")["waiver"]["asked_by"], "試験 counselor");
  const auto approve = [&](const std::string& login, const std::string& name) {
    Client client = api.as(login);
    return client.post(path + "/profile/" + name + "/actions/approve", json::object(),
                       {{"if-match", client.get(path).etag()}});
  };
  const Answer approved = approve("manager", "genogram");
  ASSERT_EQ(approved.status, 200) << approved.body;
  EXPECT_EQ(field("genogram")["mark_label"], "不要");
  EXPECT_EQ(field("genogram")["waiver"]["approved_by"], "試験 manager");
  EXPECT_EQ(approve("manager", "genogram").status, 409);
  // Who asks does not approve, and a value ends it.
  ASSERT_EQ(set({{{"field", "tax"}, {"not_needed", "費用がかからない"}}}, "manager").status, 200);
  EXPECT_EQ(approve("manager", "tax").code(), "four_eyes");
  ASSERT_EQ(set({value("genogram", "長女がいる")}).status, 200);
  EXPECT_EQ(field("genogram")["mark"], "done");
}

TEST_P(ProfileTest, WrongValuesAreNamedAtOnce) {
  const Answer refused = set({value("hds_r", "31"),
                              value("care_level", "C3", "2026-05-13"),
                              {{"field", "cause"}, {"not_needed", "分からない"}},
                              {{"field", "mmse"}, {"value", "20"}},
                              {{"field", "tax"}, {"source", "本人"}}});
  EXPECT_EQ(refused.status, 422);
  std::set<std::string> pointers;
  for (const json& error : refused.json["errors"])
    pointers.insert(error["pointer"].get<std::string>());
  EXPECT_EQ(pointers,
            (std::set<std::string>{"/values/0/value", "/values/1/as_of", "/values/2/not_needed",
                                   "/values/3/source", "/values/4"}))
      << refused.body;
  EXPECT_EQ(set({value("tax", "TAXED"), value("tax", "EXEMPT")}).status, 422);
  Client counselor = api.as("counselor");
  EXPECT_EQ(
      counselor.put(path + "/profile", {{"values", {value("tax", "TAXED")}}}, "\"v99\"").status,
      412);
}

TEST_P(ProfileTest, PlacesAreHiddenBehindTheMaskAndTheTeamKeepsDiagnoses) {
  ASSERT_EQ(set({value("hospital", "中央病院"), value("diagnosis", "診断の名前")}).status, 200);
  EXPECT_EQ(field("hospital")["value"], "中央病院");
  EXPECT_EQ(field("diagnosis")["value"], "診断の名前");
  // A colleague of the unit who is not on the case reads the rest of it.
  Client colleague = api.as("counselor2");
  const auto writer = api.database.writer();
  writer->begin_write();
  writer->see_only("isesaki");
  writer->execute("update case_file set unit = 'second' where id = :id", {{"id", path.substr(10)}});
  writer->commit();
  const json theirs = field_of(colleague.get(path + "/profile"), "diagnosis");
  EXPECT_TRUE(theirs["hidden"].get<bool>());
  EXPECT_TRUE(theirs["value"].is_null());
  EXPECT_EQ(colleague.get(path + "/profile/diagnosis/history").json["values"].size(), 0u);
  mask(2);
  const Answer masked = api.as("counselor").get(path + "/profile");
  EXPECT_TRUE(field_of(masked, "hospital")["hidden"].get<bool>());
  for (const char* rest : {"/profile", "/profile/hospital/history", ""})
    EXPECT_EQ(api.as("counselor").get(path + rest).body.find("中央病院"), std::string::npos)
        << rest;
  const Answer seen =
      api.as("counselor").post(path + "/profile/actions/reveal", {{"reason", "転院の調整"}});
  ASSERT_EQ(seen.status, 200) << seen.body;
  EXPECT_EQ(seen.json["places"][0]["value"], "中央病院");
  EXPECT_EQ(api.last_entry()["act"], "profile.reveal");
  EXPECT_EQ(colleague.post(path + "/profile/actions/reveal", {{"reason", "見たい"}}).status, 403);
  mask(3);
  EXPECT_EQ(set({value("hospital", "別の病院")}).status, 422) << "M-3";
}

TEST_P(ProfileTest, TheReferenceNamesEveryField) {
  const json table = api.as("readonly").get("/v1/reference/profile").json;
  EXPECT_EQ(table["rows"].size(), api.as("counselor").get(path + "/profile").json["fields"].size());
}

KIZUNA_ON_BOTH_ENGINES(ProfileTest);

}  // namespace
}  // namespace kizuna::tests
