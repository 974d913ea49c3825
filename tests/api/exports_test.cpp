#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/case_samples.hpp"
#include "tests/support/paper_tools.hpp"

namespace kizuna::tests {
namespace {

using nlohmann::json;

class ExportsTest : public ApiTest {
 protected:
  void put_contacts(int count) {
    for (int i = 0; i < count; ++i) {
      const json form = contact_form({{"finalise", true}, {"caller_label", "匿名"}});
      EXPECT_EQ(api.as("counselor").post("/v1/contacts", form).status, 201);
    }
  }

  void change(const std::string& sql, const std::vector<persistence::Param>& params) {
    const auto writer = api.database.writer();
    writer->begin_write();
    writer->see_only("isesaki");
    EXPECT_GT(writer->execute(sql, params), 0) << sql;
    writer->commit();
  }

  static std::size_t lines(const std::string& text) {
    return static_cast<std::size_t>(std::ranges::count(text, '\n'));
  }
};

TEST_P(ExportsTest, ContactsGoOutAsTheyAreListed) {
  put_contacts(3);
  Client counselor = api.as("counselor");
  const Answer csv = counselor.get("/v1/contact-table");
  ASSERT_EQ(csv.status, 200) << csv.body;
  EXPECT_EQ(csv.header("content-type"), "text/csv; charset=utf-8");
  EXPECT_EQ(csv.header("content-disposition"), "attachment; filename=\"contacts-2026-05-12.csv\"");
  EXPECT_TRUE(csv.body.starts_with("\xEF\xBB\xBF受付番号,")) << csv.body;
  EXPECT_EQ(lines(csv.body), 4U);
  EXPECT_NE(csv.body.find("R08-C-00002,,2026-05-12 10:00,"), std::string::npos) << csv.body;
  const json entry = api.last_entry();
  EXPECT_EQ(entry.at("act"), "contact.export");
  const json detail = json::parse(api.detail_of(entry));
  EXPECT_EQ(detail["rows"], 3);
  EXPECT_EQ(detail["people"], 3);
  EXPECT_EQ(detail["listed"].size(), 3U);

  const Answer machine = counselor.get("/v1/contact-table?format=machine&method=T");
  EXPECT_TRUE(machine.body.starts_with("受付番号,")) << machine.body;
  EXPECT_EQ(lines(counselor.get("/v1/contact-table?method=H").body), 1U);

  const Answer book = counselor.get("/v1/contact-table?format=xlsx");
  EXPECT_EQ(book.header("content-type"),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  EXPECT_EQ(book.body, counselor.get("/v1/contact-table?format=xlsx").body);
  EXPECT_NE(part_of_zip(book.body, "xl/sharedStrings.xml").find("R08-C-00003"), std::string::npos);
}

TEST_P(ExportsTest, CasesAndTasksGoOutToo) {
  const std::string contact = put_contact(api, {.subject = put_person(api)});
  const Answer made = api.as("counselor").post("/v1/cases", {{"from_contact", contact}});
  const auto id = made.json.at("head").at("id").get<std::string>();
  ASSERT_EQ(api.as("counselor")
                .post("/v1/tasks", {{"title", "=書類"}, {"due", "2026-06-01"}, {"case_id", id}})
                .status,
            201);
  const Answer cases = api.as("counselor").get("/v1/case-table?format=machine");
  ASSERT_EQ(cases.status, 200) << cases.body;
  EXPECT_NE(cases.body.find("R08-K-00001,S1,"), std::string::npos) << cases.body;
  EXPECT_NE(cases.body.find(",2026-05-12,"), std::string::npos) << cases.body;
  const Answer tasks = api.as("counselor").get("/v1/task-table?format=machine&case=" + id);
  EXPECT_NE(tasks.body.find("2026-06-01,'=書類,"), std::string::npos) << tasks.body;
  // Of another unit: nothing is listed, nothing goes out.
  EXPECT_EQ(lines(api.as("counselor2").get("/v1/case-table").body), 1U);
}

TEST_P(ExportsTest, ADistrictBehindAMaskIsInNoColumnAndAnswersNoCondition) {
  const std::string subject = put_person(api);
  const json form = contact_form({{"finalise", true}, {"subject_person", subject}});
  ASSERT_EQ(api.as("counselor").post("/v1/contacts", form).status, 201);
  Client manager = api.as("manager");
  const std::string open = manager.get("/v1/contact-table").body;
  const std::string district = "豊受";
  ASSERT_NE(open.find(district), std::string::npos) << open;
  EXPECT_EQ(lines(manager.get("/v1/contact-table?district=D08").body), 2U);
  struct Row {
    int level;
    const char* shown;
  };
  for (const Row& row : {Row{2, "市内"}, {3, "秘匿"}}) {
    change("update person set mask_level = :level, mask_reason = '試験' where id = :id",
           {{"level", row.level}, {"id", subject}});
    const std::string masked = manager.get("/v1/contact-table").body;
    EXPECT_EQ(masked.find(district), std::string::npos) << masked;
    EXPECT_NE(masked.find(row.shown), std::string::npos) << masked;
    EXPECT_EQ(lines(manager.get("/v1/contact-table?district=D08").body), 1U);
    const std::string book = manager.get("/v1/contact-table?format=xlsx").body;
    EXPECT_EQ(part_of_zip(book, "xl/sharedStrings.xml").find(district), std::string::npos);
    // Nor on the screen.
    const json list = manager.get("/v1/contacts").json["contacts"];
    ASSERT_EQ(list.size(), 1U);
    EXPECT_EQ(list[0]["district"], row.shown);
    EXPECT_TRUE(manager.get("/v1/contacts?district=D08").json["contacts"].empty());
  }
}

TEST_P(ExportsTest, ManyPeopleGoOutOnlyWithASecondManager) {
  put_contacts(21);
  EXPECT_EQ(lines(api.as("counselor").get("/v1/contact-table?method=H").body), 1U);
  EXPECT_EQ(api.as("counselor").get("/v1/contact-table").code(), "forbidden");
  EXPECT_EQ(api.last_entry().at("deny"), "TM-03");
  Client manager = api.as("manager");
  EXPECT_EQ(manager.get("/v1/contact-table").code(), "guard_not_met");
  const json wish = {{"list", "contacts"},
                     {"conditions", {{{"name", "method"}, {"value", "T"}}}},
                     {"reason", "年度末の点検"}};
  const Answer asked = manager.post("/v1/export-permits", wish);
  ASSERT_EQ(asked.status, 201) << asked.body;
  EXPECT_EQ(asked.json["question"], "contacts?method=T");
  const auto id = asked.json["id"].get<std::string>();
  const std::string approve = "/v1/export-permits/" + id + "/actions/approve";
  const Headers version = {{"if-match", "\"v1\""}};
  const std::string target = "/v1/contact-table?method=T&permit=" + id;
  EXPECT_EQ(manager.get(target).code(), "guard_not_met");  // not approved yet
  EXPECT_EQ(manager.send("POST", approve, "", version).code(), "four_eyes");
  EXPECT_EQ(api.as("counselor").send("POST", approve, "", version).code(), "forbidden");

  // A second manager.
  Client second = api.as("counselor2");
  change("update account_role set role = 'manager' where account_id = :id",
         {{"id", api.account_id("counselor2")}});
  change("update login_session set role = 'manager' where account_id = :id",
         {{"id", api.account_id("counselor2")}});
  const Answer seen = second.get("/v1/export-permits");
  ASSERT_EQ(seen.json["permits"].size(), 1U) << seen.body;
  EXPECT_EQ(seen.json["permits"][0]["reason"], "年度末の点検");
  const Answer approved = second.send("POST", approve, "", version);
  ASSERT_EQ(approved.status, 200) << approved.body;
  EXPECT_EQ(api.last_entry().at("act"), "export_permit.approve");
  EXPECT_EQ(second.send("POST", approve, "", {{"if-match", "\"v2\""}}).status, 409);

  const Answer file = manager.get(target);
  ASSERT_EQ(file.status, 200) << file.body;
  EXPECT_EQ(lines(file.body), 22U);
  // Nobody else, no other question, not for ever, and not without a fresh factor.
  EXPECT_EQ(second.get(target).code(), "guard_not_met");
  EXPECT_EQ(manager.get("/v1/contact-table?permit=" + id).code(), "guard_not_met");
  change("update login_session set stepped_up_at = 0 where account_id = :id",
         {{"id", api.account_id("manager")}});
  EXPECT_EQ(manager.get(target).code(), "step_up_required");
  api.advance(std::chrono::hours(24) + std::chrono::seconds(1));
  EXPECT_EQ(api.as("manager").get(target).code(), "guard_not_met");
}

TEST_P(ExportsTest, FiguresHideSmallCellsFromEverybodyButManagerAndAuditor) {
  put_contacts(3);
  const std::string target = "/v1/statistics/ST-2/file?format=machine&fiscal_year=2026";
  struct Row {
    const char* login;
    bool exact;
  };
  for (const Row& row : {Row{"counselor", false},
                         {"manager", true},
                         {"city_staff", false},
                         {"auditor", true},
                         {"readonly", false}}) {
    const Answer file = api.as(row.login).get(target);
    ASSERT_EQ(file.status, 200) << row.login << file.body;
    EXPECT_EQ(file.body.find("<5") == std::string::npos, row.exact) << row.login << file.body;
    EXPECT_EQ(api.last_entry().at("act"), "statistics.export");
  }
  const Answer book = api.as("manager").get("/v1/statistics/ST-1/file?format=xlsx");
  EXPECT_NE(part_of_zip(book.body, "xl/worksheets/sheet1.xml").find("<v>3</v>"), std::string::npos);
  EXPECT_EQ(api.as("readonly").get("/v1/statistics/ST-9/file").status, 404);
}

KIZUNA_ON_BOTH_ENGINES(ExportsTest);

}  // namespace
}  // namespace kizuna::tests
