#include "domain/people/my_number.hpp"

#include <array>
#include <optional>
#include <string>
#include <utility>

#include "domain/people/utf8.hpp"

namespace kizuna::domain {
namespace {

constexpr std::size_t digit_count = 12;
using Digits = std::array<unsigned, digit_count>;

std::optional<unsigned> digit_value(char32_t c) {
  if (c >= U'0' && c <= U'9') return static_cast<unsigned>(c - U'0');
  if (c >= U'０' && c <= U'９') return static_cast<unsigned>(c - U'０');
  return std::nullopt;
}

/// Every space and hyphen that people type between groups, the long vowel mark included, which
/// Japanese input gives for the hyphen key.
bool is_separator(char32_t c) {
  constexpr std::u32string_view separators =
      U" \u00A0\u2002\u2003\u2009\u202F\u3000-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
      U"\uFE63\uFF0D\u30FC\uFF70";
  return separators.find(c) != std::u32string_view::npos;
}

/// Check digit: 11 - (sum of Pn * Qn mod 11), n counted from the right of the first eleven
/// digits, Qn = n + 1 up to the sixth and n - 5 from the seventh; 10 and 11 become 0.
bool has_valid_check_digit(const Digits& digits) {
  unsigned sum = 0;
  for (unsigned n = 1; n < digit_count; ++n) {
    const unsigned weight = n <= 6 ? n + 1 : n - 5;
    sum += digits[digit_count - 1 - n] * weight;
  }
  const unsigned remainder = 11 - sum % 11;
  return digits.back() == (remainder >= 10 ? 0 : remainder);
}

/// Reads twelve digits from `first`; the span's length is 0 when they are not there.
TextSpan read_twelve(std::u32string_view text, std::size_t first, Digits& digits) {
  std::size_t at = first;
  for (std::size_t found = 0; found < digit_count; ++found) {
    if (found > 0 && at < text.size() && is_separator(text[at])) ++at;
    const auto value = at < text.size() ? digit_value(text[at]) : std::nullopt;
    if (!value) return {};
    digits[found] = *value;
    ++at;
  }
  if (at < text.size() && digit_value(text[at])) return {};
  return {first, at - first};
}

}  // namespace

std::vector<TextSpan> find_my_numbers(std::string_view text) {
  const std::u32string code_points = decode_utf8_lossy(text);
  std::vector<TextSpan> hits;
  std::size_t at = 0;
  while (at < code_points.size()) {
    const bool starts =
        digit_value(code_points[at]).has_value() && (at == 0 || !digit_value(code_points[at - 1]));
    Digits digits{};
    const TextSpan span = starts ? read_twelve(code_points, at, digits) : TextSpan{};
    if (span.length > 0 && has_valid_check_digit(digits)) {
      hits.push_back(span);
      at += span.length;
    } else {
      ++at;
    }
    digits.fill(0);
  }
  return hits;
}

FieldError my_number_field_error(std::string pointer, const std::vector<TextSpan>& hits) {
  std::string message =
      "マイナンバー(個人番号)と思われる12桁の数字があります。削除するか黒塗りにしてください";
  for (const TextSpan& hit : hits) {
    message += "(" + std::to_string(hit.first + 1) + "文字目から" +
               std::to_string(hit.first + hit.length) + "文字目まで)";
  }
  return {std::move(pointer), "my_number", message + "。"};
}

}  // namespace kizuna::domain
