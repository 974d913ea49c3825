#include <set>

#include "persistence/sign_in_store.hpp"
#include "tests/support/api_fixture.hpp"
#include "tests/support/enrolled_person.hpp"

namespace kizuna::tests {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;

json form(const std::string& login, const std::string& password, const std::string& otp) {
  return {{"login", login}, {"password", password}, {"otp", otp}};
}

class SessionsTest : public ApiTest {
 protected:
  Answer sign_in(Client& client, const json& extra = json::object()) {
    json body = form("counselor@isesaki", EnrolledPerson::password, person.code());
    body.update(extra);
    return client.post("/v1/sessions", body);
  }
  Answer fail(Client& client) {
    return client.post("/v1/sessions",
                       form("counselor@isesaki", "違う合言葉を入れてみる人", person.code()));
  }
  /// The answer without what differs from request to request.
  static json blank(const Answer& answer) {
    json body = answer.json;
    body.erase("request_id");
    return body;
  }
  EnrolledPerson person{api, "counselor"};
};

TEST_P(SessionsTest, ARightPasswordAndCodeOpenASession) {
  auto client = api.anonymous();
  const Answer answer = sign_in(client);
  ASSERT_EQ(answer.status, 201) << answer.body;
  EXPECT_EQ(answer.json["role"], "counselor");
  EXPECT_EQ(answer.json["person"]["center_id"], "isesaki");
  EXPECT_EQ(answer.json["csrf_token"].get<std::string>().size(), 64u);
  const json entry = api.last_entry();
  EXPECT_EQ(entry["act"], "session.start");
  EXPECT_EQ(entry["out"], "ok");
  EXPECT_EQ(entry["actor"]["id"], person.id);
  EXPECT_EQ(entry["actor"]["amr"], json({"pwd", "otp"}));
  EXPECT_EQ(entry["obj"]["type"], "session");
  EXPECT_EQ(entry["actor"]["sid"], entry["obj"]["id"]);
  EXPECT_EQ(client.get("/v1/sessions/current").status, 200);
}

TEST_P(SessionsTest, TheCookieHasEveryAttribute) {  // AUTH-11
  auto client = api.anonymous();
  const Answer answer = sign_in(client);
  std::vector<std::string> cookies;
  for (const auto& [name, value] : answer.headers) {
    if (name == "set-cookie") cookies.push_back(value);
  }
  ASSERT_EQ(cookies.size(), 2u);
  for (const std::string& cookie : cookies) {
    for (const char* attribute : {"; Secure", "; HttpOnly", "; SameSite=Strict", "; Path=/"}) {
      EXPECT_NE(cookie.find(attribute), std::string::npos) << cookie;
    }
    EXPECT_EQ(cookie.find("Domain"), std::string::npos);
  }
  EXPECT_EQ(cookies[0].find("Max-Age"), std::string::npos) << "dies with the browser";
  EXPECT_EQ(client.token().size(), 64u) << "256 bits";
  const auto reader = api.database.reader();
  reader->begin_read();
  reader->see_only("isesaki");
  EXPECT_EQ(std::get<0>(*reader->row<long long>(
                "select count(*) from login_session where token_hash = :token",
                {{"token", client.token()}})),
            0)
      << "only the hash is kept";
  reader->commit();
}

TEST_P(SessionsTest, EveryFailureLooksTheSame) {  // AUTH-18
  EnrolledPerson disabled(api, "manager");
  const auto writer = api.database.writer();
  writer->begin_write();
  writer->see_only("isesaki");
  writer->execute("update account set status = 'disabled' where center_id = 'isesaki' and id = :id",
                  {{"id", disabled.id}});
  writer->commit();
  const char* good = EnrolledPerson::password;
  struct Row {
    const char* what;
    json body;
    const char* object;
    const char* rule;
  };
  const Row rows[] = {
      {"nobody of that name", form("tanaka@isesaki", good, person.code()), "login", "AUTH-18"},
      {"name in two centers", form("counselor", good, person.code()), "login", "AUTH-18"},
      {"unknown center", form("counselor@nara", good, person.code()), "login", "AUTH-18"},
      {"wrong password", form("counselor@isesaki", "wrong", person.code()), "account",
       "AUTH-password"},
      {"wrong code", form("counselor@isesaki", good, person.wrong_code()), "account", "AUTH-07"},
      {"code of no length", form("counselor@isesaki", good, "1"), "account", "AUTH-07"},
      {"disabled", form("manager@isesaki", good, person.code()), "account", "AUTH-disabled"},
      {"no factor yet", form("auditor@isesaki", good, person.code()), "account", "AUTH-password"},
      {"a machine", form("service@isesaki", good, person.code()), "account", "AUTH-password"},
  };
  auto client = api.anonymous();
  std::set<std::string> answers;
  for (const Row& row : rows) {
    const Answer answer = client.post("/v1/sessions", row.body);
    EXPECT_EQ(answer.status, 401) << row.what;
    EXPECT_EQ(answer.header("set-cookie"), "") << row.what;
    answers.insert(blank(answer).dump());
    const json entry = api.last_entry();
    EXPECT_EQ(entry["actor"], nullptr) << row.what;
    EXPECT_EQ(entry["obj"]["type"], row.object) << row.what;
    EXPECT_EQ(entry["deny"], row.rule) << row.what;
    EXPECT_EQ(entry.dump().find("tanaka"), std::string::npos);
  }
  for (int i = 0; i < 6; ++i) answers.insert(blank(fail(client)).dump());
  EXPECT_EQ(api.last_entry()["deny"], "AUTH-17");
  EXPECT_EQ(answers.size(), 1u) << "throttled looks no different";
}

TEST_P(SessionsTest, ACodeOpensTheDoorOnce) {  // AUTH-07
  auto first = api.anonymous();
  ASSERT_EQ(sign_in(first).status, 201);
  auto second = api.anonymous();
  EXPECT_EQ(sign_in(second).status, 401);
  api.advance(30s);
  EXPECT_EQ(sign_in(second).status, 201);
}

TEST_P(SessionsTest, FiveFreeTriesThenLongerAndLongerWaits) {  // AUTH-17
  auto client = api.anonymous();
  for (int i = 0; i < 5; ++i) EXPECT_EQ(fail(client).status, 401);
  EXPECT_EQ(api.last_entry()["deny"], "AUTH-password");
  EXPECT_EQ(sign_in(client).status, 401) << "even the right one waits";
  EXPECT_EQ(api.last_entry()["deny"], "AUTH-17");
  api.advance(2s);
  EXPECT_EQ(fail(client).status, 401);
  api.advance(3s);
  EXPECT_EQ(sign_in(client).status, 401) << "four seconds after the sixth";
  api.advance(1s);
  EXPECT_EQ(sign_in(client).status, 201) << "an attempt that was held back does not count";
}

TEST_P(SessionsTest, AStrangersFailuresDoNotLockTheOwnerOut) {  // TM-19
  auto owner = api.anonymous();
  ASSERT_EQ(sign_in(owner).status, 201);
  ASSERT_EQ(owner.del("/v1/sessions/current").status, 204);
  auto stranger = api.anonymous();
  stranger.peer_address = "2001:db8::1";
  for (int i = 0; i < 101; ++i) {
    ASSERT_EQ(fail(stranger).status, 401);
    api.advance(901s);
  }
  EXPECT_EQ(api.last_entry()["deny"], "AUTH-17-reset");
  EXPECT_EQ(sign_in(stranger).status, 401) << "after 100 failures nothing helps a new device";
  EXPECT_EQ(sign_in(owner).status, 201) << "the owner's own device is not concerned";
}

TEST_P(SessionsTest, APresentedTokenIsNeverAdoptedAndDiesAtSignIn) {  // AUTH-12
  auto client = api.anonymous();
  const std::string planted(64, 'a');
  const Answer answer = client.post(
      "/v1/sessions", form("counselor@isesaki", EnrolledPerson::password, person.code()),
      {{"cookie", "__Host-sid=" + planted}});
  ASSERT_EQ(answer.status, 201);
  EXPECT_NE(client.token(), planted);
  const std::string old = client.token();
  api.advance(30s);
  ASSERT_EQ(sign_in(client).status, 201);
  EXPECT_NE(client.token(), old);
  Client with_old(api, old);
  EXPECT_EQ(with_old.get("/v1/sessions/current").status, 401);
}

TEST_P(SessionsTest, TheThirdSessionAsksWhichEnds) {  // AUTH-15
  auto one = api.as("counselor");
  auto two = api.as("counselor");
  auto three = api.anonymous();
  const Answer question = sign_in(three);
  ASSERT_EQ(question.status, 409) << question.body;
  ASSERT_EQ(question.json["sessions"].size(), 2u);
  EXPECT_EQ(three.token(), "");
  const Answer answer = sign_in(three, {{"end_session", question.json["sessions"][0]["id"]}});
  EXPECT_EQ(answer.status, 201) << "the same code may come with the answer";
  const bool one_lives = one.get("/v1/sessions/current").status == 200;
  const bool two_lives = two.get("/v1/sessions/current").status == 200;
  EXPECT_NE(one_lives, two_lives);
}

TEST_P(SessionsTest, OwnSessionsAreListedAndEnded) {  // AUTH-15
  auto one = api.as("counselor");
  auto two = api.as("counselor");
  auto other = api.as("manager");
  const Answer list = one.get("/v1/sessions");
  ASSERT_EQ(list.json["sessions"].size(), 2u);
  std::string id;
  for (const auto& session : list.json["sessions"]) {
    if (!session["is_current"].get<bool>()) id = session["id"].get<std::string>();
  }
  EXPECT_EQ(other.post("/v1/sessions/actions/end", {{"id", id}}).status, 404) << "not one's own";
  EXPECT_EQ(one.post("/v1/sessions/actions/end", {{"id", id}}).status, 200);
  EXPECT_EQ(two.get("/v1/sessions/current").status, 401);
}

TEST_P(SessionsTest, IdleAndAbsoluteLimits) {  // AUTH-13
  struct Row {
    const char* kind;
    std::chrono::seconds idle;
    int status;
  };
  constexpr Row rows[] = {
      {"counter", 299s, 200}, {"counter", 300s, 200}, {"counter", 301s, 401},
      {"office", 899s, 200},  {"office", 900s, 200},  {"office", 901s, 401},
  };
  for (const Row& row : rows) {
    auto client = api.anonymous();
    api.advance(30s);
    ASSERT_EQ(sign_in(client, {{"terminal_kind", row.kind}}).status, 201);
    api.advance(row.idle);
    EXPECT_EQ(client.get("/v1/sessions/current").status, row.status) << row.kind;
    api.advance(31min);  // what is left of it does not count any more
  }
  auto busy = api.as("manager");
  for (int i = 0; i < 60; ++i) {
    api.advance(10min);
    ASSERT_EQ(busy.get("/v1/sessions").status, 200) << i;
  }
  api.advance(1s);
  EXPECT_EQ(busy.get("/v1/sessions").status, 401) << "ten hours";
}

TEST_P(SessionsTest, ALockedSessionOpensWithOneFactorWithinHalfAnHour) {  // AUTH-13
  auto client = api.as("counselor");
  const std::string locked = client.token();
  api.advance(29min);
  EXPECT_EQ(client.get("/v1/sessions/current").status, 401);
  EXPECT_EQ(client.post("/v1/sessions/current/unlock", {{"otp", person.wrong_code()}}).status, 401);
  ASSERT_EQ(client.post("/v1/sessions/current/unlock", {{"otp", person.code()}}).status, 200);
  EXPECT_NE(client.token(), locked);
  EXPECT_EQ(client.get("/v1/sessions/current").status, 200);
  api.advance(31min);
  EXPECT_EQ(client.post("/v1/sessions/current/unlock", {{"otp", person.code()}}).status, 401);
}

TEST_P(SessionsTest, ALockTakesTheSessionAwayUntilOneFactorIsGiven) {  // AUTH-16
  auto client = api.as("counselor");
  ASSERT_EQ(client.post("/v1/sessions/current/lock", nullptr).status, 200);
  EXPECT_EQ(client.get("/v1/sessions/current").status, 401);
  EXPECT_EQ(client.post("/v1/sessions/current/lock", nullptr).status, 401);
  ASSERT_EQ(client.post("/v1/sessions/current/unlock", {{"otp", person.code()}}).status, 200);
  EXPECT_EQ(client.get("/v1/sessions/current").status, 200);
}

TEST_P(SessionsTest, StepUpNeedsAFreshCodeAndGivesANewToken) {  // AUTH-12, AUTH-19
  EnrolledPerson admin(api, "admin");
  auto client = api.as("admin");
  api.advance(120s);
  EXPECT_EQ(client.get("/v1/sessions").status, 200);
  api.advance(1s);
  const std::string old = client.token();
  EXPECT_EQ(client.post("/v1/sessions/current/step-up", {{"otp", admin.wrong_code()}}).code(),
            "step_up_required");
  EXPECT_EQ(api.last_entry()["deny"], "AUTH-07");
  const Answer answer = client.post("/v1/sessions/current/step-up", {{"otp", admin.code()}});
  ASSERT_EQ(answer.status, 200) << answer.body;
  EXPECT_NE(client.token(), old);
  EXPECT_NE(answer.json["stepped_up_at"], nullptr);
  EXPECT_EQ(Client(api, old).get("/v1/sessions").status, 401);
}

TEST_P(SessionsTest, ARoleIsChosenAmongThoseHeld) {  // AUTH-12
  const auto writer = api.database.writer();
  writer->begin_write();
  writer->see_only("isesaki");
  writer->execute(
      "insert into account_role (center_id, account_id, role) "
      "values ('isesaki', :id, 'readonly')",
      {{"id", person.id}});
  writer->commit();
  auto client = api.as("counselor");
  const std::string old = client.token();
  EXPECT_EQ(client.post("/v1/sessions/current/role", {{"role", "manager"}}).status, 403);
  EXPECT_EQ(client.post("/v1/sessions/current/role", {{"role", "service"}}).status, 422);
  const Answer answer = client.post("/v1/sessions/current/role", {{"role", "readonly"}});
  ASSERT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(answer.json["role"], "readonly");
  EXPECT_EQ(Client(api, old).get("/v1/sessions").status, 401);
}

TEST_P(SessionsTest, SigningOutEndsTheSessionAndClearsTheBrowser) {  // AUTH-16
  auto client = api.as("counselor");
  const std::string token = client.token();
  const Answer answer = client.del("/v1/sessions/current");
  EXPECT_EQ(answer.status, 204);
  EXPECT_NE(answer.header("clear-site-data"), "");
  EXPECT_EQ(client.token(), "");
  EXPECT_EQ(Client(api, token).get("/v1/sessions").status, 401);
}

TEST_P(SessionsTest, OriginAndCsrfTokenAreAskedFor) {  // AUTH-20, S-02
  struct Row {
    Headers headers;
    int status;
  };
  const Row rows[] = {
      {{{"x-csrf-token", ""}}, 403},
      {{{"x-csrf-token", std::string(64, '0')}}, 403},
      {{{"origin", "https://evil.example"}}, 403},
      {{{"origin", "null"}}, 403},
      {{{"sec-fetch-site", "cross-site"}}, 403},
      {{{"sec-fetch-site", "same-site"}}, 403},
      {{{"sec-fetch-site", "same-origin"}}, 200},
      {{}, 200},
  };
  for (const Row& row : rows) {
    auto client = api.as("counselor");
    EXPECT_EQ(client.post("/v1/sessions/current/role", {{"role", "counselor"}}, row.headers).status,
              row.status);
  }
  auto outside = api.anonymous();
  EXPECT_EQ(
      outside
          .post("/v1/sessions", form("counselor@isesaki", EnrolledPerson::password, person.code()),
                {{"origin", "https://evil.example"}})
          .status,
      403);
}

TEST_P(SessionsTest, CookiesThatNobodyGaveOut) {  // S-01
  auto client = api.as("counselor");
  const std::string sid = "__Host-sid=" + client.token();
  struct Row {
    Headers headers;
    int status;
  };
  const Row rows[] = {
      {{{"cookie", "__Host-sid=" + std::string(64, '0')}}, 401},
      {{{"cookie", "__Host-sid="}}, 401},
      {{{"cookie", "sid=" + client.token()}}, 401},
      {{{"cookie", sid + "; " + sid}}, 400},
      {{{"cookie", sid}, {"authorization", "Bearer kzn_x"}}, 400},
      {{{"cookie", ""}, {"authorization", "Basic YTpi"}}, 401},
      {{{"cookie", sid + "; theme=dark"}}, 200},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(client.get("/v1/sessions", row.headers).status, row.status);
  }
}

TEST_P(SessionsTest, TwentyRequestsASecondAndThen429) {  // S-04
  api::RateLimit limit(20, 60);
  api.services.request_limit = &limit;
  auto client = api.as("counselor");
  for (int i = 0; i < 60; ++i) ASSERT_EQ(client.get("/v1/sessions").status, 200) << i;
  const Answer answer = client.get("/v1/sessions");
  EXPECT_EQ(answer.status, 429);
  EXPECT_EQ(answer.header("retry-after"), "1");
  EXPECT_EQ(api.as("manager").get("/v1/sessions").status, 200) << "counted by session";
  api.advance(50ms);
  EXPECT_EQ(client.get("/v1/sessions").status, 200);
}

TEST_P(SessionsTest, ACheapHashIsReplacedAtSignIn) {  // AUTH-02
  api.services.password_costs = {2, 20};
  auto client = api.anonymous();
  ASSERT_EQ(sign_in(client).status, 201);
  const auto reader = api.database.reader();
  reader->begin_read();
  reader->see_only("isesaki");
  const auto account = persistence::find_account(*reader, "isesaki", person.id);
  reader->commit();
  EXPECT_TRUE(account->password_hash->starts_with("$argon2id$v=19$m=20480,t=2,p=1$"));
}

KIZUNA_ON_BOTH_ENGINES(SessionsTest);

}  // namespace
}  // namespace kizuna::tests
