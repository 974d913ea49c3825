#include "domain/people/text_check.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <utility>

#include "domain/people/utf8.hpp"

namespace kizuna::domain {
namespace {

/// More marks than this on one letter is not a name in any script we meet.
constexpr std::size_t max_marks_on_one_letter = 4;

struct CodePointRange {
  char32_t first;
  char32_t last;
  TextFault fault;
};

/// Refused in every text. Variation selectors (U+FE00-FE0F, U+E0100-E01EF) are not here: they
/// choose the glyph of a name and are kept.
constexpr auto forbidden = std::to_array<CodePointRange>({
    {0x0000, 0x0000, TextFault::nul},
    {0x0001, 0x0008, TextFault::control_character},
    {0x000B, 0x000C, TextFault::control_character},
    {0x000E, 0x001F, TextFault::control_character},
    {0x007F, 0x009F, TextFault::control_character},
    {0x00AD, 0x00AD, TextFault::zero_width},  // soft hyphen
    {0x034F, 0x034F, TextFault::zero_width},  // combining grapheme joiner
    {0x061C, 0x061C, TextFault::bidi_control},
    {0x115F, 0x1160, TextFault::zero_width},  // Hangul fillers
    {0x17B4, 0x17B5, TextFault::zero_width},
    {0x180E, 0x180E, TextFault::zero_width},
    {0x200B, 0x200D, TextFault::zero_width},
    {0x200E, 0x200F, TextFault::bidi_control},
    {0x2028, 0x2029, TextFault::control_character},  // line and paragraph separators
    {0x202A, 0x202E, TextFault::bidi_control},
    {0x2060, 0x2064, TextFault::zero_width},
    {0x2066, 0x2069, TextFault::bidi_control},
    {0x206A, 0x206F, TextFault::bidi_control},  // deprecated shaping controls
    {0x3164, 0x3164, TextFault::zero_width},
    {0xFDD0, 0xFDEF, TextFault::noncharacter},
    {0xFEFF, 0xFEFF, TextFault::zero_width},
    {0xFFA0, 0xFFA0, TextFault::zero_width},
    {0xFFF9, 0xFFFB, TextFault::control_character},  // interlinear annotation
    {0xE0001, 0xE007F, TextFault::zero_width},       // tags
});
static_assert(std::ranges::is_sorted(forbidden, {}, &CodePointRange::first));

std::optional<TextFault> forbidden_fault(char32_t c) {
  if ((c & 0xFFFEU) == 0xFFFEU) return TextFault::noncharacter;
  const auto row = std::ranges::lower_bound(forbidden, c, {}, &CodePointRange::last);
  if (row != forbidden.end() && c >= row->first) return row->fault;
  return std::nullopt;
}

/// Tab and line feed belong to prose only; a carriage return only as half of CR LF.
std::optional<TextFault> line_fault(std::u32string_view text, std::size_t i, bool prose) {
  const char32_t c = text[i];
  if (c != U'\t' && c != U'\n' && c != U'\r') return std::nullopt;
  if (!prose) return TextFault::line_break;
  const bool lone_return = c == U'\r' && (i + 1 == text.size() || text[i + 1] != U'\n');
  return lone_return ? std::optional{TextFault::control_character} : std::nullopt;
}

bool is_mark(char32_t c) {
  const auto type = u_charType(static_cast<UChar32>(c));
  return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK;
}

std::optional<TextProblem> check_code_points(std::u32string_view text, bool prose) {
  std::size_t marks = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (const auto fault = line_fault(text, i, prose)) return TextProblem{*fault, i};
    if (const auto fault = forbidden_fault(text[i])) return TextProblem{*fault, i};
    marks = is_mark(text[i]) ? marks + 1 : 0;
    if (marks > max_marks_on_one_letter) return TextProblem{TextFault::too_many_marks, i};
  }
  return std::nullopt;
}

bool is_blank(std::u32string_view text) {
  return std::ranges::all_of(
      text, [](char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0; });
}

std::size_t valid_prefix_length(std::string_view text) {
  const std::u32string lossy = decode_utf8_lossy(text);
  std::size_t position = 0;
  // U+FFFD may also be written by the user, so the bytes are compared again.
  for (std::size_t byte = 0; position < lossy.size(); ++position) {
    const std::string encoded = encode_utf8(std::u32string_view(lossy).substr(position, 1));
    if (text.substr(byte, encoded.size()) != encoded) break;
    byte += encoded.size();
  }
  return position;
}

}  // namespace

std::optional<TextProblem> check_text(std::string_view text, const TextRule& rule) {
  if (text.empty()) {
    return rule.may_be_empty ? std::nullopt : std::optional{TextProblem{TextFault::empty, 0}};
  }
  const auto code_points = decode_utf8(text);
  if (!code_points) return TextProblem{TextFault::invalid_utf8, valid_prefix_length(text)};
  if (const auto problem = check_code_points(*code_points, rule.prose)) return problem;
  if (code_points->size() > rule.max_code_points) {
    return TextProblem{TextFault::too_long, rule.max_code_points};
  }
  if (is_blank(*code_points)) return TextProblem{TextFault::only_spaces, 0};
  return std::nullopt;
}

std::string_view text_fault_code(TextFault fault) {
  switch (fault) {
    case TextFault::empty:
      return "text_empty";
    case TextFault::only_spaces:
      return "text_only_spaces";
    case TextFault::too_long:
      return "text_too_long";
    case TextFault::invalid_utf8:
      return "text_invalid_utf8";
    case TextFault::nul:
      return "text_nul";
    case TextFault::control_character:
      return "text_control_character";
    case TextFault::line_break:
      return "text_line_break";
    case TextFault::bidi_control:
      return "text_bidi_control";
    case TextFault::zero_width:
      return "text_zero_width";
    case TextFault::noncharacter:
      return "text_noncharacter";
    case TextFault::too_many_marks:
      return "text_too_many_marks";
  }
  return "text_invalid_utf8";
}

std::string_view text_fault_message(TextFault fault) {
  switch (fault) {
    case TextFault::empty:
      return "入力してください。";
    case TextFault::only_spaces:
      return "空白だけになっています。文字を入力してください。";
    case TextFault::too_long:
      return "文字数が多すぎます。短くしてください。";
    case TextFault::invalid_utf8:
      return "文字コードが正しくありません。入力し直してください。";
    case TextFault::nul:
      return "使えない文字(NUL)が含まれています。";
    case TextFault::control_character:
      return "使えない制御文字が含まれています。";
    case TextFault::line_break:
      return "この欄では改行とタブは使えません。";
    case TextFault::bidi_control:
      return "文字の並びを変える見えない記号が含まれています。入力し直してください。";
    case TextFault::zero_width:
      return "幅のない見えない文字が含まれています。入力し直してください。";
    case TextFault::noncharacter:
      return "文字として使えない番号が含まれています。";
    case TextFault::too_many_marks:
      return "一つの文字に付いた記号が多すぎます。";
  }
  return "";
}

FieldError text_field_error(std::string pointer, const TextProblem& problem) {
  std::string message{text_fault_message(problem.fault)};
  const bool whole_text = problem.fault == TextFault::empty ||
                          problem.fault == TextFault::only_spaces ||
                          problem.fault == TextFault::too_long;
  if (!whole_text) message += "(" + std::to_string(problem.position + 1) + "文字目)";
  if (problem.fault == TextFault::too_long) {
    message += "(" + std::to_string(problem.position) + "文字まで)";
  }
  return {std::move(pointer), std::string{text_fault_code(problem.fault)}, std::move(message)};
}

}  // namespace kizuna::domain
