#include <gtest/gtest.h>

#include <set>

#include "api/ids.hpp"
#include "persistence/task_store.hpp"
#include "tests/support/case_samples.hpp"

namespace kizuna::tests {
namespace {

using nlohmann::json;

class TasksTest : public ApiTest {
 protected:
  std::string contact = put_contact(api, {.subject = put_person(api)});

  Answer create(const json& more = json::object()) {
    json body = {{"title", "診断書の依頼"}, {"due", "2099-05-06"}, {"contact_id", contact}};
    body.update(more);
    return api.as("counselor").post("/v1/tasks", body);
  }
  static std::string path(const Answer& made, const std::string& rest = "") {
    return "/v1/tasks/" + made.json.at("id").get<std::string>() + rest;
  }
};

// 2099-05-09 is a Saturday, 2-6 May are closed: reminders that meet on one day are one (K-6).
TEST_P(TasksTest, OwnDatesMoveOffClosedDaysAndOthersDoNot) {
  struct Row {
    const char* asked;
    bool kept_by_others;
    const char* stored;
    std::size_t reminders;
  };
  for (const Row& row :
       {Row{"2099-05-08", false, "2099-05-08", 3}, Row{"2099-05-09", false, "2099-05-11", 3},
        Row{"2099-05-09", true, "2099-05-09", 2}}) {
    const Answer made = create({{"due", row.asked}, {"kept_by_others", row.kept_by_others}});
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(made.json["due"], row.stored) << row.asked;
    EXPECT_EQ(made.json["reminders"].size(), row.reminders) << made.body;
  }
  EXPECT_EQ(api.last_entry()["act"], "task.create");
}

TEST_P(TasksTest, HangsOnWhatTheWriterMaySee) {
  EXPECT_EQ(create({{"contact_id", nullptr}}).status, 422);
  EXPECT_EQ(create({{"contact_id", "0196f3a0-0000-7000-8000-000000000000"}}).status, 422);
  EXPECT_EQ(create({{"owner", "0196f3a0-0000-7000-8000-000000000000"}}).status, 422);
}

TEST_P(TasksTest, IsChangedReassignedAndDoneOnce) {
  const Answer made = create();
  auto counselor = api.as("counselor");
  const Answer changed = counselor.put(
      path(made), {{"title", "診断書の受取り"}, {"due", "2099-06-01"}, {"severity", "high"}},
      made.etag());
  ASSERT_EQ(changed.status, 200) << changed.body;
  const auto act = [&](const std::string& action, const json& body, const std::string& etag) {
    return counselor.post(path(made, "/actions/" + action), body, {{"if-match", etag}});
  };
  EXPECT_EQ(act("done", json::object(), made.etag()).status, 412);
  EXPECT_EQ(act("cancel", json::object(), changed.etag()).code(), "guard_not_met");
  const Answer moved = act("reassign", {{"owner", api.account_id("manager")}}, changed.etag());
  ASSERT_EQ(moved.status, 200) << moved.body;
  EXPECT_EQ(moved.json["owner"], api.account_id("manager"));
  auto manager = api.as("manager");
  const Answer done =
      manager.post(path(made, "/actions/done"), json::object(), {{"if-match", moved.etag()}});
  ASSERT_EQ(done.status, 200) << done.body;
  EXPECT_EQ(done.json["state"], "done");
  EXPECT_EQ(manager.get(path(made)).json["state"], "done");
  EXPECT_EQ(
      manager.post(path(made, "/actions/done"), json::object(), {{"if-match", done.etag()}}).code(),
      "conflict");
}

TEST_P(TasksTest, ListsTheOwnOnesAndHidesThoseOfOthers) {
  const Answer made = create();
  const auto count = [&](const std::string& login, const std::string& query,
                         const std::string& center = "isesaki") {
    return api.as(login, center).get("/v1/tasks" + query).json["tasks"].size();
  };
  EXPECT_EQ(count("counselor", "?queue=mine"), 1u);
  EXPECT_EQ(count("counselor", "?queue=mine&due=week"), 0u);
  EXPECT_EQ(count("manager", "?queue=mine"), 0u);
  EXPECT_EQ(count("manager", ""), 1u);
  EXPECT_EQ(count("counselor2", ""), 0u);
  EXPECT_EQ(count("manager", "", "ota"), 0u);
  EXPECT_EQ(api.as("counselor2").get(path(made)).status, 404);
  EXPECT_EQ(api.as("counselor", "ota").get(path(made)).status, 404);
}

// W-1: MANAGER has the post SENIOR too, and not the other way round.
TEST_P(TasksTest, ManagerHasTheQueueOfTheSeniorToo) {
  const auto put_for = [&](const char* post) {
    persistence::TaskRecord task;
    task.id = api::new_id(api.now);
    task.title = post;
    task.owner_post = post;
    task.source = "human";
    task.created_at = task.updated_at = api.now;
    task.created_by = api.account_id("counselor");
    const auto writer = api.database.writer();
    writer->begin_write();
    writer->see_only("isesaki");
    persistence::insert_task(*writer, "isesaki", task);
    writer->commit();
  };
  const auto give_post = [&](const char* post) {
    const auto writer = api.database.writer();
    writer->begin_write();
    writer->see_only("isesaki");
    writer->execute("update account set post = :post where center_id = 'isesaki' and id = :id",
                    {{"post", post}, {"id", api.account_id("manager")}});
    writer->commit();
  };
  const auto queue = [&](const std::string& login) {
    std::set<std::string> titles;
    const Answer page = api.as(login).get("/v1/tasks?queue=post");
    for (const json& task : page.json["tasks"]) titles.insert(task["title"].get<std::string>());
    return titles;
  };
  put_for("senior");
  put_for("manager");
  EXPECT_EQ(queue("manager"), (std::set<std::string>{"manager", "senior"}));
  EXPECT_EQ(queue("counselor"), std::set<std::string>{});
  give_post("senior");
  EXPECT_EQ(queue("manager"), std::set<std::string>{"senior"});
}

KIZUNA_ON_BOTH_ENGINES(TasksTest);

}  // namespace
}  // namespace kizuna::tests
