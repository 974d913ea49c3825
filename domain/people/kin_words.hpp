#pragma once
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/people/family.hpp"

/// 続柄: one word says who is added to the chart and which ties that makes.
namespace kizuna::domain {

/// The way from one person to another: p parent, c child, s sibling, m married or 内縁, d divorced.
using KinWay = std::string_view;

struct KinWord {
  std::string_view code;
  std::string_view ja;
  std::string_view en;
  Sex sex;
  KinWay way;
  TieKind tie;  ///< of the last step
  /// 長女, 兄: cannot be told from the ties alone, so it is only ever chosen, never computed.
  bool chosen_only = false;
};

std::span<const KinWord> kin_words();
/// nullptr if there is no such word.
const KinWord* find_kin_word(std::string_view code);

/// "甥 of the subject, by this sister".
struct KinRequest {
  const KinWord& word;
  std::string from;         ///< of whom, a member
  std::string through;      ///< which one, where several could stand between; empty: the only one
  bool with_spouse = true;  ///< a child is also the child of the only spouse
};

struct KinPlan {
  std::vector<FamilyMember> between;  ///< who must stand between and is not known yet
  std::vector<FamilyTie> ties;
};

/// The ties that put `new_id` into the family; ids of what is made come from `next_id`. Refused
/// where several people could stand between and nobody said which.
Result<KinPlan> plan_relative(const Family& family, const KinRequest& request,
                              const std::string& new_id,
                              const std::function<std::string()>& next_id);

/// What a member is to the subject: the word that was chosen while the ties agree with it, else
/// the word that the ties give; empty where neither is known.
std::string_view kin_label(const Family& family, const FamilyMember& member);

}  // namespace kizuna::domain
