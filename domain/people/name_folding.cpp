#include "domain/people/name_folding.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "domain/people/kana_folding.hpp"
#include "domain/people/kanji_variants.hpp"
#include "domain/people/utf8.hpp"

namespace kizuna::domain {
namespace {

/// Roman letters that Unicode does not take apart into a letter and a mark.
struct RomanFold {
  char32_t letter;
  std::u32string_view base;
};
// clang-format off
constexpr auto roman_folds = std::to_array<RomanFold>({
    {U'Æ', U"AE"}, {U'Ð', U"D"}, {U'Ø', U"O"}, {U'Þ', U"TH"}, {U'ß', U"SS"}, {U'æ', U"AE"},
    {U'ð', U"D"}, {U'ø', U"O"}, {U'þ', U"TH"}, {U'Đ', U"D"}, {U'đ', U"D"}, {U'Ħ', U"H"},
    {U'ħ', U"H"}, {U'ı', U"I"}, {U'Ł', U"L"}, {U'ł', U"L"}, {U'Œ', U"OE"}, {U'œ', U"OE"},
    {U'ẞ', U"SS"},
});
// clang-format on
static_assert(std::ranges::is_sorted(roman_folds, {}, &RomanFold::letter));

std::u32string to_code_points(const icu::UnicodeString& text) {
  std::u32string code_points;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    code_points.push_back(static_cast<char32_t>(text.char32At(i)));
  }
  return code_points;
}

icu::UnicodeString to_icu(std::u32string_view text) {
  icu::UnicodeString result;
  for (const char32_t c : text) result.append(static_cast<UChar32>(c));
  return result;
}

using NormalizerGetter = const icu::Normalizer2* (*)(UErrorCode&);

std::u32string normalise(std::u32string_view text, NormalizerGetter get) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = get(status);
  if (U_FAILURE(status) != 0) throw std::runtime_error("ICU has no normalisation data");
  const icu::UnicodeString result = normalizer->normalize(to_icu(text), status);
  if (U_FAILURE(status) != 0) throw std::runtime_error("ICU could not normalise a text");
  return to_code_points(result);
}

bool is_glyph_selector(char32_t c) {
  return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF) ||
         (c >= 0x180B && c <= 0x180D);
}

bool is_dakuten(char32_t c) {
  return c == U'\u3099' || c == U'\u309A';
}

/// Selectors go; free-standing dakuten become combining ones, so that か゛ is が.
std::u32string prepare(std::u32string_view text) {
  std::u32string result;
  for (const char32_t c : text) {
    if (is_glyph_selector(c)) continue;
    const bool free_dakuten = c == U'\u309B' || c == U'\u309C';
    result.push_back(free_dakuten ? c - 2 : base_kanji(c));
  }
  return result;
}

/// Between the parts of a name. The long vowel mark is not here: it is dropped inside a part.
bool is_boundary(char32_t c) {
  constexpr std::u32string_view dots_and_hyphens =
      U"・·゠=-\u2010\u2011\u2012\u2013\u2014\u2015\u2212,、.。/";
  return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0 ||
         dots_and_hyphens.find(c) != std::u32string_view::npos;
}

bool is_dropped(char32_t c) {
  constexpr std::u32string_view dropped = U"ー'’‘`´ʻʼ";
  if (dropped.find(c) != std::u32string_view::npos) return true;
  const bool mark = u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK;
  return mark && !is_dakuten(c);
}

bool is_latin(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(c), &status) == USCRIPT_LATIN;
}

void append_latin(std::u32string& token, char32_t letter) {
  const auto row = std::ranges::lower_bound(roman_folds, letter, {}, &RomanFold::letter);
  if (row != roman_folds.end() && row->letter == letter) {
    token += row->base;
    return;
  }
  const std::u32string parts =
      normalise(std::u32string_view(&letter, 1), icu::Normalizer2::getNFKDInstance);
  for (const char32_t part : parts) {
    if (u_charType(static_cast<UChar32>(part)) == U_NON_SPACING_MARK) continue;
    token.push_back(static_cast<char32_t>(u_toupper(static_cast<UChar32>(part))));
  }
}

/// Appends one normalised letter and says how many letters of the input it used.
std::size_t append_letter(std::u32string& token, std::u32string_view text, std::size_t at) {
  const char32_t letter = to_katakana(text[at]);
  const char32_t next = at + 1 < text.size() ? to_katakana(text[at + 1]) : U'\0';
  if (letter == U'ヴ') {
    const auto row = std::ranges::find(vu_folds, next, &VuFold::small_vowel);
    if (row != vu_folds.end()) {
      token += row->base;
      return 2;
    }
  }
  const bool repeats = letter == U'々' || letter == U'ヽ';
  if (repeats && !token.empty()) {
    token.push_back(token.back());
  } else if (is_latin(letter)) {
    append_latin(token, letter);
  } else {
    const auto upper = static_cast<char32_t>(u_toupper(static_cast<UChar32>(letter)));
    token.push_back(base_kanji(base_kana(upper)));
  }
  return 1;
}

std::vector<std::u32string> fold_to_code_points(std::string_view text) {
  const std::u32string letters =
      normalise(prepare(decode_utf8_lossy(text)), icu::Normalizer2::getNFKCInstance);
  std::vector<std::u32string> tokens(1);
  for (std::size_t at = 0; at < letters.size();) {
    if (is_boundary(letters[at])) {
      if (!tokens.back().empty()) tokens.emplace_back();
      ++at;
    } else if (is_dropped(letters[at])) {
      ++at;
    } else {
      at += append_letter(tokens.back(), letters, at);
    }
  }
  if (tokens.back().empty()) tokens.pop_back();
  return tokens;
}

}  // namespace

std::vector<std::string> fold_tokens(std::string_view text) {
  std::vector<std::string> tokens;
  for (const std::u32string& token : fold_to_code_points(text)) {
    tokens.push_back(encode_utf8(token));
  }
  return tokens;
}

std::string fold_name(std::string_view text) {
  std::string key;
  for (const std::string& token : fold_tokens(text)) key += token;
  return key;
}

bool is_folded_roman(std::string_view folded) {
  return !folded.empty() && std::ranges::all_of(folded, [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  });
}

std::vector<std::string> fold_roman(std::string_view text) {
  std::vector<std::string> tokens = fold_tokens(text);
  std::erase_if(tokens, [](const std::string& token) { return !is_folded_roman(token); });
  return tokens;
}

std::vector<std::string> bigrams(std::string_view folded) {
  const std::u32string letters = decode_utf8_lossy(folded);
  std::vector<std::string> pairs;
  for (std::size_t i = 0; i + 1 < letters.size(); ++i) {
    pairs.push_back(encode_utf8(std::u32string_view(letters).substr(i, 2)));
  }
  return pairs;
}

}  // namespace kizuna::domain
