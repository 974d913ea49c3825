#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace kizuna::domain {

/// Whether it is strict UTF-8, as decode_utf8 reads it.
bool is_utf8(std::string_view bytes);

/// The code points of strict UTF-8 (no overlong forms, no surrogates, at most U+10FFFF);
/// nothing when a byte is wrong.
std::optional<std::u32string> decode_utf8(std::string_view bytes);

/// Like decode_utf8, but every wrong byte becomes U+FFFD. For guards that must look at any text.
std::u32string decode_utf8_lossy(std::string_view bytes);

/// UTF-8 of valid code points.
std::string encode_utf8(std::u32string_view code_points);

}  // namespace kizuna::domain
