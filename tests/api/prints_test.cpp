#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "api/forms/form.hpp"
#include "persistence/audit_log/checkpoint_store.hpp"
#include "persistence/audit_log/signer.hpp"
#include "tests/support/case_samples.hpp"
#include "tests/support/paper_tools.hpp"
#include "tests/support/record_world.hpp"

namespace kizuna::tests {
namespace {

using nlohmann::json;

/// Whether the text is there, wherever its lines were broken.
bool holds(std::string text, const std::string& wanted) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\f'; });
  return text.find(wanted) != std::string::npos;
}

class PrintsTest : public ApiTest {
 protected:
  std::string add_person(const json& changes = json::object()) {
    json person = {
        {"names",
         {{"family_name", "髙橋"},
          {"given_name", "澄江"},
          {"family_kana", "タカハシ"},
          {"given_kana", "スミエ"},
          {"kana_source", "heard"}}},
        {"sex", "female"},
        {"birth", "S12.11.3"},
        {"addresses", {{{"kind", "actual"}, {"district", "D03"}, {"lines", {"秘密町99番地"}}}}},
        {"phones", {{{"digits", "0270009999"}}}}};
    person.update(changes);
    const Answer made = api.as("manager").post("/v1/persons", person);
    EXPECT_EQ(made.status, 201) << made.body;
    return made.json.value("id", "");
  }

  std::string add_contact(const std::string& subject, const json& changes = json::object()) {
    json form = contact_form({{"subject_person", subject}, {"finalise", true}});
    form.update(changes);
    const Answer made = api.as("counselor").post("/v1/contacts", form);
    EXPECT_EQ(made.status, 201) << made.body;
    return made.json.value("id", "");
  }

  std::string open_case(const std::string& subject) {
    const std::string contact = put_contact(api, {.subject = subject});
    const Answer made = api.as("counselor").post("/v1/cases", {{"from_contact", contact}});
    EXPECT_EQ(made.status, 201) << made.body;
    return made.json.at("head").at("id").get<std::string>();
  }

  Answer preview(const std::string& login, const json& request) {
    return api.as(login).post("/v1/print-previews", request);
  }

  static json order(const Answer& seen, int copies = 1) {
    return {{"request", seen.json.at("request")},
            {"content_hash", seen.json.at("content_hash")},
            {"purpose", "meeting"},
            {"recipient", "地域包括支援センター境"},
            {"copies", copies}};
  }

