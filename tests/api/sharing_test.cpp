#include <gtest/gtest.h>

#include "tests/support/case_samples.hpp"

namespace kizuna::tests {
namespace {

using nlohmann::json;
using namespace std::chrono_literals;

/// 2026-05-12 is the day on which the fixture stands.
class SharingTest : public ApiTest {
 protected:
  std::string person = put_person(api);
  std::string path = open();
  Client counselor = api.as("counselor");

  std::string open() {
    const Answer made =
        api.as("counselor")
            .post("/v1/cases", {{"from_contact", put_contact(api, {.subject = person})}});
    EXPECT_EQ(made.status, 201) << made.body;
    return "/v1/cases/" + made.json["head"]["id"].get<std::string>();
  }

  static json consent(const json& changes = json::object()) {
    json body = {{"form", "2"},
                 {"items", {"NAME", "MEDICAL"}},
                 {"recipients", {{{"kind", "45"}, {"name", "中央病院"}}, {{"kind", "40"}}}},
                 {"purpose", "退院の調整"},
                 {"given_on", "2026-05-11"},
                 {"until", "2026-08-31"}};
    body.update(changes);
    return body;
  }

  static json disclosure(const json& changes = json::object()) {
    json body = {{"recipient_kind", "45"}, {"recipient_name", "中央病院"}, {"items", {"NAME"}},
                 {"basis", "B1"},          {"handed", "紹介状 1部"},       {"medium", "PAPER"}};
    body.update(changes);
    return body;
  }

