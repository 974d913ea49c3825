#include "tests/support/record_world.hpp"

#include "api/ids.hpp"
#include "tests/support/case_samples.hpp"

namespace kizuna::tests {
namespace {

using nlohmann::json;

const std::vector<std::string> roles = {"counselor", "manager", "city_staff", "approver",
                                        "auditor",   "admin",   "readonly"};

bool is_named(const std::string& state) {
  return state == "own" || state == "closed" || state == "conflict" || state.ends_with("_named");
}

std::string id_in(const Answer& made) {
  EXPECT_EQ(made.status, 201) << made.body;
  const json& holder = made.json.contains("head") ? made.json["head"] : made.json;
  return holder.value("id", "");
}

}  // namespace

RecordWorld::RecordWorld(ApiFixture& api) : api_(api) {
  persistence::AccountRow account;
  account.center_id = "isesaki";
  account.id = colleague_ = api::new_id(api.now);
  account.login = account.display_name = "colleague";
  account.unit = "main";
  account.factor_changed_at = account.created_at = api.now - std::chrono::hours(48);
  account.roles = {"counselor"};
  const auto writer = api.database.writer();
  writer->begin_write();
  writer->see_only("isesaki");
  persistence::insert_account(*writer, account);
  writer->commit();
  for (const std::string& state : states()) {
    sets_[state] = make(state);
    settle(state, sets_[state]);
  }
}

const std::vector<std::string>& RecordWorld::states() {
  static const std::vector<std::string> all = {"own",    "team",      "other",       "s2",
                                               "s3",     "s2_named",  "s3_named",    "conflict",
                                               "closed", "sheltered", "other_center"};
  return all;
}

RecordSet RecordWorld::make(const std::string& state) {
  const std::string center = state == "other_center" ? "ota" : "isesaki";
  Client counselor = api_.as("counselor", center);
  RecordSet set;
  set.person = id_in(
      counselor.post("/v1/persons", {{"names", {{"family_name", "記録"}, {"given_name", state}}}}));
  set.contact = put_contact(api_, {.subject = set.person, .center = center});
  set.case_id = id_in(counselor.post("/v1/cases", {{"from_contact", set.contact}}));
  set.task = id_in(counselor.post(
      "/v1/tasks", {{"title", "書類"}, {"due", "2026-06-01"}, {"case_id", set.case_id}}));
  const std::string path = "/v1/cases/" + set.case_id;
  const Answer meeting = counselor.post(
      path + "/meetings",
      {{"kind", "MT1"}, {"held_on", "2026-05-12"}, {"attendees", {{{"who", {{"name", "家族"}}}}}}});
  EXPECT_EQ(meeting.status, 201) << meeting.body;
  set.meeting = meeting.json.at("head").at("id").get<std::string>();
  const Answer copy = counselor.post("/v1/meetings/" + set.meeting + "/copies",
                                     {{"document", "資料"}, {"recipient", {{"name", "家族"}}}});
  EXPECT_EQ(copy.status, 201) << copy.body;
  set.track = id_in(counselor.post(path + "/tracks", {{"kind", "K1"}}));
  const Answer asked = counselor.put(path + "/closing", {{"close", "1"}, {"summary", "試験の終結"}},
                                     counselor.get(path).etag());
  EXPECT_EQ(asked.status, 200) << asked.body;
  set.closing = asked.json.at("closing").at("id").get<std::string>();
  if (state == "own" || state == "other_center")
    set.account = api_.account_id("counselor2", center);
  return set;
}

void RecordWorld::settle(const std::string& state, const RecordSet& set) {
  if (state == "other_center") return;
  const auto writer = api_.database.writer();
  writer->begin_write();
  writer->see_only("isesaki");
  const auto change = [&](const std::string& sql, const std::vector<persistence::Param>& params) {
    EXPECT_GT(writer->execute(sql, params), 0u) << sql;
  };
  const long long now = api_.now.time_since_epoch().count();
  const std::string owner = state == "other" ? api_.account_id("counselor2") : colleague_;
  const std::string unit = state == "other" ? "second" : "main";
  change("update case_file set owner_id = :owner, unit = :unit where id = :id",
         {{"owner", owner}, {"unit", unit}, {"id", set.case_id}});
  change("update contact set staff_id = :owner, created_by = :owner where id = :id",
         {{"owner", owner}, {"id", set.contact}});
  change("update task set owner_id = :owner, created_by = :owner where id = :id",
         {{"owner", owner}, {"id", set.task}});
  const std::string level = state.substr(0, 2);
  if (level == "s2" || level == "s3") {
    change("update case_file set sensitivity = :level where id = :id",
           {{"level", level}, {"id", set.case_id}});
  }
  if (level == "s3" || state == "sheltered") {
    change("update person set mask_level = 3, mask_reason = '試験' where id = :id",
           {{"id", set.person}});
  }
  for (const std::string& role : roles) {
    if (is_named(state)) {
      change(
          "insert into case_team (center_id, case_id, account_id, duty, since)"
          " values ('isesaki', :case, :account, '試験', :now)",
          {{"case", set.case_id}, {"account", api_.account_id(role)}, {"now", now + 1}});
    }
    if (state == "conflict") {
      change(
          "insert into declared_relation (center_id, account_id, person_id, kind, declared_at)"
          " values ('isesaki', :account, :person, 'kin', :now)",
          {{"person", set.person}, {"account", api_.account_id(role)}, {"now", now}});
    }
  }
  if (state == "closed") {
    change("update case_file set state = 'S8', closed_at = :now where id = :id",
           {{"now", now}, {"id", set.case_id}});
  }
  writer->commit();
}

}  // namespace kizuna::tests