  /// Previews, prints and reads what is on the paper.
  std::string paper(const std::string& login, const json& request) {
    Client client = api.as(login);
    const Answer seen = client.post("/v1/print-previews", request);
    EXPECT_EQ(seen.status, 200) << seen.body;
    if (seen.status != 200) return {};
    const Answer made = client.post("/v1/prints", order(seen));
    EXPECT_EQ(made.status, 201) << made.body;
    const Answer pdf = client.get(made.header("location"));
    EXPECT_EQ(pdf.status, 200) << pdf.body;
    return text_of_pdf(pdf.body);
  }
};

TEST_P(PrintsTest, ACopyIsNumberedLoggedAndSaysWhatThePreviewSaid) {
  const std::string contact = add_contact(
      add_person(),
      {{"narrative", {{"facts", "母の預金が引き出せない。"}}}, {"response", "制度の説明をした。"}});
  Client counselor = api.as("counselor");
  const Answer seen =
      counselor.post("/v1/print-previews", {{"form", "contact_form"}, {"object", contact}});
  ASSERT_EQ(seen.status, 200) << seen.body;
  EXPECT_EQ(api.last_entry().at("act"), "print.preview");
  EXPECT_EQ(api.last_entry().at("obj").at("id"), contact);
  ASSERT_EQ(seen.json["people"].size(), 1U);
  EXPECT_EQ(seen.json["people"][0]["name"], "髙橋 澄江");
  EXPECT_EQ(seen.json["people"][0]["places"], json({"秘密町99番地", "0270009999"}));
  EXPECT_EQ(seen.json["masked"], false);

  const Answer made = counselor.post("/v1/prints", order(seen, 2));
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(made.json["first_copy"], 1);
  const json entry = api.last_entry();
  EXPECT_EQ(entry.at("act"), "print.make");
  EXPECT_EQ(entry.at("obj").at("type"), "contact");
  EXPECT_EQ(entry.at("obj").at("id"), contact);
  const json detail = json::parse(api.detail_of(entry));
  EXPECT_EQ(detail["first_copy"], 1);
  EXPECT_EQ(detail["copies"], 2);
  EXPECT_EQ(detail["purpose"], "meeting");
  EXPECT_EQ(detail["recipient"], "地域包括支援センター境");

  const Answer pdf = counselor.get(made.header("location"));
  ASSERT_EQ(pdf.status, 200) << pdf.body;
  EXPECT_EQ(pdf.header("content-type"), "application/pdf");
  EXPECT_EQ(api.last_entry().at("act"), "print.fetch");
  EXPECT_EQ(pdf.body, counselor.get(made.header("location")).body);
  const std::string text = text_of_pdf(pdf.body);
  for (const char* words :
       {"髙橋澄江", "タカハシスミエ", "秘密町99番地", "0270009999", "昭和12年11月3日",
        "R08-C-00001", "母の預金が引き出せない。", "制度の説明をした。", "No.1", "No.2", "目的会議",
        "宛先地域包括支援センター境", "令和8年5月12日(火)10時0分", "第1版(令和7年4月1日)"}) {
    EXPECT_TRUE(holds(text, words)) << words << "\n" << text;
  }
  EXPECT_EQ(counselor.post("/v1/prints", order(seen)).json["first_copy"], 3);
}

TEST_P(PrintsTest, OnlyWhoPrintedItFetchesItAndNotForLong) {
  const std::string contact = add_contact(add_person());
  const json request = {{"form", "contact_form"}, {"object", contact}};
  Client counselor = api.as("counselor");
  const Answer made =
      counselor.post("/v1/prints", order(counselor.post("/v1/print-previews", request)));
  const std::string document = made.header("location");
  EXPECT_EQ(api.as("counselor2").get(document).status, 404);
  EXPECT_EQ(api.as("manager").get(document).status, 404);
  api.advance(std::chrono::minutes(15));
  EXPECT_EQ(counselor.get(document).status, 200);
  api.advance(std::chrono::seconds(1));
  const Answer late = counselor.get(document);
  EXPECT_EQ(late.status, 409) << late.body;
}

TEST_P(PrintsTest, ContentThatChangedIsLookedAtAgain) {
  const std::string file = open_case(add_person());
  const std::string path = "/v1/cases/" + file;
  Client counselor = api.as("counselor");
  const auto set_goals = [&](const char* goals) {
    const Answer set =
        counselor.put(path + "/facts", {{"facts", {{{"name", "goals"}, {"value", goals}}}}},
                      counselor.get(path).etag());
    EXPECT_EQ(set.status, 200) << set.body;
  };
  const json request = {{"form", "face_sheet"}, {"object", file}};
  const Answer before = counselor.post("/v1/print-previews", request);
  set_goals("家に帰る");
  EXPECT_EQ(counselor.post("/v1/prints", order(before)).status, 409);
  const Answer made =
      counselor.post("/v1/prints", order(counselor.post("/v1/print-previews", request)));
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(made.json["first_copy"], 1);  // what was refused has taken no number
  set_goals("施設で暮らす");
  EXPECT_EQ(counselor.get(made.header("location")).status, 409);
}

TEST_P(PrintsTest, PlacesBehindAMaskAreOnNoPaperForAnybody) {
  for (const int level : {1, 2, 3}) {
    const std::string subject = add_person(
        {{"birth", "S1" + std::to_string(level) + ".5.6"},
         {"names", {{"family_name", "小暮"}, {"given_name", "トシ" + std::to_string(level)}}}});
    const std::string contact = add_contact(subject, {{"caller_person", subject},
                                                      {"caller_type", "10"},
                                                      {"caller_org", "秘密の施設"},
                                                      {"path", "2"},
                                                      {"path_org", "秘密包括支援センター"},
                                                      {"callback", {{"phone", "0270009999"}}}});
    const std::string file = open_case(subject);
    const auto writer = api.database.writer();
    writer->begin_write();
    writer->see_only("isesaki");
    writer->execute("update person set mask_level = :level, mask_reason = '試験' where id = :id",
                    {{"level", level}, {"id", subject}});
    writer->commit();
    for (const char* login : {"counselor", "manager"}) {
      for (const json& request : {json{{"form", "contact_form"}, {"object", contact}},
                                  json{{"form", "face_sheet"}, {"object", file}},
                                  json{{"form", "progress_record"}, {"object", file}}}) {
        const Answer seen = preview(login, request);
        ASSERT_EQ(seen.status, 200) << level << login << seen.body;
        EXPECT_EQ(seen.json["masked"], true);
        const std::string text = paper(login, request);
        for (const char* secret : {"秘密", "0270009999"}) {
          EXPECT_FALSE(holds(seen.body, secret)) << level << login << request << seen.body;
          EXPECT_FALSE(holds(text, secret)) << level << login << request << text;
        }
        EXPECT_TRUE(holds(text, "秘匿")) << text;
        EXPECT_TRUE(holds(text, "小暮トシ")) << text;
      }
    }
  }
}

/// AZ-03 for paper: whoever may not open a record may not print it, with the same answer.
TEST_P(PrintsTest, PaperOpensWhatTheScreenOpens) {
  const RecordWorld world{api};
  const auto verdict = [&](const Answer& answer) {
    return answer.code() + " " + api.last_entry().value("deny", "yes");
  };
  for (const bool fresh : {true, false}) {
    std::map<std::string, Client> clients;
    for (const char* role : {"counselor", "manager", "city_staff", "auditor", "admin"})
      clients.emplace(role, api.as(role));
    if (!fresh) {
      const auto writer = api.database.writer();
      writer->begin_write();
      writer->see_only("isesaki");
      writer->execute("update login_session set stepped_up_at = 0 where center_id = 'isesaki'", {});
      writer->commit();
    }
    for (const std::string& state : RecordWorld::states()) {
      for (auto& [role, client] : clients) {
        const RecordSet& set = world.of(state);
        for (const auto& [form, path, id] :
             {std::tuple{"contact_form", "/v1/contacts/", set.contact},
              {"face_sheet", "/v1/cases/", set.case_id},
              {"progress_record", "/v1/cases/", set.case_id}}) {
          const std::string screen = verdict(client.get(path + id));
          const json request = {{"form", form}, {"object", id}};
          EXPECT_EQ(verdict(client.post("/v1/print-previews", request)), screen)
              << state << role << form;
          if (screen == " yes") continue;
          const json blind = {{"request", request},
                              {"content_hash", std::string(64, '0')},
                              {"purpose", "office"},
                              {"recipient", "市"},
                              {"copies", 1}};
          EXPECT_EQ(verdict(client.post("/v1/prints", blind)), screen) << state << role << form;
        }
      }
    }
  }
}

TEST_P(PrintsTest, TheProgressRecordHoldsItsPeriodAndNoRestrictedLink) {
  const std::string subject = add_person();
  const std::string file = open_case(subject);
  const std::string secret = add_contact(
      subject, {{"caller_type", "24"}, {"narrative", {{"facts", "加害者からの電話。"}}}});
  ASSERT_EQ(api.as("counselor")
                .post("/v1/cases/" + file + "/links", {{"contact", secret}, {"restricted", true}})
                .status,
            201);
  const json whole = {{"form", "progress_record"}, {"object", file}};
  EXPECT_TRUE(holds(paper("counselor", whole), "加害者からの電話。"));
  EXPECT_TRUE(holds(paper("counselor", whole), "試験の相談"));
  json before = whole;
  before["from"] = "2026-05-01";
  before["to"] = "2026-05-11";
  EXPECT_TRUE(holds(paper("counselor", before), "この期間の記録はありません。"));
  before["to"] = "2026-04-30";
  EXPECT_EQ(preview("counselor", before).status, 422);
  // Of the unit that keeps the case, but neither its owner nor named on it (M-9).
  const auto writer = api.database.writer();
  writer->begin_write();
  writer->see_only("isesaki");
  writer->execute("update case_file set owner_id = :other where id = :id",
                  {{"other", api.account_id("counselor2")}, {"id", file}});
  writer->execute("delete from case_team where case_id = :id", {{"id", file}});
  writer->commit();
  const std::string colleague = paper("counselor", whole);
  EXPECT_TRUE(holds(colleague, "試験の相談"));
  EXPECT_FALSE(holds(colleague, "加害者からの電話。"));
}

TEST_P(PrintsTest, EachFormTakesItsOwnMembers) {
  const std::string contact = add_contact(add_person());
  struct Row {
    json request;
    const char* pointer;
  };
  for (const Row& row :
       {Row{{{"form", "contact_form"}}, "/object"},
        Row{{{"form", "contact_form"}, {"object", contact}, {"from", "2026-05-01"}}, "/from"},
        Row{{{"form", "contact_form"}, {"object", contact}, {"day", "2026-05-01"}}, "/day"},
        Row{{{"form", "closing_sheet"}, {"object", contact}}, "/object"},
        Row{{{"form", "closing_sheet"}, {"day", "2026-05-13"}}, "/day"}}) {
    const Answer answer = preview("manager", row.request);
    EXPECT_EQ(answer.status, 422) << row.request << answer.body;
    EXPECT_EQ(answer.json["errors"][0]["pointer"], row.pointer) << answer.body;
  }
  EXPECT_EQ(preview("manager", {{"form", "no_such_form"}, {"object", contact}}).status, 422);
}

TEST_P(PrintsTest, TheClosingSheetHoldsThePaperAnchor) {
  const json today = {{"form", "closing_sheet"}};
  EXPECT_EQ(preview("manager", today).status, 409);  // nothing signed yet
  EXPECT_EQ(preview("counselor", today).code(), "forbidden");
  persistence::Signer signer(api.database.folder() / "signer");
  const auto reader = api.database.reader();
  const auto notes = signer.sign_grown(*reader, "isesaki");
  ASSERT_EQ(notes.size(), 1U);
  const auto writer = api.database.writer();
  writer->begin_write();
  writer->see_only("isesaki");
  persistence::store_note(*writer, "isesaki", notes[0], api.now - std::chrono::minutes(1));
  writer->commit();
  const audit::Checkpoint& checkpoint = notes[0].checkpoint;
  const std::string text = paper("auditor", today);
  EXPECT_TRUE(holds(text, "origin" + checkpoint.origin)) << text;
  EXPECT_TRUE(holds(text, "size" + std::to_string(checkpoint.size)));
  EXPECT_TRUE(holds(text, "当番の責任者"));
  EXPECT_EQ(api.last_entry().at("purpose"), "audit");
}

TEST_P(PrintsTest, TheRecordOfAMeetingHoldsWhatWasDecided) {
  const std::string file = open_case(add_person());
  const Answer made =
      api.as("counselor")
          .post("/v1/cases/" + file + "/meetings",
                {{"kind", "MT1"},
                 {"held_on", "2026-05-12"},
                 {"starts", "09:00"},
                 {"place", "第2会議室"},
                 {"agenda", {"退院先", "金銭管理"}},
                 {"attendees", {{{"who", {{"name", "大野"}, {"organisation", "市民病院"}}}}}},
                 {"presence", "PRESENT"},
                 {"wish", "家に帰りたい"},
                 {"facts", "退院は月末"},
                 {"decisions", {{{"what", "訪問の日を決める"}, {"due", "2026-05-20"}}}},
                 {"dissent", "なし"}});
  ASSERT_EQ(made.status, 201) << made.body;
  const auto id = made.json["head"]["id"].get<std::string>();
  const json request = {{"form", "meeting_record"}, {"object", id}};
  const Answer seen = preview("manager", request);
  EXPECT_TRUE(holds(seen.body, "市民病院大野")) << seen.body;
  const std::string text = paper("manager", request);
  for (const char* words :
       {"ケース会議録(確定前)", "第2会議室", "1退院先", "2金銭管理", "市民病院大野", "家に帰りたい",
        "退院は月末", "訪問の日を決める", "R8.5.20", "出席", "髙橋澄江"})
    EXPECT_TRUE(holds(text, words)) << words << text;
}

TEST_P(PrintsTest, TheGenogramHoldsTheFamilyAndItsLegend) {
  const std::string file = open_case(add_person());
  const std::string chart = "/v1/cases/" + file + "/chart";
  Client counselor = api.as("counselor");
  for (const json& member :
       {json{
            {"name", "髙橋 美和"}, {"relation", "DAUGHTER"}, {"sex", "female"}, {"source", "戸籍"}},
        json{{"name", "髙橋 誠"}, {"relation", "SON"}, {"sex", "male"}, {"source", "聴取"}}}) {
    const Answer added = counselor.post(chart + "/members", member);
    ASSERT_EQ(added.status, 201) << added.body;
  }
  const json request = {{"form", "genogram"}, {"object", file}};
  const Answer seen = preview("counselor", request);
  EXPECT_EQ(seen.json["people"].size(), 3U) << seen.body;
  const std::string text = paper("counselor", request);
  for (const char* words : {"髙橋澄江", "髙橋美和", "髙橋誠", "本人", "戸籍", "二重本人"})
    EXPECT_TRUE(holds(text, words)) << words << text;
}

TEST(Forms, TheTableInTheDocumentationIsTheOneInForce) {
  const std::string path = KIZUNA_SOURCE_DIR "/docs/forms.md";
  const std::string rendered = api::forms_to_markdown();
  if (std::getenv("KIZUNA_UPDATE_GOLDEN") != nullptr) std::ofstream(path) << rendered;
  std::ostringstream golden;
  golden << std::ifstream(path).rdbuf();
  EXPECT_EQ(golden.str(), rendered) << "KIZUNA_UPDATE_GOLDEN=1 rewrites " << path;
}

KIZUNA_ON_BOTH_ENGINES(PrintsTest);

}  // namespace
}  // namespace kizuna::tests
