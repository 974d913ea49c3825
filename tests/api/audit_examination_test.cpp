#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/last_log_check.hpp"
#include "persistence/audit_log/checkpoint_store.hpp"
#include "persistence/audit_log/signer.hpp"
#include "tests/support/api_fixture.hpp"
#include "tests/support/record_world.hpp"

namespace kizuna::tests {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;

class AuditExaminationTest : public ApiTest {
 protected:
  void sign() {
    persistence::Signer signer(api.database.folder() / "signer");
    const auto reader = api.database.reader();
    const auto writer = api.database.writer();
    for (const auto& note : signer.sign_grown(*reader, "isesaki")) {
      writer->begin_write();
      writer->see_only("isesaki");
      persistence::store_note(*writer, "isesaki", note, api.now);
      writer->commit();
    }
  }

  void act(int count) {
    Client counselor = api.as("counselor");
    for (int i = 0; i < count; ++i) EXPECT_EQ(counselor.get("/v1/reference").status, 200);
  }

  /// One word of one entry, behind the back of the program and past its guards.
  void change_an_entry(long long seq) {
    persistence::Session owner(api.database.owner_url(), persistence::SessionKind::writer);
    owner.execute_raw(GetParam() == persistence::Engine::sqlite
                          ? "drop trigger audit_entry_no_update"
                          : "alter table audit_entry disable trigger user");
    owner.begin_write();
    owner.see_only("isesaki");
    owner.execute(
        "update audit_entry set entry = replace(entry, 'reference.view', 'reference.viex') "
        "where center_id = 'isesaki' and seq = :seq",
        {{"seq", seq}});
    owner.commit();
  }

  static std::string period(domain::Instant from, domain::Instant to) {
    return "/v1/audit-log/exceptions?from=" + domain::to_rfc3339(from) +
           "&to=" + domain::to_rfc3339(to);
  }

