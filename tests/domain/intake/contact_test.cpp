#include "domain/intake/contact.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "domain/intake/contact_number.hpp"

namespace kizuna::domain::intake {
namespace {

using namespace std::chrono_literals;

Instant at(std::string_view rfc3339) {
  return parse_rfc3339(rfc3339).value();
}

/// SC-1: a woman who gives no name asks what 後見 costs.
Contact one_off() {
  Contact contact;
  contact.received_at = at("2025-04-08T10:12:00+09:00");
  contact.minutes = 7;
  contact.staff = "p-1";
  contact.method = "T";
  contact.is_new = "NEW";
  contact.caller_type = "99";
  contact.topic_main = "A4";
  contact.narrative.facts = "後見の費用を尋ねる電話。";
  contact.path = "1";
  contact.route = "1";
  contact.response = "申立費用と報酬の目安を説明した。";
  contact.outcome = "1";
  contact.abuse = "0";
  contact.district = "UNKNOWN";
  contact.consent = "6";
  return contact;
}

std::string codes_of(const std::vector<FieldError>& errors) {
  std::string text;
  for (const FieldError& error : errors)
    text.append(error.pointer).append(":").append(error.code).append(" ");
  return text;
}

using Change = std::function<void(Contact&)>;

struct Row {
  Change change;
  std::string verdict;
};

TEST(Contact, FinaliseAsksForEveryAField) {
  const Row grid[] = {
      {[](Contact&) {}, ""},
      {[](Contact& c) { c = Contact{}; },
       "/received_at:required /method:required /is_new:required /caller_type:required "
       "/topic_main:required /path:required /outcome:required /abuse:required "
       "/district:required /consent:required /narrative/facts:required /response:required "},
      {[](Contact& c) { c.urgency = ""; }, "/urgency:required "},
      {[](Contact& c) { c.abuse = ""; }, "/abuse:required "},  // I-9: no preset
      {[](Contact& c) { c.direction = "UP"; }, "/direction:unknown_code "},
      {[](Contact& c) { c.topic_main = "A9"; }, "/topic_main:unknown_code "},
      {[](Contact& c) { c.route = "77"; }, "/route:unknown_code "},
      {[](Contact& c) {
         c.narrative = {"", "「困る」", ""};
       },
       ""},
      {[](Contact& c) { c.narrative.facts = " \n"; }, "/narrative/facts:required "},
  };
  for (const Row& row : grid) {
    Contact contact = one_off();
    row.change(contact);
    const auto errors = check_for_finalise(contact, {at("2025-04-08T10:20:00+09:00")});
    std::string got;
    for (const FieldError& error : errors)
      if (error.code.rfind("text_", 0) != 0)
        got.append(error.pointer).append(":").append(error.code).append(" ");
    EXPECT_EQ(got, row.verdict);
  }
}

TEST(Contact, FinaliseChecksFieldsAgainstEachOther) {
  const Row grid[] = {
      {[](Contact& c) { c.minutes = 0; }, "/minutes:out_of_range "},
      {[](Contact& c) { c.minutes = 600; }, ""},
      {[](Contact& c) { c.minutes = 601; }, "/minutes:out_of_range "},
      {[](Contact& c) { c.minutes.reset(); }, ""},
      {[](Contact& c) { c.second_staff = "p-1"; }, "/second_staff:same_person "},
      {[](Contact& c) { c.caller_type = "30"; }, ""},
      {[](Contact& c) { c.caller_type = "31"; }, "/caller_org:required "},
      {[](Contact& c) { c.caller_type = "45", c.caller_org = "o-1"; }, ""},
      {[](Contact& c) { c.caller_type = "95", c.caller_org_text = "太田市"; }, ""},
      {[](Contact& c) { c.caller_type = "95"; }, "/caller_org:required "},
      {[](Contact& c) { c.caller_type = "98"; }, ""},
      {[](Contact& c) {
         c.topic_subs = {"A1", "A2", "A3", "A5", "A6"};
       },
       ""},
      {[](Contact& c) { c.topic_subs = {"A1", "A2", "A3", "A5", "A6", "A7"}; },
       "/topic_subs:too_many "},
      {[](Contact& c) { c.topic_subs = {"A4"}; }, "/topic_subs/0:repeated "},
      {[](Contact& c) {
         c.topic_subs = {"C2", "C2"};
       },
       "/topic_subs/1:repeated "},
      {[](Contact& c) { c.outcome = "5", c.further_outcomes = {"7"}; }, ""},  // SC-2
      {[](Contact& c) {
         c.further_outcomes = {"3", "4", "6", "7"};
       },
       "/further_outcomes:too_many "},
      {[](Contact& c) { c.outcome = "2"; }, "/next_action:required /next_due:required "},
      {[](Contact& c) { c.further_outcomes = {"2"}; }, "/next_action:required /next_due:required "},
      {[](Contact& c) {
         c.outcome = "2", c.next_action = "折返し電話", c.next_due = 2025y / 4 / 8;
       },
       ""},
      {[](Contact& c) {
         c.outcome = "2", c.next_action = "折返し電話", c.next_due = 2025y / 4 / 7;
       },
       "/next_due:before_receipt "},
      {[](Contact& c) { c.abuse_types = {"4"}; }, "/abuse_types:contradiction "},
      {[](Contact& c) {
         c.abuse = "1", c.abuse_types = {"4", "1"};
       },
       ""},
      {[](Contact& c) { c.abuse = "1", c.abuse_types = {"7"}; }, "/abuse_types/0:unknown_code "},
      {[](Contact& c) { c.relation.degree = 6; }, ""},
      {[](Contact& c) { c.relation.degree = 7; }, "/relation/degree:out_of_range "},
      {[](Contact& c) { c.language = "pt-BR"; }, ""},
      {[](Contact& c) { c.language = "vi"; }, ""},
      {[](Contact& c) { c.language = "ポルトガル語"; }, "/language:malformed "},
      {[](Contact& c) { c.language = "pt-br"; }, "/language:malformed "},
  };
  for (const Row& row : grid) {
    Contact contact = one_off();
    row.change(contact);
    EXPECT_EQ(codes_of(check_for_finalise(contact, {at("2025-04-08T10:20:00+09:00")})),
              row.verdict);
  }
}

TEST(Contact, ReceiptIsNeverLaterThanTheClockAndLateNeedsAReason) {
  struct Case {
    std::string_view received, now;
    const char* first_finalised;
    const char* reason;
    std::string verdict;
  };
  const Case grid[] = {
      {"2025-04-08T10:12:00+09:00", "2025-04-08T10:12:00+09:00", "", "", ""},
      {"2025-04-08T10:12:01+09:00", "2025-04-08T10:12:00+09:00", "", "", "/received_at:in_future "},
      {"2025-04-08T23:59:00+09:00", "2025-04-15T00:01:00+09:00", "", "", ""},
      {"2025-04-08T23:59:00+09:00", "2025-04-15T23:59:00+09:00", "", "", ""},  // exactly 7
      {"2025-04-08T23:59:00+09:00", "2025-04-16T00:00:00+09:00", "", "", "/late_reason:required "},
      {"2025-04-08T23:59:00+09:00", "2025-04-16T00:00:00+09:00", "", "出張のため", ""},
      // An amendment a month later looks at the first finalisation.
      {"2025-04-08T10:12:00+09:00", "2025-05-16T00:00:00+09:00", "2025-04-08T11:00:00+09:00", "",
       ""},
  };
  for (const Case& row : grid) {
    Contact contact = one_off();
    contact.received_at = at(row.received);
    contact.late_reason = row.reason;
    FinaliseContext context{at(row.now)};
    if (*row.first_finalised != '\0') context.first_finalised_at = at(row.first_finalised);
    EXPECT_EQ(codes_of(check_for_finalise(contact, context)), row.verdict) << row.received;
  }
}

TEST(Contact, IndividualNumbersAndWrongTextsAreRefused) {
  Contact contact = one_off();
  contact.narrative.words = "番号は 1234 5678 9018 です";
  contact.attachments = {"123456789018.jpg"};
  EXPECT_EQ(check_my_numbers(contact).size(), 2U);
  EXPECT_EQ(check_my_numbers(contact).front().pointer, "/narrative/words");
  EXPECT_EQ(check_my_numbers(contact).back().pointer, "/attachments/0");
  const auto errors = check_for_finalise(contact, {at("2025-04-08T10:20:00+09:00")});
  EXPECT_EQ(errors.size(), 2U) << codes_of(errors);

  Contact pane = one_off();
  pane.narrative.facts.assign(20'000, 'a');
  EXPECT_EQ(codes_of(check_for_finalise(pane, {at("2025-04-08T10:20:00+09:00")})), "");
  pane.narrative.facts.push_back('a');
  EXPECT_EQ(codes_of(check_for_finalise(pane, {at("2025-04-08T10:20:00+09:00")})),
            "/narrative/facts:text_too_long ");
}

TEST(Contact, ACaseAsksForCFieldsOrAnExplicitUnknown) {
  const SubjectFields all{true, true, true, true};
  struct Case {
    Change change;
    SubjectFields subject;
    std::string verdict;
  };
  const Case grid[] = {
      {[](Contact&) {}, all, ""},
      {[](Contact& c) { c.relation = {}; }, all, "/relation:required "},
      {[](Contact& c) { c.relation = {}, c.relation.unknown = true; }, all, ""},
      {[](Contact& c) { c.relation = {}, c.caller_type = "10"; }, all, ""},
      {[](Contact& c) { c.subject_person = ""; }, all, "/subject_person:required "},
      {[](Contact& c) { c.person_wish = ""; }, all, "/person_wish:required "},
      {[](Contact& c) { c.person_wish = "NOT_ASKED"; }, all, ""},
      {[](Contact& c) { c.person_wish = "KNOWN"; }, all, "/person_wish_text:required "},
      {[](Contact& c) { c.person_wish = "KNOWN", c.person_wish_text = "家で暮らしたい"; }, all, ""},
      {[](Contact&) {},
       {},
       "/subject/name:required /subject/kana:required "
       "/subject/birth:required /subject/address:required "},
  };
  for (const Case& row : grid) {
    Contact contact = one_off();
    contact.caller_type = "22";
    contact.relation.degree = 1;
    contact.subject_person = "s-1";
    contact.person_wish = "UNKNOWN";
    row.change(contact);
    EXPECT_EQ(codes_of(check_for_case(contact, row.subject)), row.verdict);
  }
}

TEST(Contact, UrgencySOrSuspectedAbuseAlertsTheManager) {
  const std::tuple<const char*, const char*, bool> grid[] = {
      {"C", "0", false}, {"S", "0", true},  {"A", "0", false},
      {"C", "1", true},  {"C", "2", false}, {"C", "", false},
  };
  for (const auto& [urgency, abuse, verdict] : grid) {
    Contact contact = one_off();
    contact.urgency = urgency;
    contact.abuse = abuse;
    EXPECT_EQ(alerts_manager(contact), verdict) << urgency << abuse;
  }
}

TEST(Contact, AmendingAndVoiding) {
  const std::pair<Amendment, std::string> grid[] = {
      {{true, false, false, "a", "", ""}, ""},
      {{false, false, false, "a", "", ""}, "I-4"},
      {{true, true, false, "a", "", ""}, "I-5"},
      {{true, false, true, "a", "誤って別人に記録", "b"}, ""},
      {{true, false, true, "a", "", "b"}, "I-5"},
      {{true, false, true, "a", "誤って別人に記録", ""}, "I-5"},
      {{true, false, true, "a", "誤って別人に記録", "a"}, "I-5"},
  };
  for (const auto& [amendment, verdict] : grid) {
    const auto result = check_amendment(amendment);
    EXPECT_EQ(result ? std::string() : result.error().rule, verdict);
  }
  EXPECT_FALSE(draft_is_stale(2025y / 4 / 8, 2025y / 4 / 15));
  EXPECT_TRUE(draft_is_stale(2025y / 4 / 8, 2025y / 4 / 16));
}

TEST(ContactNumber, Prints) {
  EXPECT_EQ(contact_number("R07", 421), "R07-C-00421");
  EXPECT_EQ(contact_number("R07", 421, 1), "R07-C-00421訂1");
  EXPECT_EQ(contact_number("R07", 99'999), "R07-C-99999");
  EXPECT_EQ(contact_number("R07", 100'000), "R07-C-100000");
  EXPECT_EQ(case_number("R07", 42), "R07-K-00042");
  EXPECT_EQ(case_number("R07", 42, 2), "R07-K-00042-2");
  EXPECT_THROW(contact_number("R07", 0), std::invalid_argument);
}

TEST(ContactNumber, SeriesIsTheFiscalYearOfTheReceiptInJapan) {
  const std::pair<std::string_view, std::string> grid[] = {
      {"2025-03-31T23:59:59+09:00", "R06"}, {"2025-04-01T00:00:00+09:00", "R07"},
      {"2025-03-31T15:00:00Z", "R07"},      {"2019-04-15T10:00:00+09:00", "R01"},
      {"2028-03-31T10:00:00+09:00", "R09"}, {"2028-04-01T10:00:00+09:00", "R10"},
  };
  for (const auto& [received, label] : grid)
    EXPECT_EQ(proposed_label(number_series(at(received))), label);
  EXPECT_THROW(proposed_label(2018), std::invalid_argument);
}

}  // namespace
}  // namespace kizuna::domain::intake
