#include <gmock/gmock.h>

#include <set>

#include "tests/support/case_samples.hpp"

namespace kizuna::tests {
namespace {

using nlohmann::json;
using namespace std::chrono_literals;

json finalised(json changes = json::object()) {
  json body = contact_form(changes);
  body["finalise"] = true;
  return body;
}

class ContactsTest : public ApiTest {
 protected:
  /// Ids that the caller's list holds.
  std::vector<std::string> listed(Client& client, const std::string& query = "") {
    std::vector<std::string> ids;
    const Answer page = client.get("/v1/contacts" + query);
    EXPECT_EQ(page.status, 200) << page.body;
    for (const json& line : page.json["contacts"]) ids.push_back(line["id"].get<std::string>());
    return ids;
  }

  /// Severity, post and source of all tasks.
  std::vector<std::string> tasks() {
    const auto reader = api.database.reader();
    reader->begin_read();
    reader->see_only("isesaki");
    std::vector<std::string> all;
    for (const auto& [severity, post, source, due] :
         reader->rows<std::string, std::optional<std::string>, std::string, std::string>(
             "select severity, owner_post, source, due_on from task order by source")) {
      all.push_back(source + " " + severity + " " + post.value_or("person") + " " + due);
    }
    reader->commit();
    return all;
  }
};

TEST_P(ContactsTest, OneRequestTakesACallAndNumbersIt) {
  Client counselor = api.as("counselor");
  const Answer made = counselor.post("/v1/contacts", finalised());
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(made.json["number"], "R08-C-00001");
  EXPECT_EQ(made.json["urgency"], "C");
  EXPECT_EQ(made.json["staff"], api.account_id("counselor"));
  const json entry = api.last_entry();
  EXPECT_EQ(entry["act"], "contact.create");
  EXPECT_EQ(entry.dump().find("預金"), std::string::npos);
  EXPECT_EQ(counselor.get(made.header("location")).json["number"], "R08-C-00001");
  EXPECT_EQ(counselor.post("/v1/contacts", finalised()).json["number"], "R08-C-00002");
}

TEST_P(ContactsTest, ADraftHasNoNumberUntilItIsFinalisedAndLeavesNoGap) {
  Client counselor = api.as("counselor");
  const Answer draft = counselor.post("/v1/contacts", json::object());
  ASSERT_EQ(draft.status, 201) << draft.body;
  EXPECT_TRUE(draft.json["number"].is_null());
  const std::string place = "/v1/contacts/" + draft.json["id"].get<std::string>();
  EXPECT_EQ(counselor.post("/v1/contacts", finalised()).json["number"], "R08-C-00001");
  EXPECT_THAT(listed(counselor), testing::SizeIs(1));

  const Answer early =
      counselor.post(place + "/actions/finalise", nullptr, {{"if-match", draft.etag()}});
  EXPECT_EQ(early.status, 422) << early.body;

  const Answer typed = counselor.put(
      place, contact_form({{"received_at", draft.json["received_at"]}}), draft.etag());
  ASSERT_EQ(typed.status, 200) << typed.body;
  EXPECT_EQ(counselor.put(place, contact_form(), draft.etag()).status, 412);
  const Answer done =
      counselor.post(place + "/actions/finalise", nullptr, {{"if-match", typed.etag()}});
  ASSERT_EQ(done.status, 200) << done.body;
  EXPECT_EQ(done.json["number"], "R08-C-00002");
  EXPECT_EQ(counselor.put(place, contact_form(), done.etag()).code(), "conflict");
  EXPECT_EQ(counselor.get(place).json["number"], "R08-C-00002");
}

TEST_P(ContactsTest, TheNumberIsOfTheYearOfReceipt) {
  Client counselor = api.as("counselor");
  const Answer late = counselor.post(
      "/v1/contacts",
      finalised({{"received_at", "2026-03-31T05:00:00Z"}, {"late_reason", "入力が遅れた"}}));
  ASSERT_EQ(late.status, 201) << late.body;
  EXPECT_EQ(late.json["number"], "R07-C-00001");
}

TEST_P(ContactsTest, RefusesWhatTheFormRefuses) {
  struct Row {
    json changes;
    const char* pointer;
  };
  const Row rows[] = {
      {{{"received_at", "2026-05-12T03:00:00Z"}}, "/received_at"},  // two hours ahead
      {{{"received_at", "2026-05-01T03:00:00Z"}}, "/late_reason"},
      {{{"abuse", nullptr}}, "/abuse"},
      {{{"outcome", "2"}}, "/next_action"},
      {{{"caller_type", "40"}}, "/caller_org"},
      {{{"topic_subs", {"A1"}}}, "/topic_subs/0"},
      {{{"response", "番号は 1234-5678-9018 とのこと"}}, "/response"},
      {{{"shareable_with", "123456789018"}}, "/shareable_with"},
      {{{"subject_person", "0190163d-8694-739b-aea5-966c26f8ad91"}}, "/subject_person"},
      {{{"method", "Q"}}, "/method"},
  };
  Client counselor = api.as("counselor");
  for (const Row& row : rows) {
    const Answer answer = counselor.post("/v1/contacts", finalised(row.changes));
    EXPECT_EQ(answer.status, 422) << row.changes;
    EXPECT_NE(answer.body.find(std::string("\"") + row.pointer + "\""), std::string::npos)
        << answer.body;
    EXPECT_EQ(answer.body.find("9018"), std::string::npos);
  }
  EXPECT_EQ(counselor.post("/v1/contacts", finalised()).json["number"], "R08-C-00001");
}

TEST_P(ContactsTest, UrgencyTellsTheManagerOnceAndContinuingMakesADatedTask) {
  Client counselor = api.as("counselor");
  const Answer draft = counselor.post("/v1/contacts", contact_form({{"urgency", "S"}}));
  EXPECT_THAT(tasks(), testing::ElementsAre("I-9 urgent manager 2026-05-12"));
  const std::string place = draft.header("location");
  const json step = {{"outcome", "2"},
                     {"next_action", "電話をかける"},
                     {"next_due", "2026-05-20"},
                     {"abuse", "1"},
                     {"received_at", draft.json["received_at"]}};
  const Answer typed = counselor.put(place, contact_form(step), draft.etag());
  ASSERT_EQ(typed.status, 200) << typed.body;
  counselor.post(place + "/actions/finalise", nullptr, {{"if-match", typed.etag()}});
  EXPECT_THAT(tasks(), testing::ElementsAre("I-8 normal person 2026-05-20",
                                            "I-9 urgent manager 2026-05-12"));
}

TEST_P(ContactsTest, WhoSeesAContact) {
  Client counselor = api.as("counselor");
  const Answer done = counselor.post("/v1/contacts", finalised());
  const Answer draft = counselor.post("/v1/contacts", contact_form());
  struct Row {
    const char* login;
    const char* center;
    int finalised_status;
    int draft_status;
  };
  const Row rows[] = {
      {"counselor", "isesaki", 200, 200}, {"counselor2", "isesaki", 404, 404},
      {"manager", "isesaki", 200, 404},   {"admin", "isesaki", 403, 403},
      {"auditor", "isesaki", 403, 403},   {"counselor", "ota", 404, 404},
      {"manager", "ota", 404, 404},
  };
  for (const Row& row : rows) {
    Client client = api.as(row.login, row.center);
    EXPECT_EQ(client.get(done.header("location")).status, row.finalised_status)
        << row.login << " " << row.center;
    EXPECT_EQ(client.get(draft.header("location")).status, row.draft_status)
        << row.login << " " << row.center;
    if (row.finalised_status != 403) {
      EXPECT_EQ(listed(client).size(), row.finalised_status == 200 ? 1u : 0u) << row.login;
    }
  }
}

TEST_P(ContactsTest, ListsByFilterAndPage) {
  Client counselor = api.as("counselor");
  counselor.post("/v1/contacts", finalised({{"received_at", "2026-05-11T01:00:00Z"}}));
  counselor.post("/v1/contacts", finalised({{"topic_main", "C1"}, {"topic_subs", {"E1"}}}));
  counselor.post("/v1/contacts", finalised({{"method", "V"}, {"urgency", "A"}}));
  struct Row {
    const char* query;
    std::size_t count;
  };
  const Row rows[] = {
      {"", 3},
      {"?received_to=2026-05-11", 1},
      {"?received_from=2026-05-12", 2},
      {"?topic=E1", 1},
      {"?topic=A1", 2},
      {"?method=V&urgency=A", 1},
      {"?district=D08", 3},
      {"?district=D01", 0},
      {"?number=R08-C-00002", 1},
      {"?limit=2", 2},
  };
  for (const Row& row : rows) EXPECT_THAT(listed(counselor, row.query), testing::SizeIs(row.count));
  EXPECT_EQ(counselor.get("/v1/contacts?name=x").code(), "unknown_parameter");
  EXPECT_EQ(counselor.get("/v1/contacts?cursor=AAAA").status, 400);

  std::set<std::string> seen;
  std::string target = "/v1/contacts?limit=1";
  for (int page = 0; page < 3; ++page) {
    const Answer answer = counselor.get(target);
    for (const json& line : answer.json["contacts"]) seen.insert(line["id"].get<std::string>());
    const std::string link = answer.header("link");
    EXPECT_EQ(link.empty(), page == 2);
    if (!link.empty()) target = link.substr(1, link.find('>') - 1);
  }
  EXPECT_THAT(seen, testing::SizeIs(3));
}

KIZUNA_ON_BOTH_ENGINES(ContactsTest);

}  // namespace
}  // namespace kizuna::tests
