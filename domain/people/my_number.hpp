#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "domain/refusal.hpp"

namespace kizuna::domain {

/// A stretch of a text, counted in code points. It never carries the text itself.
struct TextSpan {
  std::size_t first = 0;
  std::size_t length = 0;

  friend bool operator==(const TextSpan&, const TextSpan&) = default;
};

/// Where a text holds what looks like an individual number (個人番号): exactly 12 digits, half or
/// full width, single spaces or hyphens between digits allowed, no digit directly before or
/// after, and a valid check digit (平成26年総務省令85号5条).
/// Rule R-40: nothing that matches is ever stored, and
/// nobody can override it. Looks at any bytes; wrong UTF-8 counts as a letter.
std::vector<TextSpan> find_my_numbers(std::string_view text);

/// The refusal of a field, with the places and never the digits.
FieldError my_number_field_error(std::string pointer, const std::vector<TextSpan>& hits);

}  // namespace kizuna::domain
