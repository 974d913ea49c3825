#include <gmock/gmock.h>

#include "tests/api/intake_rows.hpp"
#include "tests/support/case_samples.hpp"

namespace kizuna::tests {
namespace {

using nlohmann::json;
using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class ContactProposalsTest : public ApiTest {
 protected:
  /// A finalised call.
  json take_call(const std::string& day, json changes = json::object(),
                 const std::string& login = "counselor") {
    json body = contact_form(
        {{"received_at", day + "T01:00:00Z"}, {"late_reason", "後から入力"}, {"finalise", true}});
    body.update(changes);
    const Answer made = api.as(login).post("/v1/contacts", body);
    EXPECT_EQ(made.status, 201) << made.body;
    return made.json;
  }

  json propose(json typed, const std::string& login = "counselor") {
    const Answer answer = api.as(login).post("/v1/contact-proposals", typed);
    EXPECT_EQ(answer.status, 200) << answer.body;
    return answer.json;
  }

  static std::vector<std::string> reasons(const json& proposals) {
    std::vector<std::string> all;
    for (const json& reason : proposals["case_reasons"])
      all.push_back(reason["code"].get<std::string>());
    return all;
  }

  void void_it(const json& contact) {
    const std::string place = "/v1/contacts/" + contact["id"].get<std::string>();
    const Answer asked = api.as("counselor").post(place + "/void-requests", {{"reason", "誤り"}});
    EXPECT_EQ(api.as("manager")
                  .post(asked.header("location") + "/actions/approve", nullptr,
                        {{"if-match", asked.etag()}})
                  .status,
              200);
  }

  /// Open tasks of a rule, with the post that they are for.
  std::vector<std::string> open_tasks(const std::string& source) {
    const auto reader = api.database.reader();
    reader->begin_read();
    reader->see_only("isesaki");
    std::vector<std::string> all;
    for (auto& [post] : reader->rows<std::string>(
             "select owner_post from task where source = :source and state = 'open'",
             {{"source", source}})) {
      all.push_back(post);
    }
    reader->commit();
    return all;
  }

  IntakeRows rows{api};
  std::string subject = put_person(api);
  std::string daughter = put_person(api, "美和");
};

TEST_P(ContactProposalsTest, NewContinuedOrAgain) {
  const std::string other = put_person(api, "勇");
  const std::string group = rows.group();
  const std::string resolved = rows.group();
  const std::string known = put_person(api, "阿久津");
  const std::string merged = put_person(api, "澄枝");
  rows.group_is(resolved, known);
  rows.merge(merged, subject);
  take_call("2026-04-20", {{"subject_person", subject}, {"caller_person", daughter}});
  take_call("2026-04-21",
            {{"caller_type", "45"}, {"caller_org", "病院"}, {"caller_person", other}});
  take_call("2026-04-22", {{"caller_person", daughter}});
  take_call("2026-04-23", {{"caller_type", "99"}, {"caller_group", group}});
  take_call("2026-04-24", {{"caller_type", "99"}, {"caller_group", resolved}});
  const std::string again = put_person(api, "戻");
  const json first = take_call("2026-04-01", {{"subject_person", again}});
  const auto file = rows.case_file(
      {.opened = "2026-04-02", .subject = again, .opened_by = first["id"].get<std::string>()});
  rows.link(file, first["id"].get<std::string>());
  rows.turn(file, "2026-04-25", "S7", "S8");
  const std::string mistaken = put_person(api, "誤");
  void_it(take_call("2026-04-20", {{"subject_person", mistaken}}));

  struct Row {
    json typed;
    const char* suggested;
  };
  const Row cases[] = {
      {json::object(), "NEW"},
      {{{"subject_person", subject}}, "CONT"},
      {{{"subject_person", merged}}, "CONT"},
      {{{"subject_person", subject}, {"received_at", "2026-04-01T01:00:00Z"}}, "NEW"},
      {{{"subject_person", daughter}}, "NEW"},
      {{{"caller_person", daughter}, {"caller_type", "22"}}, "CONT"},
      {{{"caller_person", other}, {"caller_type", "45"}}, "NEW"},
      {{{"caller_type", "99"}}, "NEW"},
      {{{"caller_type", "99"}, {"caller_group", group}}, "CONT"},
      {{{"caller_type", "99"}, {"caller_group", resolved}}, "CONT"},
      {{{"subject_person", known}}, "CONT"},
      {{{"subject_person", again}}, "RE"},
      {{{"subject_person", again}, {"received_at", "2026-04-24T01:00:00Z"}}, "CONT"},
      {{{"subject_person", mistaken}}, "NEW"},
  };
  for (const Row& row : cases) EXPECT_EQ(propose(row.typed)["is_new"], row.suggested) << row.typed;
  EXPECT_EQ(api.last_entry()["act"], "contact.propose");
}

TEST_P(ContactProposalsTest, WhyACaseIsProposed) {
  // 2026-05-12 is 90 days after 2026-02-11.
  const std::string near = put_person(api, "近");
  const std::string far = put_person(api, "遠");
  const std::string voided = put_person(api, "消");
  const std::string group = rows.group();
  take_call("2026-02-11", {{"subject_person", near}});
  take_call("2026-02-10", {{"subject_person", far}});
  void_it(take_call("2026-05-01", {{"subject_person", voided}}));
  take_call("2026-05-01", {{"caller_type", "99"}, {"caller_group", group}});
  struct Row {
    json typed;
    std::vector<std::string> reasons;
  };
  const Row cases[] = {
      {json::object(), {}},
      {{{"subject_person", near}}, {"second_contact"}},
      {{{"subject_person", far}}, {}},
      {{{"subject_person", voided}}, {}},
      {{{"caller_group", group}, {"caller_type", "99"}}, {"second_contact"}},
      {{{"method", "H"}}, {"home_visit"}},
      {{{"document_handled", true}}, {"document_handled"}},
      {{{"outcome", "1"}, {"further_outcomes", {"7"}}}, {"outcome"}},
      {{{"urgency", "A"}}, {"urgency"}},
      {{{"urgency", "B"}}, {}},
  };
  for (const Row& row : cases) EXPECT_EQ(reasons(propose(row.typed)), row.reasons) << row.typed;
}

TEST_P(ContactProposalsTest, TheContactBeingCorrectedIsNotItsOwnPredecessor) {
  const json only = take_call("2026-05-01", {{"subject_person", subject}});
  EXPECT_THAT(reasons(propose({{"subject_person", subject}})), ElementsAre("second_contact"));
  EXPECT_THAT(reasons(propose({{"subject_person", subject}, {"contact", only["id"]}})), IsEmpty());
  const json listed = propose({{"subject_person", subject}})["earlier_inquiries"];
  EXPECT_EQ(listed, json::array({only["id"]}));
}

TEST_P(ContactProposalsTest, TheFifthCallInThirtyDaysShowsTheSheet) {
  const json caller = {{"caller_person", daughter}, {"caller_type", "22"}};
  for (const char* day : {"2026-04-12", "2026-04-13", "2026-05-01", "2026-05-02"})
    take_call(day, caller);
  // The 12th of April is the thirtieth day before the 12th of May: one too many.
  json seen = propose(caller);
  EXPECT_EQ(seen["calls_in_30_days"], 4);
  EXPECT_EQ(seen["calls_in_180_days"], 5);
  EXPECT_EQ(seen["response_sheet"], "none");
  EXPECT_THAT(open_tasks("R-4"), IsEmpty());

  take_call("2026-05-11", caller);
  EXPECT_EQ(propose(caller)["response_sheet"], "undecided");
  EXPECT_EQ(propose({{"caller_person", daughter}, {"caller_type", "45"}})["response_sheet"],
            "none");
  take_call("2026-05-12", caller);
  take_call("2026-05-12", caller);
  EXPECT_THAT(open_tasks("R-4"), ElementsAre("senior"));

  const json sheet = {
      {"caller_person", daughter}, {"text", "担当は一人。15分まで。"}, {"review_on", "2026-08-31"}};
  EXPECT_EQ(api.as("counselor").post("/v1/response-sheets", sheet).status, 403);
  const Answer agreed = api.as("manager").post("/v1/response-sheets", sheet);
  ASSERT_EQ(agreed.status, 201) << agreed.body;
  EXPECT_THAT(open_tasks("R-4"), IsEmpty());
  seen = propose(caller);
  EXPECT_EQ(seen["response_sheet"], "agreed");
  EXPECT_EQ(seen["sheet"]["text"], "担当は一人。15分まで。");
  EXPECT_EQ(api.as("counselor").get(agreed.header("location")).status, 200);

  // It stays until its review date, however few the calls; after it there is none.
  json later = caller;
  later["received_at"] = "2026-08-30T15:00:00Z";
  api.advance(24h * 150);
  EXPECT_EQ(propose(later)["response_sheet"], "agreed");
  later["received_at"] = "2026-08-31T15:00:00Z";
  EXPECT_EQ(propose(later)["response_sheet"], "none");
}

TEST_P(ContactProposalsTest, ARepeatCallerIsAlsoATelephoneNumber) {
  const json typed = {{"caller_type", "99"}, {"callback_phone", "０２７０ー００ー００１２"}};
  for (const char* phone : {"0270-00-0012", "0270000012", "0270 00 0012", "0270-00-0012"})
    take_call("2026-05-10", {{"caller_type", "99"}, {"callback", {{"phone", phone}}}});
  take_call("2026-05-10", {{"caller_type", "99"}, {"callback", {{"phone", "0270-00-0013"}}}});
  take_call(
      "2026-05-10",
      {{"caller_type", "99"}, {"callback", {{"phone", "0270-00-0012"}}}, {"direction", "OUT"}});
  EXPECT_EQ(propose(typed)["calls_in_30_days"], 5);
  EXPECT_EQ(propose(typed)["response_sheet"], "undecided");
  ASSERT_EQ(api.as("manager")
                .post("/v1/response-sheets", {{"caller_phone", "0270-00-0012"},
                                              {"text", "折り返しは午後だけ。"},
                                              {"review_on", "2026-08-31"}})
                .status,
            201);
  EXPECT_EQ(propose(typed)["response_sheet"], "agreed");
}

TEST_P(ContactProposalsTest, TheSheetIsReviewedAndRefusedWhatItCannotBe) {
  Client manager = api.as("manager");
  const json refused[] = {
      {{"text", "x"}, {"review_on", "2026-08-31"}},
      {{"text", "x"}, {"review_on", "2026-05-12"}, {"caller_person", daughter}},
      {{"text", "x"}, {"review_on", "2026-08-31"}, {"caller_phone", "12"}},
      {{"text", "123456789018"}, {"review_on", "2026-08-31"}, {"caller_person", daughter}},
      {{"text", "x"},
       {"review_on", "2026-08-31"},
       {"caller_person", "0190163d-8694-739b-aea5-966c26f8ad91"}},
      {{"text", "x"},
       {"review_on", "2026-08-31"},
       {"caller_person", daughter},
       {"caller_phone", "0270-00-0012"}},
  };
  for (const json& body : refused)
    EXPECT_EQ(manager.post("/v1/response-sheets", body).status, 422) << body;
  const Answer made =
      manager.post("/v1/response-sheets",
                   {{"text", "古い"}, {"review_on", "2026-08-31"}, {"caller_person", daughter}});
  const std::string place = made.header("location");
  const Answer reviewed =
      manager.put(place, {{"text", "新しい"}, {"review_on", "2026-12-31"}}, made.etag());
  ASSERT_EQ(reviewed.status, 200) << reviewed.body;
  EXPECT_THAT(api.detail_of(api.last_entry()), testing::HasSubstr("古い"));
  EXPECT_EQ(manager.put(place, {{"text", "x"}, {"review_on", "2026-12-31"}}, made.etag()).status,
            412);
  EXPECT_EQ(api.as("counselor").get(place).json["text"], "新しい");
  EXPECT_EQ(api.as("counselor", "ota").get(place).status, 404);
}

TEST_P(ContactProposalsTest, ARestrictedLinkChangesNothingThatAProposalSays) {
  const json husband = {{"caller_type", "21"}, {"caller_person", daughter}};
  std::vector<json> calls;
  for (const char* day : {"2026-05-01", "2026-05-02", "2026-05-03", "2026-05-04"})
    calls.push_back(take_call(day, husband));
  const json wife_call = take_call("2026-04-02", {{"subject_person", subject}});
  const auto file = rows.case_file({.opened = "2026-04-02",
                                    .subject = subject,
                                    .opened_by = wife_call["id"].get<std::string>()});
  std::vector<std::string> before;
  const json typed[] = {husband, {{"subject_person", daughter}}, json::object()};
  const char* const people[] = {"counselor", "manager"};
  for (const json& contact : typed)
    for (const char* login : people) before.push_back(propose(contact, login).dump());
  for (const json& call : calls)
    rows.link(file, call["id"].get<std::string>(), {.restricted = true});
  std::vector<std::string> after;
  for (const json& contact : typed)
    for (const char* login : people) after.push_back(propose(contact, login).dump());
  EXPECT_EQ(before, after);
  EXPECT_EQ(propose(husband)["is_new"], "CONT");
  EXPECT_EQ(propose(husband)["response_sheet"], "undecided");
}

TEST_P(ContactProposalsTest, ACaseThatTheCallerMayNotSeeDoesNotExist) {
  const json first = take_call("2026-04-02", {{"subject_person", subject}});
  const auto file = rows.case_file(
      {.opened = "2026-04-02", .subject = subject, .opened_by = first["id"].get<std::string>()});
  EXPECT_EQ(propose({{"subject_person", subject}}, "manager")["open_case"], file);
  const auto writer = api.database.writer();
  writer->begin_write();
  writer->see_only("isesaki");
  writer->execute("update case_file set sensitivity = 's2' where id = :id", {{"id", file}});
  writer->commit();
  EXPECT_TRUE(propose({{"subject_person", subject}}, "manager")["open_case"].is_null());
  rows.turn(file, "2026-04-25", "S7", "S8");
  EXPECT_EQ(propose({{"subject_person", subject}}, "manager")["is_new"], "CONT");
}

TEST_P(ContactProposalsTest, AHiddenPersonIsAsUnknownAsAnAbsentOne) {
  const std::string hidden = rows.person(3);
  const std::string absent = "0190163d-8694-739b-aea5-966c26f8ad91";
  Client counselor = api.as("counselor");
  for (const char* field : {"subject_person", "caller_person"}) {
    const Answer one = counselor.post("/v1/contact-proposals", {{field, hidden}});
    const Answer other = counselor.post("/v1/contact-proposals", {{field, absent}});
    EXPECT_EQ(one.status, 422);
    EXPECT_EQ(one.json["errors"], other.json["errors"]);
    EXPECT_EQ(counselor.post("/v1/contacts", {{field, hidden}}).json["errors"],
              counselor.post("/v1/contacts", {{field, absent}}).json["errors"]);
  }
  EXPECT_EQ(api.as("manager").post("/v1/contact-proposals", {{"subject_person", hidden}}).status,
            200);
  const Answer sheet = api.as("manager").post(
      "/v1/response-sheets",
      {{"text", "x"}, {"review_on", "2026-08-31"}, {"caller_person", hidden}});
  ASSERT_EQ(sheet.status, 201) << sheet.body;
  EXPECT_EQ(counselor.get(sheet.header("location")).status, 404);
}

TEST_P(ContactProposalsTest, StayingAnInquiryMayNeedTheAgreementOfSenior) {
  Client counselor = api.as("counselor");
  Client manager = api.as("manager");
  const auto decide = [&](const json& contact) {
    return counselor.post("/v1/contacts/" + contact["id"].get<std::string>() + "/inquiry-decisions",
                          {{"reason", "制度の質問だけだった"}});
  };
  const auto agree = [&](const Answer& decision, Client& by) {
    return by.post(
        "/v1/inquiry-decisions/" + decision.json["id"].get<std::string>() + "/actions/agree",
        nullptr, {{"if-match", decision.etag()}});
  };
  const Answer plain = decide(take_call("2026-05-12", {{"urgency", "A"}}));
  ASSERT_EQ(plain.status, 201) << plain.body;
  EXPECT_THAT(plain.json["missing"], IsEmpty());
  EXPECT_THAT(open_tasks("I-15"), IsEmpty());

  const json urgent = take_call("2026-05-12", {{"urgency", "S"}});
  const Answer grave = decide(urgent);
  EXPECT_THAT(grave.json["missing"], SizeIs(1));
  EXPECT_THAT(open_tasks("I-15"), ElementsAre("senior"));
  EXPECT_EQ(agree(grave, counselor).status, 403);
  const Answer agreed = agree(grave, manager);
  ASSERT_EQ(agreed.status, 200) << agreed.body;
  EXPECT_THAT(agreed.json["missing"], IsEmpty());
  EXPECT_THAT(open_tasks("I-15"), IsEmpty());
  EXPECT_EQ(agree(grave, manager).status, 412);
  const Answer listed =
      counselor.get("/v1/contacts/" + urgent["id"].get<std::string>() + "/inquiry-decisions");
  ASSERT_THAT(listed.json["decisions"], SizeIs(1));
  EXPECT_EQ(listed.json["decisions"][0]["agreed_by"], api.account_id("manager"));

  // The day after is too late for "the same day".
  const Answer late = decide(take_call("2026-05-11", {{"abuse", "1"}}));
  EXPECT_THAT(agree(late, manager).json["missing"], SizeIs(1));

  EXPECT_EQ(api.as("counselor2")
                .post("/v1/contacts/" + urgent["id"].get<std::string>() + "/inquiry-decisions",
                      {{"reason", "x"}})
                .status,
            404);
}

TEST_P(ContactProposalsTest, NobodyAgreesWithThemselves) {
  Client manager = api.as("manager");
  const json call = take_call("2026-05-12", {{"urgency", "S"}}, "manager");
  const Answer decision =
      manager.post("/v1/contacts/" + call["id"].get<std::string>() + "/inquiry-decisions",
                   {{"reason", "一般的な質問"}});
  const Answer own = manager.post(
      "/v1/inquiry-decisions/" + decision.json["id"].get<std::string>() + "/actions/agree", nullptr,
      {{"if-match", decision.etag()}});
  EXPECT_EQ(own.code(), "four_eyes");
}

KIZUNA_ON_BOTH_ENGINES(ContactProposalsTest);

}  // namespace
}  // namespace kizuna::tests
