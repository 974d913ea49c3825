#include <gtest/gtest.h>

#include "tests/support/case_samples.hpp"

namespace kizuna::tests {
namespace {

using nlohmann::json;
using namespace std::chrono_literals;

class SupervisionTest : public ApiTest {
 protected:
  std::string open(const std::string& login = "counselor", const std::string& given = "澄江") {
    const std::string contact =
        put_contact(api, {.subject = put_person(api, given), .staff = login});
    const Answer made = api.as(login).post("/v1/cases", {{"from_contact", contact}});
    EXPECT_EQ(made.status, 201) << made.body;
    return made.json["head"]["id"].get<std::string>();
  }

  Answer record(const std::string& id, const std::string& held_on,
                const std::string& login = "manager") {
    return api.as(login).post("/v1/cases/" + id + "/supervisions",
                              {{"held_on", held_on},
                               {"questions", "本人の意向の確認が足りるか"},
                               {"advice", "本人に会って聞く"},
                               {"agreed_action", "来週訪問する"}});
  }

  json warnings(const std::string& login = "manager") {
    return api.as(login).get("/v1/case-warnings").json["warnings"];
  }
};

TEST_P(SupervisionTest, IsDueNinetyDaysAfterOpeningAndAfterEachReview) {
  const std::string id = open();  // Tuesday 2026-05-12
  const Answer before = api.as("counselor").get("/v1/cases/" + id + "/supervisions");
  EXPECT_EQ(before.json["due"], "2026-08-10") << before.body;
  EXPECT_FALSE(before.json["overdue"].get<bool>());
  api.advance(24h * 30);
  const Answer made = record(id, "2026-06-11");
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(api.last_entry()["act"], "supervision.record");
  EXPECT_EQ(made.json["due"], "2026-09-09");
  ASSERT_EQ(made.json["supervisions"].size(), 1u);
  EXPECT_EQ(made.json["supervisions"][0]["advice"], "本人に会って聞く");
}

TEST_P(SupervisionTest, OverdueReviewsAndOwnerlessCasesStandOnTheManagersBoard) {
  const std::string quiet = open("counselor", "ハナ");
  api.advance(1h);
  const std::string left = open("counselor2", "ヨネ");
  EXPECT_EQ(warnings().size(), 0u);
  const auto writer = api.database.writer();
  writer->begin_write();
  writer->see_only("isesaki");
  writer->execute("update account set status = 'disabled' where center_id = :c and id = :id",
                  {{"c", "isesaki"}, {"id", api.account_id("counselor2")}});
  writer->commit();
  json board = warnings();
  ASSERT_EQ(board.size(), 1u) << board;
  EXPECT_EQ(board[0]["head"]["id"], left);
  EXPECT_TRUE(board[0]["no_active_owner"].get<bool>());
  EXPECT_FALSE(board[0]["supervision_overdue"].get<bool>());
  api.advance(24h * 91);
  ASSERT_EQ(record(left, "2026-08-01").status, 201);
  board = warnings();
  ASSERT_EQ(board.size(), 2u) << board;
  EXPECT_EQ(board[0]["head"]["id"], quiet);
  EXPECT_TRUE(board[0]["supervision_overdue"].get<bool>());
  EXPECT_EQ(board[0]["supervision_due"], "2026-08-10");
  EXPECT_FALSE(board[1]["supervision_overdue"].get<bool>());
  EXPECT_EQ(api.as("manager", "ota").get("/v1/case-warnings").json["warnings"].size(), 0u);
}

TEST_P(SupervisionTest, TheBoardGoesOnPageByPage) {
  open("counselor", "ハナ");
  api.advance(1h);
  open("counselor", "ヨネ");
  api.advance(24h * 91);
  Client manager = api.as("manager");
  const Answer first = manager.get("/v1/case-warnings?limit=1");
  ASSERT_EQ(first.json["warnings"].size(), 1u);
  const std::string link = first.header("link");
  const Answer next = manager.get(link.substr(1, link.find('>') - 1));
  ASSERT_EQ(next.json["warnings"].size(), 1u) << next.body;
  EXPECT_NE(next.json["warnings"][0]["head"]["id"], first.json["warnings"][0]["head"]["id"]);
}

TEST_P(SupervisionTest, Refusals) {
  const std::string id = open();
  EXPECT_EQ(record(id, "2026-05-13").status, 422) << "in the future";
  EXPECT_EQ(record(id, "2026-05-11").status, 422) << "before the case";
  EXPECT_EQ(record(id, "2026-05-12", "counselor").status, 403);
  Client manager = api.as("manager");
  ASSERT_EQ(manager
                .put("/v1/cases/" + id + "/owner", {{"owner", api.account_id("manager")}},
                     manager.get("/v1/cases/" + id).etag())
                .status,
            200);
  EXPECT_EQ(record(id, "2026-05-12").code(), "four_eyes") << "the owner";
}

KIZUNA_ON_BOTH_ENGINES(SupervisionTest);

}  // namespace
}  // namespace kizuna::tests
