#include <gmock/gmock.h>

#include "tests/api/drafts_fixture.hpp"

namespace kizuna::tests {
namespace {

using nlohmann::json;
using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

class OrphanedDraftsTest : public DraftsTest {};

TEST_P(OrphanedDraftsTest, AnOldOneIsReportedByWriterAndTimeAndMayBeTakenOverByTheManager) {
  Client counselor = api.as("counselor");
  const std::string place = begin(counselor, {{"response", "途中"}});
  const std::string take = place + "/actions/take_over";
  const json why = {{"reason", "長期休暇に入ったため"}};
  api.advance(24h * 7);
  Client early = api.as("manager");
  EXPECT_THAT(early.get("/v1/orphaned-drafts").json["drafts"], IsEmpty());
  EXPECT_EQ(early.post(take, why, {{"if-match", "\"v1\""}}).status, 404);

  api.advance(24h);
  Client manager = api.as("manager");
  const Answer report = manager.get("/v1/orphaned-drafts");
  ASSERT_THAT(report.json["drafts"], SizeIs(1));
  EXPECT_EQ(report.json["drafts"][0]["writer"], api.account_id("counselor"));
  EXPECT_THAT(report.body, Not(HasSubstr("途中")));
  EXPECT_EQ(manager.get(place).status, 404);
  EXPECT_EQ(manager.post(take, json::object(), {{"if-match", "\"v1\""}}).status, 422);
  EXPECT_EQ(manager.post(take, why, {{"if-match", "\"v2\""}}).status, 412);
  const Answer taken = manager.post(take, why, {{"if-match", "\"v1\""}});
  ASSERT_EQ(taken.status, 200) << taken.body;
  const json entry = api.last_entry();
  EXPECT_EQ(entry["act"], "draft.take_over");
  EXPECT_THAT(api.detail_of(entry), HasSubstr("長期休暇"));
  EXPECT_EQ(manager.get(place).json["content"]["response"], "途中");
  EXPECT_EQ(api.as("counselor").get(place).status, 404);
}

TEST_P(OrphanedDraftsTest, OnlyThePostOfManagerTakesOver) {
  Client counselor = api.as("counselor");
  const std::string place = begin(counselor, {{"response", "途中"}});
  api.advance(24h * 8);
  const auto writer = api.database.writer();
  writer->begin_write();
  writer->see_only("isesaki");
  writer->execute("update account set post = 'senior' where id = :id",
                  {{"id", api.account_id("manager")}});
  writer->commit();
  Client senior = api.as("manager");
  EXPECT_THAT(senior.get("/v1/orphaned-drafts").json["drafts"], SizeIs(1));
  EXPECT_EQ(
      senior.post(place + "/actions/take_over", {{"reason", "x"}}, {{"if-match", "\"v1\""}}).status,
      403);
}

TEST_P(OrphanedDraftsTest, WhatADisabledWriterLeftIsOrphanedAtOnce) {
  Client counselor = api.as("counselor");
  const std::string place = begin(counselor, {{"response", "途中"}});
  Client admin = api.as("admin");
  const std::string account = "/v1/users/" + api.account_id("counselor");
  ASSERT_EQ(
      admin.post(account + "/actions/disable", nullptr, {{"if-match", admin.get(account).etag()}})
          .status,
      200);
  Client manager = api.as("manager");
  EXPECT_THAT(manager.get("/v1/orphaned-drafts").json["drafts"], SizeIs(1));
  EXPECT_EQ(
      manager
          .post(place + "/actions/take_over", {{"reason", "退職のため"}}, {{"if-match", "\"v1\""}})
          .status,
      200);
}

KIZUNA_ON_BOTH_ENGINES(OrphanedDraftsTest);

}  // namespace
}  // namespace kizuna::tests