  Answer give(const json& changes = json::object()) {
    return counselor.post(path + "/consents", consent(changes));
  }
  Answer hand(const json& changes = json::object()) {
    return counselor.post(path + "/disclosures", disclosure(changes));
  }
  json facts() { return counselor.get(path).json["facts"]; }
  json open_tasks() {
    return api.as("manager").get("/v1/tasks?state=open&case=" + path.substr(10)).json["tasks"];
  }
};

TEST_P(SharingTest, AConsentIsRecordedWithWhatItCovers) {
  const Answer made = give();
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(api.last_entry()["act"], "consent.record");
  EXPECT_EQ(api.last_entry()["case"], path.substr(10));
  const json& one = made.json["consents"][0];
  EXPECT_EQ(one["person"], person);
  EXPECT_FALSE(one["person_name"].get<std::string>().empty());
  EXPECT_EQ(one["form_label"], "書面");
  EXPECT_EQ(one["items"][1]["label"], "医療・診断");
  EXPECT_EQ(one["recipients"][0]["kind_label"], "医療機関");
  EXPECT_EQ(one["recipients"][1]["name"], "");
  EXPECT_TRUE(one["live"].get<bool>());
  // Typed once: T-5 reads the same (P4).
  bool is_fact = false;
  for (const json& fact : facts())
    is_fact = is_fact || (fact["name"] == "consent" && fact["value"] == "2");
  EXPECT_TRUE(is_fact);
  const Answer lines = counselor.get(path + "/timeline?kind=consent");
  ASSERT_EQ(lines.json["rows"].size(), 1u) << lines.body;
  EXPECT_EQ(lines.json["rows"][0]["text"], "書面");
}

TEST_P(SharingTest, AnEndingConsentReminds) {
  ASSERT_EQ(give().status, 201);
  json tasks = open_tasks();
  ASSERT_EQ(tasks.size(), 1u) << tasks;
  EXPECT_EQ(tasks[0]["due"], "2026-08-31");
  EXPECT_EQ(tasks[0]["owner"], api.account_id("counselor"));
  EXPECT_TRUE(tasks[0]["kept_by_others"].get<bool>()) << "it neither moves nor hinders a closing";
}

TEST_P(SharingTest, AWithdrawnConsentStaysAndCarriesNothing) {
  const auto id = give().json["consents"][0]["id"].get<std::string>();
  ASSERT_EQ(hand().status, 201);
  const Answer gone = counselor.post(path + "/consents/" + id + "/actions/withdraw",
                                     {{"reason", "もう話さないでほしいとのこと"}});
  ASSERT_EQ(gone.status, 200) << gone.body;
  const json one = counselor.get(path + "/consents").json["consents"][0];
  EXPECT_EQ(one["withdrawn_on"], "2026-05-12");
  EXPECT_EQ(one["withdrawn_by"], "試験 counselor");
  EXPECT_FALSE(one["live"].get<bool>());
  EXPECT_EQ(open_tasks().size(), 0u);
  const Answer refused = hand();
  EXPECT_EQ(refused.status, 422) << refused.body;
  EXPECT_EQ(refused.json["detail"],
            "中央病院へ渡す根拠がありません。同意(本人・氏名・生年月日)を記録するか、"
            "法令の根拠を選んでください。");
  EXPECT_EQ(
      counselor.post(path + "/consents/" + id + "/actions/withdraw", {{"reason", "再"}}).status,
      409);
}

TEST_P(SharingTest, CopiesAreNumberedWithoutGaps) {
  ASSERT_EQ(give().status, 201);
  EXPECT_EQ(hand().json["disclosures"][0]["number"], "R08-D-00001");
  EXPECT_EQ(hand({{"items", {"MONEY"}}}).status, 422);
  EXPECT_EQ(api.last_entry()["deny"], "R-26");
  const Answer second = hand({{"recipient_kind", "40"}, {"recipient_name", "包括 境"}});
  ASSERT_EQ(second.status, 201) << second.body;
  EXPECT_EQ(api.last_entry()["act"], "disclosure.record");
  EXPECT_EQ(second.json["disclosures"][0]["number"], "R08-D-00002");
  EXPECT_EQ(second.json["disclosures"][0]["consents"].size(), 1u);
  // Another fiscal year has a series of its own.
  const Answer old =
      hand({{"handed_on", "2026-03-31"}, {"basis", "B2"}, {"grounds", "高齢者虐待防止法7条"}});
  ASSERT_EQ(old.status, 201) << old.body;
  EXPECT_EQ(old.json["disclosures"][2]["number"], "R07-D-00001");
  EXPECT_EQ(api.as("counselor").get(path + "/timeline?kind=disclosure").json["rows"].size(), 3u);
}

TEST_P(SharingTest, ARefusalOffersThreeBasesWithTheReason) {
  ASSERT_EQ(give().status, 201);
  const json no = {{"form", "4"}, {"given_on", "2026-05-12"}};
  ASSERT_EQ(counselor.post(path + "/consents", no).status, 201);
  std::string offered;
  const json bases = counselor.get(path + "/disclosures").json["bases"];
  for (const json& basis : bases) {
    if (basis["offered"].get<bool>()) {
      offered += basis["code"].get<std::string>();
    } else {
      EXPECT_NE(basis["reason"].get<std::string>().find("断っています"), std::string::npos);
    }
  }
  EXPECT_EQ(offered, "B2B3B5");
  EXPECT_EQ(hand().status, 422);
  EXPECT_EQ(api.last_entry()["deny"], "R-28");
  const Answer bare = hand({{"basis", "B3"}});
  EXPECT_EQ(bare.status, 422);
  EXPECT_EQ(bare.json["errors"].size(), 3u) << bare.body;
  const Answer made = hand({{"basis", "B3"},
                            {"danger", "冬に暖房のない家にいる"},
                            {"why_no_consent", "話を断っている"},
                            {"why_these_items", "訪ねるのに名前が要る"}});
  ASSERT_EQ(made.status, 201) << made.body;
  bool told = false;
  for (const json& task : open_tasks())
    told = told || (task["source"] == "R-27" && task["owner_post"] == "manager");
  EXPECT_TRUE(told);
}

TEST_P(SharingTest, ACopyThatMustComeBackRemindsUntilItDoes) {
  ASSERT_EQ(give({{"until", nullptr}}).status, 201);
  const Answer made = hand({{"return_by", "2026-05-20"}});
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(open_tasks().size(), 1u);
  api.advance(24h * 9);
  EXPECT_TRUE(api.as("counselor")
                  .get(path + "/disclosures")
                  .json["disclosures"][0]["return_overdue"]
                  .get<bool>());
  const std::string back = path + "/disclosures/" +
                           made.json["disclosures"][0]["id"].get<std::string>() + "/actions/return";
  Client later = api.as("counselor");
  const Answer returned = later.post(back, {{"how", "窓口で受け取り、破棄した"}});
  ASSERT_EQ(returned.status, 200) << returned.body;
  EXPECT_EQ(returned.json["disclosures"][0]["returned_on"], "2026-05-21");
  EXPECT_FALSE(returned.json["disclosures"][0]["return_overdue"].get<bool>());
  EXPECT_EQ(open_tasks().size(), 0u);
  EXPECT_EQ(later.post(back, {{"how", "もう一度"}}).status, 409);
}

TEST_P(SharingTest, WrongFieldsAreNamedAtOnce) {
  const Answer consents = give({{"items", json::array()},
                                {"recipients", json::array()},
                                {"given_on", "2026-05-13"},
                                {"until", "2026-05-01"}});
  EXPECT_EQ(consents.status, 422);
  EXPECT_EQ(consents.json["errors"].size(), 4u) << consents.body;
  EXPECT_EQ(hand({{"handed_on", "2026-05-13"}}).status, 422);
  EXPECT_EQ(give({{"person", "0196f3a0-0000-7000-8000-000000000000"}}).status, 422);
  EXPECT_EQ(give({{"form", "0"}}).status, 422);
}

TEST_P(SharingTest, SomebodyElsesConsentIsKeptApart) {
  const std::string daughter = put_person(api, "美和");
  ASSERT_EQ(give({{"person", daughter}, {"form", "1"}}).status, 201);
  EXPECT_EQ(hand().status, 422) << "of the subject there is none";
  const Answer made = hand({{"person", daughter}});
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(made.json["disclosures"][0]["person"], daughter);
  for (const json& fact : facts()) EXPECT_FALSE(fact["name"] == "consent" && fact["value"] == "1");
}

KIZUNA_ON_BOTH_ENGINES(SharingTest);

}  // namespace
}  // namespace kizuna::tests
