#include "server/commands/audit.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <fstream>
#include <sstream>

#include "persistence/audit_log/closing_sheet.hpp"
#include "persistence/audit_log/durable_file.hpp"
#include "persistence/audit_log/format/policy.hpp"
#include "persistence/audit_log/format/receipt.hpp"
#include "server/checkpoint_clock.hpp"
#include "server/qr_text.hpp"
#include "server/signing.hpp"
#include "tests/support/log_fixture.hpp"

namespace kizuna::tests {
namespace {

using namespace server;

class AuditCommandTest : public testing::TestWithParam<persistence::Engine> {
 protected:
  void SetUp() override {
    settings.database = log.database.url().location;
    settings.data = log.database.folder() / "data";
    // The fixture has sealed under a key of its own; the commands must find the same.
    std::filesystem::create_directories(settings.data / "keys");
    std::filesystem::copy_file(log.database.folder() / "wrapping.key", settings.wrapping_key());
    log.act(20, day(2025, 5, 12));
    log.act(20, day(2026, 5, 12));
  }

  /// Exports anew and lets the auditor's program judge it against a sheet of paper.
  int verify_with_anchor(const std::string& anchor) {
    const auto work = log.database.folder() / ("work" + std::to_string(++works));
    std::filesystem::create_directories(work);
    EXPECT_EQ(audit_export(place, {work / "bundle", false}, out, err), 0) << err.str();
    std::ofstream policy(work / "policy");
    EXPECT_EQ(audit_vkey(place, policy, err), 0) << err.str();
    policy.close();
    std::ofstream(work / "anchor") << anchor;
    const std::string command =
        std::string(KIZUNA_BINARY_DIR) + "/persistence/kizuna-verify --policy " +
        (work / "policy").string() + " --bundle " + (work / "bundle").string() + " --anchor " +
        (work / "anchor").string() + " > /dev/null";
    const int status = std::system(command.c_str());
    return WEXITSTATUS(status);
  }

