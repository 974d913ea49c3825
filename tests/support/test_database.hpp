#pragma once
#include <filesystem>
#include <memory>
#include <string>

#include "persistence/session.hpp"

namespace kizuna::tests {

/// A fresh, migrated database on the real engine, dropped at the end. PostgreSQL is the one of
/// tests/with_postgresql; without it the test fails, it never skips.
class TestDatabase {
 public:
  explicit TestDatabase(persistence::Engine engine);
  ~TestDatabase();
  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;

  /// As the service connects: on PostgreSQL a role that owns nothing.
  const persistence::DatabaseUrl& url() const { return service_; }
  /// As migrations connect.
  const persistence::DatabaseUrl& owner_url() const { return owner_; }
  std::unique_ptr<persistence::Session> reader() const;
  std::unique_ptr<persistence::Session> writer() const;
  /// A folder of this test's own, for keys and state.
  const std::filesystem::path& folder() const { return folder_; }

  /// Puts a center there, as `kizuna center add` would.
  void add_center(const std::string& center_id, const std::string& name);

 private:
  std::filesystem::path folder_;
  std::string name_;
  persistence::DatabaseUrl owner_;
  persistence::DatabaseUrl service_;
};

/// "sqlite" or "postgresql", for names of parameterised tests.
std::string engine_name(persistence::Engine engine);

}  // namespace kizuna::tests
