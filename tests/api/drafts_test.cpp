#include <gmock/gmock.h>

#include "persistence/audit_log/format/merkle.hpp"
#include "tests/api/drafts_fixture.hpp"

namespace kizuna::tests {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

constexpr const char* my_number = "123456789018";

TEST_P(DraftsTest, OutlivesTheSessionThatTypesIt) {
  Client before = api.as("counselor");
  const std::string place = begin(before, {{"caller_label", "匿名(女性"}});
  const Answer saved = before.put(
      place, text({{"caller_label", "匿名(女性・60代"}, {"narrative", {{"facts", "昨夜から"}}}}),
      "\"v1\"");
  ASSERT_EQ(saved.status, 200) << saved.body;
  ASSERT_EQ(before.del("/v1/sessions/current").status, 204);
  EXPECT_EQ(before.put(place, text({{"caller_label", "x"}}), saved.etag()).status, 401);

  Client after = api.as("counselor");
  const Answer own = after.get("/v1/drafts");
  ASSERT_THAT(own.json["drafts"], SizeIs(1));
  EXPECT_EQ(own.json["drafts"][0]["characters"], 13);
  const Answer draft = after.get(place);
  EXPECT_EQ(draft.json["content"],
            (json{{"caller_label", "匿名(女性・60代"}, {"narrative", {{"facts", "昨夜から"}}}}));
  EXPECT_EQ(draft.etag(), saved.etag());
  EXPECT_EQ(draft.json["writer"], api.account_id("counselor"));
}

TEST_P(DraftsTest, TakesWhatIsHalfTypedButOnlyWhatTheFormHas) {
  struct Row {
    json content;
    int status;
  };
  const Row rows[] = {
      {json::object(), 201},
      {{{"next_due", "R8.5."}, {"received_at", "5/1"}}, 201},
      {{{"minutes", "１"}, {"method", "電"}, {"subject_person", "さとう"}}, 201},
      {{{"minutes", 15}, {"document_handled", true}, {"staff", nullptr}}, 201},
      {{{"relation", {{"degree", "三"}}}, {"topic_subs", {"A", ""}}}, 201},
      {{{"language", ""}, {"response", "\t "}}, 201},
      {{{"nickname", "x"}}, 400},
      {{{"relation", {{"nickname", "x"}}}}, 400},
      {{{"finalise", true}}, 400},
      {{{"relation", "長女"}}, 422},
      {{{"response", {{"facts", "x"}}}}, 422},
      {{{"topic_subs", "A1"}}, 422},
      {{{"topic_subs", {"1", "2", "3", "4", "5", "6"}}}, 422},
  };
  Client counselor = api.as("counselor");
  for (const Row& row : rows) {
    const Answer made = counselor.post("/v1/drafts", form(row.content));
    EXPECT_EQ(made.status, row.status) << row.content << made.body;
    if (made.status != 201) continue;
    json kept = row.content;
    kept.erase("staff");  // null is "not given"
    EXPECT_EQ(counselor.get(made.header("location")).json["content"], kept);
  }
  EXPECT_EQ(counselor.post("/v1/drafts", {{"kind", "case"}, {"content", json::object()}}).status,
            422);
}

TEST_P(DraftsTest, AFieldWithAnIndividualNumberKeepsItsLastCleanText) {
  Client counselor = api.as("counselor");
  const std::string place =
      begin(counselor, {{"narrative", {{"facts", "番号は"}}}, {"materials", {"案内"}}});
  const Answer saved = counselor.put(
      place,
      text({{"narrative", {{"facts", "番号は 1234-5678-9018"}, {"words", "「困った」"}}},
            {"materials", {"案内", "１２３４５６７８９０１８"}},
            {"minutes", 123456789018},
            {"callback", {{"phone", "0270-00-0001"}}}}),
      "\"v1\"");
  ASSERT_EQ(saved.status, 200) << saved.body;
  EXPECT_THAT(held(saved),
              ElementsAre("/content/minutes my_number", "/content/narrative/facts my_number",
                          "/content/materials my_number"));
  EXPECT_EQ(counselor.get(place).json["content"],
            (json{{"narrative", {{"facts", "番号は"}, {"words", "「困った」"}}},
                  {"materials", {"案内"}},
                  {"callback", {{"phone", "0270-00-0001"}}}}));
  EXPECT_THAT(saved.body, Not(HasSubstr("9018")));
  for (const json& entry : api.entries()) EXPECT_THAT(entry.dump(), Not(HasSubstr("9018")));
  // Eleven or thirteen digits, or a wrong check digit, are no individual number.
  const Answer other =
      counselor.put(place, text({{"response", "1234567890180 123456789010"}}), saved.etag());
  EXPECT_THAT(held(other), IsEmpty());
}

TEST_P(DraftsTest, NotEvenAHashOfTheDigitsIsKept) {
  Client counselor = api.as("counselor");
  const json body = form({{"response", my_number}});
  const Answer made = counselor.post("/v1/drafts", body,
                                     {{"idempotency-key", "5d9a3f52-7d43-4a08-9b2c-000000000001"}});
  EXPECT_THAT(held(made), ElementsAre("/content/response my_number"));
  EXPECT_EQ(counselor.get(made.header("location")).json["content"], json::object());
  const auto hashes = rows<std::string>("select body_hash from idempotency");
  ASSERT_THAT(hashes, SizeIs(1));
  EXPECT_NE(std::get<0>(hashes[0]), audit::hex(audit::sha256(body.dump())));
  const Answer again = counselor.post(
      "/v1/drafts", body, {{"idempotency-key", "5d9a3f52-7d43-4a08-9b2c-000000000001"}});
  EXPECT_EQ(again.json["id"], made.json["id"]);
}

TEST_P(DraftsTest, AnOverlongTextIsHeldBackAndTheRestIsSaved) {
  Client counselor = api.as("counselor");
  const Answer made = counselor.post(
      "/v1/drafts", form({{"caller_label", std::string(201, 'x')}, {"method", "T"}}));
  EXPECT_THAT(held(made), ElementsAre("/content/caller_label text_too_long"));
  EXPECT_EQ(counselor.get(made.header("location")).json["content"], (json{{"method", "T"}}));
}

TEST_P(DraftsTest, IsSealedWithTheKeyOfItsCaseOrOfTheCenter) {
  Client counselor = api.as("counselor");
  const std::string case_id = open_case();
  const std::string place = begin(counselor, {{"response", "通帳の話"}});
  const auto sealed = [&] {
    return std::get<0>(rows<std::string>("select sealed from draft").at(0));
  };
  const auto opens_with = [&](const std::string& case_of_key) {
    const auto reader = api.database.reader();
    reader->begin_read();
    reader->see_only("isesaki");
    const auto key = api.keys.key_for(*reader, "isesaki", case_of_key,
                                      persistence::KeyPurpose::content, api.now);
    reader->commit();
    try {
      return persistence::unseal(key, sealed(), "draft/isesaki/" + place.substr(11)) ==
             R"({"response":"通帳の話"})";
    } catch (const std::runtime_error&) {
      return false;
    }
  };
  EXPECT_THAT(sealed(), Not(HasSubstr("通帳")));
  EXPECT_TRUE(opens_with(""));
  const Answer tied = counselor.put(
      place, {{"case_id", case_id}, {"content", {{"response", "通帳の話"}}}}, "\"v1\"");
  ASSERT_EQ(tied.status, 200) << tied.body;
  EXPECT_TRUE(opens_with(case_id));
  EXPECT_FALSE(opens_with(""));
  EXPECT_EQ(api.last_entry()["case"], case_id);
}

TEST_P(DraftsTest, AnUntiedOneIsItsWritersAndATiedOneIsReadByThoseWhoMayReadTheCase) {
  Client counselor = api.as("counselor");
  const std::string case_id = open_case();
  const std::string untied = begin(counselor, {{"response", "a"}});
  const std::string tied =
      counselor
          .post("/v1/drafts",
                {{"kind", "contact"}, {"case_id", case_id}, {"content", {{"response", "b"}}}})
          .header("location");
  struct Row {
    const char* login;
    const char* center;
    int untied;
    int tied;
    int saving;  ///< of the tied one
  };
  const Row rows[] = {
      {"counselor", "isesaki", 200, 200, 200}, {"counselor2", "isesaki", 404, 404, 404},
      {"manager", "isesaki", 404, 200, 403},   {"city_staff", "isesaki", 403, 403, 403},
      {"admin", "isesaki", 403, 403, 403},     {"auditor", "isesaki", 403, 403, 403},
      {"counselor", "ota", 404, 404, 404},     {"manager", "ota", 404, 404, 404},
  };
  for (const Row& row : rows) {
    Client client = api.as(row.login, row.center);
    EXPECT_EQ(client.get(untied).status, row.untied) << row.login << " " << row.center;
    EXPECT_EQ(client.get(tied).status, row.tied) << row.login << " " << row.center;
    const Answer listed = client.get("/v1/drafts?case=" + case_id);
    EXPECT_EQ(listed.status, row.tied) << row.login << " " << row.center;
    if (row.tied == 200) {
      EXPECT_THAT(listed.json["drafts"], SizeIs(1));
    }
    const json body = {{"case_id", case_id}, {"content", {{"response", "c"}}}};
    EXPECT_EQ(client.put(tied, body, "\"v1\"").status, row.saving)
        << row.login << " " << row.center;
  }
  EXPECT_THAT(api.as("manager").get("/v1/drafts").json["drafts"], IsEmpty());
  // Nobody ties a draft to a case that is not theirs to read.
  const Answer stranger =
      api.as("counselor2")
          .post("/v1/drafts",
                {{"kind", "contact"}, {"case_id", case_id}, {"content", json::object()}});
  EXPECT_EQ(stranger.status, 422);
}

TEST_P(DraftsTest, WhoLosesTheCaseLosesItsDrafts) {
  Client counselor = api.as("counselor");
  const std::string case_id = open_case();
  const std::string tied =
      counselor
          .post("/v1/drafts",
                {{"kind", "contact"}, {"case_id", case_id}, {"content", {{"response", "b"}}}})
          .header("location");
  const auto writer = api.database.writer();
  writer->begin_write();
  writer->see_only("isesaki");
  writer->execute("update case_file set owner_id = null, sensitivity = 's2' where id = :id",
                  {{"id", case_id}});
  writer->commit();
  EXPECT_EQ(counselor.get(tied).status, 404);
  EXPECT_THAT(counselor.get("/v1/drafts").json["drafts"], IsEmpty());
}

TEST_P(DraftsTest, SavesAndDiscardsOnlyWhatTheWriterHasSeen) {
  Client counselor = api.as("counselor");
  const std::string place = begin(counselor, {{"response", "a"}});
  const Answer saved = counselor.put(place, text({{"response", "ab"}}), "\"v1\"");
  EXPECT_EQ(counselor.put(place, text({{"response", "b"}}), "\"v1\"").status, 412);
  EXPECT_EQ(counselor.put(place, text({{"response", "b"}}), "").status, 428);
  EXPECT_EQ(counselor.del(place).status, 428);
  EXPECT_EQ(counselor.del(place, {{"if-match", "\"v1\""}}).status, 412);
  EXPECT_EQ(counselor.get(place).json["content"]["response"], "ab");
  EXPECT_EQ(counselor.del(place, {{"if-match", saved.etag()}}).status, 204);
  EXPECT_EQ(api.last_entry()["act"], "draft.discard");
  EXPECT_EQ(counselor.get(place).status, 404);
}

TEST_P(DraftsTest, UrgencyAndAbuseTellTheManagerAsSoonAsTheyAreSaved) {
  struct Row {
    json content;
    std::size_t alerts;
  };
  const Row rows[] = {
      {{{"urgency", "A"}, {"abuse", "0"}}, 0},
      {{{"urgency", "S"}}, 1},
      {{{"abuse", "1"}}, 1},
      {{{"abuse", "2"}}, 0},
      {json::object(), 0},
  };
  Client counselor = api.as("counselor");
  std::size_t alerts = 0;
  for (const Row& row : rows) {
    begin(counselor, row.content);
    EXPECT_THAT(tasks(), SizeIs(alerts += row.alerts)) << row.content;
  }
  const std::string place = begin(counselor, json::object());
  const Answer chosen = counselor.put(place, text({{"urgency", "S"}}), "\"v1\"");
  EXPECT_THAT(tasks(), SizeIs(alerts + 1));
  const Answer back = counselor.put(place, text({{"urgency", "C"}}), chosen.etag());
  EXPECT_THAT(tasks(), SizeIs(alerts + 1));
  counselor.put(place, text({{"urgency", "S"}}), back.etag());
  EXPECT_THAT(tasks(), SizeIs(alerts + 1));
  EXPECT_THAT(tasks(), testing::Each("I-9 urgent manager alone"));
}

TEST_P(DraftsTest, IsNeitherCountedNorFound) {
  Client counselor = api.as("counselor");
  begin(counselor, {{"method", "T"}, {"topic_main", "A1"}, {"district", "D08"}, {"abuse", "0"}});
  EXPECT_THAT(counselor.get("/v1/contacts").json["contacts"], IsEmpty());
  EXPECT_THAT(counselor.get("/v1/contacts?topic=A1").json["contacts"], IsEmpty());
  const Answer table = counselor.get("/v1/statistics/ST-1?fiscal_year=2026");
  ASSERT_EQ(table.status, 200) << table.body;
  for (const json& cell : table.json["tables"][0]["lines"].back()["cells"]) EXPECT_EQ(cell, "0");
}

TEST_P(DraftsTest, BecomesAContactInOneTransaction) {
  Client counselor = api.as("counselor");
  const std::string place = begin(counselor, {{"urgency", "S"}});
  const std::string id = place.substr(11);
  json call = contact_form({{"urgency", "S"}, {"draft", id}, {"finalise", true}});
  call.erase("abuse");
  // Refused: the draft stays.
  EXPECT_EQ(counselor.post("/v1/contacts", call).status, 422);
  EXPECT_EQ(counselor.get(place).status, 200);
  call["abuse"] = "0";
  EXPECT_EQ(api.as("manager").post("/v1/contacts", call).status, 422);
  EXPECT_EQ(counselor.get(place).status, 200);
  const Answer made = counselor.post("/v1/contacts", call);
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(made.json["number"], "R08-C-00001");
  EXPECT_EQ(counselor.get(place).status, 404);
  EXPECT_THAT(tasks(), ElementsAre("I-9 urgent manager on a contact"));
  EXPECT_EQ(counselor.post("/v1/contacts", call).status, 422);
}

KIZUNA_ON_BOTH_ENGINES(DraftsTest);

}  // namespace
}  // namespace kizuna::tests
