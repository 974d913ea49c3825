#pragma once
#include <memory>
#include <string>
#include <vector>

#include "persistence/audit_log/center_snapshot.hpp"
#include "persistence/audit_log/checkpoint_store.hpp"
#include "persistence/audit_log/log.hpp"
#include "persistence/audit_log/signer.hpp"
#include "persistence/group_commit.hpp"
#include "tests/support/test_database.hpp"

namespace kizuna::tests {

/// A center's log on a fresh database, its signer beside it.
class LogFixture {
 public:
  explicit LogFixture(persistence::Engine engine);

  /// Commits `count` acts, the fifth of each ten with a sealed detail, and one decision that
  /// leaves a receipt per group.
  void act(int count, domain::CivilDate day);
  /// Signs whatever has grown and stores the notes; how many there were.
  std::size_t sign(persistence::Signer& signer);
  persistence::TreeHead head();
  std::vector<persistence::TreeHead> all_trees();
  std::filesystem::path state_dir() const { return database.folder() / "signer"; }

  /// Takes off the triggers that keep the log append-only, as somebody with the file could.
  void disarm();
  /// Runs one statement behind the program's back.
  void tamper(const std::string& sql);

  TestDatabase database;
  persistence::Keyring keys;
  persistence::AuditLog log;
  std::unique_ptr<persistence::Session> writer;
  std::unique_ptr<persistence::Session> reader;
  std::string center = "isesaki";
};

inline domain::CivilDate day(int year, unsigned month, unsigned day_of_month) {
  return {std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day_of_month}};
}

}  // namespace kizuna::tests
