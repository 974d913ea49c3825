#include <gtest/gtest.h>

#include "tests/support/case_samples.hpp"

namespace kizuna::tests {
namespace {

using nlohmann::json;
using namespace std::chrono_literals;

class WhoLookedTest : public ApiTest {
 protected:
  std::string person = put_person(api);
  std::string path = open();

  std::string open() {
    const Answer made =
        api.as("counselor")
            .post("/v1/cases", {{"from_contact", put_contact(api, {.subject = person})}});
    EXPECT_EQ(made.status, 201) << made.body;
    return "/v1/cases/" + made.json["head"]["id"].get<std::string>();
  }
  json lines(const std::string& target, const std::string& login = "counselor") {
    const Answer answer = api.as(login).get(target);
    EXPECT_EQ(answer.status, 200) << answer.body;
    return answer.json["accesses"];
  }
};

TEST_P(WhoLookedTest, TellsWhoWhenWhatAndWhetherOfTheTeam) {
  api.advance(1min);
  api.as("manager").get(path);
  api.advance(1min);
  api.as("counselor2").get(path);  // of another unit
  api.advance(1min);
  const json rows = lines(path + "/access");
  ASSERT_EQ(rows.size(), 4u) << rows;
  EXPECT_EQ(rows[0]["act"], "case.view_access") << "the look itself comes first";
  EXPECT_EQ(rows[0]["by_name"], "試験 counselor");
  EXPECT_TRUE(rows[0]["in_team"].get<bool>());
  EXPECT_EQ(rows[1]["by_name"], "試験 counselor2");
  EXPECT_EQ(rows[1]["outcome"], "denied");
  EXPECT_FALSE(rows[1]["in_team"].get<bool>());
  EXPECT_EQ(rows[2]["by_name"], "試験 manager");
  EXPECT_EQ(rows[2]["label"], "ケースの表示");
  EXPECT_EQ(rows[2]["role"], "manager");
  EXPECT_FALSE(rows[2]["in_team"].get<bool>());
  EXPECT_EQ(rows[3]["act"], "case.open");
  // E-4: what came first is in the log when the next one looks.
  EXPECT_EQ(lines(path + "/access", "manager")[1]["at"], rows[0]["at"]);
}

TEST_P(WhoLookedTest, MembershipIsThatOfTheMoment) {
  api.advance(1min);
  api.as("manager").get(path);
  api.advance(1min);
  ASSERT_EQ(api.as("counselor")
                .post(path + "/team", {{"account", api.account_id("manager")}, {"duty", "助言"}})
                .status,
            201);
  api.advance(1min);
  api.as("manager").get(path);
  const json rows = lines(path + "/access");
  EXPECT_TRUE(rows[1]["in_team"].get<bool>());
  EXPECT_FALSE(rows[3]["in_team"].get<bool>()) << rows;
}

TEST_P(WhoLookedTest, GoesOnPageByPage) {
  for (int times = 0; times < 4; ++times) api.as("manager").get(path);
  Client counselor = api.as("counselor");
  const Answer first = counselor.get(path + "/access?limit=3");
  ASSERT_EQ(first.json["accesses"].size(), 4u) << "its own row on top of three: " << first.body;
  const std::string link = first.header("link");
  ASSERT_FALSE(link.empty());
  const Answer next = counselor.get(link.substr(1, link.find('>') - 1));
  ASSERT_EQ(next.status, 200) << next.body;
  // Two more: the last look of the manager, and the opening of the case.
  EXPECT_EQ(next.json["accesses"].back()["act"], "case.open");
  EXPECT_EQ(next.json["accesses"].size(), 2u);
}

TEST_P(WhoLookedTest, APersonHasOneToo) {
  api.advance(1min);
  api.as("manager").get("/v1/persons/" + person);
  const json rows = lines("/v1/persons/" + person + "/access");
  ASSERT_GE(rows.size(), 3u) << rows;
  EXPECT_EQ(rows[0]["act"], "person.view_access");
  EXPECT_TRUE(rows[0]["in_team"].get<bool>());
  EXPECT_EQ(rows[1]["act"], "person.view");
  EXPECT_FALSE(rows[1]["in_team"].get<bool>());
  EXPECT_EQ(rows.back()["act"], "person.create");
  for (const json& row : rows) EXPECT_EQ(row["object_type"], "person");
}

KIZUNA_ON_BOTH_ENGINES(WhoLookedTest);

}  // namespace
}  // namespace kizuna::tests
