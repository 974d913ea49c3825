#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/calendar/civil_date.hpp"
#include "domain/people/birth_date.hpp"
#include "domain/refusal.hpp"

namespace kizuna::domain {

/// Where the reading of a name comes from (フリガナは2025年5月26日から戸籍の記載事項:
/// 戸籍法13条1項2号).
enum class KanaSource { family_register, resident_register, heard, guessed };

/// A personal name, byte for byte as entered (no normalisation, glyph selectors kept). A person
/// with a single name has an empty family name. An unknown part is empty.
struct Name {
  std::string family_name{};
  std::string given_name{};
  std::string family_kana{};
  std::string given_kana{};
  std::optional<KanaSource> kana_source{};
  /// Order as on the residence card (在留カード).
  std::string roman_name{};
  /// For 〓: which letter it stands for, in words.
  std::string glyph_note{};
};

/// 旧姓 / 通称 / 筆名 / 聞き間違い / 呼び名
enum class AliasKind { former_surname, registered_alias, pen_name, misheard, called };

struct Alias {
  AliasKind kind = AliasKind::called;
  std::string family_name{};
  std::string given_name{};
  std::string family_kana{};
  std::string given_kana{};
  std::optional<CivilDate> valid_from{};
  std::optional<CivilDate> valid_to{};
};

/// As told, not as judged: 男 / 女 / その他・回答しない / 不明.
enum class Sex { male, female, other_or_no_answer, unknown };

/// 住民票 / 実際の居所 / 送付先. The registered and the real place often differ; both are kept.
enum class AddressKind { registered, actual, mailing };

struct AddressEntry {
  AddressKind kind = AddressKind::actual;
  /// Seven digits or empty.
  std::string postal_code{};
  /// 町字コード of the center's own table; equal codes mean the same town.
  std::string town_code{};
  std::vector<std::string> lines{};
  std::optional<CivilDate> valid_from{};
  std::optional<CivilDate> valid_to{};
};

struct Phone {
  std::string digits{};
  std::string label{};
  std::string whose{};
};

/// 支援措置等. 1 sensitive, 2 支援措置, 3 shelter.
enum class MaskLevel { none = 0, sensitive = 1, protected_address = 2, shelter = 3 };

struct Mask {
  MaskLevel level = MaskLevel::none;
  std::string reason{};
  /// Passing it makes a task and never lifts the mask.
  std::optional<CivilDate> end_date{};
};

struct Person {
  Name names{};
  std::vector<Alias> aliases{};
  Sex sex = Sex::unknown;
  BirthDate birth{};
  /// 推定年齢: the lowest age of a five-year band (70 means 70-74); only without a birth day.
  std::optional<int> age_estimate{};
  std::string nationality{};  ///< ISO 3166-1 alpha-2, or empty
  std::vector<AddressEntry> addresses{};
  std::vector<Phone> phones{};
  Mask mask{};
  std::optional<CivilDate> died_on{};
  std::string died_source{};
};

/// Everything that is wrong, at once, with JSON pointers of the member names
/// ("/names/family_name", "/phones/0/digits"). Empty means that the person may be stored.
std::vector<FieldError> validate(const Person& person, CivilDate today);

/// What is unusual but may be true, such as an age above 110. Shown, never blocking.
std::vector<FieldError> cautions(const Person& person, CivilDate today);

}  // namespace kizuna::domain
