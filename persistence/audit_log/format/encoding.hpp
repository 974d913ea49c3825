#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kizuna::audit {

using Hash = std::array<unsigned char, 32>;

/// Lower-case hex.
std::string hex(std::string_view bytes);
std::string hex(const Hash& hash);
/// Bytes of lower-case hex; nothing else is accepted.
std::optional<std::string> unhex(std::string_view text);
std::optional<Hash> unhex_hash(std::string_view text);

/// RFC 4648 section 4, with padding.
std::string base64(std::string_view bytes);
/// Refuses whatever its own re-encoding would not give back (unused bits, white space, no padding).
std::optional<std::string> unbase64(std::string_view text);

/// Length of the well-formed UTF-8 character at the start of `text` (1 to 4), 0 if there is none.
/// Surrogates, overlong forms and noncharacters are not well formed here.
std::size_t character_length(std::string_view text);

/// A text file of the format: UTF-8, last line ended by LF, no other control character.
bool is_line_text(std::string_view text);

/// Decimal without leading zero and not above 2^53 - 1.
std::optional<std::uint64_t> parse_decimal(std::string_view text);
inline constexpr std::uint64_t largest_integer = 9007199254740991;

inline std::string_view view(const Hash& hash) {
  return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

/// Takes one LF-ended line off `text`, without its LF; nothing if there is no LF.
std::optional<std::string_view> take_line(std::string_view& text);

}  // namespace kizuna::audit
