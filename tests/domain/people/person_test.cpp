#include "domain/people/person.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

namespace kizuna::domain {
namespace {

CivilDate d(const std::string& iso) {
  return parse_iso_date(iso).value();
}

const CivilDate today = d("2026-03-03");

Person sumie() {
  Person person;
  person.names = {.family_name = "髙橋",
                  .given_name = "澄江",
                  .family_kana = "タカハシ",
                  .given_kana = "スミエ",
                  .kana_source = KanaSource::family_register};
  person.birth = birth_on(d("1937-11-03"));
  person.addresses = {{.kind = AddressKind::registered,
                       .postal_code = "3720001",
                       .town_code = "D03",
                       .lines = {"殖蓮1-2-3"},
                       .valid_from = d("1990-04-01")}};
  person.phones = {{.digits = "0270001234", .label = "自宅", .whose = "本人"}};
  return person;
}

TEST(Person, EveryWrongFieldHasItsPointerAndCode) {
  struct Row {
    std::string what;
    std::function<void(Person&)> change;
    std::string verdict;  // "pointer code", empty: may be stored
  };
  using P = Person;
  const std::vector<Row> rows = {
      {"as it is", [](P&) {}, ""},
      {"J-12 old 神", [](P& p) { p.names.family_name = "\uFA19"; }, ""},
      {"J-12 IVS", [](P& p) { p.names.family_name = "辻\U000E0100"; }, ""},
      {"J-12 supplementary", [](P& p) { p.names.family_name = "𠮷田"; }, ""},
      {"J-12 decomposed", [](P& p) { p.names.given_name = "か\u3099"; }, ""},
      {"J-12 decomposed kana", [](P& p) { p.names.given_kana = "カ\u3099"; }, ""},
      {"bidi", [](P& p) { p.names.given_name = "a\u202E"; }, "/names/given_name text_bidi_control"},
      {"newline", [](P& p) { p.names.family_name = "髙\n橋"; },
       "/names/family_name text_line_break"},
      {"half width kana", [](P& p) { p.names.given_kana = "ｽﾐｴ"; },
       "/names/given_kana kana_not_katakana"},
      {"hiragana", [](P& p) { p.names.given_kana = "すみえ"; },
       "/names/given_kana kana_not_katakana"},
      {"no source", [](P& p) { p.names.kana_source.reset(); }, "/names/kana_source required"},
      {"source without kana", [](P& p) { p.names.family_kana = p.names.given_kana = ""; },
       "/names/kana_source kana_missing"},
      {"roman with accent", [](P& p) { p.names.roman_name = "João"; },
       "/names/roman_name roman_not_ascii"},
      {"roman", [](P& p) { p.names.roman_name = "DA SILVA-SOUZA O'HARA JR."; }, ""},
      {"number in a note", [](P& p) { p.names.glyph_note = "1234 5678 9018"; },
       "/names/glyph_note my_number"},
      {"no name at all", [](P& p) { p.names = {}; }, "/names/family_name required"},
      {"only an alias",
       [](P& p) {
         p.names = {};
         p.aliases = {{.kind = AliasKind::called, .given_name = "しげさん"}};
       },
       ""},
      {"empty alias", [](P& p) { p.aliases = {Alias{}}; }, "/aliases/0/family_name required"},
      {"Roman 通称",
       [](P& p) { p.aliases = {{.kind = AliasKind::registered_alias, .family_name = "Silva"}}; },
       "/aliases/0/family_name alias_not_japanese"},
      {"alias period reversed",
       [](P& p) {
         p.aliases = {
             {.family_name = "齋藤", .valid_from = d("2000-01-02"), .valid_to = d("2000-01-01")}};
       },
       "/aliases/0/valid_to period_reversed"},
      {"born tomorrow", [](P& p) { p.birth = birth_on(d("2026-03-04")); },
       "/birth/earliest birth_in_future"},
      {"no such day", [](P& p) { p.birth.earliest = CivilDate{std::chrono::year{2026} / 2 / 30}; },
       "/birth/earliest no_such_day"},
      {"precision without range",
       [](P& p) {
         p.birth = {BirthPrecision::month, {}, {}};
       },
       "/birth/earliest required"},
      {"month over two months",
       [](P& p) {
         p.birth = {BirthPrecision::month, d("1951-07-01"), d("1951-08-01")};
       },
       "/birth/precision birth_range"},
      {"decade within a year",
       [](P& p) {
         p.birth = {BirthPrecision::decade, d("1951-01-01"), d("1951-12-31")};
       },
       "/birth/precision birth_range"},
      {"unknown with a range", [](P& p) { p.birth.precision = BirthPrecision::unknown; },
       "/birth/precision birth_range"},
      {"estimate beside a day", [](P& p) { p.age_estimate = 70; }, "/age_estimate birth_known"},
      {"estimate",
       [](P& p) {
         p.birth = {};
         p.age_estimate = 70;
       },
       ""},
      {"estimate of 72",
       [](P& p) {
         p.birth = {};
         p.age_estimate = 72;
       },
       "/age_estimate age_estimate"},
      {"nationality", [](P& p) { p.nationality = "br"; }, "/nationality country_code"},
      {"postal code", [](P& p) { p.addresses[0].postal_code = "372-0001"; },
       "/addresses/0/postal_code postal_code"},
      {"address line", [](P& p) { p.addresses[0].lines.emplace_back(" "); },
       "/addresses/0/lines/1 text_only_spaces"},
      {"phone with hyphens", [](P& p) { p.phones[0].digits = "0270-00-1234"; },
       "/phones/0/digits phone_digits"},
      {"mask without reason", [](P& p) { p.mask.level = MaskLevel::sensitive; },
       "/mask/reason required"},
      {"died tomorrow", [](P& p) { p.died_on = d("2026-03-04"); }, "/died_on death_in_future"},
      {"died before birth", [](P& p) { p.died_on = d("1937-11-02"); },
       "/died_on death_before_birth"},
      {"101 phones", [](P& p) { p.phones.assign(101, p.phones[0]); }, "/phones too_many"},
  };
  for (const Row& row : rows) {
    Person person = sumie();
    row.change(person);
    std::string verdict;
    for (const FieldError& error : validate(person, today)) {
      verdict += (verdict.empty() ? "" : "; ") + error.pointer + " " + error.code;
    }
    EXPECT_EQ(verdict, row.verdict) << row.what;
  }
}

TEST(Person, AnAgeAbove110IsOnlyACaution) {
  Person person = sumie();
  EXPECT_TRUE(cautions(person, today).empty());
  person.birth = birth_on(d("1915-03-03"));
  EXPECT_TRUE(validate(person, today).empty());
  EXPECT_EQ(cautions(person, today).at(0).code, "age_above_110");
  person.died_on = d("2020-01-01");
  EXPECT_TRUE(cautions(person, today).empty());
}

TEST(Person, ABirthPrintsAsExactlyAsItIsKnown) {
  using std::chrono::year;
  const BirthDate july{BirthPrecision::month, d("1951-07-01"), d("1951-07-31")};
  const BirthDate y1989{BirthPrecision::year, d("1989-01-01"), d("1989-12-31")};
  const BirthDate y1951{BirthPrecision::year, d("1951-01-01"), d("1951-12-31")};
  struct Row {
    BirthDate birth;
    std::string era;
    std::string western;
  };
  const std::vector<Row> rows = {
      {birth_on(d("1937-11-03")), "昭和12年11月3日", "1937年11月3日"},
      {july, "昭和26年7月(日不明)", "1951年7月(日不明)"},
      {y1951, "昭和26年(月日不明)", "1951年(月日不明)"},
      {y1989, "昭和64年・平成元年(月日不明)", "1989年(月日不明)"},
      {birth_between(year{1945}, year{1946}), "昭和20年か21年", "1945年か1946年"},
      {birth_between(year{1945}, year{1954}), "昭和20年から29年", "1945年から1954年"},
      {birth_between(year{1987}, year{1991}), "昭和62年から平成3年", "1987年から1991年"},
      {BirthDate{}, "不明", "不明"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(print_birth(row.birth, BirthStyle::era), row.era);
    EXPECT_EQ(print_birth(row.birth, BirthStyle::western), row.western);
  }
}

TEST(Person, ATypedDateKeepsItsPrecision) {
  const auto typed = parse_entered_date("1951年7月");
  ASSERT_TRUE(typed.has_value());
  EXPECT_EQ(birth_from(*typed),
            (BirthDate{BirthPrecision::month, d("1951-07-01"), d("1951-07-31")}));
}

}  // namespace
}  // namespace kizuna::domain
