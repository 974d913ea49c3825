#pragma once
#include <string_view>

#include "domain/people/duplicates.hpp"
#include "domain/people/person.hpp"
#include "domain/people/protected_value.hpp"

namespace kizuna::domain {

/// Every way on which a place can leak; each is tested on its own (M-7).
enum class Channel {
  api,
  screen,
  list,
  search,
  suggestions,
  duplicate_list,
  timeline,
  calendar,
  reminder,
  mail,
  print,
  pdf,
  csv,
  xlsx,
  statistics,
  drill_down,
  genogram,
  eco_map,
  attachment,
  draft_copy,
  error_text,
  log,
};

/// `facility` stands for everything that reveals a place: school, hospital, care office, bank
/// branch, map, visit schedule.
enum class MaskedField { name, district, address, phone, facility };

/// What stands at the field.
enum class Shown {
  value,       ///< the value itself
  on_reveal,   ///< 秘匿 with a button; the value after click and reason, on that screen only
  city_only,   ///< 市内 or 市外
  unknown,     ///< 不明, as counted in district statistics (M-6)
  hidden,      ///< 秘匿, whether or not a value exists
  not_drawn,   ///< the field is left out; name and mask icon stand alone (M-4)
  no_such_row  ///< the person does not exist here: same bytes as absent (M-4)
};

/// Rules M-1, M-4, M-5 and M-6 for a reader who passed the ordinary access check. Level 0 shows
/// everything except in the log, which never carries values.
Shown shown(MaskLevel level, Viewer viewer, Channel channel, MaskedField field);

/// "市内" / "市外" / "不明" / "秘匿" or empty where the value itself or nothing is drawn. `in_city`
/// is asked for city_only alone.
std::string_view placeholder(Shown shown, bool in_city);

/// The key by which somebody looks for a person.
enum class SearchKey { full_name, part_of_name, phone, address, facility, printed_number };

/// M-4: whether that key may lead this reader to the person, in search, counts and suggestions.
bool may_be_found(MaskLevel level, Viewer viewer, SearchKey key);

/// What happens with a duplicate candidate of R-5 for the person who is typing.
enum class DuplicateNotice {
  show_to_writer,
  tell_team_and_manager,  ///< strong, but the writer may not see the person: the save succeeds
  silent,
};

/// `same_full_name`: the full reading or the full written name is equal.
DuplicateNotice duplicate_notice(MaskLevel level, Viewer writer, DuplicateStrength strength,
                                 bool same_full_name);

/// M-3: level 3 takes no new address, phone or facility.
constexpr bool accepts_new_place(MaskLevel level) {
  return level != MaskLevel::shelter;
}

/// AUTH-19: what 支援措置 hides opens only to a fresh second factor.
constexpr bool reveal_needs_step_up(MaskLevel level) {
  return level == MaskLevel::protected_address || level == MaskLevel::shelter;
}

/// M-3: residence code 42 (シェルター) sets level 3 at once; no code lowers a level.
MaskLevel level_for_residence(MaskLevel current, int residence_code);

/// M-2: a mask that a second person has not verified within 60 minutes is reported to the
/// manager. The mask itself stays.
bool verification_overdue(Instant masked_at, Instant now);

}  // namespace kizuna::domain
