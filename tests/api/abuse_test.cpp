#include <gtest/gtest.h>

#include "tests/support/case_samples.hpp"

namespace kizuna::tests {
namespace {

using nlohmann::json;
using namespace std::chrono_literals;

class AbuseTest : public ApiTest {
 protected:
  std::string open(const SampleContact& contact) {
    const Answer made =
        api.as("counselor").post("/v1/cases", {{"from_contact", put_contact(api, contact)}});
    EXPECT_EQ(made.status, 201) << made.body;
    return made.json["head"]["id"].get<std::string>();
  }
  std::string open(const std::string& abuse = "1") {
    return open({.subject = put_person(api), .urgency = "S", .abuse = abuse});
  }

  Answer get(const std::string& id, const std::string& login = "counselor") {
    return api.as(login).get("/v1/cases/" + id);
  }

  /// "actions/flag_abuse", "abuse-report", ... with the version as it is.
  Answer post(const std::string& id, const std::string& what, const json& body = json::object(),
              const std::string& login = "counselor") {
    Client client = api.as(login);
    const std::string tag = client.get("/v1/cases/" + id).etag();
    return client.post("/v1/cases/" + id + "/" + what, body, {{"if-match", tag}});
  }

  Answer decide(const std::string& id, const std::string& status) {
    Client client = api.as("counselor");
    return client.put("/v1/cases/" + id + "/abuse-status",
                      {{"status", status}, {"decided_by", "市 高齢課"}},
                      client.get("/v1/cases/" + id).etag());
  }

