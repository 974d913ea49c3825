#include <gtest/gtest.h>

#include "tests/support/case_samples.hpp"

namespace kizuna::tests {
namespace {

using nlohmann::json;
using namespace std::chrono_literals;

const char* const reason = "救急搬送された病院から、持病と緊急の連絡先を聞かれたため";

/// counselor owns the case; counselor2 works in another unit and sees nothing of it.
class BreakGlassTest : public ApiTest {
 protected:
  std::string person = put_person(api);
  std::string contact = put_contact(api, {.subject = person});
  json made = api.as("counselor").post("/v1/cases", {{"from_contact", contact}}).json;
  std::string id = made.at("head").at("id").get<std::string>();
  std::string number = made.at("head").at("number").get<std::string>();
  std::string path = "/v1/cases/" + id;

  Answer open(const std::string& login = "counselor2", const json& changes = json::object()) {
    json body = {{"case_number", number}, {"code", "HOSPITAL"}, {"reason", reason}};
    body.update(changes);
    return api.as(login).post("/v1/break-glass", body);
  }
  std::string opened() {
    const Answer answer = open();
    EXPECT_EQ(answer.status, 201) << answer.body;
    return answer.json.at("head").at("id").get<std::string>();
  }
  Answer review(const std::string& access, const json& body, const std::string& login = "manager") {
    return api.as(login).post("/v1/break-glass/" + access + "/actions/review", body);
  }

