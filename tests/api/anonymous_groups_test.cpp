#include <gmock/gmock.h>

#include "tests/api/intake_rows.hpp"
#include "tests/support/case_samples.hpp"

namespace kizuna::tests {
namespace {

using nlohmann::json;
using namespace std::chrono_literals;
using testing::SizeIs;

class AnonymousGroupsTest : public ApiTest {
 protected:
  json call(const std::string& day, json changes = json::object(),
            const std::string& login = "counselor") {
    json body = contact_form({{"received_at", day + "T01:00:00Z"},
                              {"late_reason", "後から入力"},
                              {"caller_type", "99"},
                              {"caller_label", "匿名(女性・60代くらい)"},
                              {"district", "UNKNOWN"},
                              {"consent", "6"},
                              {"finalise", true}});
    body.update(changes);
    const Answer made = api.as(login).post("/v1/contacts", body);
    EXPECT_EQ(made.status, 201) << made.body;
    return made.json;
  }

  Answer group(std::initializer_list<json> calls, const std::string& login = "counselor") {
    json ids = json::array();
    for (const json& one : calls) ids.push_back(one["id"]);
    return api.as(login).post("/v1/anonymous-groups", {{"label", "物音の訴え"}, {"contacts", ids}});
  }

  Answer is_person(const Answer& made, const json& person) {
    Client counselor = api.as("counselor");
    const std::string place = made.header("location");
    return counselor.put(place + "/person", {{"person", person}}, counselor.get(place).etag());
  }

  /// 延べ 実 新規 継続 再開.
  std::string counted() {
    const Answer answer = api.as("manager").get("/v1/statistics/ST-1?fiscal_year=2026");
    EXPECT_EQ(answer.status, 200) << answer.body;
    return answer.json["tables"][0]["lines"].back()["cells"].dump();
  }

  json propose(const json& typed, const std::string& login = "counselor") {
    return api.as(login).post("/v1/contact-proposals", typed).json;
  }

