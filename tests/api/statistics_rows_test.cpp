#include <gtest/gtest.h>

#include "tests/api/intake_rows.hpp"
#include "tests/support/api_fixture.hpp"
#include "tests/support/case_samples.hpp"

namespace kizuna::tests {
namespace {

using nlohmann::json;
using namespace std::chrono_literals;

std::string escaped(const std::string& text) {
  std::string out;
  for (const char letter : text) {
    const auto c = static_cast<unsigned char>(letter);
    constexpr char digits[] = "0123456789ABCDEF";
    out += '%';
    out += digits[c / 16];
    out += digits[c % 16];
  }
  return out;
}

class StatisticsRowsTest : public ApiTest {
 protected:
  IntakeRows rows{api};

  json behind(const std::string& table, const std::string& more, const std::string& line,
              const std::string& column, const std::string& login = "manager") {
    const Answer answer = api.as(login).get("/v1/statistics/" + table + "/rows?fiscal_year=2025" +
                                            more + (line.empty() ? "" : "&line=" + escaped(line)) +
                                            (column.empty() ? "" : "&column=" + escaped(column)));
    EXPECT_EQ(answer.status, 200) << answer.body;
    return answer.json;
  }

  /// Every number of every table of the answer leads to as many units.
  void expect_every_figure_opens(const std::string& table, const std::string& more) {
    const json view =
        api.as("manager").get("/v1/statistics/" + table + "?fiscal_year=2025" + more).json;
    std::size_t opened = 0;
    for (std::size_t sheet = 0; sheet < view["tables"].size(); ++sheet) {
      const json& printed = view["tables"][sheet];
      for (const json& line : printed["lines"]) {
        for (std::size_t at = 0; at < printed["columns"].size(); ++at) {
          const auto cell = line["cells"][at].get<std::string>();
          const auto column = printed["columns"][at].get<std::string>();
          if (cell == "0" || cell == "-" || column.find("中央値") != std::string::npos) continue;
          const json found = behind(table, more + "&sheet=" + std::to_string(sheet),
                                    line["label"].get<std::string>(), column);
          EXPECT_EQ(std::to_string(found["figure"].get<int>()), cell)
              << table << more << " " << line["label"] << " " << column;
          std::set<int> units;
          for (const json& row : found["rows"]) units.insert(row["unit"].get<int>());
          EXPECT_EQ(units.size() + found["concealed"].get<std::size_t>(),
                    found["figure"].get<std::size_t>());
          ++opened;
        }
      }
    }
    EXPECT_GT(opened, 0u) << table;
  }

  void change(std::string_view sql, const std::string& id) {
    const auto writer = api.database.writer();
    writer->begin_write();
    writer->see_only("isesaki");
    writer->execute(sql, {{"id", id}, {"owner", api.account_id("counselor2")}});
    writer->commit();
  }

  /// In the unit of "counselor", with one contact received by counselor2, who owns it.
  std::string case_of_a_colleague(int mask_level) {
    const auto subject = rows.person(mask_level);
    const auto call = rows.contact({.on = "2025-04-10", .subject = subject});
    const auto file =
        rows.case_file({.opened = "2025-04-10", .subject = subject, .opened_by = call});
    rows.link(file, call);
    change("update case_file set owner_id = :owner where id = :id", file);
    change("update contact set staff_id = :owner, created_by = :owner where id = :id", call);
    return file;
  }