  void change(const std::string& sql, const std::vector<persistence::Param>& params) {
    const auto writer = api.database.writer();
    writer->begin_write();
    writer->see_only("isesaki");
    EXPECT_GT(writer->execute(sql, params), 0u) << sql;
    writer->commit();
  }
  void set_sensitivity(const char* level) {
    change("update case_file set sensitivity = :level where id = :id",
           {{"level", level}, {"id", id}});
  }
};

TEST_P(BreakGlassTest, OpensOneCaseForAnHourForReadingAndNotes) {
  Client outsider = api.as("counselor2");
  EXPECT_EQ(outsider.get(path).status, 404);
  const Answer opening = open();
  ASSERT_EQ(opening.status, 201) << opening.body;
  EXPECT_EQ(api.last_entry()["act"], "breakglass.open");
  EXPECT_EQ(api.last_entry()["case"], id);
  EXPECT_EQ(opening.json["head"]["review_due"], "2026-05-15");
  const Answer seen = outsider.get(path);
  ASSERT_EQ(seen.status, 200) << seen.body;
  EXPECT_EQ(api.last_entry()["purpose"], "breakglass");
  EXPECT_EQ(seen.json["break_glass"]["minutes_left"], 60);
  EXPECT_EQ(outsider.get("/v1/contacts/" + contact).status, 200);
  EXPECT_EQ(api.last_entry()["case"], id);
  const json fields = outsider.get(path + "/profile").json["fields"];
  for (const json& field : fields) EXPECT_FALSE(field["hidden"].get<bool>()) << field;
  EXPECT_EQ(outsider.get(path + "/timeline").status, 200);
  // Reading and notes, and nothing else.
  const Answer note = outsider.post(path + "/notes", {{"text", "病院に持病を伝えた"}});
  ASSERT_EQ(note.status, 201) << note.body;
  EXPECT_EQ(outsider.get(path + "/timeline?kind=note").json["rows"][0]["text"],
            "病院に持病を伝えた");
  EXPECT_EQ(
      outsider
          .put(path + "/facts", {{"facts", {{{"name", "goals"}, {"value", "目標"}}}}}, seen.etag())
          .status,
      403);
  EXPECT_EQ(outsider.post(path + "/consents", {{"form", "4"}, {"given_on", "2026-05-12"}}).status,
            403);
  api.advance(59min);
  EXPECT_EQ(api.as("counselor2").get(path).json["break_glass"]["minutes_left"], 1);
  api.advance(1min);
  EXPECT_EQ(api.as("counselor2").get(path).status, 404);
  EXPECT_EQ(api.as("counselor2").get("/v1/contacts/" + contact).status, 404);
}

TEST_P(BreakGlassTest, OwnerAndManagerKnowAtOnceAndTheHistoryKeepsIt) {
  const std::string access = opened();
  const json own = api.as("counselor").get("/v1/tasks?queue=mine").json["tasks"];
  ASSERT_EQ(own.size(), 1u) << own;
  EXPECT_EQ(own[0]["source"], "AZ-09");
  const json post = api.as("manager").get("/v1/tasks?queue=post").json["tasks"];
  EXPECT_EQ(post.size(), 2u) << "the notice, and the review with its day: " << post;
  EXPECT_EQ(api.as("counselor").get(path + "/timeline?kind=break_glass").json["rows"].size(), 1u);
  ASSERT_EQ(review(access, {{"verdict", "appropriate"}}).status, 200);
  EXPECT_EQ(api.as("manager").get("/v1/tasks?queue=post&state=open").json["tasks"].size(), 1u);
}

TEST_P(BreakGlassTest, TheReviewListsEveryRecordSeenAndIsNotTheReviewedPersons) {
  const std::string access = opened();
  Client outsider = api.as("counselor2");
  outsider.get(path);
  outsider.get("/v1/contacts/" + contact);
  outsider.post(path + "/notes", {{"text", "伝えた"}});
  api.as("counselor").get(path);  // of the team: not part of it
  const json list = api.as("manager").get("/v1/break-glass").json["accesses"];
  ASSERT_EQ(list.size(), 1u) << list;
  EXPECT_EQ(list[0]["records_seen"], 3);
  EXPECT_EQ(list[0]["by_name"], "試験 counselor2");
  EXPECT_EQ(list[0]["case_number"], number);
  const json view = api.as("manager").get("/v1/break-glass/" + access).json;
  ASSERT_EQ(view["seen"].size(), 3u) << view;
  EXPECT_EQ(view["seen"][0]["label"], "ケースの表示");
  EXPECT_EQ(view["seen"][1]["object_id"], contact);
  EXPECT_EQ(view["seen"][2]["act"], "note.create");
  // Nobody without the role, nor the reviewed person in any role, reviews it.
  EXPECT_EQ(outsider.get("/v1/break-glass/" + access).status, 403);
  EXPECT_EQ(review(access, {{"verdict", "appropriate"}}, "counselor2").status, 403);
  EXPECT_EQ(review(access, {{"verdict", "to_check"}}).status, 422) << "what is to be checked?";
  const Answer done = review(access, {{"verdict", "to_check"}, {"note", "電話で足りなかったか"}});
  ASSERT_EQ(done.status, 200) << done.body;
  EXPECT_EQ(done.json["head"]["verdict_label"], "要確認");
  EXPECT_EQ(review(access, {{"verdict", "appropriate"}}).status, 409) << "it stays as it is";
  EXPECT_EQ(api.as("manager").get("/v1/break-glass").json["accesses"].size(), 0u);
  EXPECT_EQ(api.as("manager").get("/v1/break-glass?state=reviewed").json["accesses"].size(), 1u);
}

TEST_P(BreakGlassTest, NobodyReviewsTheOwn) {
  set_sensitivity("s2");
  ASSERT_EQ(open("manager").status, 201);
  const json list = api.as("manager").get("/v1/break-glass").json["accesses"];
  const Answer own = review(list[0]["id"].get<std::string>(), {{"verdict", "appropriate"}});
  EXPECT_EQ(own.code(), "four_eyes") << own.body;
}

TEST_P(BreakGlassTest, AThirdUnreviewedOneBlocksNewOnes) {
  std::vector<std::string> accesses;
  for (int times = 0; times < 3; ++times) {
    accesses.push_back(opened());
    api.advance(61min);
  }
  const Answer fourth = open();
  EXPECT_EQ(fourth.status, 422) << fourth.body;
  EXPECT_EQ(api.last_entry()["deny"], "AZ-09");
  ASSERT_EQ(review(accesses[0], {{"verdict", "appropriate"}}).status, 200);
  ASSERT_EQ(open().status, 201);
  api.advance(24h * 4);
  ASSERT_EQ(review(accesses[1], {{"verdict", "appropriate"}}).status, 200);
  EXPECT_EQ(open().status, 422);
  EXPECT_EQ(api.last_entry()["deny"], "TM-30") << "a review is late";
}

TEST_P(BreakGlassTest, RestrictedCasesOpenSealedOnesAndConflictsDoNot) {
  set_sensitivity("s2");
  ASSERT_EQ(open().status, 201);
  EXPECT_EQ(api.as("counselor2").get(path).status, 200);
  set_sensitivity("s3");
  EXPECT_EQ(api.as("counselor2").get(path).status, 404);
  const Answer sealed = open();
  EXPECT_EQ(sealed.status, 404);
  json same = sealed.json;
  json absent = open("counselor2", {{"case_number", "R08-K-99999"}}).json;
  for (const char* own : {"request_id", "instance"}) same.erase(own), absent.erase(own);
  EXPECT_EQ(same, absent);
  set_sensitivity("s1");
  change("update person set mask_level = 3, mask_reason = '試験' where id = :id", {{"id", person}});
  EXPECT_EQ(api.as("counselor2").get(path).status, 404) << "M-4";
  EXPECT_EQ(open().status, 404);
  change("update person set mask_level = 0 where id = :id", {{"id", person}});
  change(
      "insert into declared_relation (center_id, account_id, person_id, kind, declared_at)"
      " values ('isesaki', :account, :person, 'kin', 1)",
      {{"person", person}, {"account", api.account_id("counselor2")}});
  EXPECT_EQ(api.as("counselor2").get(path).status, 404);
  EXPECT_EQ(open().status, 404);
}

TEST_P(BreakGlassTest, NoLookBehindAMask) {
  change("update person set mask_level = 2, mask_reason = '試験' where id = :id", {{"id", person}});
  ASSERT_EQ(open().status, 201);
  Client outsider = api.as("counselor2");
  EXPECT_EQ(outsider.get(path).status, 200);
  EXPECT_EQ(outsider.post(path + "/profile/actions/reveal", {{"reason", "病院に伝える"}}).status,
            403);
}

TEST_P(BreakGlassTest, WhatIsAskedForFirst) {
  EXPECT_EQ(open("counselor2", {{"reason", "急ぎ"}}).status, 422);
  EXPECT_EQ(open("counselor").status, 409) << "who may read it needs none";
  EXPECT_EQ(open("city_staff").status, 403);
  ASSERT_EQ(open().status, 201);
  EXPECT_EQ(open().status, 409) << "it runs";
  EXPECT_EQ(open("counselor2", {{"case_id", id}}).status, 422) << "number or id";
  Client stale = api.as("counselor2");
  change("update login_session set stepped_up_at = 0 where center_id = 'isesaki'", {});
  const Answer old =
      stale.post("/v1/break-glass", {{"case_id", id}, {"code", "LIFE"}, {"reason", reason}});
  EXPECT_EQ(old.code(), "step_up_required") << old.body;
}

class RestrictionTest : public BreakGlassTest {
 protected:
  Answer restrict() {
    Client manager = api.as("manager");
    return manager.put(path + "/restriction", {{"reason", "職員の親族が関わる"}},
                       manager.get(path).etag());
  }
  Answer decide(const std::string& login, const std::string& proposal, const char* action) {
    return api.as(login).post(path + "/unrestrictions/" + proposal + "/actions/" + action,
                              json::object());
  }
  /// As if another manager had proposed it: the fixture has one.
  void was_proposed_by_another(const std::string& proposal) {
    change("update case_unrestriction set proposed_by = :other where id = :id",
           {{"other", api.account_id("counselor2")}, {"id", proposal}});
  }
};

TEST_P(RestrictionTest, OneManagerRestrictsAndTwoTakeItAway) {
  const Answer restricted = restrict();
  ASSERT_EQ(restricted.status, 200) << restricted.body;
  EXPECT_EQ(restricted.json["sensitivity"], "s2");
  EXPECT_EQ(restrict().status, 409);
  const Answer proposed =
      api.as("manager").post(path + "/unrestrictions", {{"reason", "その職員が退職した"}});
  ASSERT_EQ(proposed.status, 201) << proposed.body;
  const auto proposal = proposed.json["unrestriction"]["id"].get<std::string>();
  EXPECT_EQ(proposed.json["unrestriction"]["proposed_by"], "試験 manager");
  EXPECT_EQ(api.as("manager").post(path + "/unrestrictions", {{"reason", "再び"}}).status, 409);
  EXPECT_EQ(decide("manager", proposal, "accept").code(), "four_eyes");
  EXPECT_EQ(api.as("counselor").get(path).json["sensitivity"], "s2");
  was_proposed_by_another(proposal);
  const Answer accepted = decide("manager", proposal, "accept");
  ASSERT_EQ(accepted.status, 200) << accepted.body;
  EXPECT_EQ(accepted.json["sensitivity"], "s1");
  EXPECT_TRUE(accepted.json["unrestriction"].is_null());
  EXPECT_EQ(decide("manager", proposal, "accept").status, 404);
}

TEST_P(RestrictionTest, ItStaysWhileAbuseIsSuspected) {
  Client counselor = api.as("counselor");
  ASSERT_EQ(counselor
                .post(path + "/actions/flag_abuse", json::object(),
                      {{"if-match", counselor.get(path).etag()}})
                .status,
            200);
  const Answer refused = api.as("manager").post(path + "/unrestrictions", {{"reason", "早すぎる"}});
  EXPECT_EQ(refused.status, 422) << refused.body;
}

TEST_P(RestrictionTest, ARefusedProposalLeavesItRestricted) {
  ASSERT_EQ(restrict().status, 200);
  const Answer proposed = api.as("manager").post(path + "/unrestrictions", {{"reason", "理由"}});
  const auto proposal = proposed.json["unrestriction"]["id"].get<std::string>();
  const Answer refused = decide("manager", proposal, "refuse");
  ASSERT_EQ(refused.status, 200) << refused.body;
  EXPECT_EQ(refused.json["sensitivity"], "s2");
  EXPECT_EQ(decide("manager", proposal, "fly").status, 404);
}

KIZUNA_ON_BOTH_ENGINES(BreakGlassTest);
KIZUNA_ON_BOTH_ENGINES(RestrictionTest);

}  // namespace
}  // namespace kizuna::tests