  IntakeRows rows{api};
};

TEST_P(AnonymousGroupsTest, LinkedCallsAreOneMatterAndUnlinkingGivesThemBack) {
  const json first = call("2026-05-01");
  const json second = call("2026-05-02");
  const json third = call("2026-05-03");
  EXPECT_EQ(counted(), R"(["3","3","3","0","0"])");
  const Answer made = group({first, second});
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(counted(), R"(["3","2","2","0","0"])");
  const std::string place = made.header("location");
  Client counselor = api.as("counselor");
  ASSERT_EQ(counselor.post(place + "/calls", {{"contact", third["id"]}}).status, 201);
  EXPECT_EQ(counted(), R"(["3","1","1","0","0"])");
  EXPECT_THAT(counselor.get(place).json["contacts"], SizeIs(3));

  const std::string link = place + "/calls/" + second["id"].get<std::string>();
  EXPECT_EQ(counselor.del(link).status, 204);
  EXPECT_EQ(counselor.del(link).status, 404);
  EXPECT_EQ(counted(), R"(["3","2","2","0","0"])");
  api.advance(1s);
  ASSERT_EQ(counselor.post(place + "/calls", {{"contact", second["id"]}}).status, 201);
  EXPECT_EQ(counted(), R"(["3","1","1","0","0"])");
  // The contact itself is what it was.
  EXPECT_TRUE(counselor.get("/v1/contacts/" + first["id"].get<std::string>())
                  .json["caller_group"]
                  .is_null());
}

TEST_P(AnonymousGroupsTest, AGroupTypedIntoTheFormIsTakenOutAgain) {
  const json first = call("2026-05-01");
  const Answer made = group({first});
  const json second = call("2026-05-02", {{"caller_group", made.json["id"]}});
  EXPECT_EQ(counted(), R"(["2","1","1","0","0"])");
  Client counselor = api.as("counselor");
  const std::string link = made.header("location") + "/calls/" + second["id"].get<std::string>();
  EXPECT_EQ(counselor.del(link).status, 204);
  EXPECT_EQ(counted(), R"(["2","2","2","0","0"])");
  EXPECT_THAT(counselor.get(made.header("location")).json["contacts"], SizeIs(1));
}

TEST_P(AnonymousGroupsTest, TheGroupTakesThePersonsKeyForPastPeriodsTooAndBack) {
  const std::string akutsu = put_person(api, "阿久津");
  call("2026-04-20",
       {{"subject_person", akutsu}, {"caller_person", akutsu}, {"caller_type", "10"}});
  const Answer made = group({call("2026-05-01"), call("2026-05-02")});
  EXPECT_EQ(counted(), R"(["3","2","2","0","0"])");
  const Answer known = is_person(made, akutsu);
  ASSERT_EQ(known.status, 200) << known.body;
  EXPECT_EQ(known.json["person"], akutsu);
  EXPECT_EQ(counted(), R"(["3","1","1","0","0"])");
  EXPECT_EQ(propose({{"caller_type", "30"}, {"caller_person", akutsu}})["calls_in_30_days"], 4);
  const Answer undone = is_person(made, nullptr);
  ASSERT_EQ(undone.status, 200) << undone.body;
  EXPECT_EQ(counted(), R"(["3","2","2","0","0"])");
  EXPECT_EQ(propose({{"caller_type", "30"}, {"caller_person", akutsu}})["calls_in_30_days"], 2);
}

TEST_P(AnonymousGroupsTest, LinkedCallsArePartOfWhatIsProposed) {
  const json first = call("2026-05-01");
  const Answer made = group({first, call("2026-05-02")});
  const json typed = {{"caller_type", "99"}, {"caller_group", made.json["id"]}};
  EXPECT_EQ(propose(typed)["is_new"], "CONT");
  EXPECT_EQ(propose(typed)["calls_in_30_days"], 3);
  ASSERT_EQ(api.as("counselor")
                .del(made.header("location") + "/calls/" + first["id"].get<std::string>())
                .status,
            204);
  EXPECT_EQ(propose(typed)["calls_in_30_days"], 2);
}

TEST_P(AnonymousGroupsTest, OnlyFinalisedAnonymousCallsAreLinkedAndOnlyOnce) {
  const std::string person = put_person(api);
  const json linked = call("2026-05-01");
  ASSERT_EQ(group({linked}).status, 201);
  struct Row {
    json contact;
    const char* code;
  };
  const Row cases[] = {
      {linked["id"], "already_linked"},
      {call("2026-05-02", {{"caller_person", person}})["id"], "not_anonymous"},
      {api.as("counselor").post("/v1/contacts", json::object()).json["id"], "not_anonymous"},
      {call("2026-05-02", json::object(), "counselor2")["id"], "unknown_reference"},
      {"0190163d-8694-739b-aea5-966c26f8ad91", "unknown_reference"},
  };
  const json free = call("2026-05-03");
  for (const Row& row : cases) {
    const Answer made = api.as("counselor")
                            .post("/v1/anonymous-groups",
                                  {{"label", "x"}, {"contacts", {free["id"], row.contact}}});
    EXPECT_EQ(made.status, 422) << row.code << made.body;
    EXPECT_EQ(made.json["errors"][0]["pointer"], "/contacts/1");
    EXPECT_EQ(made.json["errors"][0]["code"], row.code);
  }
  EXPECT_EQ(group({}).status, 422);
  // The refusals have left the free one free.
  EXPECT_EQ(group({free}).status, 201);
}

TEST_P(AnonymousGroupsTest, WhoSeesAGroup) {
  const Answer made = group({call("2026-05-01")});
  struct Row {
    const char* login;
    const char* center;
    int status;
  };
  const Row cases[] = {
      {"counselor", "isesaki", 200}, {"manager", "isesaki", 200},    {"counselor2", "isesaki", 404},
      {"admin", "isesaki", 403},     {"city_staff", "isesaki", 403}, {"manager", "ota", 404},
  };
  for (const Row& row : cases)
    EXPECT_EQ(api.as(row.login, row.center).get(made.header("location")).status, row.status)
        << row.login << " " << row.center;
}

TEST_P(AnonymousGroupsTest, AHiddenPersonBehindAGroupChangesNothingForOthers) {
  const std::string hidden = rows.person(3);
  const json first = call("2026-05-01");
  const Answer made = group({first});
  for (const char* day : {"2026-05-02", "2026-05-03"})
    call(day, {{"caller_type", "30"}, {"caller_person", hidden}}, "manager");
  const json typed = {{"caller_type", "99"}, {"caller_group", made.json["id"]}};
  const std::string before = propose(typed).dump();
  const std::string manager_before = propose(typed, "manager").dump();
  EXPECT_EQ(is_person(made, hidden).status, 422) << "nobody links to whom they cannot know";
  Client manager = api.as("manager");
  const std::string place = made.header("location");
  ASSERT_EQ(manager.put(place + "/person", {{"person", hidden}}, made.etag()).status, 200);
  EXPECT_EQ(propose(typed).dump(), before);
  EXPECT_NE(propose(typed, "manager").dump(), manager_before);
  EXPECT_EQ(api.as("counselor").get(place).status, 404);
}

KIZUNA_ON_BOTH_ENGINES(AnonymousGroupsTest);

}  // namespace
}  // namespace kizuna::tests
