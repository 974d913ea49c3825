#include "persistence/audit_log/signer.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "persistence/audit_log/format/policy.hpp"
#include "tests/support/log_fixture.hpp"

namespace kizuna::tests {
namespace {

using namespace persistence;
namespace fs = std::filesystem;

class SignerTest : public testing::TestWithParam<Engine> {
 protected:
  LogFixture log{GetParam()};
};

TEST_P(SignerTest, SignsWhatHasGrownAndNothingElse) {
  Signer signer(log.state_dir());
  EXPECT_EQ(log.sign(signer), 0u);  // no tree yet
  log.act(10, day(2025, 4, 8));
  const std::string origin = log.head().origin;
  const auto note = signer.sign(*log.reader, log.center, origin);
  ASSERT_TRUE(note);
  EXPECT_EQ(note->checkpoint.size, 11u);
  EXPECT_EQ(note->checkpoint.root, log.head().frontier.root());
  const auto key = audit::parse_vkey(signer.vkey(origin), audit::KeyType::log);
  ASSERT_TRUE(key);
  EXPECT_TRUE(audit::verify_line(note->checkpoint, note->signatures.front(), *key));
  // It was given out but never reached the database: the same again, until it is stored.
  EXPECT_EQ(log.sign(signer), 1u);
  EXPECT_EQ(log.sign(signer), 0u);
  log.act(2000, day(2025, 4, 9));
  EXPECT_EQ(log.sign(signer), 1u);
  EXPECT_EQ(log.sign(signer), 0u);
}

TEST_P(SignerTest, GoesOnWhereItLeftOffAfterARestart) {
  std::string key;
  log.act(10, day(2025, 4, 8));
  {
    Signer signer(log.state_dir());
    EXPECT_EQ(log.sign(signer), 1u);
    key = signer.vkey(log.head().origin);
  }
  log.act(10, day(2026, 4, 1));
  Signer signer(log.state_dir());
  signer.verify_not_rolled_back(*log.reader, log.center);
  EXPECT_EQ(signer.vkey(log.all_trees().front().origin), key);
  EXPECT_EQ(log.sign(signer), 1u);
  EXPECT_NE(signer.vkey(log.head().origin), key);  // each tree has a key of its own
}

TEST_P(SignerTest, IsTheOnlyOneOnItsFolder) {
  const Signer signer(log.state_dir());
  EXPECT_THROW(Signer second(log.state_dir()), SignerBusy);
}

TEST_P(SignerTest, KeepsKeysAndStateToItsOwner) {
  Signer signer(log.state_dir());
  log.act(3, day(2025, 4, 8));
  log.sign(signer);
  int files = 0;
  for (const auto& file : fs::directory_iterator(log.state_dir())) {
    struct stat facts {};
    ASSERT_EQ(::stat(file.path().c_str(), &facts), 0);
    EXPECT_EQ(facts.st_mode & 0777, 0600u) << file.path();
    ++files;
  }
  EXPECT_GE(files, 3);
}

TEST_P(SignerTest, RefusesADamagedState) {
  log.act(3, day(2025, 4, 8));
  {
    Signer signer(log.state_dir());
    log.sign(signer);
  }
  std::ofstream(log.state_dir() / "audit.kizuna.test+isesaki+2025.state") << "size 0\n";
  Signer signer(log.state_dir());
  EXPECT_THROW(log.sign(signer), std::runtime_error);
}

TEST_P(SignerTest, RefusesAnEmptyDatabaseInPlaceOfASignedOne) {
  log.act(3, day(2025, 4, 8));
  {
    Signer signer(log.state_dir());
    log.sign(signer);
  }
  LogFixture other(GetParam());
  Signer signer(log.state_dir());
  EXPECT_THROW(signer.verify_not_rolled_back(*other.reader, other.center), TreeRewritten);
  other.act(30, day(2025, 4, 9));  // longer, but another history
  EXPECT_THROW(signer.verify_not_rolled_back(*other.reader, other.center), TreeRewritten);
  EXPECT_THROW(other.sign(signer), TreeRewritten);
}

INSTANTIATE_TEST_SUITE_P(Databases, SignerTest, testing::Values(Engine::sqlite, Engine::postgresql),
                         [](const auto& param) { return engine_name(param.param); });

/// Somebody who holds the file of an embedded database.
TEST(RewrittenTreeTest, IsNeverSigned) {
  struct Row {
    const char* what;
    std::vector<const char*> sql;
    bool signs;
  };
  for (const Row& row : std::vector<Row>{
           {"nothing", {}, true},
           {"an unsigned entry edited",
            {"update audit_entry set entry = replace(entry, 'case.view', 'case.read') "
             "where seq = 15"},
            false},
           {"an unsigned entry deleted", {"delete from audit_entry where seq = 15"}, false},
           {"cut below what was signed",
            {"delete from audit_entry where seq >= 5",
             "update audit_tree set size = 5, frontier = '5' || substr(frontier, 2)"},
            false},
           {"the head replaced",
            {"update audit_tree set frontier = replace(frontier, 'a', 'b')"},
            false}}) {
    LogFixture log(Engine::sqlite);
    Signer signer(log.state_dir());
    log.act(10, day(2025, 4, 8));
    log.sign(signer);
    log.act(10, day(2025, 4, 9));
    log.disarm();
    for (const char* sql : row.sql) log.tamper(sql);
    if (row.signs) {
      EXPECT_EQ(log.sign(signer), 1u) << row.what;
    } else {
      EXPECT_THROW(log.sign(signer), std::runtime_error) << row.what;
      EXPECT_THROW(signer.verify_not_rolled_back(*log.reader, log.center), std::runtime_error)
          << row.what;
    }
  }
}

TEST(RolledBackTest, AnOlderCopyOfTheDatabaseIsRefused) {
  LogFixture log(Engine::sqlite);
  Signer signer(log.state_dir());
  log.act(10, day(2025, 4, 8));
  log.sign(signer);
  const fs::path copy = log.database.folder() / "copy.sqlite";
  log.tamper("vacuum into '" + copy.string() + "'");
  log.act(10, day(2025, 4, 9));
  log.sign(signer);
  Session old({Engine::sqlite, copy.string()}, SessionKind::reader);
  EXPECT_THROW(signer.verify_not_rolled_back(old, log.center), TreeRewritten);
  EXPECT_THROW(signer.sign_grown(old, log.center), TreeRewritten);
  signer.verify_not_rolled_back(*log.reader, log.center);
}

}  // namespace
}  // namespace kizuna::tests
