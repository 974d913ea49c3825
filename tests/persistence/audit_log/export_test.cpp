#include "persistence/audit_log/export.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <fstream>
#include <sstream>

#include "tests/support/log_fixture.hpp"

namespace kizuna::tests {
namespace {

using namespace persistence;
namespace fs = std::filesystem;

constexpr int ok = 0;
constexpr int form = 10;
constexpr int sequence = 11;
constexpr int root = 12;
constexpr int rollback = 15;
constexpr int detail = 19;

std::string text_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

/// A center's log with two fiscal years, and what an auditor does with it.
class Audited : public LogFixture {
 public:
  explicit Audited(Engine engine) : LogFixture(engine) {
    act(300, day(2025, 4, 8));
    sign(signer);
    act(100, day(2025, 10, 1));
    act(330, day(2026, 4, 1));
    sign(signer);
    act(1, day(2026, 5, 12));
    sign(signer);
    std::ofstream policy(database.folder() / "policy");
    for (const TreeHead& tree : all_trees()) policy << "log " << signer.vkey(tree.origin) << '\n';
    policy << "quorum none\n";
  }

  fs::path export_to(const std::string& name, bool with_details = true) {
    const fs::path folder = database.folder() / name;
    report = export_bundle(*reader, center, folder, with_details,
                           domain::jst_midnight(day(2026, 5, 12)));
    return folder;
  }

