#include "domain/people/person.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "domain/people/age.hpp"
#include "domain/people/my_number.hpp"
#include "domain/people/text_check.hpp"
#include "domain/people/utf8.hpp"

namespace kizuna::domain {
namespace {

constexpr std::size_t longest_line = 200;
constexpr std::size_t longest_note = 500;
constexpr TextRule line_rule{
    .max_code_points = longest_line, .prose = false, .may_be_empty = false};
constexpr TextRule label_rule{.max_code_points = 100, .prose = false, .may_be_empty = true};
constexpr TextRule note_rule{.max_code_points = longest_note, .prose = true, .may_be_empty = true};
constexpr std::size_t most_entries = 100;

using Errors = std::vector<FieldError>;

/// Text rules and the R-40 guard; true when the text may be looked at further.
bool check_field(Errors& errors, const std::string& pointer, std::string_view text,
                 const TextRule& rule) {
  if (const auto problem = check_text(text, rule)) {
    errors.push_back(text_field_error(pointer, *problem));
    return false;
  }
  if (const auto hits = find_my_numbers(text); !hits.empty()) {
    errors.push_back(my_number_field_error(pointer, hits));
    return false;
  }
  return true;
}

/// Full-width katakana with its marks, spaces and middle dots; combining dakuten are kept.
bool is_full_katakana(std::string_view text) {
  return std::ranges::all_of(decode_utf8_lossy(text), [](char32_t c) {
    return (c >= U'\u30A1' && c <= U'\u30FE') || (c >= U'\u31F0' && c <= U'\u31FF') ||
           c == U'\u3099' || c == U'\u309A' || c == U'\u3000' || c == U' ';
  });
}

void check_kana(Errors& errors, const std::string& pointer, const std::string& kana) {
  if (!check_field(errors, pointer, kana, optional_name_rule)) return;
  if (!is_full_katakana(kana)) {
    errors.push_back({pointer, "kana_not_katakana", "フリガナは全角カタカナで入力してください。"});
  }
}

bool is_roman_name(std::string_view text) {
  return std::ranges::all_of(text, [](char c) {
    const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    return letter || c == ' ' || c == '-' || c == '\'' || c == '.' || c == ',';
  });
}

void check_name(Errors& errors, const Name& name) {
  check_field(errors, "/names/family_name", name.family_name, optional_name_rule);
  check_field(errors, "/names/given_name", name.given_name, optional_name_rule);
  check_kana(errors, "/names/family_kana", name.family_kana);
  check_kana(errors, "/names/given_kana", name.given_kana);
  check_field(errors, "/names/glyph_note", name.glyph_note, note_rule);
  if (check_field(errors, "/names/roman_name", name.roman_name, optional_name_rule) &&
      !is_roman_name(name.roman_name)) {
    errors.push_back({"/names/roman_name", "roman_not_ascii",
                      "ローマ字氏名は在留カードのとおり半角英字で入力してください。"});
  }
  const bool has_kana = !name.family_kana.empty() || !name.given_kana.empty();
  if (has_kana && !name.kana_source) {
    errors.push_back({"/names/kana_source", "required", "フリガナの出典を選んでください。"});
  }
  if (!has_kana && name.kana_source) {
    errors.push_back({"/names/kana_source", "kana_missing", "フリガナがないのに出典があります。"});
  }
}

bool has_any_name(const Person& person) {
  const Name& name = person.names;
  const bool main = !name.family_name.empty() || !name.given_name.empty() ||
                    !name.family_kana.empty() || !name.given_kana.empty() ||
                    !name.roman_name.empty();
  return main || !person.aliases.empty();
}

void check_period(Errors& errors, const std::string& pointer, std::optional<CivilDate> from,
                  std::optional<CivilDate> to) {
  if (from && !from->ok()) {
    errors.push_back({pointer + "/valid_from", "no_such_day", "存在しない日付です。"});
  } else if (to && !to->ok()) {
    errors.push_back({pointer + "/valid_to", "no_such_day", "存在しない日付です。"});
  } else if (from && to && *to < *from) {
    errors.push_back({pointer + "/valid_to", "period_reversed", "終わりが始まりより前です。"});
  }
}

void check_alias(Errors& errors, const std::string& pointer, const Alias& alias) {
  check_field(errors, pointer + "/family_name", alias.family_name, optional_name_rule);
  check_field(errors, pointer + "/given_name", alias.given_name, optional_name_rule);
  check_kana(errors, pointer + "/family_kana", alias.family_kana);
  check_kana(errors, pointer + "/given_kana", alias.given_kana);
  check_period(errors, pointer, alias.valid_from, alias.valid_to);
  const std::string written = alias.family_name + alias.given_name;
  if (written.empty() && alias.family_kana.empty() && alias.given_kana.empty()) {
    errors.push_back({pointer + "/family_name", "required", "別名を入力してください。"});
  }
  const bool has_ascii_letter = std::ranges::any_of(
      written, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); });
  if (alias.kind == AliasKind::registered_alias && has_ascii_letter) {
    errors.push_back(
        {pointer + "/family_name", "alias_not_japanese",
         "通称に使えるのは日本の文字だけです。ローマ字氏名は別の欄に入力してください。"});
  }
}

