#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "domain/calendar/civil_date.hpp"
#include "domain/refusal.hpp"

/// The subject's assessment profile (2.4): what is known of the person, each value with the day on
/// which it was so, where it comes from and who wrote it down. The fields that guards and figures
/// ask for have the names of case_fact.hpp, so that nothing is typed twice.
namespace kizuna::domain::intake {

enum class ProfileKind {
  text,
  code,     ///< one code of `list`
  several,  ///< several codes of `list`, with commas between
  number,   ///< a whole number within `min` and `max`
  date,     ///< ISO; may lie ahead: what ends then
  flag,     ///< "yes" or "no"
};

/// Who may see a value, of those who may read the case.
enum class ProfileSight {
  reader,  ///< all of them
  team,    ///< owner, team and MANAGER
  place,   ///< reveals where the person is: hidden as the person's address is (R-33)
};

struct ProfileField {
  std::string_view name;
  std::string_view ja;
  std::string_view group;
  ProfileKind kind = ProfileKind::text;
  std::string_view list = {};
  int min = 0;
  int max = 0;
  ProfileSight sight = ProfileSight::reader;
  bool sensitive = false;  ///< 要配慮個人情報 or kept like it (9.2)
  bool required = false;   ///< T-6 and the figures ask for it: a value or "unknown", no waiver
  std::string_view source = {};  ///< of the scale or list
};

std::span<const ProfileField> profile_fields();
/// nullptr if there is no such field.
const ProfileField* find_profile_field(std::string_view name);

/// What is wrong with a value that was so on `as_of`; `pointer` is where it stands in the body.
std::optional<FieldError> check_profile_value(const ProfileField& field, std::string_view value,
                                              CivilDate as_of, std::string pointer);

/// The value as people read it.
std::string profile_label(const ProfileField& field, std::string_view value);

/// How far somebody has come with a field.
enum class ProfileMark {
  untouched,   ///< 未着手
  partial,     ///< 不足あり: looked at, and not enough
  done,        ///< 済
  not_needed,  ///< 不要, with a reason and somebody else who approved it
};
std::string_view label_of(ProfileMark mark);

/// `value` is empty for a field that was never filled in; `is_partial` as its writer said.
ProfileMark mark_of(std::string_view value, bool is_partial, bool is_waived);

std::string_view label_of(ProfileKind kind);
std::string_view label_of(ProfileSight sight);

}  // namespace kizuna::domain::intake
