#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/json/describe.hpp"
#include "domain/people/person_words.hpp"

/// Persons as they are sent and answered.
namespace kizuna::api {

/// Codes from one of the word tables of domain/people/person_words.hpp.
template <const auto& Words>
struct WordsOf {
  static bool contains(std::string_view code) {
    for (const std::string_view word : Words) {
      if (word == code) return true;
    }
    return false;
  }
  static std::vector<std::string_view> codes() { return {Words.begin(), Words.end()}; }
};

struct PersonNames {
  std::optional<Name<>> family_name;
  std::optional<Name<>> given_name;
  std::optional<Name<>> family_kana;
  std::optional<Name<>> given_kana;
  std::optional<Code<WordsOf<domain::kana_source_words>>> kana_source;
  std::optional<Name<200>> roman_name;
  std::optional<Line<500>> glyph_note;
};
BOOST_DESCRIBE_STRUCT(PersonNames, (),
                      (family_name, given_name, family_kana, given_kana, kana_source, roman_name,
                       glyph_note))

struct PersonAlias {
  Code<WordsOf<domain::alias_kind_words>> kind;
  std::optional<Name<>> family_name;
  std::optional<Name<>> given_name;
  std::optional<Name<>> family_kana;
  std::optional<Name<>> given_kana;
};
BOOST_DESCRIBE_STRUCT(PersonAlias, (), (kind, family_name, given_name, family_kana, given_kana))

struct PersonAddress {
  Code<WordsOf<domain::address_kind_words>> kind;
  std::optional<Line<8>> postal_code;
  std::optional<Line<20>> town_code;
  std::optional<Line<10>> district;
  List<Line<200>, 5> lines;
  std::optional<CivilDateText> valid_from;
  std::optional<CivilDateText> valid_to;
};
BOOST_DESCRIBE_STRUCT(PersonAddress, (),
                      (kind, postal_code, town_code, district, lines, valid_from, valid_to))

struct PersonPhone {
  Line<20> digits;
  std::optional<Line<50>> label;
  std::optional<Line<50>> whose;
};
BOOST_DESCRIBE_STRUCT(PersonPhone, (), (digits, label, whose))

struct PersonMask {
  Int<0, 3> level;
  std::optional<Line<500>> reason;
  std::optional<CivilDateText> end_date;
};
BOOST_DESCRIBE_STRUCT(PersonMask, (), (level, reason, end_date))

struct DuplicateAnswers {
  static constexpr std::string_view words[] = {"same", "not_same", "not_sure"};
  static bool contains(std::string_view code) {
    return code == words[0] || code == words[1] || code == words[2];
  }
  static std::vector<std::string_view> codes() { return {std::begin(words), std::end(words)}; }
};

/// "Is this the same person?" (I-20)
struct DuplicateAnswer {
  Uuid person;
  Code<DuplicateAnswers> answer;
};
BOOST_DESCRIBE_STRUCT(DuplicateAnswer, (), (person, answer))

/// A whole person, for POST and PUT.
struct PersonDocument {
  PersonNames names;
  std::optional<List<PersonAlias, 20>> aliases;
  std::optional<Code<WordsOf<domain::sex_words>>> sex;
  /// As people say it: "S15.3.4", "昭和15年3月", "1951-07".
  std::optional<Line<40>> birth;
  /// "S20 or S21": first and last possible year, when no date is known.
  std::optional<Int<1868, 2100>> birth_year_from;
  std::optional<Int<1868, 2100>> birth_year_to;
  std::optional<Int<0, 120>> age_estimate;
  std::optional<Line<2>> nationality;
  std::optional<Line<50>> residence_status;
  std::optional<CivilDateText> residence_until;
  std::optional<List<PersonAddress, 20>> addresses;
  std::optional<List<PersonPhone, 10>> phones;
  std::optional<PersonMask> mask;
  std::optional<CivilDateText> died_on;
  std::optional<Line<100>> died_source;
  /// Of POST alone: what the writer says of likely duplicates.
  std::optional<List<DuplicateAnswer, 20>> duplicates;
};
BOOST_DESCRIBE_STRUCT(PersonDocument, (),
                      (names, aliases, sex, birth, birth_year_from, birth_year_to, age_estimate,
                       nationality, residence_status, residence_until, addresses, phones, mask,
                       died_on, died_source, duplicates))
constexpr std::string_view dto_summary(const PersonDocument*) {
  return "人物(本人・相談者・親族など)の登録内容";
}

struct MergedPerson {
  Uuid id;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(MergedPerson, (), (id, name))

/// What stands instead of a value behind an address mask is in `masked`; the members are then
/// empty.
struct PersonView {
  Uuid id;
  std::int64_t version = 1;
  PersonNames names;
  List<PersonAlias, 20> aliases;
  std::string sex;
  std::string birth_precision;
  std::string birth_text;
  std::optional<std::string> birth_earliest;
  std::optional<std::string> birth_latest;
  std::optional<Int<0, 130>> age;
  std::optional<std::int64_t> age_estimate;
  std::string nationality;
  std::string residence_status;
  std::optional<CivilDateText> residence_until;
  List<PersonAddress, 20> addresses;
  List<PersonPhone, 10> phones;
  Int<0, 3> mask_level;
  std::optional<std::string> masked;
  std::optional<CivilDateText> died_on;
  std::string died_source;
  std::optional<Uuid> merged_into;
  std::string merged_into_name;
  List<MergedPerson, 50> absorbed;  ///< who was merged into this one
  std::string changed_by;           ///< who wrote this document
  std::optional<InstantText> changed_at;
};
BOOST_DESCRIBE_STRUCT(PersonView, (),
                      (id, version, names, aliases, sex, birth_precision, birth_text,
                       birth_earliest, birth_latest, age, age_estimate, nationality,
                       residence_status, residence_until, addresses, phones, mask_level, masked,
                       died_on, died_source, merged_into, merged_into_name, absorbed, changed_by,
                       changed_at))
constexpr std::string_view dto_summary(const PersonView*) {
  return "人物";
}

/// A case of the person that the reader may open.
struct PersonCase {
  Uuid id;
  std::string number;
  std::string state_code;
  std::string state_label;
  bool own = false;  ///< of the reader's team
};
BOOST_DESCRIBE_STRUCT(PersonCase, (), (id, number, state_code, state_label, own))

struct PersonHitView {
  Uuid id;
  std::string name;
  std::string kana;
  std::string roman_name;
  std::string birth_text;
  std::optional<Int<0, 130>> age;
  std::string district;
  Int<0, 3> mask_level;
  std::optional<InstantText> last_contact_at;
  List<PersonCase, 20> cases;
};
BOOST_DESCRIBE_STRUCT(PersonHitView, (),
                      (id, name, kana, roman_name, birth_text, age, district, mask_level,
                       last_contact_at, cases))

struct PersonHits {
  List<PersonHitView, 50> persons;
  bool more = false;  ///< there may be further ones: type one more letter
};
BOOST_DESCRIBE_STRUCT(PersonHits, (), (persons, more))
constexpr std::string_view dto_summary(const PersonHits*) {
  return "人物の検索結果";
}

/// The points of R-5, line by line.
struct DuplicatePoints {
  std::int64_t birth = 0;
  std::int64_t kana = 0;
  std::int64_t kanji = 0;
  std::int64_t phone = 0;
  std::int64_t town = 0;
  std::int64_t total = 0;
};
BOOST_DESCRIBE_STRUCT(DuplicatePoints, (), (birth, kana, kanji, phone, town, total))

struct PersonDuplicate {
  PersonHitView person;
  std::string strength;  ///< "weak" or "strong"
  DuplicatePoints points;
  std::string why;                    ///< "生年月日と町が同じ"
  std::optional<std::string> answer;  ///< what was said of the pair before
};
BOOST_DESCRIBE_STRUCT(PersonDuplicate, (), (person, strength, points, why, answer))

struct PersonDuplicates {
  List<PersonDuplicate, 20> candidates;
};
BOOST_DESCRIBE_STRUCT(PersonDuplicates, (), (candidates))
constexpr std::string_view dto_summary(const PersonDuplicates*) {
  return "重複の候補(R-5)";
}

struct PersonMerging {
  Uuid into;
  Line<500> reason;
};
BOOST_DESCRIBE_STRUCT(PersonMerging, (), (into, reason))

struct Reason {
  Line<500> reason;
};
BOOST_DESCRIBE_STRUCT(Reason, (), (reason))

}  // namespace kizuna::api