  const json& query_of(const json& answer, std::string_view id) {
    for (const json& query : answer["queries"]) {
      if (query["id"] == id) return query;
    }
    throw std::out_of_range("no such query");
  }
};

TEST_P(AuditExaminationTest, SaysHowMuchIsSignedAndWhatTheNightFound) {
  act(4);
  Client auditor = api.as("auditor");
  const Answer before = auditor.get("/v1/audit-log/status");
  ASSERT_EQ(before.status, 200) << before.body;
  EXPECT_EQ(before.json["uncovered"], before.json["size"]);
  EXPECT_EQ(before.json["root"], nullptr);
  sign();
  api::last_log_check().set(api.now, {"audit.kizuna.test/ota/2026 entry 3: other center"});
  const Answer after = auditor.get("/v1/audit-log/status");
  EXPECT_EQ(after.json["uncovered"].get<int>(),
            after.json["size"].get<int>() - after.json["signed_size"].get<int>());
  EXPECT_EQ(after.json["root"].get<std::string>().size(), 64u);
  EXPECT_EQ(after.json["signed_at"], domain::to_rfc3339(api.now));
  EXPECT_EQ(after.json["nightly_faults"], 0);
  api::last_log_check().set(api.now, {"audit.kizuna.test/isesaki/2026 entry 3: changed", "gone"});
  EXPECT_EQ(auditor.get("/v1/audit-log/status").json["nightly_faults"], 2);
}

TEST_P(AuditExaminationTest, ACheckFindsTheEntryOfWhichOneByteWasChanged) {
  act(5);
  Client auditor = api.as("auditor");
  EXPECT_EQ(auditor.get("/v1/audit-log/check").json["verdict"], "unsigned");
  sign();
  const Answer good = auditor.get("/v1/audit-log/check?until=5");
  ASSERT_EQ(good.status, 200) << good.body;
  EXPECT_EQ(good.json["verdict"], "match");
  EXPECT_EQ(good.json["next"], nullptr);
  EXPECT_EQ(good.json["faults"], json::array());
  change_an_entry(3);
  const Answer bad = auditor.get("/v1/audit-log/check");
  EXPECT_EQ(bad.json["faults"], json::parse(R"([{"seq":3,"kind":"bytes"}])"));
  EXPECT_EQ(auditor.get("/v1/audit-log/check?first=4").json["faults"], json::array());
  EXPECT_EQ(auditor.get("/v1/audit-log/check?first=99999").status, 400);
}

TEST_P(AuditExaminationTest, TheClosingSheetOfADayAgreesWithTheLog) {
  act(3);
  Client auditor = api.as("auditor");
  const std::string day = domain::to_iso(domain::jst_date(api.now));
  EXPECT_EQ(auditor.get("/v1/audit-log/closing-sheet?day=" + day).status, 404);
  sign();
  // Printed now; the day goes on.
  const std::string printed =
      auditor.get("/v1/audit-log/closing-sheet?day=" + day).json["root"].get<std::string>();
  act(1);
  sign();
  api.advance(24h);
  act(2);
  Client next_day = api.as("auditor");
  const Answer sheet = next_day.get("/v1/audit-log/closing-sheet?day=" + day);
  ASSERT_EQ(sheet.status, 200) << sheet.body;
  EXPECT_TRUE(sheet.json["agrees"].get<bool>());
  EXPECT_EQ(sheet.json["check"].get<std::string>().size(), 4u);
  EXPECT_NE(sheet.json["anchor"].get<std::string>().find("kizuna-paper-anchor v1"),
            std::string::npos);
  EXPECT_NE(sheet.json["root"], printed);
  const Answer paper =
      next_day.get("/v1/audit-log/closing-sheet?day=" + day + "&root=" + printed.substr(0, 16));
  EXPECT_EQ(paper.json["root"], printed);
  EXPECT_TRUE(paper.json["agrees"].get<bool>());
  const Answer other =
      next_day.get("/v1/audit-log/closing-sheet?day=" + day + "&root=0123456789abcdef");
  EXPECT_EQ(other.json["root"], sheet.json["root"]);
  EXPECT_EQ(next_day.get("/v1/audit-log/closing-sheet?day=2026-02-30").status, 400);
}

TEST_P(AuditExaminationTest, FixedQueriesShowTheirZeros) {
  api.as("readonly").get("/v1/audit-log/entries");
  Client auditor = api.as("auditor");
  const Answer found = auditor.get(period(api.now - 1h, api.now + 1h));
  ASSERT_EQ(found.status, 200) << found.body;
  EXPECT_EQ(query_of(found.json, "denial")["count"], 1);
  EXPECT_EQ(query_of(found.json, "denial")["entries"][0]["act"], "log.view");
  EXPECT_EQ(query_of(found.json, "self_approval")["count"], 0);
  EXPECT_EQ(auditor.get(period(api.now - 40 * 24h, api.now)).status, 400);
  EXPECT_EQ(auditor.get("/v1/audit-log/exceptions").status, 400);
}

TEST_P(AuditExaminationTest, TheReportOfAnAccessNamesStaffAndIsItselfInTheNext) {
  RecordWorld world(api);
  const std::string id = world.of("own").case_id;
  Client manager = api.as("manager");
  const Answer opened = manager.get("/v1/cases/" + id);
  ASSERT_EQ(opened.status, 200) << opened.body;
  const std::string day = domain::to_iso(domain::jst_date(api.now));
  const json question = {{"case_number", opened.json["head"]["number"]},
                         {"first", day},
                         {"last", day},
                         {"reason", "市からの照会"}};
  Client auditor = api.as("auditor");
  const auto acts = [](const Answer& answer) {
    std::vector<std::string> all;
    for (const json& line : answer.json["lines"])
      all.push_back(line["entry"]["act"].get<std::string>());
    return all;
  };
  const Answer first = auditor.post("/v1/audit-log/access-reports", question);
  ASSERT_EQ(first.status, 200) << first.body;
  EXPECT_THAT(acts(first), testing::Contains("case.view"));
  EXPECT_EQ(first.json["lines"][0]["actor_name"], "試験 manager");
  EXPECT_EQ(api.detail_of(api.last_entry()),
            json({{"first", day}, {"last", day}, {"reason", "市からの照会"}}).dump());
  const Answer second = auditor.post("/v1/audit-log/access-reports", question);
  EXPECT_EQ(acts(second).front(), "log.access_report");

  json of_person = question;
  of_person.erase("case_number");
  of_person["person"] = world.of("own").person;
  EXPECT_THAT(acts(auditor.post("/v1/audit-log/access-reports", of_person)),
              testing::Contains("case.view"));
  json both = question;
  both["person"] = world.of("own").person;
  EXPECT_EQ(auditor.post("/v1/audit-log/access-reports", both).status, 422);
  json backwards = question;
  backwards["last"] = "2020-01-01";
  EXPECT_EQ(auditor.post("/v1/audit-log/access-reports", backwards).status, 422);
  json nobody = question;
  nobody["case_number"] = "R01-K-99999";
  EXPECT_EQ(auditor.post("/v1/audit-log/access-reports", nobody).status, 422);
}

KIZUNA_ON_BOTH_ENGINES(AuditExaminationTest);

}  // namespace
}  // namespace kizuna::tests
