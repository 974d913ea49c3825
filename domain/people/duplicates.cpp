#include "domain/people/duplicates.hpp"

#include <algorithm>
#include <string_view>

#include "domain/people/name_folding.hpp"

namespace kizuna::domain {
namespace {

// The points of R-5.
constexpr int same_birth_day = 40;
constexpr int compatible_birth = 15;
constexpr int same_full_kana = 30;
constexpr int same_family_kana = 15;
constexpr int same_full_kanji = 20;
constexpr int same_phone = 25;
constexpr int same_town = 10;

static_assert(compatible_birth + same_town < 30,
              "a candidate that no key of DuplicateLookup finds must stay below the list");

template <class Value>
bool any_equal(const std::vector<Value>& left, const std::vector<Value>& right) {
  return std::ranges::any_of(left, [&right](const Value& value) {
    return std::ranges::find(right, value) != right.end();
  });
}

int birth_points(const BirthDate& left, const BirthDate& right) {
  if (!left.earliest || !left.latest || !right.earliest || !right.latest) return 0;
  const bool both_days =
      left.precision == BirthPrecision::day && right.precision == BirthPrecision::day;
  if (both_days) return *left.earliest == *right.earliest ? same_birth_day : 0;
  const bool overlap = *left.earliest <= *right.latest && *right.earliest <= *left.latest;
  return overlap ? compatible_birth : 0;
}

void add(std::vector<std::string>& values, std::string value) {
  if (!value.empty() && std::ranges::find(values, value) == values.end()) {
    values.push_back(std::move(value));
  }
}

void add_name(DuplicateTraits& traits, const std::string& family_name,
              const std::string& given_name, const std::string& family_kana,
              const std::string& given_kana) {
  const std::string family_reading = fold_name(family_kana);
  const std::string given_reading = fold_name(given_kana);
  add(traits.family_kana, family_reading);
  if (!given_reading.empty()) add(traits.full_kana, family_reading + given_reading);
  FoldedName written{fold_name(family_name), fold_name(given_name)};
  if (!written.given.empty()) traits.full_kanji.push_back(std::move(written));
}

bool is_current(const AddressEntry& address, CivilDate today) {
  return (!address.valid_from || *address.valid_from <= today) &&
         (!address.valid_to || today <= *address.valid_to);
}

}  // namespace

DuplicateTraits duplicate_traits(const Person& person, CivilDate today) {
  DuplicateTraits traits;
  traits.birth = person.birth;
  const Name& main = person.names;
  add_name(traits, main.family_name, main.given_name, main.family_kana, main.given_kana);
  for (const Alias& alias : person.aliases) {
    // As in search_keys: a former surname goes with the given name of today.
    const bool surname_only = alias.kind == AliasKind::former_surname && alias.given_name.empty();
    add_name(traits, alias.family_name, surname_only ? main.given_name : alias.given_name,
             alias.family_kana, surname_only ? main.given_kana : alias.given_kana);
  }
  for (const Phone& phone : person.phones) add(traits.phones, phone.digits);
  for (const AddressEntry& address : person.addresses) {
    if (is_current(address, today)) add(traits.town_codes, address.town_code);
  }
  return traits;
}

DuplicateScore score_duplicate(const DuplicateTraits& typed, const DuplicateTraits& known) {
  DuplicateScore score;
  score.birth = birth_points(typed.birth, known.birth);
  if (any_equal(typed.full_kana, known.full_kana)) {
    score.kana = same_full_kana;
  } else if (any_equal(typed.family_kana, known.family_kana)) {
    score.kana = same_family_kana;
  }
  if (any_equal(typed.full_kanji, known.full_kanji)) score.kanji = same_full_kanji;
  if (any_equal(typed.phones, known.phones)) score.phone = same_phone;
  if (any_equal(typed.town_codes, known.town_codes)) score.town = same_town;
  return score;
}

std::string explain(const DuplicateScore& score) {
  std::vector<std::string_view> same;
  if (score.birth == same_birth_day) same.emplace_back("生年月日");
  if (score.kana == same_full_kana) same.emplace_back("フリガナ");
  if (score.kana == same_family_kana) same.emplace_back("姓の読み");
  if (score.kanji > 0) same.emplace_back("氏名の漢字");
  if (score.phone > 0) same.emplace_back("電話番号");
  if (score.town > 0) same.emplace_back("町");
  std::string words;
  for (const std::string_view word : same) {
    if (!words.empty()) words += "と";
    words += word;
  }
  if (!words.empty()) words += "が同じ";
  if (score.birth == compatible_birth) {
    words += words.empty() ? "生年月日が矛盾しない" : "、生年月日が矛盾しない";
  }
  return words;
}

DuplicateLookup duplicate_lookup(const DuplicateTraits& typed) {
  DuplicateLookup lookup;
  lookup.full_kana = typed.full_kana;
  lookup.family_kana = typed.family_kana;
  for (const FoldedName& name : typed.full_kanji) add(lookup.full_kanji, name.family + name.given);
  lookup.phones = typed.phones;
  if (typed.birth.precision == BirthPrecision::day) lookup.birth_day = typed.birth.earliest;
  return lookup;
}

}  // namespace kizuna::domain
