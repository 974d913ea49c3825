#include "domain/people/text_check.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "domain/people/utf8.hpp"

namespace kizuna::domain {
namespace {

struct Row {
  std::string what;
  std::u32string text;
  std::optional<TextFault> as_name;
  std::optional<TextFault> as_prose;
};

TEST(TextCheck, ANameAndAProseHoldOnlyWhatTheyMay) {
  constexpr auto ok = std::nullopt;
  constexpr TextRule prose{.max_code_points = 20000, .prose = true, .may_be_empty = true};
  const std::vector<Row> rows = {
      // what, text, as a name, as prose
      {"plain", U"髙橋 澄江", ok, ok},
      {"old form of 神 without NFC", U"\uFA19", ok, ok},
      {"IVS", U"辻\U000E0100", ok, ok},
      {"standard variation selector", U"神\uFE00", ok, ok},
      {"supplementary ideograph", U"𠮷田", ok, ok},
      {"combining dakuten", U"か\u3099", ok, ok},
      {"semi-voiced", U"ハ\u309A", ok, ok},
      {"geta mark", U"渡〓", ok, ok},
      {"empty", U"", TextFault::empty, ok},
      {"space only", U" ", TextFault::only_spaces, TextFault::only_spaces},
      {"U+3000 only", U"\u3000\u3000", TextFault::only_spaces, TextFault::only_spaces},
      {"NUL", std::u32string(U"a\0b", 3), TextFault::nul, TextFault::nul},
      {"C0", U"a\u0007", TextFault::control_character, TextFault::control_character},
      {"DEL", U"a\u007F", TextFault::control_character, TextFault::control_character},
      {"C1", std::u32string{U'a', 0x85}, TextFault::control_character,
       TextFault::control_character},
      {"tab", U"a\tb", TextFault::line_break, ok},
      {"newline", U"a\nb", TextFault::line_break, ok},
      {"CR LF", U"a\r\nb", TextFault::line_break, ok},
      {"lone CR", U"a\rb", TextFault::line_break, TextFault::control_character},
      {"line separator", U"a\u2028", TextFault::control_character, TextFault::control_character},
      {"ALM", U"a\u061C", TextFault::bidi_control, TextFault::bidi_control},
      {"LRM", U"a\u200E", TextFault::bidi_control, TextFault::bidi_control},
      {"RLM", U"a\u200F", TextFault::bidi_control, TextFault::bidi_control},
      {"LRE", U"a\u202A", TextFault::bidi_control, TextFault::bidi_control},
      {"RLO", U"a\u202E", TextFault::bidi_control, TextFault::bidi_control},
      {"LRI", U"a\u2066", TextFault::bidi_control, TextFault::bidi_control},
      {"PDI", U"a\u2069", TextFault::bidi_control, TextFault::bidi_control},
      {"ZWSP", U"a\u200B", TextFault::zero_width, TextFault::zero_width},
      {"ZWJ", U"a\u200D", TextFault::zero_width, TextFault::zero_width},
      {"word joiner", U"a\u2060", TextFault::zero_width, TextFault::zero_width},
      {"BOM", U"\uFEFFa", TextFault::zero_width, TextFault::zero_width},
      {"soft hyphen", U"a\u00ADb", TextFault::zero_width, TextFault::zero_width},
      {"tag", U"a\U000E0041", TextFault::zero_width, TextFault::zero_width},
      {"U+FFFE", std::u32string{U'a', 0xFFFE}, TextFault::noncharacter, TextFault::noncharacter},
      {"U+FFFF", std::u32string{U'a', 0xFFFF}, TextFault::noncharacter, TextFault::noncharacter},
      {"U+FDD0", std::u32string{U'a', 0xFDD0}, TextFault::noncharacter, TextFault::noncharacter},
      {"U+1FFFE", std::u32string{0x1FFFE}, TextFault::noncharacter, TextFault::noncharacter},
      {"100 code points", std::u32string(100, U'𠮷'), ok, ok},
      {"101 code points", std::u32string(101, U'𠮷'), TextFault::too_long, ok},
      {"four marks", U"e\u0301\u0301\u0301\u0301", ok, ok},
      {"five marks", U"e\u0301\u0301\u0301\u0301\u0301", TextFault::too_many_marks,
       TextFault::too_many_marks},
      {"many letters with marks", U"e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301", ok, ok},
  };
  const auto fault_of = [](const std::string& text, const TextRule& rule) {
    const auto problem = check_text(text, rule);
    return problem ? std::optional{problem->fault} : std::nullopt;
  };
  for (const Row& row : rows) {
    const std::string bytes = encode_utf8(row.text);
    EXPECT_EQ(fault_of(bytes, name_rule), row.as_name) << row.what;
    EXPECT_EQ(fault_of(bytes, prose), row.as_prose) << row.what;
  }
}

TEST(TextCheck, RefusesWhatIsNotUtf8) {
  const std::vector<std::string> rows = {
      "\xC0\xAF",          // overlong /
      "\xE0\x80\xAF",      // overlong
      "\xED\xA0\x80",      // surrogate
      "\xF4\x90\x80\x80",  // above U+10FFFF
      "\xF8\x88\x80\x80\x80",
      "\x80",
      "\xE3\x81",
  };
  for (const std::string& text : rows) {
    EXPECT_EQ(check_text("田" + text, name_rule), (TextProblem{TextFault::invalid_utf8, 1}));
  }
}

TEST(TextCheck, SaysWhereInCodePoints) {
  EXPECT_EQ(check_text("𠮷田\u200B", name_rule), (TextProblem{TextFault::zero_width, 2}));
  EXPECT_EQ(text_field_error("/x", {TextFault::zero_width, 2}).message,
            "幅のない見えない文字が含まれています。入力し直してください。(3文字目)");
  EXPECT_EQ(text_field_error("/x", {TextFault::too_long, 100}).message,
            "文字数が多すぎます。短くしてください。(100文字まで)");
  EXPECT_EQ(text_field_error("/x", {TextFault::empty, 0}).code, "text_empty");
}

}  // namespace
}  // namespace kizuna::domain
