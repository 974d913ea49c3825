#include <gtest/gtest.h>

#include "server/signing.hpp"
#include "tests/support/log_fixture.hpp"

namespace kizuna::tests {
namespace {

using persistence::DatabaseUrl;
using persistence::Engine;
using persistence::Session;
using persistence::SessionKind;

/// What deploy/postgresql-roles.sql and the migrations together leave to each role.
class RolesTest : public testing::Test {
 protected:
  RolesTest() { log.act(10, day(2026, 5, 12)); }

  DatabaseUrl as(const std::string& role) const {
    std::string uri = log.database.owner_url().location;
    const std::string owner = "kizuna_owner";
    return DatabaseUrl::parse(uri.replace(uri.rfind(owner), owner.size(), role));
  }

  LogFixture log{Engine::postgresql};
};

TEST_F(RolesTest, TheServiceOwnsNothingAndCannotChangeTheLog) {
  Session service(as("kizuna_service"), SessionKind::writer);
  const auto owned = service.rows<std::string>(R"sql(
    select relname::text from pg_class where pg_has_role('kizuna_service', relowner, 'member'))sql");
  EXPECT_TRUE(owned.empty());
  for (const char* table : {"audit_entry", "audit_checkpoint", "audit_detail"}) {
    for (const char* right : {"update", "delete", "truncate"}) {
      const auto granted = service.row<std::string>(
          "select has_table_privilege('" + std::string(table) + "', '" + right + "')::text");
      EXPECT_EQ(std::get<0>(*granted), "false") << table << ' ' << right;
    }
  }
  for (const char* sql :
       {"update audit_entry set entry = ''", "delete from audit_checkpoint",
        "truncate audit_detail", "delete from audit_tree", "truncate audit_tree",
        "alter table audit_entry disable trigger user", "drop table audit_entry",
        "create table mine (a bigint)", "alter table audit_entry disable row level security"}) {
    EXPECT_ANY_THROW(service.execute_raw(sql)) << sql;
  }
}

TEST_F(RolesTest, TheSignerSignsAndReadsNothingElse) {
  Session reader(as("kizuna_signer"), SessionKind::reader);
  persistence::Signer signer(log.state_dir());
  EXPECT_EQ(signer.sign_grown(reader, log.center).size(), 1u);
  signer.verify_not_rolled_back(reader, "*");
  EXPECT_EQ(persistence::centers_with_log(reader), std::vector<std::string>{log.center});
  for (const char* sql : {"select 1 from account", "select 1 from audit_detail",
                          "select 1 from wrapped_key", "select 1 from person",
                          "insert into audit_checkpoint values ('isesaki', 'o', 1, 1, 'n', 0)"}) {
    EXPECT_ANY_THROW(reader.execute_raw(sql)) << sql;
  }
}

}  // namespace
}  // namespace kizuna::tests
