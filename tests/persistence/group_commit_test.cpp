#include "persistence/group_commit.hpp"

#include <gtest/gtest.h>

#include <chrono>

#include "persistence/audit_log/entry_rows.hpp"
#include "tests/support/test_database.hpp"

namespace kizuna::tests {
namespace {

using namespace persistence;
using namespace std::chrono_literals;

constexpr std::string_view insert_row = R"sql(
  insert into login_throttle (center_id, throttle_key, failures, next_try_at, updated_at)
  values (:center, :key, 1, 0, 0))sql";
constexpr std::string_view count_rows =
    "select count(*) from login_throttle where center_id = :center";

domain::Instant at(domain::CivilDate day) {
  return domain::jst_midnight(day) + 9h;
}

ActRecord act_of(const std::string& center, const std::string& name = "test.write") {
  ActRecord act;
  act.center_id = center;
  act.act = name;
  act.object = ActedOn{"test", "t-1", 1};
  return act;
}

class GroupCommitTest : public testing::TestWithParam<Engine> {
 protected:
  void SetUp() override {
    database.add_center("isesaki", "伊勢崎市");
    database.add_center("ota", "太田市");
    writer = database.writer();
  }

  WriteJob insert(const std::string& center, const std::string& key, bool keep = true) {
    WriteJob job;
    job.center_id = center;
    job.run = [=](Session& db, domain::Instant) {
      db.execute(insert_row, {{"center", center}, {"key", key}});
      return JobResult{keep, {act_of(center)}};
    };
    job.done = [this](bool ok) { committed.push_back(ok); };
    return job;
  }

  long long rows_of(const std::string& center) {
    auto reader = database.reader();
    reader->begin_read();
    reader->see_only(center);
    const auto count = reader->row<long long>(count_rows, {{"center", center}});
    reader->commit();
    return std::get<0>(*count);
  }

  TreeHead head_of(const std::string& center) {
    auto reader = database.reader();
    reader->begin_read();
    reader->see_only(center);
    auto head = newest_tree(*reader, center);
    reader->commit();
    return head.value();
  }