  /// Exit code of the auditor's program; what it printed is in `printed`.
  int verify(const fs::path& bundle, const std::string& further = "") {
    const fs::path output = database.folder() / "output";
    const std::string command =
        std::string(KIZUNA_BINARY_DIR) + "/persistence/kizuna-verify --policy " +
        (database.folder() / "policy").string() + " --bundle " + bundle.string() +
        " --now 2026-05-12T01:00:00Z " + further + " > " + output.string() + " 2>&1";
    const int status = std::system(command.c_str());
    printed = text_of(output);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

  Signer signer{state_dir()};
  BundleReport report;
  std::string printed;
};

class ExportTest : public testing::TestWithParam<Engine> {
 protected:
  Audited log{GetParam()};
};

TEST_P(ExportTest, TwoYearsAreAcceptedByTheVerifier) {
  const fs::path bundle = log.export_to("bundle");
  EXPECT_EQ(log.verify(bundle, "--from audit.kizuna.test/isesaki/2025"), ok) << log.printed;
  EXPECT_EQ(log.report.shards, 2u);
  EXPECT_EQ(log.report.entries, 401u + 332u);
  EXPECT_EQ(log.report.notes, 4u);
  EXPECT_EQ(log.report.details, 30u + 10u + 33u);
  EXPECT_EQ(log.report.receipts, 3u);
  EXPECT_TRUE(fs::exists(bundle / "shards/2025/entries/000001.jsonl"));
  EXPECT_NE(log.printed.find("receipts 3"), std::string::npos) << log.printed;
  EXPECT_THROW(log.export_to("bundle"), std::runtime_error);  // never over another one
}

TEST_P(ExportTest, WithoutDetailsNothingSealedLeavesTheHouse) {
  const fs::path bundle = log.export_to("bundle", false);
  EXPECT_EQ(log.verify(bundle), ok) << log.printed;
  EXPECT_FALSE(fs::exists(bundle / "shards/2025/details"));
}

TEST_P(ExportTest, EntriesBeyondTheLastCheckpointStayBehind) {
  log.act(5, day(2026, 5, 12));
  EXPECT_EQ(log.verify(log.export_to("bundle")), ok) << log.printed;
  EXPECT_EQ(log.report.entries, 401u + 332u);
}

TEST_P(ExportTest, AnUnsignedLogIsNotExported) {
  LogFixture unsigned_log(GetParam());
  unsigned_log.act(3, day(2026, 5, 12));
  EXPECT_THROW(export_bundle(*unsigned_log.reader, unsigned_log.center,
                             unsigned_log.database.folder() / "bundle", true, {}),
               std::runtime_error);
  EXPECT_FALSE(fs::exists(unsigned_log.database.folder() / "bundle"));
}

INSTANTIATE_TEST_SUITE_P(Databases, ExportTest, testing::Values(Engine::sqlite, Engine::postgresql),
                         [](const auto& param) { return engine_name(param.param); });

TEST(TamperedDatabaseTest, TheVerifierNamesWhatWasDone) {
  struct Row {
    const char* what;
    std::vector<const char*> sql;
    int exit_code;
  };
  const Row rows[] = {
      {"nothing", {}, ok},
      {"an entry edited, no longer one",
       {"update audit_entry set entry = '{}' where seq = 20 and origin like '%2026'"},
       form},
      {"an entry edited, still one",
       {"update audit_entry set entry = replace(entry, 'c-19', 'c-91') "
        "where seq = 20 and origin like '%2026'"},
       root},
      {"the time of an entry changed",
       {"update audit_entry set entry = replace(entry, '2026-04-01T00', '2026-04-01T01') "
        "where seq = 20 and origin like '%2026'"},
       sequence},
      {"an entry deleted",
       {"delete from audit_entry where seq = 20 and origin like '%2026'"},
       sequence},
      {"an entry deleted, the rest renumbered",
       {"delete from audit_entry where seq = 331 and origin like '%2026'",
        "update audit_entry set seq = 330, entry = replace(entry, '\"seq\":331', '\"seq\":330') "
        "where seq = 331 and origin like '%2026'"},
       root},
      {"an entry inserted",
       {"update audit_entry set seq = -seq where seq >= 320 and origin like '%2026'",
        "update audit_entry set seq = 1 - seq where seq < 0",
        "insert into audit_entry select center_id, origin, 320, entry, leaf, act, actor_id, "
        "case_id, outcome from audit_entry where seq = 319 and origin like '%2026'"},
       sequence},
      {"two entries exchanged",
       {"update audit_entry set seq = 100000 where seq = 20 and origin like '%2026'",
        "update audit_entry set seq = 20 where seq = 21 and origin like '%2026'",
        "update audit_entry set seq = 21 where seq = 100000"},
       sequence},
      {"the tail cut, checkpoints kept",
       {"delete from audit_entry where seq >= 300 and origin like '%2026'"},
       root},
      {"the newest checkpoints removed as well",
       {"delete from audit_checkpoint where size = 332 and origin like '%2026'"},
       rollback},
      {"the old year's tail cut",
       {"delete from audit_entry where seq >= 390 and origin like '%2025'"},
       root},
      {"a sealed detail changed",
       {"update audit_detail set sealed = sealed || 'AAAA' where origin like '%2026'"},
       detail},
      {"a sealed detail removed", {"delete from audit_detail where origin like '%2026'"}, detail},
  };
  for (const Row& row : rows) {
    Audited log(Engine::sqlite);
    const fs::path kept = log.export_to("kept") / "shards/2026/checkpoints/000000000332.note";
    log.disarm();
    log.tamper("pragma ignore_check_constraints = on");
    for (const char* sql : row.sql) log.tamper(sql);
    const int code = log.verify(log.export_to("bundle"), "--anchor " + kept.string());
    EXPECT_EQ(code, row.exit_code) << row.what << '\n' << log.printed;
  }
}

TEST(TamperedDatabaseTest, AnOlderDatabaseIsOnlySeenBesideAnAnchor) {
  Audited log(Engine::sqlite);
  const fs::path copy = log.database.folder() / "copy.sqlite";
  log.tamper("vacuum into '" + copy.string() + "'");
  log.act(5, day(2026, 5, 12));
  log.sign(log.signer);
  const fs::path kept = log.export_to("kept") / "shards/2026/checkpoints/000000000337.note";
  Session old({Engine::sqlite, copy.string()}, SessionKind::reader);
  const fs::path bundle = log.database.folder() / "bundle";
  export_bundle(old, log.center, bundle, true, domain::jst_midnight(day(2026, 5, 12)));
  EXPECT_EQ(log.verify(bundle), ok) << log.printed;
  EXPECT_EQ(log.verify(bundle, "--anchor " + kept.string()), rollback) << log.printed;
}

}  // namespace
}  // namespace kizuna::tests
