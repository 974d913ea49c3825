#pragma once
#include <optional>
#include <string>

#include "api/json/code_list.hpp"
#include "api/json/describe.hpp"
#include "api/resources/person_dto.hpp"
#include "domain/people/family.hpp"

/// Family and surroundings of a case's subject as they are sent and answered.
namespace kizuna::api {

/// Somebody on the chart: of the register (`person`), or only by name. Dates as people say them.
struct FamilyMemberFields {
  std::optional<Uuid> person;
  std::optional<Name<>> name;
  std::optional<Name<>> kana;
  std::optional<Code<WordsOf<domain::sex_words>>> sex;
  std::optional<Line<40>> birth;
  std::optional<Code<WordsOf<domain::life_state_words>>> life;
  std::optional<Line<40>> died_on;
  std::optional<Code<WordsOf<domain::together_words>>> together;
  std::optional<Code<ListOf<&domain::intake::codes::kin>>> relation;
  std::optional<List<Code<ListOf<&domain::intake::codes::key_person>>, 6>> roles;
  std::optional<Prose<1000>> note;
  Line<200> source;
  std::optional<CivilDateText> as_of;  ///< today, where nothing is said
};
BOOST_DESCRIBE_STRUCT(FamilyMemberFields, (),
                      (person, name, kana, sex, birth, life, died_on, together, relation, roles,
                       note, source, as_of))
constexpr std::string_view dto_summary(const FamilyMemberFields*) {
  return "家族の一人。続柄は本人から見たもの";
}

/// With a 続柄 the ties are made too: 甥 makes the nephew the child of a sibling.
struct NewFamilyMember : FamilyMemberFields {
  std::optional<Uuid> from;     ///< of whom `relation` speaks; the subject, where nothing is said
  std::optional<Uuid> through;  ///< which one, where several could stand between
  std::optional<bool> with_spouse;  ///< false: the child of one alone, not of the couple
};
BOOST_DESCRIBE_STRUCT(NewFamilyMember, (FamilyMemberFields), (from, through, with_spouse))

struct FamilyTieFields {
  Code<ListOf<&domain::intake::codes::family_tie>> kind;
  Uuid from;
  Uuid to;
  std::optional<Line<40>> since;
  std::optional<Line<40>> until;
  std::optional<Code<WordsOf<domain::tie_end_words>>> end;
  std::optional<CivilDateText> affinity_ended_on;
  std::optional<Prose<1000>> note;
  Line<200> source;
  std::optional<CivilDateText> as_of;
};
BOOST_DESCRIBE_STRUCT(FamilyTieFields, (),
                      (kind, from, to, since, until, end, affinity_ended_on, note, source, as_of))
constexpr std::string_view dto_summary(const FamilyTieFields*) {
  return "二人の間の線: 親子(from が親)、夫婦、関係の質";
}

struct SupportAgencyFields {
  Line<200> name;
  Code<ListOf<&domain::intake::codes::agency_kind>> kind;
  Code<ListOf<&domain::intake::codes::agency_strength>> strength;
  Code<ListOf<&domain::intake::codes::agency_direction>> direction;
  std::optional<Line<100>> contact_person;
  std::optional<Line<40>> since;
  std::optional<Prose<1000>> note;
  Line<200> source;
  std::optional<CivilDateText> as_of;
};
BOOST_DESCRIBE_STRUCT(SupportAgencyFields, (),
                      (name, kind, strength, direction, contact_person, since, note, source, as_of))
constexpr std::string_view dto_summary(const SupportAgencyFields*) {
  return "本人のまわりの機関や人";
}

struct NodePosition {
  Uuid node;
  Int<-10000, 10000> x;
  Int<-10000, 10000> y;
};
BOOST_DESCRIBE_STRUCT(NodePosition, (), (node, x, y))

/// Nodes moved by hand; an empty list puts everything back where the layout has it.
struct ChartLayout {
  List<NodePosition, 300> positions;
};
BOOST_DESCRIBE_STRUCT(ChartLayout, (), (positions))

struct FamilyMemberView {
  Uuid id;
  std::int64_t version = 1;
  std::optional<Uuid> person;
  bool is_subject = false;
  bool hidden = false;  ///< 「非表示の人 1」: nothing else of them is said
  std::string name;
  std::string kana;
  std::string sex;
  std::string birth;  ///< as typed
  std::string birth_text;
  std::optional<Int<0, 200>> age;
  std::string life;
  std::string died_on;
  std::string died_text;
  std::string together;
  std::string relation;  ///< code that was chosen
  std::string relation_label;
  std::optional<std::int64_t> generation;  ///< none: no line of kinship joins them to the subject
  List<std::string, 6> roles;
  List<std::string, 6> role_labels;
  std::string note;
  std::string source;
  std::optional<CivilDateText> as_of;
  std::string text;  ///< the node in words
};
BOOST_DESCRIBE_STRUCT(FamilyMemberView, (),
                      (id, version, person, is_subject, hidden, name, kana, sex, birth, birth_text,
                       age, life, died_on, died_text, together, relation, relation_label,
                       generation, roles, role_labels, note, source, as_of, text))

struct FamilyTieView {
  Uuid id;
  std::int64_t version = 1;
  std::string kind;
  std::string kind_label;
  Uuid from;
  Uuid to;
  std::string since;
  std::string until;
  std::optional<std::string> end;
  std::optional<CivilDateText> affinity_ended_on;
  std::string note;
  std::string source;
  std::optional<CivilDateText> as_of;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(FamilyTieView, (),
                      (id, version, kind, kind_label, from, to, since, until, end,
                       affinity_ended_on, note, source, as_of, text))

struct SupportAgencyView {
  Uuid id;
  std::int64_t version = 1;
  bool hidden = false;  ///< 秘匿: it would tell where the subject is (R-33)
  std::string name;
  std::string kind;
  std::string kind_label;
  std::string strength;
  std::string strength_label;
  std::string direction;
  std::string direction_label;
  std::string contact_person;
  std::string since;
  std::string note;
  std::string source;
  std::optional<CivilDateText> as_of;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(SupportAgencyView, (),
                      (id, version, hidden, name, kind, kind_label, strength, strength_label,
                       direction, direction_label, contact_person, since, note, source, as_of,
                       text))

struct CaseChart {
  std::int64_t version = 0;
  Uuid subject;  ///< the member who is the subject
  List<FamilyMemberView, 1000> members;
  List<FamilyTieView, 2000> ties;
  List<SupportAgencyView, 500> agencies;
  List<NodePosition, 300> positions;
  List<std::string, 100> cautions;  ///< unusual, but may be true
};
BOOST_DESCRIBE_STRUCT(CaseChart, (),
                      (version, subject, members, ties, agencies, positions, cautions))
constexpr std::string_view dto_summary(const CaseChart*) {
  return "ジェノグラムとエコマップのもとになる、家族と関係機関";
}

/// One version of one row.
struct ChartChange {
  InstantText at;
  std::string by;
  std::string act;  ///< "add", "change" or "remove"
  std::string reason;
  std::optional<FamilyMemberView> member;
  std::optional<FamilyTieView> tie;
  std::optional<SupportAgencyView> agency;
};
BOOST_DESCRIBE_STRUCT(ChartChange, (), (at, by, act, reason, member, tie, agency))

struct ChartHistory {
  List<ChartChange, 5000> changes;
};
BOOST_DESCRIBE_STRUCT(ChartHistory, (), (changes))
constexpr std::string_view dto_summary(const ChartHistory*) {
  return "家族と関係機関の変更の経過。新しい順";
}

struct RevealedAgencies {
  List<SupportAgencyView, 500> agencies;
};
BOOST_DESCRIBE_STRUCT(RevealedAgencies, (), (agencies))

}  // namespace kizuna::api
