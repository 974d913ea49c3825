#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace kizuna::domain {

/// Folds a date as typed into one small alphabet, so that the parser knows one way of writing:
/// ASCII digits; era letters M T S H R; 'y' 'm' 'd' for 年 月 日; 'g' for 元; '.', '-' and '/'.
/// Width, case, era names (昭和, 昭, ㍼), kanji numerals and the many dashes disappear; blanks
/// between digits become '.', others vanish. Nothing if any other character is found.
std::optional<std::string> fold_typed_date(std::string_view text);

}  // namespace kizuna::domain
