#pragma once
#include <string>
#include <string_view>

/// What people call a relation, folded to what it means.
namespace kizuna::domain {

/// "ご主人", "元夫" and "夫(別居中)" are 夫; 夫 is a spouse (CALLER 21).
struct RelationMeaning {
  std::string word;    ///< folded
  std::string code;    ///< of code list `caller`; empty for a word that the table does not have
  bool whole = false;  ///< the word stands for every relation of that code ("配偶者", "子")
};
RelationMeaning relation_meaning(std::string_view label);

/// How somebody who calls says to be related: in words, by the code of the caller, or both.
struct StatedRelation {
  std::string label;
  std::string caller_type;
};

/// Whether the stated relation is the listed one. The code counts where the words say nothing:
/// a spouse may be the husband, a mother is not the father.
bool is_relation(const StatedRelation& stated, std::string_view listed);

}  // namespace kizuna::domain
