#include <gtest/gtest.h>

#include "persistence/account_store.hpp"
#include "tests/api/intake_rows.hpp"
#include "tests/support/api_fixture.hpp"

namespace kizuna::tests {
namespace {

using nlohmann::json;
using namespace std::chrono_literals;

class StatisticsTest : public ApiTest {
 protected:
  json get(const std::string& target, const std::string& login = "manager",
           const std::string& center = "isesaki") {
    const Answer answer = api.as(login, center).get("/v1/statistics/" + target);
    EXPECT_EQ(answer.status, 200) << target << answer.body;
    return answer.json;
  }

  /// The cells of ST-1's line for the whole city: 延べ 実 新規 継続 再開.
  std::string overview(const std::string& query, const std::string& login = "manager") {
    const json table = get("ST-1?" + query, login)["tables"][0];
    EXPECT_EQ(table["columns"].dump(), R"(["延べ","実","新規","継続","再開"])");
    return table["lines"].back()["cells"].dump();
  }

  static std::string lines(const json& table) {
    std::string text;
    for (const json& line : table["lines"]) {
      if (line["total"] == "0") continue;
      text += line["label"].get<std::string>() + "=" + line["total"].get<std::string>() + " ";
    }
    return text + "計=" + table["totals"]["total"].get<std::string>();
  }