  /// Title and state of the tasks that MANAGER has, earliest due first.
  std::string tasks(const std::string& state = "open") {
    std::string all;
    const Answer list = api.as("manager").get("/v1/tasks?queue=post&state=" + state);
    for (const json& task : list.json.at("tasks"))
      all +=
          task.at("source").get<std::string>() + " " + task.at("due_at").get<std::string>() + "\n";
    return all;
  }
};

TEST_P(AbuseTest, OpensRestrictedWithTheClockRunning) {
  const std::string id = open();
  const Answer seen = get(id);
  EXPECT_EQ(seen.json["sensitivity"], "s2") << seen.body;
  EXPECT_EQ(seen.json["overlays"][0]["stage"], "report_due");
  EXPECT_EQ(seen.json["overlays"][0]["due_at"], "2026-05-12T15:00:00.000000Z");
  EXPECT_EQ(tasks(), "R-20 2026-05-12T15:00:00.000000Z\n");
}

TEST_P(AbuseTest, IsSeenByNamedPeopleOnly) {
  const std::string id = open();
  ASSERT_EQ(get(id, "manager").status, 200) << "MANAGER is named without being asked";
  EXPECT_EQ(get(id, "counselor2").status, 404);
  // Naming somebody is for MANAGER; the owner may not.
  const json colleague = {{"account", api.account_id("counselor2")}, {"duty", "副担当"}};
  EXPECT_EQ(api.as("counselor").post("/v1/cases/" + id + "/team", colleague).status, 403);
  EXPECT_EQ(api.as("manager").post("/v1/cases/" + id + "/team", colleague).status, 201);
  EXPECT_EQ(get(id, "counselor2").status, 200);
}

TEST_P(AbuseTest, AManagerOpensItWithAFreshFactor) {
  const std::string id = open();
  Client manager = api.as("manager");
  Client counselor = api.as("counselor");
  const json line = manager.get("/v1/contacts").json["contacts"][0];
  const std::string contact = "/v1/contacts/" + line["id"].get<std::string>();
  api.advance(3min);
  EXPECT_EQ(manager.get("/v1/cases/" + id).code(), "step_up_required");
  EXPECT_EQ(api.last_entry()["deny"], "AUTH-19");
  EXPECT_EQ(manager.get(contact).code(), "step_up_required");
  EXPECT_EQ(manager.get("/v1/cases").json["cases"].size(), 1u) << "the list is an index";
  EXPECT_EQ(manager.get("/v1/contacts").json["contacts"].size(), 1u);
  EXPECT_EQ(manager.get("/v1/tasks?queue=post").json["tasks"].size(), 1u);
  EXPECT_EQ(counselor.get("/v1/cases/" + id).status, 200) << "the owner needs none";
}

TEST_P(AbuseTest, WhoFlagsItStaysNamed) {
  const std::string id = open("0");
  ASSERT_EQ(api.as("manager")
                .post("/v1/cases/" + id + "/team",
                      {{"account", api.account_id("counselor2")}, {"duty", "副担当"}})
                .status,
            201);
  const Answer flagged = post(id, "actions/flag_abuse", json::object(), "counselor2");
  ASSERT_EQ(flagged.status, 200) << flagged.body;
  EXPECT_EQ(flagged.json["sensitivity"], "s2");
  EXPECT_EQ(get(id, "manager").status, 200);
  EXPECT_EQ(tasks(), "R-20 2026-05-12T15:00:00.000000Z\n");
}

TEST_P(AbuseTest, ALinkedContactStartsTheResponseToo) {
  const std::string person = put_person(api);
  const std::string id = open(SampleContact{.subject = person});
  const std::string contact = put_contact(api, {.subject = person, .abuse = "1"});
  const Answer linked =
      api.as("counselor").post("/v1/cases/" + id + "/links", {{"contact", contact}});
  ASSERT_EQ(linked.status, 201) << linked.body;
  EXPECT_EQ(linked.json["overlays"][0]["status"], "1");
  EXPECT_EQ(linked.json["sensitivity"], "s2");
}

TEST_P(AbuseTest, TheReportStartsAndTheSafetyCheckEndsTheTimer) {
  const std::string id = open();
  EXPECT_EQ(post(id, "safety-check", {{"how", "市が訪問した"}}).status, 409) << "no report yet";
  api.advance(15min);
  const Answer reported = post(id, "abuse-report", {{"reported_to", "高齢課"}});
  ASSERT_EQ(reported.status, 200) << reported.body;
  EXPECT_EQ(reported.json["overlays"][0]["stage"], "counting");
  EXPECT_EQ(reported.json["overlays"][0]["due_at"], "2026-05-14T01:15:00.000000Z");
  EXPECT_EQ(tasks(), "K-9 2026-05-14T01:15:00.000000Z\n")
      << "the report is done, the check is asked for";
  EXPECT_EQ(post(id, "abuse-report", {{"reported_to", "高齢課"}}).status, 409);
  const Answer early =
      post(id, "safety-check",
           {{"how", "市が訪問した"}, {"confirmed_at", "2026-05-12T01:00:00.000000Z"}});
  EXPECT_EQ(early.status, 422) << early.body;
  api.advance(49h);
  EXPECT_EQ(get(id).json["overlays"][0]["stage"], "safety_overdue");
  EXPECT_EQ(get(id).json["overlays"][0]["minutes_left"], -60);
  const Answer safe = post(id, "safety-check", {{"how", "市が訪問し、本人と面談した"}});
  ASSERT_EQ(safe.status, 200) << safe.body;
  EXPECT_EQ(safe.json["overlays"][0]["stage"], "safe");
  EXPECT_EQ(safe.json["overlays"][0]["minutes_left"], 0);
  EXPECT_EQ(tasks(), "");
  EXPECT_EQ(tasks("done"), "R-20 2026-05-12T15:00:00.000000Z\nK-9 2026-05-14T01:15:00.000000Z\n");
  EXPECT_EQ(post(id, "safety-check", {{"how", "もう一度"}}).status, 409);
}

TEST_P(AbuseTest, TheCityDecidesAfterTheReport) {
  const std::string id = open();
  EXPECT_EQ(decide(id, "3").status, 409);
  ASSERT_EQ(post(id, "abuse-report", {{"reported_to", "高齢課"}}).status, 200);
  ASSERT_EQ(post(id, "safety-check", {{"how", "訪問"}}).status, 200);
  EXPECT_EQ(decide(id, "2").status, 409);
  EXPECT_EQ(decide(id, "9").status, 409);
  api.advance(24h);
  const Answer confirmed = decide(id, "3");
  ASSERT_EQ(confirmed.status, 200) << confirmed.body;
  ASSERT_EQ(confirmed.json["overlays"].size(), 1u);
  EXPECT_EQ(confirmed.json["overlays"][0]["status"], "3");
  EXPECT_EQ(confirmed.json["overlays"][0]["since"], "2026-05-13T01:00:00.000000Z");
  EXPECT_EQ(confirmed.json["overlays"][0]["stage"], "safe") << "report and check go along";
  const json tables = api.as("manager").get("/v1/statistics/ST-8?fiscal_year=2026").json["tables"];
  EXPECT_EQ(tables[1]["lines"][0]["cells"].dump(), R"(["0","0","1","0","0"])");
  EXPECT_EQ(tables[2]["lines"][0]["cells"].dump(), R"(["1","1","0"])");
  EXPECT_EQ(decide(id, "4").json["overlays"][0]["status"], "4");
}

TEST_P(AbuseTest, IsLiftedByManagerWithTheEndOfThisResponse) {
  const std::string id = open();
  const auto lift = [&](const std::string& ended_on, const std::string& login) {
    return post(id, "actions/lift_abuse",
                {{"facts", {{{"name", "city_ended_on"}, {"value", ended_on}}}}}, login);
  };
  EXPECT_EQ(lift("2026-05-12", "counselor").status, 403);
  EXPECT_EQ(lift("2026-05-11", "manager").status, 422) << "before it began";
  EXPECT_EQ(lift("2026-05-14", "manager").status, 422) << "not yet";
  const Answer lifted = lift("2026-05-12", "manager");
  ASSERT_EQ(lifted.status, 200) << lifted.body;
  EXPECT_TRUE(lifted.json["overlays"].empty());
  EXPECT_EQ(lifted.json["sensitivity"], "s2") << "what was written stays restricted";
  EXPECT_EQ(tasks(), "");
  EXPECT_EQ(tasks("cancelled"), "R-20 2026-05-12T15:00:00.000000Z\n");
}

KIZUNA_ON_BOTH_ENGINES(AbuseTest);

}  // namespace
}  // namespace kizuna::tests
