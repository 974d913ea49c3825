#include <gtest/gtest.h>
#include <sys/wait.h>

#include <atomic>
#include <fstream>
#include <sstream>
#include <thread>

#include "persistence/audit_log/durable_file.hpp"
#include "server/commands/audit.hpp"
#include "server/commands/backup.hpp"
#include "server/commands/examine.hpp"
#include "server/service_lock.hpp"
#include "tests/support/log_fixture.hpp"

namespace kizuna::tests {
namespace {

using namespace server;
namespace fs = std::filesystem;
using persistence::Engine;

class RestoreTest : public testing::TestWithParam<Engine> {
 protected:
  void SetUp() override {
    settings.database = log.database.url().location;
    settings.data = log.database.folder() / "data";
    fs::create_directories(settings.data / "keys");
    fs::copy_file(log.database.folder() / "wrapping.key", settings.wrapping_key());
    log.act(20, day(2026, 5, 12));
  }

  void sign() { ASSERT_EQ(audit_checkpoint({settings, log.center, {}}, out, err), 0) << err.str(); }

  int restored(const fs::path& from, const std::string& reason) {
    out.str("");
    err.str("");
    return restore(settings, {from, reason}, out, err);
  }

  /// Exports the center's log and lets the auditor's program judge it.
  int verify(const std::string& options = {}) {
    const auto work = log.database.folder() / ("export" + std::to_string(++exports));
    fs::create_directories(work);
    const AuditPlace place{settings, log.center, {}};
    EXPECT_EQ(audit_export(place, {work / "bundle", true}, out, err), 0) << err.str();
    std::ostringstream policy;
    EXPECT_EQ(audit_vkey(place, policy, err), 0) << err.str();
    std::ofstream(work / "policy") << policy.str();
    const std::string command =
        std::string(KIZUNA_BINARY_DIR) + "/persistence/kizuna-verify --policy " +
        (work / "policy").string() + " --bundle " + (work / "bundle").string() + " " + options +
        " > " + (work / "said").string();
    const int status = std::system(command.c_str());
    said = persistence::read_whole_file(work / "said").value_or("");
    return WEXITSTATUS(status);
  }

  /// Brings the log back to an earlier head behind the program's back, as an older dump would.
  void put_back(const persistence::TreeHead& head) {
    persistence::Session owner(log.database.owner_url(), persistence::SessionKind::writer);
    if (GetParam() == Engine::sqlite) {
      log.disarm();
    } else {
      for (const char* table : {"audit_entry", "audit_checkpoint", "audit_tree"}) {
        owner.execute_raw("alter table " + std::string(table) + " disable trigger user");
      }
    }
    const std::string size = std::to_string(head.frontier.size());
    owner.begin_write();
    owner.see_only(log.center);
    owner.execute_raw("delete from audit_entry where seq >= " + size);
    owner.execute_raw("delete from audit_checkpoint where size > " + size);
    owner.execute_raw("update audit_tree set size = " + size + ", frontier = '" +
                      head.frontier.to_text() + "', root = '" + audit::hex(head.frontier.root()) +
                      "', last_ts = " + std::to_string(head.last_ts));
    owner.commit();
    if (GetParam() == Engine::postgresql) {
      for (const char* table : {"audit_entry", "audit_checkpoint", "audit_tree"}) {
        owner.execute_raw("alter table " + std::string(table) + " enable trigger user");
      }
    }
  }

