#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "domain/people/person_query.hpp"
#include "domain/people/search_key.hpp"

namespace kizuna::domain {
namespace {

Person takahashi() {  // SC-2
  Person person;
  person.names = {.family_name = "髙橋",
                  .given_name = "澄江",
                  .family_kana = "タカハシ",
                  .given_kana = "スミエ",
                  .kana_source = KanaSource::heard};
  person.aliases = {{.kind = AliasKind::former_surname, .family_name = "齋藤"}};
  person.phones = {{.digits = "0270001234"}, {.digits = "09000005678"}};
  return person;
}

Person nakamura() {  // SC-5
  Person person;
  person.names = {.roman_name = "NAKAMURA SILVA MARIA APARECIDA"};
  person.aliases = {{.kind = AliasKind::registered_alias,
                     .family_name = "中村",
                     .given_name = "マリア",
                     .family_kana = "ナカムラ",
                     .given_kana = "マリア"}};
  return person;
}

/// What both databases do: a prefix range over the keys, or all tokens; then the recheck.
bool hit(const PersonQuery& query, const PersonSearchKeys& keys) {
  const bool in_range = std::ranges::any_of(query.prefixes, [&keys](const PrefixRange& range) {
    return std::ranges::any_of(keys.names, [&range](const NameKey& name) {
      return name.key >= range.lower && name.key < range.upper;
    });
  });
  const bool has_tokens =
      !query.tokens.empty() && std::ranges::all_of(query.tokens, [&keys](const auto& token) {
        return std::ranges::binary_search(keys.tokens, token);
      });
  return (in_range || has_tokens) && matches(query, keys);
}

TEST(Search, FindsAPersonByWhatPeopleType) {
  struct Row {
    std::string typed;
    QueryKind kind;
    bool takahashi;
    bool nakamura;
  };
  const std::vector<Row> rows = {
      // SC-2
      {"タカハシ", QueryKind::kana, true, false},
      {"たかはし", QueryKind::kana, true, false},
      {"ﾀｶﾊｼ", QueryKind::kana, true, false},
      {"高橋", QueryKind::kanji, true, false},
      {"髙橋", QueryKind::kanji, true, false},
      {"髙橋澄江", QueryKind::kanji, true, false},
      {"澄江 高橋", QueryKind::kanji, true, false},
      {"澄江", QueryKind::kanji, true, false},
      {"髙", QueryKind::kanji, true, false},
      {"橋", QueryKind::kanji, false, false},
      {"スミエ", QueryKind::kana, true, false},
      {"カハ", QueryKind::kana, true, false},
      {"髙橋スミエ", QueryKind::mixed, true, false},
      {"斉藤 澄江", QueryKind::kanji, true, false},
      {"高橋 美和", QueryKind::kanji, false, false},
      {"タカハシ スミ子", QueryKind::mixed, false, false},
      {"1234", QueryKind::phone, true, false},
      {"１２３４", QueryKind::phone, true, false},
      {"0270-00-1234", QueryKind::phone, true, false},
      {"(0270) 00 1234", QueryKind::phone, true, false},
      {"+81 270 00 1234", QueryKind::phone, true, false},
      {"001234", QueryKind::phone, true, false},
      {"991234", QueryKind::phone, false, false},
      {"5678", QueryKind::phone, true, false},
      {"0270", QueryKind::phone, false, false},
      {"123", QueryKind::nothing, false, false},
      {" ", QueryKind::nothing, false, false},
      {"", QueryKind::nothing, false, false},
      // SC-5
      {"silva", QueryKind::roman, false, true},
      {"Maria Silva", QueryKind::roman, false, true},
      {"silv", QueryKind::roman, false, true},
      {"aparecid", QueryKind::roman, false, true},
      {"Aparecida", QueryKind::roman, false, true},
      {"aparecidx", QueryKind::roman, false, false},
      {"ilva", QueryKind::roman, false, false},
      {"ナカムラ マリア", QueryKind::kana, false, true},
      {"マリア ナカムラ", QueryKind::kana, false, true},
      {"中村マリア", QueryKind::mixed, false, true},
      {"マリア silva", QueryKind::mixed, false, true},
  };
  const PersonSearchKeys first = search_keys(takahashi());
  const PersonSearchKeys second = search_keys(nakamura());
  for (const Row& row : rows) {
    const PersonQuery query = parse_query(row.typed);
    EXPECT_EQ(query.kind, row.kind) << row.typed;
    EXPECT_EQ(hit(query, first), row.takahashi) << row.typed;
    EXPECT_EQ(hit(query, second), row.nakamura) << row.typed;
  }
}

TEST(Search, ALoneKanaBelongsToTheSurnameAroundIt) {
  Person person;
  person.names = {.family_name = "鶴ヶ谷", .given_name = "一"};
  const PersonSearchKeys keys = search_keys(person);
  for (const std::string typed : {"鶴ケ谷", "鶴ヶ", "ケ谷", "鶴ヶ谷 一", "鶴"}) {
    EXPECT_TRUE(hit(parse_query(typed), keys)) << typed;
  }
  EXPECT_FALSE(hit(parse_query("鶴谷"), keys));
}

TEST(Search, TheRecheckWantsALoneLetterAtTheBeginning) {
  const PersonSearchKeys keys = search_keys(takahashi());
  EXPECT_TRUE(matches(parse_query("髙"), keys));
  EXPECT_FALSE(matches(parse_query("橋"), keys));
  EXPECT_TRUE(matches(parse_query("髙橋 江"), keys));
}

TEST(Search, ReadsPrintedNumbers) {
  struct Row {
    std::string typed;
    QueryKind kind;
    std::string folded;
  };
  const std::vector<Row> rows = {
      {"R07-K-00042", QueryKind::case_number, "R07-K-00042"},
      {" r07-k-00042 ", QueryKind::case_number, "R07-K-00042"},
      {"Ｒ０７－Ｋ－０００４２", QueryKind::case_number, "R07-K-00042"},
      {"R07-K-00042-2", QueryKind::case_number, "R07-K-00042-2"},
      {"R07-K-100000", QueryKind::case_number, "R07-K-100000"},
      {"R07-C-00421", QueryKind::contact_number, "R07-C-00421"},
      {"R07ーCー00421", QueryKind::contact_number, "R07-C-00421"},
      {"R07-C-00421 訂1", QueryKind::contact_number, "R07-C-00421 訂1"},
      {"R07-C-00421-2", QueryKind::roman, "00421 2 C R07"},
      {"R07-K-42", QueryKind::roman, "42 K R07"},
  };
  for (const Row& row : rows) {
    const PersonQuery query = parse_query(row.typed);
    EXPECT_EQ(query.kind, row.kind) << row.typed;
    EXPECT_EQ(query.folded, row.folded) << row.typed;
  }
}

TEST(Search, OnlyAWholeNameIsAFullNameKey) {
  struct Row {
    std::string typed;
    bool takahashi;
    bool nakamura;
  };
  const std::vector<Row> rows = {
      {"タカハシ スミエ", true, false},
      {"高橋澄江", true, false},
      {"斎藤澄江", true, false},
      {"タカハシ", false, false},
      {"高橋", false, false},
      {"高橋澄", false, false},
      {"1234", false, false},
      {"silva", false, false},
      {"中村マリア", false, true},
      {"Maria Aparecida Nakamura Silva", false, true},
      {"", false, false},
      {"NAKAMURA SILVA MARIA", false, false},
  };
  for (const Row& row : rows) {
    const PersonQuery query = parse_query(row.typed);
    EXPECT_EQ(matches_full_name(query, search_keys(takahashi())), row.takahashi) << row.typed;
    EXPECT_EQ(matches_full_name(query, search_keys(nakamura())), row.nakamura) << row.typed;
  }
}

TEST(Search, ASurnameAloneIsNeverAFullNameKey) {
  Person person;
  person.names = {.family_kana = "ワタナベ", .kana_source = KanaSource::heard};
  EXPECT_EQ(search_keys(person).names,
            (std::vector<NameKey>{{NameKeyKind::kana_family, "ワタナベ"}}));
}

TEST(Search, TokensAreLowerCaseAsciiSoThatNoTokenizerChangesThem) {
  EXPECT_EQ(bigram_token("高橋"), "n09ad806a4b");
  EXPECT_EQ(bigram_token("𠮷田"), "n20bb707530");
  EXPECT_EQ(roman_token("SILVA"), "rsilva");
  EXPECT_EQ(roman_token("APARECIDA"), "raparecid");
  EXPECT_EQ(phone_token("0270001234"), "t0270001234");
  EXPECT_EQ(last_four_token("0270001234"), "q1234");
  EXPECT_EQ(last_four_token("110"), "");
  for (const std::string& token : search_keys(takahashi()).tokens) {
    EXPECT_EQ(token.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789"), std::string::npos);
  }
}

TEST(Search, APrefixRangeHoldsExactlyTheKeysThatBeginWithIt) {
  const PrefixRange range = prefix_range("高");
  struct Row {
    std::string key;
    bool inside;
  };
  const std::vector<Row> rows = {{"高", true},  {"高橋", true}, {"高𠮷", true},
                                 {"髙", false}, {"馬", false},  {"", false}};
  for (const Row& row : rows) {
    EXPECT_EQ(row.key >= range.lower && row.key < range.upper, row.inside) << row.key;
  }
}

}  // namespace
}  // namespace kizuna::domain
