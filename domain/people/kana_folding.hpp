#pragma once
#include <algorithm>
#include <array>
#include <string_view>

namespace kizuna::domain {

/// One katakana and the letter under which it is searched (center handbook, person: search keys).
/// ヰヱヲ go to イエオ as well: names of the elderly (ヨシヱ, カヲル) are told and typed both ways.
struct KanaFold {
  char32_t kana;
  char32_t base;
};

// clang-format off
inline constexpr auto kana_folds = std::to_array<KanaFold>({
    {U'ァ', U'ア'}, {U'ィ', U'イ'}, {U'ゥ', U'ウ'}, {U'ェ', U'エ'}, {U'ォ', U'オ'},
    {U'ヂ', U'ジ'}, {U'ッ', U'ツ'}, {U'ヅ', U'ズ'},
    {U'ャ', U'ヤ'}, {U'ュ', U'ユ'}, {U'ョ', U'ヨ'}, {U'ヮ', U'ワ'},
    {U'ヰ', U'イ'}, {U'ヱ', U'エ'}, {U'ヲ', U'オ'}, {U'ヴ', U'ブ'},
    {U'ヵ', U'カ'}, {U'ヶ', U'ケ'},
    {U'ヷ', U'バ'}, {U'ヸ', U'ビ'}, {U'ヹ', U'ベ'}, {U'ヺ', U'ボ'},
    {U'ㇰ', U'ク'}, {U'ㇱ', U'シ'}, {U'ㇲ', U'ス'}, {U'ㇳ', U'ト'}, {U'ㇴ', U'ヌ'},
    {U'ㇵ', U'ハ'}, {U'ㇶ', U'ヒ'}, {U'ㇷ', U'フ'}, {U'ㇸ', U'ヘ'}, {U'ㇹ', U'ホ'},
    {U'ㇺ', U'ム'}, {U'ㇻ', U'ラ'}, {U'ㇼ', U'リ'}, {U'ㇽ', U'ル'}, {U'ㇾ', U'レ'},
    {U'ㇿ', U'ロ'},
});

/// ヴ followed by a small vowel is one sound: シルヴァ is found as シルバ. Before any other letter
/// ヴ is ブ.
struct VuFold {
  char32_t small_vowel;
  std::u32string_view base;
};
inline constexpr auto vu_folds = std::to_array<VuFold>({
    {U'ァ', U"バ"}, {U'ィ', U"ビ"}, {U'ェ', U"ベ"}, {U'ォ', U"ボ"}, {U'ュ', U"ビユ"},
});
// clang-format on

static_assert(std::ranges::is_sorted(kana_folds, {}, &KanaFold::kana));
static_assert(std::ranges::adjacent_find(kana_folds, {}, &KanaFold::kana) == kana_folds.end());

/// The large, plain form of a katakana, or the letter itself.
constexpr char32_t base_kana(char32_t letter) {
  const auto row = std::ranges::lower_bound(kana_folds, letter, {}, &KanaFold::kana);
  return row != kana_folds.end() && row->kana == letter ? row->base : letter;
}

/// Hiragana (iteration marks included) to katakana; any other letter stays.
constexpr char32_t to_katakana(char32_t letter) {
  const bool hiragana = (letter >= U'ぁ' && letter <= U'ゖ') || letter == U'ゝ' || letter == U'ゞ';
  return hiragana ? letter + (U'ア' - U'あ') : letter;
}

}  // namespace kizuna::domain
