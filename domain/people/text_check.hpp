#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "domain/refusal.hpp"

namespace kizuna::domain {

/// Why a text is refused. Texts are never repaired or normalised: what passes is stored byte for
/// byte (NFC would rewrite 神 U+FA19), what does not pass is shown to the writer with its place.
enum class TextFault {
  empty,
  only_spaces,
  too_long,
  invalid_utf8,
  nul,
  control_character,
  line_break,
  bidi_control,
  zero_width,
  noncharacter,
  too_many_marks,
};

/// What a field may hold. A single line is a name, an address line, a label; prose may have line
/// breaks and tabs.
struct TextRule {
  std::size_t max_code_points = 100;
  bool prose = false;
  bool may_be_empty = false;
};

/// A personal name as on the certificate: one line of 1 to 100 code points.
inline constexpr TextRule name_rule{.max_code_points = 100, .prose = false, .may_be_empty = false};
inline constexpr TextRule optional_name_rule{
    .max_code_points = 100, .prose = false, .may_be_empty = true};

struct TextProblem {
  TextFault fault = TextFault::empty;
  /// Code points before the offending one (bytes are not counted); 0 when the whole text is meant.
  std::size_t position = 0;

  friend bool operator==(const TextProblem&, const TextProblem&) = default;
};

/// The first problem of a text, or nothing. Order: encoding, forbidden characters, length, blank.
std::optional<TextProblem> check_text(std::string_view text, const TextRule& rule);

/// Stable code of the fault for FieldError::code, such as "text_bidi_control".
std::string_view text_fault_code(TextFault fault);

/// Japanese sentence for the screen.
std::string_view text_fault_message(TextFault fault);

/// The problem as a field error, with the place ("3文字目") in the message.
FieldError text_field_error(std::string pointer, const TextProblem& problem);

}  // namespace kizuna::domain
