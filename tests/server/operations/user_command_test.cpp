#include <gtest/gtest.h>

#include <sstream>

#include "server/commands/install.hpp"
#include "server/commands/users.hpp"
#include "tests/support/api_fixture.hpp"

namespace kizuna::tests {
namespace {

using namespace server;
using nlohmann::json;

class UserCommandTest : public ApiTest {
 protected:
  void SetUp() override {
    settings.database = api.database.url().location;
    settings.data = api.database.folder() / "data";
    std::filesystem::create_directories(settings.data / "keys");
    std::filesystem::copy_file(api.database.folder() / "wrapping.key", settings.wrapping_key());
  }

  int user(const std::string& verb, const std::string& login = {},
           const std::string& center = "isesaki") {
    out.str("");
    err.str("");
    return user_command(settings, center, verb, login, out, err);
  }

  /// The one-time code that a command has printed.
  std::string code() const { return out.str().substr(out.str().rfind(' ') + 1, 32); }
  int enrol(const std::string& with) {
    return api.anonymous()
        .post("/v1/enrolments",
              {{"code", with}, {"password", "茶色い犬が毎朝七時に橋を渡って行く"}})
        .status;
  }

  Settings settings;
  std::ostringstream out;
  std::ostringstream err;
};

TEST_P(UserCommandTest, OpensACenterWithOneAdministratorAndNoOther) {
  const api::NewCenter center{"maebashi", "前橋市", "102016", "kizuna.test", false};
  ASSERT_EQ(add_center(settings, center, "first", out, err), 0) << err.str();
  EXPECT_EQ(enrol(code()), 200);
  std::vector<std::string> acts;
  for (const json& entry : api.entries("maebashi")) acts.push_back(entry["act"].get<std::string>());
  acts.resize(4);
  EXPECT_EQ(acts, (std::vector<std::string>{"log.genesis", "center.create", "user.create",
                                            "role.grant"}));
  // AUTH-25: once.
  EXPECT_EQ(add_center(settings, center, "second", out, err), 1);
  EXPECT_EQ(user("first-admin", "second", "maebashi"), 1);
  EXPECT_NE(err.str().find("has an administrator"), std::string::npos) << err.str();
  ASSERT_EQ(user("list", {}, "maebashi"), 0);
  EXPECT_EQ(out.str(), "first\tactive\tadmin\tnot-enrolled\tfirst\n");
}

TEST_P(UserCommandTest, HelpsWhoIsLockedOut) {
  auto admin = api.as("admin");
  EXPECT_EQ(admin.get("/v1/users").status, 200);
  ASSERT_EQ(user("reset", "admin"), 0) << err.str();
  EXPECT_EQ(api.last_entry()["act"], "user.reset_factor");
  EXPECT_EQ(api.last_entry()["obj"]["id"], api.account_id("admin"));
  EXPECT_TRUE(api.last_entry()["src"]["term"].get<std::string>().starts_with("cli:"));
  const std::string first = code();
  EXPECT_EQ(admin.get("/v1/users").status, 401);  // the session is over
  ASSERT_EQ(user("reset", "admin"), 0) << err.str();
  EXPECT_EQ(enrol(first), 401);  // an earlier code stops working
  EXPECT_EQ(enrol(code()), 200);
}

TEST_P(UserCommandTest, ClosesAndOpensAccounts) {
  auto counselor = api.as("counselor");
  ASSERT_EQ(user("disable", "counselor"), 0) << err.str();
  EXPECT_EQ(api.last_entry()["act"], "user.disable");
  EXPECT_EQ(counselor.get("/v1/sessions/current").status, 401);
  EXPECT_EQ(user("reset", "counselor"), 1);
  ASSERT_EQ(user("list"), 0);
  EXPECT_NE(out.str().find("counselor\tdisabled\tcounselor\t"), std::string::npos) << out.str();
  EXPECT_EQ(api.last_entry()["act"], "user.list");
  ASSERT_EQ(user("enable", "counselor"), 0) << err.str();
  EXPECT_EQ(api.last_entry()["act"], "user.enable");
}

TEST_P(UserCommandTest, RefusesWhatIsNotThere) {
  struct Row {
    const char* verb;
    const char* login;
    const char* center;
  };
  for (const Row& row : {Row{"disable", "nobody", "isesaki"}, Row{"reset", "admin", "nowhere"},
                         Row{"list", "", "nowhere"}, Row{"reset", "service", "isesaki"}}) {
    const auto before = api.entries().size();
    EXPECT_EQ(user(row.verb, row.login, row.center), 1) << row.verb << ' ' << row.login;
    EXPECT_EQ(api.entries().size(), before);
  }
}

KIZUNA_ON_BOTH_ENGINES(UserCommandTest);

}  // namespace
}  // namespace kizuna::tests