  void some_year() {
    const auto subject = rows.person();
    const auto call = rows.contact({.on = "2025-04-10",
                                    .subject = subject,
                                    .topic = "A3",
                                    .further_topic = "C2",
                                    .urgency = "S",
                                    .abuse = "1"});
    const auto file =
        rows.case_file({.opened = "2025-04-10", .subject = subject, .opened_by = call});
    rows.link(file, call);
    rows.abuse(file, {.status = "2", .since = "2025-04-10", .reported = "2025-04-10"});
    rows.contact({.on = "2025-05-11", .subject = subject, .method = "H", .district = "D08"});
    rows.contact({.on = "2025-05-12", .caller_type = "99", .abuse = "9"});
    rows.contact({.on = "2025-06-01", .subject = rows.person(), .urgency = "A"});
  }
};

TEST_P(StatisticsRowsTest, EveryFigureOpensItsRows) {
  some_year();
  for (const char* table : {"ST-1", "ST-2", "ST-3", "ST-4", "ST-8"})
    expect_every_figure_opens(table, "");
  for (const char* split : {"&split=month", "&split=district", "&split=class"})
    for (const char* table : {"ST-1", "ST-2", "ST-4"}) expect_every_figure_opens(table, split);
}

TEST_P(StatisticsRowsTest, TotalsOpenToo) {
  some_year();
  EXPECT_EQ(behind("ST-3", "", "", "")["figure"], 4);
  EXPECT_EQ(behind("ST-4", "&sheet=1", "", "")["figure"], 5) << "a contact with two topics";
}

TEST_P(StatisticsRowsTest, AMaskedPersonIsOneConcealedLine) {
  const auto hidden = rows.person(3);
  rows.contact({.on = "2025-04-10", .subject = hidden});
  rows.contact({.on = "2025-04-11", .subject = rows.person()});
  const json without_case = behind("ST-2", "", "電話", "");
  EXPECT_EQ(without_case["figure"], 2);
  EXPECT_EQ(without_case["rows"].size(), 1u);
  EXPECT_EQ(without_case["concealed"], 1);
  EXPECT_EQ(without_case["concealed_label"], "秘匿");
  const auto call = rows.contact({.on = "2025-05-10", .subject = hidden});
  rows.link(rows.case_file({.opened = "2025-05-10", .subject = hidden, .opened_by = call}), call);
  EXPECT_EQ(behind("ST-2", "&split=month", "電話", "2025-05")["rows"].size(), 1u)
      << "the manager may open the case";
  EXPECT_EQ(behind("ST-2", "&split=month", "電話", "2025-05", "counselor")["concealed"], 1);
}

TEST_P(StatisticsRowsTest, RestrictedCasesAreCountedAndNotListed) {
  const std::string file = case_of_a_colleague(0);
  EXPECT_EQ(behind("ST-1", "", "", "実", "counselor")["rows"].at(0)["id"], file);
  change("update case_file set sensitivity = 's2', owner_id = :owner where id = :id", file);
  for (const char* column : {"実", "延べ"}) {
    const json hidden = behind("ST-1", "", "", column, "counselor");
    EXPECT_EQ(hidden["figure"], 1) << column;
    EXPECT_EQ(hidden["rows"].size(), 0u) << column << hidden;
    EXPECT_EQ(hidden["concealed"], 1) << column;
  }
}

TEST_P(StatisticsRowsTest, UnderAMaskTheTeamAndTheManagerSeeTheCaseAndNobodyElse) {
  const std::string file = case_of_a_colleague(2);
  EXPECT_EQ(behind("ST-1", "", "", "実", "manager")["concealed"], 0);
  EXPECT_EQ(behind("ST-1", "", "", "実", "counselor2")["concealed"], 0);
  const json hidden = behind("ST-1", "", "", "実", "counselor");
  EXPECT_EQ(hidden["concealed"], 1);
  EXPECT_EQ(hidden.dump().find(file), std::string::npos);
}

TEST_P(StatisticsRowsTest, AFrozenMonthKeepsItsFiguresAndShowsTheAdjustment) {
  const auto figure = [&](const json& month, const std::string& column) {
    for (const json& row : month.at("figures"))
      if (row.at("column") == column)
        return row.value("frozen", json()).dump() + " " + row.value("adjustment", json()).dump() +
               " " + row.at("current").dump();
    return std::string();
  };
  const auto get = [&] {
    return api.as("manager").get("/v1/statistics/ST-1/months?month=2026-05").json;
  };
  rows.contact({.on = "2026-05-12"});
  json may = get();  // it is 12 May
  EXPECT_FALSE(may["is_frozen"].get<bool>()) << may;
  EXPECT_EQ(may["freezes_at"], "2026-06-10T15:00:00.000000Z");
  EXPECT_EQ(figure(may, "延べ"), "null null 1");
  api.advance(24h * 29 + 13h + 59min);  // 10 June 23:59
  put_person(api);
  rows.contact({.on = "2026-05-13"});
  EXPECT_EQ(figure(get(), "延べ"), "null null 2");
  api.advance(1min);  // the 11th begins
  EXPECT_EQ(figure(get(), "延べ"), "2 0 2");
  put_person(api);  // the first change after it
  rows.contact({.on = "2026-05-14"});
  may = get();
  EXPECT_TRUE(may["is_frozen"].get<bool>());
  EXPECT_EQ(figure(may, "延べ"), "2 1 3");
  EXPECT_EQ(figure(may, "再開"), "0 0 0");
  api.advance(24h * 70);  // two months are due at once
  put_person(api, "ハナ");
  rows.contact({.on = "2026-06-20"});
  EXPECT_EQ(figure(api.as("auditor").get("/v1/statistics/ST-1/months?month=2026-06").json, "延べ"),
            "0 1 1");
  EXPECT_EQ(figure(get(), "延べ"), "2 1 3");
}

TEST_P(StatisticsRowsTest, Refusals) {
  Client manager = api.as("manager");
  EXPECT_EQ(manager.get("/v1/statistics/ST-1/months").status, 400);
  EXPECT_EQ(manager.get("/v1/statistics/ST-9/months?month=2026-05").status, 404);
  EXPECT_EQ(manager.get("/v1/statistics/ST-1/rows?column=x").status, 400);
  EXPECT_EQ(manager.get("/v1/statistics/ST-2/rows?sheet=1").status, 400);
  EXPECT_EQ(manager.get("/v1/statistics/ST-2/rows?line=" + escaped("電報")).status, 400);
  EXPECT_EQ(manager.get("/v1/statistics/ST-8/rows?split=month").status, 400);
  EXPECT_EQ(api.as("readonly").get("/v1/statistics/ST-1/rows").status, 403);
  EXPECT_EQ(api.as("readonly").get("/v1/statistics/ST-1/months?month=2026-05").status, 403);
}

KIZUNA_ON_BOTH_ENGINES(StatisticsRowsTest);

}  // namespace
}  // namespace kizuna::tests
