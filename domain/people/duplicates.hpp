#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/calendar/civil_date.hpp"
#include "domain/people/birth_date.hpp"
#include "domain/people/person.hpp"

namespace kizuna::domain {

/// A name as written, folded, in its two parts.
struct FoldedName {
  std::string family{};
  std::string given{};

  friend bool operator==(const FoldedName&, const FoldedName&) = default;
};

/// What R-5 compares of a person, folded. Aliases count like the main name; a value that is not
/// known is absent.
struct DuplicateTraits {
  BirthDate birth{};
  std::vector<std::string> full_kana{};
  std::vector<std::string> family_kana{};
  std::vector<FoldedName> full_kanji{};  ///< only names with a given part
  std::vector<std::string> phones{};
  std::vector<std::string> town_codes{};  ///< of addresses current on the day
};

DuplicateTraits duplicate_traits(const Person& person, CivilDate today);

/// 30-69 weak, 70 and more strong; below 30 no candidate is shown (I-20).
enum class DuplicateStrength { none, weak, strong };

/// The points of R-5, one line each; the best single value counts and nothing is subtracted
/// (I-19).
struct DuplicateScore {
  int birth = 0;  ///< 40 same day; 15 imprecise and compatible
  int kana = 0;   ///< 30 full reading; 15 surname only
  int kanji = 0;  ///< 20 family and given both equal
  int phone = 0;  ///< 25
  int town = 0;   ///< 10

  constexpr int total() const { return birth + kana + kanji + phone + town; }
  constexpr DuplicateStrength strength() const {
    if (total() >= 70) return DuplicateStrength::strong;
    return total() >= 30 ? DuplicateStrength::weak : DuplicateStrength::none;
  }
  friend bool operator==(const DuplicateScore&, const DuplicateScore&) = default;
};

DuplicateScore score_duplicate(const DuplicateTraits& typed, const DuplicateTraits& known);

/// "生年月日と町が同じ": why a candidate is shown, in words. Empty for no points.
std::string explain(const DuplicateScore& score);

/// The keys to look up, any of which may lead to a candidate. They are enough: without one of
/// them only an imprecise birth (15) and the town (10) are left, which stay below 30.
struct DuplicateLookup {
  std::vector<std::string> full_kana{};    ///< NameKeyKind::kana_full
  std::vector<std::string> family_kana{};  ///< NameKeyKind::kana_family
  std::vector<std::string> full_kanji{};   ///< NameKeyKind::kanji_full
  std::vector<std::string> phones{};
  std::optional<CivilDate> birth_day{};
};

DuplicateLookup duplicate_lookup(const DuplicateTraits& typed);

}  // namespace kizuna::domain
