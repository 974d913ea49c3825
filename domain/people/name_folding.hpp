#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace kizuna::domain {

/// The search form of a name, split at spaces, middle dots and hyphens: 髙橋 -> 高橋,
/// たかはし and ﾀｶﾊｼ -> タカハシ, ヴ -> ブ, ヂヅ -> ジズ, small kana large, long vowel marks
/// dropped, glyph selectors (IVS) dropped, Roman upper case without diacritics. Never stored as a
/// name.
std::vector<std::string> fold_tokens(std::string_view text);

/// The tokens of fold_tokens joined: the key that is compared and searched by prefix.
std::string fold_name(std::string_view text);

/// Only the Roman letters and digits of the folded tokens ("João d'Ávila" -> JOAO, DAVILA); tokens
/// with any other letter are left out.
std::vector<std::string> fold_roman(std::string_view text);

/// Pairs of neighbouring code points of a folded text, in order; none below two code points.
std::vector<std::string> bigrams(std::string_view folded);

/// Folded text of Roman letters and digits only.
bool is_folded_roman(std::string_view folded);

}  // namespace kizuna::domain
