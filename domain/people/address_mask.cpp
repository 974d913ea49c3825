#include "domain/people/address_mask.hpp"

#include <chrono>
#include <string>

#include "domain/people/text_check.hpp"

namespace kizuna::domain {
namespace {

bool is_inside(Viewer viewer) {
  return viewer == Viewer::case_team || viewer == Viewer::manager;
}

/// Where a button and a reason can be asked for. Everything else is a copy that leaves the screen.
bool can_ask_reason(Channel channel) {
  return channel == Channel::api || channel == Channel::screen;
}

bool is_place(MaskedField field) {
  return field == MaskedField::address || field == MaskedField::phone ||
         field == MaskedField::facility;
}

Shown shown_sensitive(Viewer viewer, Channel channel, MaskedField field) {
  if (!is_place(field)) return Shown::value;
  return viewer != Viewer::other && can_ask_reason(channel) ? Shown::on_reveal : Shown::hidden;
}

/// Levels 2 and 3 for the case team and the manager.
Shown shown_inside(MaskLevel level, Channel channel, MaskedField field) {
  if (field == MaskedField::name) return Shown::value;
  if (field == MaskedField::district) {
    return level == MaskLevel::shelter ? Shown::hidden : Shown::city_only;
  }
  return can_ask_reason(channel) ? Shown::on_reveal : Shown::hidden;
}

Shown shown_outside(MaskLevel level, Viewer viewer, Channel channel, MaskedField field) {
  if (channel == Channel::drill_down) return Shown::hidden;  // one line without name (M-6)
  const bool finds = viewer == Viewer::center_counselor || viewer == Viewer::break_glass;
  // Suggestions answer while a name is still half typed, so they never are a full name.
  if (level == MaskLevel::shelter || !finds || channel == Channel::suggestions) {
    return Shown::no_such_row;
  }
  if (field == MaskedField::name) return Shown::value;
  if (viewer == Viewer::center_counselor) return Shown::not_drawn;
  return field == MaskedField::district ? Shown::city_only : Shown::hidden;
}

}  // namespace

Shown shown(MaskLevel level, Viewer viewer, Channel channel, MaskedField field) {
  if (channel == Channel::log) return Shown::hidden;
  if (level == MaskLevel::none) return Shown::value;
  if (level == MaskLevel::sensitive) return shown_sensitive(viewer, channel, field);
  if (channel == Channel::statistics) {
    return field == MaskedField::district ? Shown::unknown : Shown::hidden;
  }
  if (is_inside(viewer)) return shown_inside(level, channel, field);
  return shown_outside(level, viewer, channel, field);
}

std::string_view placeholder(Shown shown, bool in_city) {
  switch (shown) {
    case Shown::city_only:
      return in_city ? "市内" : "市外";
    case Shown::unknown:
      return "不明";
    case Shown::on_reveal:
    case Shown::hidden:
      return "秘匿";
    case Shown::value:
    case Shown::not_drawn:
    case Shown::no_such_row:
      return "";
  }
  return "秘匿";
}

bool may_be_found(MaskLevel level, Viewer viewer, SearchKey key) {
  if (level == MaskLevel::none || level == MaskLevel::sensitive || is_inside(viewer)) return true;
  const bool counselor = viewer == Viewer::center_counselor || viewer == Viewer::break_glass;
  return level == MaskLevel::protected_address && counselor && key == SearchKey::full_name;
}

DuplicateNotice duplicate_notice(MaskLevel level, Viewer writer, DuplicateStrength strength,
                                 bool same_full_name) {
  if (strength == DuplicateStrength::none) return DuplicateNotice::silent;
  const SearchKey key = same_full_name ? SearchKey::full_name : SearchKey::part_of_name;
  if (may_be_found(level, writer, key)) return DuplicateNotice::show_to_writer;
  return strength == DuplicateStrength::strong ? DuplicateNotice::tell_team_and_manager
                                               : DuplicateNotice::silent;
}

MaskLevel level_for_residence(MaskLevel current, int residence_code) {
  constexpr int shelter_code = 42;
  return residence_code == shelter_code ? MaskLevel::shelter : current;
}

bool verification_overdue(Instant masked_at, Instant now) {
  constexpr std::chrono::minutes limit{60};
  return now - masked_at > limit;
}

Result<RevealToken> authorize_reveal(MaskLevel level, Viewer viewer, std::string_view reason) {
  constexpr TextRule reason_rule{.max_code_points = 500, .prose = true, .may_be_empty = false};
  const bool strict = level == MaskLevel::protected_address || level == MaskLevel::shelter;
  if (strict && !is_inside(viewer)) {
    const bool seen = level == MaskLevel::protected_address &&
                      (viewer == Viewer::center_counselor || viewer == Viewer::break_glass);
    return seen ? refuse(ProblemCode::forbidden, "M-1", "この項目は表示できません。")
                : refuse(ProblemCode::not_found, "M-4");
  }
  if (viewer == Viewer::other) {
    return refuse(ProblemCode::forbidden, "R-30", "この項目は表示できません。");
  }
  if (const auto problem = check_text(reason, reason_rule)) {
    return refuse(ProblemCode::invalid_fields, "M-1", "表示する理由を入力してください。",
                  {text_field_error("/reason", *problem)});
  }
  return RevealToken{std::string{reason}};
}

}  // namespace kizuna::domain
