#include "domain/people/duplicates.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kizuna::domain {
namespace {

using std::chrono::year;

CivilDate d(const std::string& iso) {
  return parse_iso_date(iso).value();
}

const CivilDate today = d("2026-03-03");

DuplicateTraits traits(const Person& person) {
  return duplicate_traits(person, today);
}

Person watanabe(const std::string& family, const std::string& given, CivilDate birth,
                const std::string& town) {
  Person person;
  person.names = {.family_name = family,
                  .given_name = given,
                  .family_kana = "ワタナベ",
                  .given_kana = "オサム",
                  .kana_source = KanaSource::resident_register};
  person.birth = birth_on(birth);
  person.addresses = {{.kind = AddressKind::registered, .town_code = town}};
  return person;
}

TEST(Duplicates, Sc15WalkInManScoresFortyAndThirty) {
  Person man;
  man.names = {.family_kana = "ワタナベ", .kana_source = KanaSource::heard};
  man.birth = birth_between(year{1945}, year{1946});
  man.addresses = {{.kind = AddressKind::actual, .town_code = "D03"}};
  const auto first =
      score_duplicate(traits(man), traits(watanabe("渡邊", "修", d("1945-12-05"), "D03")));
  const auto second =
      score_duplicate(traits(man), traits(watanabe("渡辺", "収", d("1946-02-01"), "D07")));
  EXPECT_EQ(first, (DuplicateScore{.birth = 15, .kana = 15, .town = 10}));
  EXPECT_EQ(first.total(), 40);
  EXPECT_EQ(second.total(), 30);
  EXPECT_EQ(first.strength(), DuplicateStrength::weak);
  EXPECT_EQ(second.strength(), DuplicateStrength::weak);
  EXPECT_EQ(explain(first), "姓の読みと町が同じ、生年月日が矛盾しない");
  EXPECT_EQ(duplicate_lookup(traits(man)).family_kana, std::vector<std::string>{"ワタナベ"});
  EXPECT_FALSE(duplicate_lookup(traits(man)).birth_day.has_value());
}

TEST(Duplicates, BirthLine) {
  const BirthDate day = birth_on(d("1945-12-05"));
  const BirthDate month = {BirthPrecision::month, d("1945-12-01"), d("1945-12-31")};
  struct Row {
    BirthDate left;
    BirthDate right;
    int points;
  };
  const std::vector<Row> rows = {
      {day, day, 40},
      {day, birth_on(d("1945-12-06")), 0},
      {day, month, 15},
      {month, day, 15},
      {month, month, 15},
      {birth_on(d("1946-01-01")), month, 0},
      {birth_on(d("1945-12-31")), month, 15},
      {birth_between(year{1945}, year{1946}), day, 15},
      {birth_between(year{1946}, year{1947}), day, 0},
      {BirthDate{}, day, 0},
      {BirthDate{}, BirthDate{}, 0},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(score_duplicate({.birth = row.left}, {.birth = row.right}).birth, row.points);
  }
}

TEST(Duplicates, NamePhoneAndTownLines) {
  const Person base = watanabe("渡邊", "修", d("1945-12-05"), "D03");
  struct Row {
    std::string what;
    void (*change)(Person&);
    DuplicateScore score;
  };
  const std::vector<Row> rows = {
      {"the same", [](Person&) {}, {40, 30, 20, 0, 10}},
      {"variant letters", [](Person& p) { p.names.family_name = "渡辺"; }, {40, 30, 20, 0, 10}},
      {"other given name", [](Person& p) { p.names.given_name = "治"; }, {40, 30, 0, 0, 10}},
      {"other given reading",
       [](Person& p) { p.names.given_kana = "シュウ"; },
       {40, 15, 20, 0, 10}},
      {"given reading unknown", [](Person& p) { p.names.given_kana.clear(); }, {40, 15, 20, 0, 10}},
      {"no kana",
       [](Person& p) { p.names.family_kana = p.names.given_kana = ""; },
       {40, 0, 20, 0, 10}},
      {"former surname is the match",
       [](Person& p) {
         p.aliases = {
             {.kind = AliasKind::former_surname, .family_name = "渡邊", .family_kana = "ワタナベ"}};
         p.names.family_name = "佐藤";
         p.names.family_kana = "サトウ";
       },
       {40, 30, 20, 0, 10}},
      {"moved away",
       [](Person& p) { p.addresses[0].valid_to = d("2026-03-02"); },
       {40, 30, 20, 0, 0}},
      {"moves tomorrow",
       [](Person& p) { p.addresses[0].valid_to = d("2026-03-03"); },
       {40, 30, 20, 0, 10}},
      {"place of stay",
       [](Person& p) {
         p.addresses[0].town_code = "D09";
         p.addresses.push_back({.kind = AddressKind::actual, .town_code = "D03"});
       },
       {40, 30, 20, 0, 10}},
      {"phone",
       [](Person& p) {
         p.phones = {{.digits = "1"}, {.digits = "0270001234"}};
       },
       {40, 30, 20, 25, 10}},
  };
  Person typed = base;
  typed.phones = {{.digits = "0270001234"}};
  for (const Row& row : rows) {
    Person known = base;
    row.change(known);
    EXPECT_EQ(score_duplicate(traits(typed), traits(known)), row.score) << row.what;
  }
  EXPECT_EQ(score_duplicate(traits(Person{}), traits(Person{})), DuplicateScore{});
}

TEST(Duplicates, StrengthChangesAt30And70) {
  struct Row {
    DuplicateScore score;
    DuplicateStrength strength;
  };
  const std::vector<Row> rows = {
      {{.birth = 15, .town = 10}, DuplicateStrength::none},
      {{.phone = 25}, DuplicateStrength::none},
      {{.kana = 30}, DuplicateStrength::weak},
      {{.birth = 15, .kana = 30, .kanji = 20}, DuplicateStrength::weak},
      {{.birth = 40, .kana = 30}, DuplicateStrength::strong},
  };
  for (const Row& row : rows) EXPECT_EQ(row.score.strength(), row.strength);
}

}  // namespace
}  // namespace kizuna::domain
