#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/people/family.hpp"

/// The chart in words, for who does not see it and for the list beside it.
namespace kizuna::domain {

/// What of a member may be said to this reader.
struct SpokenMember {
  std::string name;
  std::string_view relation{};  ///< 長女
  std::optional<int> age{};
  LifeState life = LifeState::unknown;
  std::string died_on{};
  Together together = Together::unknown;
  std::vector<TieKind> bonds{};  ///< to the subject
  std::vector<std::string_view> roles{};
};

/// "髙橋 美和、長女、61歳、別居、本人と近い、金銭管理・申立候補"
std::string spoken(const SpokenMember& member);

/// "髙橋 美和と髙橋 誠、対立"; "髙橋 澄江の子、髙橋 美和"; "髙橋 澄江と髙橋 正、婚姻(死別)".
std::string spoken(const FamilyTie& tie, std::string_view from, std::string_view to);

struct SpokenAgency {
  std::string name;
  std::string_view kind;
  std::string_view strength;
  std::string_view direction;
  std::string contact_person{};
};
/// "花の里、入所施設、つながりは強い、本人へ、窓口 佐藤"
std::string spoken(const SpokenAgency& agency);

}  // namespace kizuna::domain
