#include "api/totp.hpp"
#include "tests/support/api_fixture.hpp"
#include "tests/support/enrolled_person.hpp"

namespace kizuna::tests {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;

const json new_user = {{"login", "tanaka"},
                       {"display_name", "田中 花子"},
                       {"roles", {"counselor"}},
                       {"post", nullptr},
                       {"unit", nullptr}};
constexpr const char* good_password = "茶色い犬が毎朝七時に橋を渡る";

std::string from_base32(const std::string& text) {
  std::string out;
  unsigned buffer = 0;
  int bits = 0;
  for (const char c : text) {
    buffer = (buffer << 5) | static_cast<unsigned>(c >= 'A' ? c - 'A' : c - '2' + 26);
    bits += 5;
    if (bits >= 8) out += static_cast<char>((buffer >> (bits -= 8)) & 0xff);
  }
  return out;
}

class UsersTest : public ApiTest {
 protected:
  std::string path(const std::string& login, const std::string& rest = "") {
    return "/v1/users/" + api.account_id(login) + rest;
  }
  /// Walks the whole way from the code to a session.
  Client enrol(const std::string& code, const std::string& login) {
    auto person = api.anonymous();
    const Answer secret =
        person.post("/v1/enrolments", {{"code", code}, {"password", good_password}});
    EXPECT_EQ(secret.status, 200) << secret.body;
    const std::string seed = from_base32(secret.json["totp_secret"].get<std::string>());
    EXPECT_EQ(seed.size(), 20u) << "160 bits";
    const Answer done = person.post("/v1/enrolments/confirm",
                                    {{"code", code}, {"otp", api::totp_code(seed, api.now)}});
    EXPECT_EQ(done.json["login"], login) << done.body;
    api.advance(30s);
    EXPECT_EQ(person
                  .post("/v1/sessions", {{"login", login},
                                         {"password", good_password},
                                         {"otp", api::totp_code(seed, api.now)}})
                  .status,
              201);
    return person;
  }
};

TEST_P(UsersTest, ANewUserEnrolsOnceAndSignsIn) {  // AUTH-06, AUTH-24
  api.services.password_length_min = 12;
  auto admin = api.as("admin");
  const Answer made = admin.post("/v1/users", new_user);
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(made.json["user"]["is_enrolled"], false);
  const std::string id = made.json["user"]["id"].get<std::string>();
  const json entry = api.last_entry();
  EXPECT_EQ(entry["act"], "user.create");
  EXPECT_EQ(entry["obj"]["id"], id);
  EXPECT_EQ(entry.dump().find("田中"), std::string::npos);
  const std::string code = made.json["enrolment_code"].get<std::string>();
  EXPECT_EQ(code.size(), 32u) << "128 bits";
  auto person = enrol(code, "tanaka@isesaki");
  EXPECT_EQ(person.get("/v1/sessions/current").json["factor_is_fresh"], true);
  EXPECT_EQ(api.as("admin").get("/v1/users/" + id).json["is_enrolled"], true);
  EXPECT_EQ(
      api.anonymous().post("/v1/enrolments", {{"code", code}, {"password", good_password}}).status,
      401)
      << "single use";
}

TEST_P(UsersTest, EnrolmentCodesExpireAndWeakPasswordsAreRefused) {  // AUTH-04, AUTH-05, AUTH-24
  auto admin = api.as("admin");
  const Answer made = admin.post("/v1/users", new_user);
  const std::string code = made.json["enrolment_code"].get<std::string>();
  auto person = api.anonymous();
  struct Row {
    std::string code, password;
    int status;
  };
  const Row rows[] = {
      {code, "短い", 422},
      {code, "passwordpassword", 422},
      {code, "tanaka-tanaka-tanaka", 422},
      {std::string(32, '0'), "kumo ga nagareru hashi", 401},
      {code, "kumo ga nagareru hashi", 200},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(
        person.post("/v1/enrolments", {{"code", row.code}, {"password", row.password}}).status,
        row.status)
        << row.password;
  }
  EXPECT_EQ(person.post("/v1/enrolments/confirm", {{"code", code}, {"otp", "x"}}).status, 401);
  api.advance(24h);
  EXPECT_EQ(person.post("/v1/enrolments", {{"code", code}, {"password", "kumo ga nagareru hashi"}})
                .status,
            401);
}

TEST_P(UsersTest, AResetGivesACodeEndsSessionsAndHoldsApprovalsBack) {  // TM-14, AUTH-24
  EnrolledPerson approver(api, "approver");
  api.services.password_length_min = 12;
  auto admin = api.as("admin");
  auto before = api.as("approver");
  EXPECT_EQ(before.get("/v1/sessions/current").json["factor_is_fresh"], false);
  const Answer reset =
      admin.post(path("approver", "/actions/reset_factor"), nullptr, {{"if-match", "\"v1\""}});
  ASSERT_EQ(reset.status, 200) << reset.body;
  EXPECT_EQ(before.get("/v1/sessions/current").status, 401);
  auto old_way = api.anonymous();
  EXPECT_EQ(old_way
                .post("/v1/sessions", {{"login", "approver@isesaki"},
                                       {"password", EnrolledPerson::password},
                                       {"otp", approver.code()}})
                .status,
            401);
  auto after = enrol(reset.json["enrolment_code"].get<std::string>(), "approver@isesaki");
  EXPECT_EQ(after.get("/v1/sessions/current").json["factor_is_fresh"], true);
  api.advance(24h);
  EXPECT_EQ(api.as("approver").get("/v1/sessions/current").json["factor_is_fresh"], false);
}

TEST_P(UsersTest, ADisabledUserIsOutAtOnce) {  // AUTH-15, AZ-11
  auto admin = api.as("admin");
  auto person = api.as("counselor");
  ASSERT_EQ(person.get("/v1/sessions").status, 200);
  EXPECT_EQ(admin.post(path("counselor", "/actions/disable"), nullptr).status, 428);
  EXPECT_EQ(
      admin.post(path("counselor", "/actions/disable"), nullptr, {{"if-match", "\"v7\""}}).status,
      412);
  const Answer done =
      admin.post(path("counselor", "/actions/disable"), nullptr, {{"if-match", "\"v1\""}});
  ASSERT_EQ(done.status, 200) << done.body;
  EXPECT_EQ(done.etag(), "\"v2\"");
  EXPECT_NE(api.last_entry()["before"], nullptr);
  EXPECT_NE(api.last_entry()["after"], nullptr);
  EXPECT_EQ(person.get("/v1/sessions").status, 401);
  EXPECT_EQ(admin.post(path("counselor", "/actions/enable"), nullptr, {{"if-match", "\"v2\""}})
                .json["status"],
            "active");
  EXPECT_EQ(person.get("/v1/sessions").status, 401) << "what has ended stays ended";
}

TEST_P(UsersTest, ARoleThatIsTakenAwayStopsWorkingWithTheNextRequest) {  // AZ-11
  auto admin = api.as("admin");
  auto person = api.as("counselor");
  const Answer done =
      admin.put(path("counselor", "/roles"),
                {{"roles", {"readonly"}}, {"post", nullptr}, {"unit", "second"}}, "\"v1\"");
  ASSERT_EQ(done.status, 200) << done.body;
  EXPECT_EQ(done.json["unit"], "second");
  EXPECT_EQ(person.get("/v1/sessions").status, 401);
}

TEST_P(UsersTest, WhatAnAdminMayNotDo) {  // AZ-10, AZ-12
  auto admin = api.as("admin");
  const auto with = [](const char* member, json value) {
    json body = new_user;
    body[member] = std::move(value);
    return body;
  };
  struct Row {
    json body;
    int status;
  };
  const Row rows[] = {
      {with("roles", {"admin", "counselor"}), 422},
      {with("roles", json::array()), 422},
      {with("roles", {"service"}), 422},
      {with("roles", {"counselor", "counselor"}), 422},
      {with("login", "Tanaka"), 422},
      {with("login", "tanaka@ota"), 422},
      {with("login", "counselor"), 409},
      {with("password", "x"), 400},
      {with("roles", {"counselor", "manager"}), 201},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(admin.post("/v1/users", row.body).status, row.status) << row.body;
  }
  EXPECT_EQ(admin
                .put(path("admin", "/roles"),
                     {{"roles", {"auditor"}}, {"post", nullptr}, {"unit", nullptr}}, "\"v1\"")
                .code(),
            "four_eyes");
  EXPECT_EQ(api.last_entry()["deny"], "AZ-10");
}

TEST_P(UsersTest, OnlyAnAdminWithAFreshFactorOfTheSameCenter) {  // AUTH-19, AZ-13
  for (const char* role :
       {"counselor", "manager", "city_staff", "approver", "auditor", "readonly", "service"}) {
    auto client = api.as(role);
    EXPECT_EQ(client.get("/v1/users").status, 403) << role;
    EXPECT_EQ(client.get("/v1/service-tokens").status, 403) << role;
  }
  EXPECT_EQ(api.anonymous().get("/v1/users").status, 401);
  auto other = api.as("admin", "ota");
  EXPECT_EQ(other.get(path("counselor")).status, 404);
  EXPECT_EQ(other.post(path("counselor", "/actions/end_sessions"), nullptr).status, 404);
  for (const auto& user : other.get("/v1/users").json["users"]) {
    EXPECT_NE(user["id"], api.account_id(user["login"].get<std::string>(), "isesaki"));
  }
  auto admin = api.as("admin");
  const Answer all = admin.get("/v1/users");
  EXPECT_EQ(all.json["users"].size(), 9u);
  EXPECT_EQ(all.body.find("password"), std::string::npos);
  api.advance(121s);
  EXPECT_EQ(admin.get("/v1/users").code(), "step_up_required");
}

TEST_P(UsersTest, AnAdminEndsSomebodysSessions) {  // AUTH-15
  auto one = api.as("counselor");
  auto two = api.as("counselor");
  EXPECT_EQ(api.as("admin").post(path("counselor", "/actions/end_sessions"), nullptr).status, 200);
  EXPECT_EQ(one.get("/v1/sessions").status, 401);
  EXPECT_EQ(two.get("/v1/sessions").status, 401);
}

TEST_P(UsersTest, AServiceTokenWorksFromItsNetworkUntilItIsRevokedOrExpires) {  // AUTH-23
  auto admin = api.as("admin");
  const json body = {{"label", "統計連携"},
                     {"scopes", {"reference"}},
                     {"days", 90},
                     {"source_range", "192.0.2.0/24"}};
  const Answer made = admin.post("/v1/service-tokens", body);
  ASSERT_EQ(made.status, 201) << made.body;
  const std::string secret = made.json["secret"].get<std::string>();
  EXPECT_EQ(secret.size(), 4u + 64u);
  Client machine(api, secret);
  EXPECT_EQ(machine.get("/v1/reference").status, 200);
  EXPECT_EQ(api.last_entry()["actor"]["role"], "service");
  EXPECT_EQ(machine.get("/v1/sessions").status, 403) << "no human route";
  machine.peer_address = "198.51.100.1";
  EXPECT_EQ(machine.get("/v1/reference").status, 401);
  machine.peer_address = "192.0.2.77";
  const std::string id = made.json["service_token"]["id"].get<std::string>();
  EXPECT_EQ(api.as("admin", "ota").del("/v1/service-tokens/" + id).status, 404);
  EXPECT_EQ(admin.del("/v1/service-tokens/" + id).status, 204);
  EXPECT_EQ(machine.get("/v1/reference").status, 401);

  Client second(api, admin.post("/v1/service-tokens", body).json["secret"].get<std::string>());
  second.peer_address = "192.0.2.77";
  api.advance(24h * 90 - 1s);
  EXPECT_EQ(second.get("/v1/reference").status, 200);
  api.advance(1s);
  EXPECT_EQ(second.get("/v1/reference").status, 401);
  json longer = body;
  longer["days"] = 91;
  EXPECT_EQ(api.as("admin").post("/v1/service-tokens", longer).status, 422);
}

TEST_P(UsersTest, AFreshDatabaseLetsNobodyIn) {  // AUTH-25
  auto client = api.anonymous();
  for (const char* login : {"admin@isesaki", "root@isesaki", "kizuna@isesaki"}) {
    for (const char* password : {"admin", "password", "kizuna", "changeme"}) {
      EXPECT_EQ(
          client.post("/v1/sessions", {{"login", login}, {"password", password}, {"otp", "000000"}})
              .status,
          401);
    }
  }
}

KIZUNA_ON_BOTH_ENGINES(UsersTest);

}  // namespace
}  // namespace kizuna::tests