  IntakeRows rows{api};
};

TEST_P(StatisticsTest, CountsTheYearAsTheHandbookSays) {
  // Three matters from before, one of them without a contact in the year; one opened again.
  const auto old = rows.person();
  const auto back = rows.person();
  const auto asleep = rows.person();
  rows.contact({.on = "2025-02-01", .subject = old});
  rows.contact({.on = "2024-06-01", .subject = back});
  rows.contact({.on = "2025-01-10", .subject = asleep});
  rows.contact({.on = "2025-04-02", .subject = old});
  rows.contact({.on = "2025-05-02", .subject = old});
  const auto again = rows.contact({.on = "2025-06-01", .subject = back});
  const auto closed = rows.case_file({.opened = "2024-06-02", .subject = back, .opened_by = again});
  rows.turn(closed, "2024-12-01", "S7", "S8");
  rows.turn(closed, "2025-06-02", "S8", "S4");
  rows.link(closed, again, {.reopens = true});
  // New ones: a person and an unnamed question of a professional.
  const auto fresh = rows.person();
  for (const char* day : {"2025-04-10", "2025-04-11", "2025-05-12"})
    rows.contact({.on = day, .subject = fresh});
  rows.contact({.on = "2026-03-31", .caller_type = "45"});
  rows.contact({.on = "2026-04-01", .subject = fresh});

  EXPECT_EQ(overview("fiscal_year=2025"), R"(["7","4","2","1","1"])");
  EXPECT_EQ(overview("from=2025-04-01&to=2025-04-30"), R"(["3","2","1","1","0"])");
  EXPECT_EQ(overview("from=2025-05-01&to=2025-05-31"), R"(["2","2","0","2","0"])");
  EXPECT_EQ(overview(""), R"(["1","1","0","1","0"])");
  EXPECT_EQ(overview("fiscal_year=2025", "readonly"), R"(["7","4","2","1","1"])");

  const json months = get("ST-1?fiscal_year=2025&split=month")["tables"][0]["lines"];
  ASSERT_EQ(months.size(), 13u);
  EXPECT_EQ(months[0]["cells"].dump(), R"(["3","2","1","1","0"])");
  EXPECT_EQ(months[2]["label"], "2025-06");
  EXPECT_EQ(months[2]["cells"].dump(), R"(["1","1","0","0","1"])");
  EXPECT_EQ(lines(get("ST-1?fiscal_year=2025&split=class")["tables"][1]),
            "新規=4 再開=1 継続=2 計=7");
}

TEST_P(StatisticsTest, LeavesATraceWithWhatWasAsked) {
  get("ST-2?fiscal_year=2025&split=district");
  const json entry = api.last_entry();
  EXPECT_EQ(entry["act"], "statistics.view");
  const json detail = json::parse(api.detail_of(entry));
  EXPECT_EQ(detail["table"], "ST-2");
  EXPECT_EQ(detail["last"], "2026-03-31");
  EXPECT_EQ(detail["split"], "district");
}

TEST_P(StatisticsTest, LinksMergesAndGroupsMakeOneMatter) {
  const std::string year = "fiscal_year=2025";
  const auto her = rows.person();
  const auto first = rows.contact({.on = "2025-04-10", .subject = her});
  const auto her_case =
      rows.case_file({.opened = "2025-04-11", .subject = her, .opened_by = first});
  rows.link(her_case, first);
  const auto his = rows.contact({.on = "2025-05-01", .subject = rows.person()});
  EXPECT_EQ(overview(year), R"(["2","2","2","0","0"])");
  rows.link(her_case, his, {.restricted = true});
  EXPECT_EQ(overview(year), R"(["2","1","1","0","0"])");
  rows.unlink(her_case, his);
  EXPECT_EQ(overview(year), R"(["2","2","2","0","0"])");

  const auto twin = rows.person();
  rows.contact({.on = "2025-06-01", .subject = twin});
  EXPECT_EQ(overview(year), R"(["3","3","3","0","0"])");
  rows.merge(twin, her);  // the case is open: her contact counts in it
  EXPECT_EQ(overview(year), R"(["3","2","2","0","0"])");

  const auto group = rows.group();
  rows.contact({.on = "2025-07-01", .caller_type = "99", .group = group});
  rows.contact({.on = "2025-07-02", .caller_type = "99", .group = group});
  EXPECT_EQ(overview(year), R"(["5","3","3","0","0"])");
  rows.group_is(group, twin);
  EXPECT_EQ(overview(year), R"(["5","2","2","0","0"])");
}

TEST_P(StatisticsTest, CountsOnlyTheNewestFinalisedRow) {
  const auto first = rows.contact({.on = "2025-04-10", .method = "T"});
  rows.amend(first, {.on = "2025-04-10", .method = "H"});
  rows.contact({.on = "2025-04-11", .method = "T", .finalised = false});
  rows.contact({.on = "2025-04-12", .method = "T", .voided = true});
  EXPECT_EQ(lines(get("ST-2?fiscal_year=2025")["tables"][0]), "訪問=1 計=1");
}

TEST_P(StatisticsTest, MaskedSubjectsHaveNoDistrict) {
  const auto hidden = rows.person(2);
  const auto merged = rows.person(2);
  const auto survivor = rows.person();
  rows.merge(merged, survivor);
  const auto light = rows.person(1);
  for (const auto& subject : {hidden, survivor, light})
    rows.contact({.on = "2025-04-10", .subject = subject, .district = "D03"});
  const auto about_her = rows.contact({.on = "2025-04-11", .caller_type = "22", .district = "D03"});
  rows.link(rows.case_file({.opened = "2025-04-12", .subject = hidden, .opened_by = about_her}),
            about_her);
  EXPECT_EQ(lines(get("ST-1?fiscal_year=2025&split=district")["tables"][1]), "殖蓮=1 不明=3 計=4");
}

TEST_P(StatisticsTest, SmallCellsAreHiddenByRole) {
  for (int day = 10; day < 17; ++day)
    rows.contact({.on = "2025-04-" + std::to_string(day), .caller_type = "22"});
  rows.contact({.on = "2025-04-20", .caller_type = "10", .topic = "A3", .further_topic = "C2"});
  const std::string exact = "本人=1 親族=7 計=8";
  const std::string hidden = "本人=<5 親族=* 計=8";
  const std::pair<const char*, std::string> grid[] = {
      {"counselor", exact},   {"manager", exact},   {"auditor", exact},
      {"city_staff", hidden}, {"approver", hidden}, {"readonly", hidden},
  };
  for (const auto& [login, verdict] : grid) {
    const json view = get("ST-3?fiscal_year=2025", login);
    EXPECT_EQ(lines(view["tables"][0]), verdict) << login;
    EXPECT_EQ(view["small_cells_hidden"], verdict == hidden) << login;
  }
  const json topics = get("ST-4?fiscal_year=2025");
  ASSERT_EQ(topics["tables"].size(), 2u);
  EXPECT_EQ(topics["tables"][0]["totals"]["total"], "8");
  EXPECT_EQ(topics["tables"][1]["totals"]["total"], "9");
}

TEST_P(StatisticsTest, UrgencyAndAbuseFollowTheOverlay) {
  const auto subject = rows.person();
  const auto call =
      rows.contact({.on = "2025-04-10", .subject = subject, .urgency = "S", .abuse = "1"});
  const auto file = rows.case_file({.opened = "2025-04-10", .subject = subject, .opened_by = call});
  rows.link(file, call);
  rows.abuse(file, {.status = "1", .since = "2025-04-10", .until = "2025-04-11"});
  rows.abuse(
      file,
      {.status = "2", .since = "2025-04-11", .until = "2025-06-01", .reported = "2025-04-11"});
  rows.abuse(file, {.status = "3", .since = "2025-06-01"});
  const json april = get("ST-8?from=2025-04-01&to=2025-04-30")["tables"];
  EXPECT_EQ(april[0]["lines"][0]["cells"].dump(), R"(["1","0"])");
  EXPECT_EQ(april[1]["lines"][0]["cells"].dump(), R"(["0","1","0","0","0"])");
  EXPECT_EQ(april[2]["lines"][0]["cells"].dump(), R"(["1","0","1440"])");
  const json year = get("ST-8?fiscal_year=2025")["tables"];
  EXPECT_EQ(year[1]["lines"][0]["cells"].dump(), R"(["0","0","1","0","0"])");
  EXPECT_EQ(year[2]["lines"][0]["cells"][0], "1");
  const json outside = get("ST-8?fiscal_year=2025", "readonly")["tables"];
  EXPECT_EQ(outside[1]["lines"][0]["cells"].dump(), R"(["0","0","<5","0","0"])");
  EXPECT_EQ(outside[2]["lines"][0]["cells"].dump(), R"(["<5","0","*"])");
}

TEST_P(StatisticsTest, ASuspicionIsReportedFromTheReportOn) {
  const auto subject = rows.person();
  const auto call = rows.contact({.on = "2025-04-30", .subject = subject});
  const auto file = rows.case_file({.opened = "2025-04-30", .subject = subject, .opened_by = call});
  rows.abuse(file, {.status = "2", .since = "2025-04-30", .reported = "2025-05-01"});
  const std::pair<const char*, const char*> grid[] = {
      {"from=2025-03-01&to=2025-03-31", R"(["0","0","0","0","0"])"},
      {"from=2025-04-01&to=2025-04-30", R"(["1","0","0","0","0"])"},
      {"from=2025-05-01&to=2025-05-31", R"(["0","1","0","0","0"])"},
      {"from=2025-06-01&to=2025-06-30", R"(["0","1","0","0","0"])"},
  };
  for (const auto& [period, verdict] : grid)
    EXPECT_EQ(get(std::string("ST-8?") + period)["tables"][1]["lines"][0]["cells"].dump(), verdict)
        << period;
}

TEST_P(StatisticsTest, AnotherCenterCountsItsOwn) {
  rows.contact({.on = "2025-04-10"});
  const json view = get("ST-1?fiscal_year=2025", "manager", "ota");
  EXPECT_EQ(view["tables"][0]["lines"][0]["cells"][0], "0");
}

TEST_P(StatisticsTest, Refusals) {
  struct Row {
    const char* login;
    const char* target;
    int verdict;
  };
  const Row grid[] = {
      {"manager", "ST-1?from=2025-04-02&to=2025-04-03", 200},
      {"readonly", "ST-1?from=2025-04-01&to=2025-05-31", 200},
      {"readonly", "ST-1?from=2025-04-01&to=2025-05-30", 400},
      {"readonly", "ST-1?from=2025-04-02&to=2025-05-31", 400},
      {"manager", "ST-1?from=2025-04-01", 400},
      {"manager", "ST-1?to=2025-04-01", 400},
      {"manager", "ST-1?fiscal_year=2025&from=2025-04-01&to=2025-04-30", 400},
      {"manager", "ST-1?from=2025-02-30&to=2025-04-30", 400},
      {"manager", "ST-1?from=2025-05-01&to=2025-04-30", 400},
      {"manager", "ST-1?from=2001-04-01&to=2025-04-30", 400},
      {"manager", "ST-1?split=staff", 400},
      {"manager", "ST-8?split=month", 400},
      {"manager", "ST-9", 404},
      {"admin", "ST-1", 403},
  };
  for (const Row& row : grid)
    EXPECT_EQ(api.as(row.login).get(std::string("/v1/statistics/") + row.target).status,
              row.verdict)
        << row.login << " " << row.target;
}

KIZUNA_ON_BOTH_ENGINES(StatisticsTest);

}  // namespace
}  // namespace kizuna::tests