  TestDatabase database{GetParam()};
  std::unique_ptr<Session> writer;
  Keyring keys{database.folder() / "wrapping.key"};
  AuditLog log{keys, "test"};
  std::vector<bool> committed;
  domain::Instant now = at({std::chrono::year{2025}, std::chrono::April, std::chrono::day{8}});
};

TEST_P(GroupCommitTest, KeepsJobsAndTheirEntriesTogether) {
  GroupCommit group(*writer, log, keys);
  std::vector<WriteJob> jobs;
  jobs.push_back(insert("isesaki", "a"));
  jobs.push_back(insert("isesaki", "b", false));  // refused: its rows go, its entry stays
  jobs.push_back(insert("ota", "c"));
  const auto places = group.run(jobs, now);
  EXPECT_EQ(group.last_failure(), "");
  ASSERT_EQ(places.size(), 3u);
  EXPECT_EQ(places[0].seq, 1u);  // after the genesis
  EXPECT_EQ(places[1].seq, 2u);
  EXPECT_EQ(places[2].origin, "audit.kizuna.test/ota/2025");
  EXPECT_EQ(committed, (std::vector<bool>{true, true, true}));
  EXPECT_EQ(rows_of("isesaki"), 1);
  EXPECT_EQ(rows_of("ota"), 1);
  EXPECT_EQ(head_of("isesaki").frontier.size(), 3u);
}

TEST_P(GroupCommitTest, AFailureOfTheDatabaseKeepsNothing) {
  GroupCommit group(*writer, log, keys);
  std::vector<WriteJob> jobs;
  jobs.push_back(insert("isesaki", "a"));
  WriteJob broken;
  broken.center_id = "isesaki";
  broken.run = [](Session&, domain::Instant) -> JobResult { throw DatabaseUnavailable("test"); };
  broken.done = [this](bool ok) { committed.push_back(ok); };
  jobs.push_back(std::move(broken));
  EXPECT_TRUE(group.run(jobs, now).empty());
  EXPECT_EQ(committed, (std::vector<bool>{false, false}));
  EXPECT_EQ(rows_of("isesaki"), 0);
}

TEST_P(GroupCommitTest, AnActThatCannotBeAnEntryTakesOnlyItsOwnJobAlong) {
  GroupCommit group(*writer, log, keys);
  std::vector<WriteJob> jobs;
  jobs.push_back(insert("isesaki", "a"));
  WriteJob bad;
  bad.center_id = "isesaki";
  bad.run = [](Session& db, domain::Instant) {
    db.execute(insert_row, {{"center", "isesaki"}, {"key", "bad"}});
    return JobResult{true, {act_of("isesaki", "Not A Verb")}};
  };
  bad.done = [this](bool ok) { committed.push_back(ok); };
  jobs.push_back(std::move(bad));
  group.run(jobs, now);
  EXPECT_EQ(committed, (std::vector<bool>{true, false}));
  EXPECT_EQ(rows_of("isesaki"), 1);
}

TEST_P(GroupCommitTest, ANewFiscalYearIsANewTreeThatNamesTheOld) {
  GroupCommit group(*writer, log, keys);
  std::vector<WriteJob> jobs;
  jobs.push_back(insert("isesaki", "a"));
  group.run(jobs, at({std::chrono::year{2026}, std::chrono::March, std::chrono::day{31}}));
  const TreeHead old = head_of("isesaki");
  jobs.clear();
  jobs.push_back(insert("isesaki", "b"));
  group.run(jobs, at({std::chrono::year{2026}, std::chrono::April, std::chrono::day{1}}));
  const TreeHead young = head_of("isesaki");
  EXPECT_EQ(old.origin, "audit.kizuna.test/isesaki/2025");
  EXPECT_EQ(young.origin, "audit.kizuna.test/isesaki/2026");
  auto reader = database.reader();
  reader->begin_read();
  reader->see_only("isesaki");
  const std::string genesis = read_entries(*reader, "isesaki", young.origin, 0, 1).front();
  EXPECT_NE(genesis.find("\"prevlog\":{\"kept\":null,\"origin\":\"" + old.origin),
            std::string::npos)
      << genesis;
}

TEST_P(GroupCommitTest, TheLogRefusesUpdateAndDelete) {
  GroupCommit group(*writer, log, keys);
  std::vector<WriteJob> jobs;
  jobs.push_back(insert("isesaki", "a"));
  group.run(jobs, now);
  for (const char* sql :
       {"update audit_entry set entry = 'x'", "delete from audit_entry", "delete from audit_tree",
        "delete from audit_checkpoint where size >= 0", "update audit_tree set size = 0"}) {
    writer->begin_write();
    writer->see_only("isesaki");
    if (std::string_view(sql) == "delete from audit_checkpoint where size >= 0") {
      writer->execute(R"sql(insert into audit_checkpoint
          (center_id, origin, size, ordinal, note, created_at)
          values ('isesaki', 'o', 1, 1, 'n', 0))sql");
    }
    EXPECT_ANY_THROW(writer->execute(sql)) << sql;
    writer->rollback();
  }
}

TEST_P(GroupCommitTest, OneCenterNeverSeesAnother) {
  GroupCommit group(*writer, log, keys);
  std::vector<WriteJob> jobs;
  jobs.push_back(insert("isesaki", "a"));
  jobs.push_back(insert("ota", "b"));
  group.run(jobs, now);
  if (GetParam() == Engine::sqlite) return;  // one file, one wall: the WHERE of every statement
  auto reader = database.reader();
  reader->begin_read();
  reader->see_only("ota");
  EXPECT_EQ(std::get<0>(*reader->row<long long>("select count(*) from login_throttle")), 1);
  EXPECT_EQ(std::get<0>(*reader->row<long long>("select count(*) from audit_entry")), 2);
  reader->commit();
}

TEST_P(GroupCommitTest, DetailsAreSealedAndCommitmentsNeedTheKey) {
  GroupCommit group(*writer, log, keys);
  ActRecord act = act_of("isesaki");
  act.case_id = "c-1";
  act.detail = R"({"words":"タカハシ"})";
  act.after = audit::kj1::Object{{"amount", 28000}, {"status", "drafted"}};
  WriteJob job;
  job.center_id = "isesaki";
  job.acts = {act};
  std::vector<WriteJob> jobs;
  jobs.push_back(std::move(job));
  ASSERT_EQ(group.run(jobs, now).size(), 1u) << group.last_failure();
  auto reader = database.reader();
  reader->begin_read();
  reader->see_only("isesaki");
  const auto detail = reader->row<std::string, std::string>(
      "select hash, sealed from audit_detail where center_id = 'isesaki'");
  ASSERT_TRUE(detail);
  EXPECT_EQ(std::get<0>(*detail), audit::hex(audit::sha256(std::get<1>(*detail))));
  EXPECT_EQ(std::get<1>(*detail).find("タカハシ"), std::string::npos);
  Keyring again(database.folder() / "wrapping.key");
  const Key key = again.key_for(*reader, "isesaki", "c-1", KeyPurpose::audit, now);
  EXPECT_EQ(unseal(key, std::get<1>(*detail), "audit.kizuna.test/isesaki/2025"), act.detail);
  reader->commit();
}

INSTANTIATE_TEST_SUITE_P(Databases, GroupCommitTest,
                         testing::Values(Engine::sqlite, Engine::postgresql),
                         [](const auto& param) { return engine_name(param.param); });

}  // namespace
}  // namespace kizuna::tests