  LogFixture log{GetParam()};
  Settings settings;
  std::ostringstream out;
  std::ostringstream err;
  std::string said;
  int exports = 0;
};

TEST_P(RestoreTest, ADatabasePutBackByOtherMeansIsRefusedUntilItsLossIsDeclared) {
  sign();
  const auto head = log.head();
  log.act(10, day(2026, 5, 13));
  sign();
  EXPECT_EQ(restored({}, ""), 0) << err.str();
  EXPECT_NE(out.str().find("nothing is lost"), std::string::npos) << out.str();
  log.act(10, day(2026, 5, 14));
  sign();
  put_back(head);
  EXPECT_EQ(restored({}, ""), 15);
  EXPECT_NE(err.str().find("would keep 21 of the 42 entries"), std::string::npos) << err.str();
  EXPECT_EQ(audit_verify({settings, log.center, {}}, out, err), 15);
  EXPECT_EQ(restored({}, "ディスクの故障"), 0) << err.str() << out.str();
  EXPECT_EQ(audit_verify({settings, log.center, {}}, out, err), 0) << out.str();
  log.act(10, day(2026, 5, 15));
  EXPECT_EQ(verify(), 15) << said;
  EXPECT_NE(said.find("gap " + head.origin + " kept 21 of 42"), std::string::npos) << said;
  EXPECT_EQ(verify("--accept-gap " + head.origin), 0) << said;
  const auto all = log.all_trees();
  EXPECT_EQ(all.size(), 2u);
  EXPECT_TRUE(all.back().shard.ends_with(".r1")) << all.back().shard;
}

INSTANTIATE_TEST_SUITE_P(Databases, RestoreTest,
                         testing::Values(Engine::sqlite, Engine::postgresql),
                         [](const auto& param) { return engine_name(param.param); });

/// What only the embedded database has: a file to copy.
class BackupTest : public RestoreTest {
 protected:
  fs::path file(const char* name) const { return log.database.folder() / name; }
  int backed_up(const fs::path& to) { return backup(settings, to, out, err); }
};

TEST_P(BackupTest, IsWholeUnderLoadAndServesElsewhere) {
  sign();
  std::atomic<bool> stop = false;
  std::atomic<int> acts = 0;
  std::thread load([&] {
    while (!stop) {
      log.act(10, day(2026, 5, 13));
      acts += 10;
    }
  });
  while (acts < 50) std::this_thread::yield();
  const int before = acts;
  const int status = backed_up(file("backup"));
  stop = true;
  load.join();
  ASSERT_EQ(status, 0) << out.str() << err.str();
  EXPECT_FALSE(fs::exists(file("backup-wal")));
  EXPECT_EQ(fs::status(file("backup")).permissions(), fs::perms(0600));
  EXPECT_EQ(backed_up(file("backup")), 1);  // never over another one

  // Another machine: the keys from their escrow, and nothing else.
  const fs::path signer = settings.signer_state();
  settings.data = file("elsewhere");
  settings.database.clear();
  EXPECT_EQ(restored(file("backup"), ""), 1);
  EXPECT_NE(err.str().find("wrapping key"), std::string::npos) << err.str();
  fs::copy_file(file("wrapping.key"), settings.wrapping_key());
  for (const auto& seed : fs::directory_iterator(signer)) {
    if (seed.path().extension() != ".seed") continue;
    fs::copy_file(seed.path(), settings.signer_state() / seed.path().filename());
  }
  ASSERT_EQ(restored(file("backup"), ""), 0) << out.str() << err.str();
  EXPECT_EQ(verify(), 0) << said;
  persistence::Session there({Engine::sqlite, settings.database_url()},
                             persistence::SessionKind::reader);
  const auto count = [&](const char* sql) { return std::get<0>(*there.row<long long>(sql)); };
  EXPECT_GE(count("select count(*) from audit_entry where act <> 'log.genesis'"), 20 + before);
  EXPECT_EQ(count("select count(*) from audit_entry"), count("select size from audit_tree"));
  EXPECT_EQ(count("select count(*) from audit_entry where act = 'data.backup'"), 1);
  EXPECT_EQ(count("select count(*) from audit_entry where act = 'data.restore'"), 1);
}

TEST_P(BackupTest, AnOlderOneIsRefusedUntilItsLossIsDeclaredAndAgain) {
  ASSERT_EQ(backed_up(file("backup")), 0) << out.str() << err.str();
  const auto kept = log.head().frontier.size();
  const std::string origin = log.head().origin;
  for (const char* shard : {".r1", ".r2"}) {
    log.act(10, day(2026, 5, 13));
    sign();
    const auto size = log.all_trees().size();
    EXPECT_EQ(restored(file("backup"), ""), 15) << err.str();
    EXPECT_EQ(log.all_trees().size(), size);  // nothing was done
    log.writer.reset();
    log.reader.reset();
    ASSERT_EQ(restored(file("backup"), "試験"), 0) << err.str() << out.str();
    log.writer = log.database.writer();
    log.reader = log.database.reader();
    const auto all = log.all_trees();
    ASSERT_EQ(all.size(), 2u);
    EXPECT_EQ(all.front().frontier.size(), kept);
    EXPECT_TRUE(all.back().shard.ends_with(shard)) << all.back().shard;
    EXPECT_EQ(verify(), 15) << said;
    EXPECT_EQ(verify("--accept-gap " + origin), 0) << said;
    // What the gap swallowed stays missing for whoever holds an anchor of it.
    EXPECT_EQ(audit_verify({settings, log.center, {}}, out, err), 0) << out.str();
  }
}

TEST_P(BackupTest, IsNotTakenFromADamagedDatabaseNorPutBackDamaged) {
  ASSERT_EQ(backed_up(file("backup")), 0) << out.str() << err.str();
  fs::copy_file(file("backup"), file("bad"));
  {
    persistence::Session bad({Engine::sqlite, file("bad").string()},
                             persistence::SessionKind::writer);
    bad.execute_raw("drop trigger audit_entry_no_update");
    bad.execute_raw("update audit_entry set entry = replace(entry, 'c-9', 'c-8') where seq = 10");
  }
  EXPECT_EQ(restored(file("bad"), "試験"), 12) << out.str();
  std::ofstream(file("worse")) << "not a database";
  EXPECT_EQ(restored(file("worse"), "試験"), 1) << out.str();
  EXPECT_EQ(audit_verify({settings, log.center, {}}, out, err), 0) << out.str();
  log.disarm();
  log.tamper("update audit_entry set entry = replace(entry, 'c-9', 'c-8') where seq = 10");
  EXPECT_EQ(backed_up(file("second")), 12) << out.str();
  EXPECT_FALSE(fs::exists(file("second")));
  EXPECT_FALSE(fs::exists(file("second.part")));
}

TEST_P(BackupTest, NobodyExchangesTheDatabaseOfARunningService) {
  ASSERT_EQ(backed_up(file("backup")), 0) << out.str() << err.str();
  const ServiceLock service(settings.data);
  EXPECT_EQ(restored(file("backup"), "試験"), 1);
  EXPECT_NE(err.str().find("is running"), std::string::npos) << err.str();
}

INSTANTIATE_TEST_SUITE_P(Embedded, BackupTest, testing::Values(Engine::sqlite),
                         [](const auto& param) { return engine_name(param.param); });

}  // namespace
}  // namespace kizuna::tests
