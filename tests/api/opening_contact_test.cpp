#include <gtest/gtest.h>

#include <set>

#include "tests/support/case_samples.hpp"

/// What the guards of a case read of the contact that opened it, after that contact was amended.
namespace kizuna::tests {
namespace {

using nlohmann::json;

class OpeningContactTest : public ApiTest {
 protected:
  std::string person = put_person(api);

  json form(const json& changes) {
    json body = {{"received_at", "2026-05-12T00:30:00Z"},
                 {"method", "T"},
                 {"is_new", "NEW"},
                 {"caller_type", "22"},
                 {"relation", {{"label", "長女"}}},
                 {"subject_person", person},
                 {"topic_main", "A3"},
                 {"narrative", {{"facts", "母の預金が引き出せない。"}}},
                 {"person_wish", "UNKNOWN"},
                 {"path", "1"},
                 {"response", "制度の説明をした。"},
                 {"outcome", "5"},
                 {"urgency", "B"},
                 {"abuse", "0"},
                 {"district", "D08"},
                 {"consent", "1"}};
    body.update(changes);
    return body;
  }

  Answer take_call(json changes) {
    changes["finalise"] = true;
    Answer made = api.as("counselor").post("/v1/contacts", form(changes));
    EXPECT_EQ(made.status, 201) << made.body;
    return made;
  }

  Answer amend(const Answer& row, const json& changes) {
    Answer made = api.as("counselor")
                      .post("/v1/contacts/" + row.json["id"].get<std::string>() + "/amendments",
                            form(changes), {{"if-match", row.etag()}});
    EXPECT_EQ(made.status, 201) << made.body;
    return made;
  }

  std::string open(const Answer& row) {
    const Answer made = api.as("counselor").post("/v1/cases", {{"from_contact", row.json["id"]}});
    EXPECT_EQ(made.status, 201) << made.body;
    return "/v1/cases/" + made.json["head"]["id"].get<std::string>();
  }

  Answer act(const std::string& file, const std::string& action, const std::string& login,
             std::initializer_list<std::pair<const char*, const char*>> facts) {
    json list = json::array();
    for (const auto& [name, value] : facts) list.push_back({{"name", name}, {"value", value}});
    Client client = api.as(login);
    return client.post(file + "/actions/" + action, {{"facts", list}},
                       {{"if-match", client.get(file).etag()}});
  }

  static std::set<std::string> unmet(const Answer& answer) {
    std::set<std::string> all;
    if (answer.json.contains("errors"))
      for (const json& error : answer.json["errors"]) all.insert(error["code"].get<std::string>());
    return all;
  }
};

TEST_P(OpeningContactTest, TheNewestRowDecidesWhatT5Asks) {
  struct Row {
    json first, second, third;
    std::set<std::string> unmet;
  };
  const json nothing;
  const json refused = {{"person_wish", "NOT_ASKED"}, {"consent", "0"}};
  const Row rows[] = {
      {refused, nothing, nothing, {"consent_recorded", "wish_recorded"}},
      {refused, json::object(), nothing, {}},
      {json::object(), refused, nothing, {"consent_recorded", "wish_recorded"}},
      {json::object(), {{"consent", "6"}}, nothing, {"consent_recorded"}},
      {refused, {{"consent", "6"}}, json::object(), {}},
  };
  for (const Row& row : rows) {
    person = put_person(api);
    Answer newest = take_call(row.first);
    const std::string file = open(newest);
    if (!row.second.is_null()) newest = amend(newest, row.second);
    if (!row.third.is_null()) amend(newest, row.third);
    const Answer accepted =
        act(file, "accept", "manager",
            {{"duplicates_checked", "yes"}, {"contract_scope", "委託の範囲内"}});
    ASSERT_EQ(accepted.status, 200) << accepted.body;
    ASSERT_EQ(act(file, "start_interview", "counselor",
                  {{"appointment_on", "2026-06-01"}, {"safety_acknowledged", "yes"}})
                  .status,
              200);
    const Answer assessed =
        act(file, "start_assessment", "counselor", {{"visited_on", "2026-06-01"}});
    EXPECT_EQ(unmet(assessed), row.unmet) << row.first << row.second << row.third;
    EXPECT_EQ(assessed.status, row.unmet.empty() ? 200 : 422) << assessed.body;
  }
}

// W-1: "who != who" is never relaxed, so both the corrected and the first receiver are one.
TEST_P(OpeningContactTest, NoAmendmentFreesAReceiver) {
  const std::string counselor = api.account_id("counselor");
  const std::string manager = api.account_id("manager");
  struct Row {
    json first, second;
    bool refused;
  };
  for (const Row& row : {Row{{{"staff", counselor}}, {{"staff", counselor}}, false},
                         Row{{{"staff", counselor}}, {{"staff", manager}}, true},
                         Row{{{"staff", counselor}}, {{"second_staff", manager}}, true},
                         Row{{{"staff", manager}}, {{"staff", counselor}}, true}}) {
    person = put_person(api);
    const Answer first = take_call(row.first);
    const std::string file = open(first);
    amend(first, row.second);
    const Answer accepted =
        act(file, "accept", "manager",
            {{"duplicates_checked", "yes"}, {"contract_scope", "委託の範囲内"}});
    EXPECT_EQ(unmet(accepted).contains("not_the_receiver"), row.refused)
        << row.first << row.second << accepted.body;
  }
}

TEST_P(OpeningContactTest, CasesAreListedByTheNewestDistrict) {
  const Answer first = take_call({{"district", "D08"}});
  open(first);
  amend(first, {{"district", "D03"}});
  Client counselor = api.as("counselor");
  EXPECT_EQ(counselor.get("/v1/cases?district=D08").json["cases"].size(), 0u);
  EXPECT_EQ(counselor.get("/v1/cases?district=D03").json["cases"].size(), 1u);
}

KIZUNA_ON_BOTH_ENGINES(OpeningContactTest);

}  // namespace
}  // namespace kizuna::tests