  LogFixture log{GetParam()};
  int works = 0;
  Settings settings;
  AuditPlace place{settings, log.center, {}};
  std::ostringstream out;
  std::ostringstream err;
};

TEST_P(AuditCommandTest, ExportsWhatTheAuditorsProgramAccepts) {
  const auto bundle = log.database.folder() / "bundle";
  ASSERT_EQ(audit_export(place, {bundle, true}, out, err), 0) << err.str();
  EXPECT_NE(out.str().find("details 5 receipts 2"), std::string::npos) << out.str();
  EXPECT_EQ(audit_export(place, {bundle, true}, out, err), 1);  // never over another one
  std::ostringstream policy;
  ASSERT_EQ(audit_vkey(place, policy, err), 0) << err.str();
  ASSERT_TRUE(audit::parse_policy(policy.str()));
  std::ofstream(log.database.folder() / "policy") << policy.str();
  const std::string command = std::string(KIZUNA_BINARY_DIR) +
                              "/persistence/kizuna-verify --policy " +
                              (log.database.folder() / "policy").string() + " --bundle " +
                              bundle.string() + " > " + (log.database.folder() / "said").string();
  const int status = std::system(command.c_str());
  EXPECT_EQ(WEXITSTATUS(status), 0)
      << persistence::read_whole_file(log.database.folder() / "said").value_or("");
  // The export itself is in what was exported.
  EXPECT_EQ(std::system(("grep -rq log.export " + bundle.string()).c_str()), 0);
}

TEST_P(AuditCommandTest, GivesReceiptsAndCheckpoints) {
  const std::string origin = log.all_trees().front().origin;
  const auto file = log.database.folder() / "decision.tlog-proof";
  ASSERT_EQ(audit_receipt(place, {origin, 8, file}, out, err), 0) << err.str();
  const auto receipt = audit::parse_receipt(persistence::read_whole_file(file).value());
  ASSERT_TRUE(receipt) << receipt.reason;
  EXPECT_TRUE(audit::proves(*receipt, receipt->entry.value()));
  EXPECT_NE(receipt->entry->find("subsidy.approve"), std::string::npos);
  EXPECT_EQ(audit_receipt(place, {origin, 9999, log.database.folder() / "none"}, out, err), 1);
  out.str("");
  ASSERT_EQ(audit_checkpoint(place, out, err), 0) << err.str();
  EXPECT_EQ(audit::parse_note(out.str())->checkpoint.size, log.head().frontier.size());
}

TEST_P(AuditCommandTest, ThePaperOfTheDayHoldsAgainstTheExport) {
  ASSERT_EQ(audit_closing_sheet(place, "", out, err), 0) << err.str();
  const std::string sheet = out.str();
  const auto begin = sheet.find("kizuna-paper-anchor v1\n");
  ASSERT_NE(begin, std::string::npos) << sheet;
  const std::string anchor = sheet.substr(begin, sheet.find("\n\n", begin) + 1 - begin);
  EXPECT_NE(sheet.find(qr_text(anchor)), std::string::npos);
  EXPECT_EQ(verify_with_anchor(anchor), 0);
  // Another root, with the check that belongs to it, is another history.
  auto other = audit::parse_note([&] {
    std::ostringstream note;
    EXPECT_EQ(audit_checkpoint(place, note, err), 0) << err.str();
    return note.str();
  }());
  ASSERT_TRUE(other);
  other->checkpoint.root[0] ^= 1;
  EXPECT_EQ(verify_with_anchor(persistence::paper_anchor(other->checkpoint)), 16);
  // A slip of the finger is none.
  std::string slip = anchor;
  slip[slip.find("root ") + 5] ^= 1;
  EXPECT_EQ(verify_with_anchor(slip), 10);

  EXPECT_EQ(audit_closing_sheet(place, "2026-02-30", out, err), 1);
  EXPECT_EQ(audit_closing_sheet(place, "2199-01-01", out, err), 1);
  EXPECT_EQ(audit_closing_sheet(place, "2001-01-01", out, err), 1);  // nothing was signed then
}

TEST_P(AuditCommandTest, TheSelfCheckAcceptsTheLiveLog) {
  EXPECT_EQ(audit_verify(place, out, err), 0) << out.str() << err.str();
  ASSERT_EQ(audit_checkpoint(place, out, err), 0) << err.str();
  EXPECT_EQ(audit_verify(place, out, err), 0) << out.str() << err.str();
}

TEST_P(AuditCommandTest, WaitsForTheServiceThatHoldsTheSigner) {
  persistence::Signer held(settings.signer_state());
  persistence::Session writer(log.database.url(), persistence::SessionKind::writer);
  CheckpointClock clock({centers_in(log.database.url()), sign_here(held, log.database.url()),
                         [&](const std::string& center_id, const audit::Note& note) {
                           writer.begin_write();
                           writer.see_only(center_id);
                           persistence::store_note(writer, center_id, note, {});
                           writer.commit();
                         }},
                        {std::chrono::milliseconds(100), 256});
  clock.start();
  EXPECT_EQ(audit_export(place, {log.database.folder() / "bundle", false}, out, err), 0)
      << err.str();
  EXPECT_EQ(audit_verify(place, out, err), 0) << out.str() << err.str();
}

INSTANTIATE_TEST_SUITE_P(Databases, AuditCommandTest,
                         testing::Values(persistence::Engine::sqlite,
                                         persistence::Engine::postgresql),
                         [](const auto& param) { return engine_name(param.param); });

using TamperedLogTest = AuditCommandTest;

TEST_P(TamperedLogTest, TheSelfCheckSeesIt) {
  struct Row {
    const char* sql;
    int exit_code;
  };
  ASSERT_EQ(audit_checkpoint(place, out, err), 0) << err.str();
  log.disarm();
  // One after the other; each is undone by the copy that is put back.
  const auto copy = log.database.folder() / "copy.sqlite";
  log.tamper("vacuum into '" + copy.string() + "'");
  for (const Row& row :
       {Row{"update audit_entry set entry = replace(entry, 'c-9', 'c-8') where seq = 10", 12},
        Row{"update audit_entry set leaf = replace(leaf, 'a', 'b') where seq = 10", 12},
        Row{"delete from audit_entry where seq = 10 and origin like '%2025'", 12},
        Row{"update audit_detail set sealed = sealed || 'A'", 12},
        Row{"update audit_checkpoint set note = replace(note, 'isesaki', 'isesaka')", 12},
        Row{"delete from audit_tree where origin like '%2026'", 15},
        Row{"update audit_tree set frontier = replace(frontier, 'a', 'b')", 15}}) {
    const auto mutated = log.database.folder() / "mutated.sqlite";
    std::filesystem::copy_file(copy, mutated, std::filesystem::copy_options::overwrite_existing);
    for (const char* beside : {"-wal", "-shm"}) {
      std::filesystem::remove(mutated.string() + beside);
    }
    persistence::Session({persistence::Engine::sqlite, mutated.string()},
                         persistence::SessionKind::writer)
        .execute_raw(row.sql);
    settings.database = mutated.string();
    out.str("");
    EXPECT_EQ(audit_verify(place, out, err), row.exit_code) << row.sql << '\n' << out.str();
  }
}

INSTANTIATE_TEST_SUITE_P(Embedded, TamperedLogTest, testing::Values(persistence::Engine::sqlite),
                         [](const auto& param) { return engine_name(param.param); });

}  // namespace
}  // namespace kizuna::tests