bool is_digits(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

void check_address(Errors& errors, const std::string& pointer, const AddressEntry& address) {
  constexpr std::size_t postal_digits = 7;
  constexpr std::size_t longest_town_code = 12;
  if (!address.postal_code.empty() &&
      (address.postal_code.size() != postal_digits || !is_digits(address.postal_code))) {
    errors.push_back({pointer + "/postal_code", "postal_code", "郵便番号は数字7桁です。"});
  }
  if (check_field(errors, pointer + "/town_code", address.town_code, label_rule) &&
      address.town_code.size() > longest_town_code) {
    errors.push_back({pointer + "/town_code", "town_code", "町字コードが長すぎます。"});
  }
  for (std::size_t i = 0; i < address.lines.size(); ++i) {
    check_field(errors, pointer + "/lines/" + std::to_string(i), address.lines[i], line_rule);
  }
  check_period(errors, pointer, address.valid_from, address.valid_to);
}

void check_phone(Errors& errors, const std::string& pointer, const Phone& phone) {
  constexpr std::size_t shortest = 3;  // 110, 119, 189
  constexpr std::size_t longest = 15;  // ITU-T E.164
  if (check_field(errors, pointer + "/digits", phone.digits, label_rule) &&
      (!is_digits(phone.digits) || phone.digits.size() < shortest ||
       phone.digits.size() > longest)) {
    errors.push_back({pointer + "/digits", "phone_digits",
                      "電話番号は数字だけ、3桁から15桁で入力してください。"});
  }
  check_field(errors, pointer + "/label", phone.label, label_rule);
  check_field(errors, pointer + "/whose", phone.whose, label_rule);
}

void check_mask(Errors& errors, const Mask& mask) {
  const bool reason_ok = check_field(errors, "/mask/reason", mask.reason, note_rule);
  if (mask.level != MaskLevel::none && reason_ok && mask.reason.empty()) {
    errors.push_back({"/mask/reason", "required", "秘匿の理由を入力してください。"});
  }
  if (mask.end_date && !mask.end_date->ok()) {
    errors.push_back({"/mask/end_date", "no_such_day", "存在しない日付です。"});
  }
}

void check_estimate(Errors& errors, const Person& person) {
  constexpr int band = 5;
  constexpr int oldest_band = 115;
  if (!person.age_estimate) return;
  const int age = *person.age_estimate;
  if (age < 0 || age > oldest_band || age % band != 0) {
    errors.push_back({"/age_estimate", "age_estimate", "推定年齢は5歳きざみで選んでください。"});
  } else if (person.birth.precision == BirthPrecision::day) {
    errors.push_back(
        {"/age_estimate", "birth_known", "生年月日がわかっているときは推定年齢を入れません。"});
  }
}

void check_death(Errors& errors, const Person& person, CivilDate today) {
  check_field(errors, "/died_source", person.died_source, label_rule);
  if (!person.died_on) return;
  if (!person.died_on->ok()) {
    errors.push_back({"/died_on", "no_such_day", "存在しない日付です。"});
  } else if (*person.died_on > today) {
    errors.push_back({"/died_on", "death_in_future", "死亡日が今日より後になっています。"});
  } else if (person.birth.earliest && *person.died_on < *person.birth.earliest) {
    errors.push_back({"/died_on", "death_before_birth", "死亡日が生年月日より前です。"});
  }
}

/// Rows of a list with their pointers, and the limit of the list itself.
template <class Row, class Check>
void check_rows(Errors& errors, const std::string& pointer, const std::vector<Row>& rows,
                Check check) {
  if (rows.size() > most_entries) {
    errors.push_back({pointer, "too_many", "件数が多すぎます(100件まで)。"});
    return;
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    check(errors, pointer + "/" + std::to_string(i), rows[i]);
  }
}

bool is_country_code(std::string_view code) {
  return code.size() == 2 && std::ranges::all_of(code, [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

std::vector<FieldError> validate(const Person& person, CivilDate today) {
  Errors errors;
  if (!has_any_name(person)) {
    errors.push_back({"/names/family_name", "required",
                      "氏名、フリガナ、ローマ字氏名、別名のどれか一つを入力してください。"});
  }
  check_name(errors, person.names);
  check_rows(errors, "/aliases", person.aliases, check_alias);
  const Errors birth = validate_birth(person.birth, today, "/birth");
  errors.insert(errors.end(), birth.begin(), birth.end());
  check_estimate(errors, person);
  if (!person.nationality.empty() && !is_country_code(person.nationality)) {
    errors.push_back({"/nationality", "country_code", "国籍は2文字の国コードで入力してください。"});
  }
  check_rows(errors, "/addresses", person.addresses, check_address);
  check_rows(errors, "/phones", person.phones, check_phone);
  check_mask(errors, person.mask);
  check_death(errors, person, today);
  return errors;
}

std::vector<FieldError> cautions(const Person& person, CivilDate today) {
  constexpr int oldest_usual_age = 110;
  Errors notes;
  const CivilDate day = person.died_on.value_or(today);
  if (person.birth.latest && person.birth.latest->ok() && day.ok() &&
      age_on(*person.birth.latest, day) > oldest_usual_age) {
    notes.push_back({"/birth", "age_above_110", "110歳を超えます。元号と年を確かめてください。"});
  }
  return notes;
}

}  // namespace kizuna::domain
