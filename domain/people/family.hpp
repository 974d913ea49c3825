#pragma once
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/people/person.hpp"
#include "domain/refusal.hpp"

/// The family of a case's subject, as the genogram draws it: people and the ties between them. The
/// list is the truth, the drawing is made from it. Ties carry their dates, so that the degree of
/// kinship on any day can be told from them (民法725条-729条).
namespace kizuna::domain {

/// Parenthood runs from the parent to the child, 暴力 from who uses it; the rest has no direction.
enum class TieKind {
  birth,             ///< 実の親子
  adoption,          ///< 普通養子縁組: the birth line stays
  special_adoption,  ///< 特別養子縁組: the birth line ends (民法817条の9)
  marriage,
  partnership,  ///< 内縁: no kinship in law
  near,
  distant,
  opposed,
  violent,
  cut_off,
};
inline constexpr std::array<std::string_view, 10> tie_kind_words = {
    "birth", "adoption", "special_adoption", "marriage", "partnership",
    "near",  "distant",  "opposed",          "violent",  "cut_off"};

constexpr bool is_parenthood(TieKind kind) {
  return kind == TieKind::birth || kind == TieKind::adoption || kind == TieKind::special_adoption;
}
constexpr bool is_couple(TieKind kind) {
  return kind == TieKind::marriage || kind == TieKind::partnership;
}
/// How two people stand to each other.
constexpr bool is_bond(TieKind kind) {
  return !is_parenthood(kind) && !is_couple(kind);
}
/// 実の親子, 婚姻, 対立 ...
std::string_view tie_label(TieKind kind);

/// 離婚 / 死別 / 離縁 / 取消し
enum class TieEnd { divorce, death, dissolution, annulment };
inline constexpr std::array<std::string_view, 4> tie_end_words = {"divorce", "death", "dissolution",
                                                                  "annulment"};

enum class LifeState { alive, dead, unknown };
inline constexpr std::array<std::string_view, 3> life_state_words = {"alive", "dead", "unknown"};

/// Whether somebody lives with the subject.
enum class Together { yes, no, unknown };
inline constexpr std::array<std::string_view, 3> together_words = {"yes", "no", "unknown"};

/// Somebody of the family: a person of the register, whose record then says name, sex, birth and
/// death, or only a name in the chart. Dates are as typed ("S38.8.1", "昭和38年"), maybe partial.
struct FamilyMember {
  std::string id{};
  std::optional<std::string> person_id{};
  std::string name{};  ///< empty: not known
  std::string kana{};
  Sex sex = Sex::unknown;
  std::string birth{};
  LifeState life = LifeState::unknown;
  std::string died_on{};
  Together together = Together::unknown;
  std::string relation{};  ///< code of the 続柄 to the subject, as chosen (kin_words.hpp)
  std::vector<std::string> roles{};
  std::string note{};
  std::string source{};
  std::optional<CivilDate> as_of{};
};

struct FamilyTie {
  std::string id{};
  TieKind kind = TieKind::birth;
  std::string from{};
  std::string to{};
  std::string since{};
  std::string until{};
  std::optional<TieEnd> end{};
  /// 姻族関係終了届 after the death of a spouse (民法728条2項).
  std::optional<CivilDate> affinity_ended_on{};
  std::string note{};
  std::string source{};
  std::optional<CivilDate> as_of{};
};

struct Family {
  std::string subject{};  ///< id of a member
  std::vector<FamilyMember> members{};
  std::vector<FamilyTie> ties{};

  const FamilyMember* find(std::string_view id) const;
};

/// A couple's or an adoption's tie has come to its end, other than by death.
bool is_ended(const FamilyTie& tie);

/// What is wrong with somebody on the chart, with JSON pointers of the members.
std::vector<FieldError> faults_of(const FamilyMember& member, CivilDate today);

/// What is wrong with a tie that is to join the family (its earlier version left out), with JSON
/// pointers of its members. Empty means that it may.
std::vector<FieldError> faults_of(const Family& family, const FamilyTie& tie);

/// What is unusual but may be true, in whole sentences. Shown, never blocking.
std::vector<std::string> cautions_of(const Family& family);

/// Rows of the drawing: the subject 0, parents one less, children one more, couples the same.
/// Whoever no line of kinship joins to the subject has none.
std::map<std::string, int> generations(const Family& family);

}  // namespace kizuna::domain
