#include "domain/calendar/typed_date_text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace kizuna::domain {

namespace {

struct Fold {
  std::string_view from;
  char to;
};

constexpr char ten = 'X';

/// Longer spellings first: 昭和 before 昭.
constexpr std::array<Fold, 51> folds{{
    {"明治", 'M'},   {"大正", 'T'}, {"昭和", 'S'}, {"平成", 'H'}, {"令和", 'R'}, {"㍾", 'M'},
    {"㍽", 'T'},     {"㍼", 'S'},   {"㍻", 'H'},   {"㋿", 'R'},  {"明", 'M'},   {"大", 'T'},
    {"昭", 'S'},     {"平", 'H'},   {"令", 'R'},   {"年", 'y'},   {"月", 'm'},   {"日", 'd'},
    {"元", 'g'},     {"・", '.'},   {"。", '.'},   {"、", '.'},   {"　", ' '},   {"\t", ' '},
    {"\u00a0", ' '}, {"‐", '-'},    {"‑", '-'},    {"‒", '-'},    {"–", '-'},    {"—", '-'},
    {"―", '-'},      {"−", '-'},    {"ー", '-'},   {"ｰ", '-'},    {"〇", '0'},   {"零", '0'},
    {"一", '1'},     {"二", '2'},   {"三", '3'},   {"四", '4'},   {"五", '5'},   {"六", '6'},
    {"七", '7'},     {"八", '8'},   {"九", '9'},   {"十", ten},   {"m", 'M'},    {"t", 'T'},
    {"s", 'S'},      {"h", 'H'},    {"r", 'R'},
}};

constexpr std::string_view plain = "0123456789MTSHR.-/ ";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// The full-width forms U+FF01..U+FF5E are EF BC 81..BF and EF BD 80..9E in UTF-8.
std::optional<char> narrow(std::string_view text) {
  if (text.size() < 3 || text[0] != '\xEF') {
    return std::nullopt;
  }
  const auto second = static_cast<unsigned char>(text[1]);
  const auto third = static_cast<unsigned char>(text[2]);
  if (second == 0xBC && third >= 0x81 && third <= 0xBF) {
    return static_cast<char>('!' + (third - 0x81));
  }
  if (second == 0xBD && third >= 0x80 && third <= 0x9E) {
    return static_cast<char>('`' + (third - 0x80));
  }
  return std::nullopt;
}

std::string narrow_all(std::string_view text) {
  std::string narrowed;
  while (!text.empty()) {
    const auto ascii = narrow(text);
    narrowed += ascii ? *ascii : text.front();
    text.remove_prefix(ascii ? 3 : 1);
  }
  return narrowed;
}

std::optional<std::string> fold_characters(std::string_view text) {
  std::string folded;
  while (!text.empty()) {
    const auto* fold =
        std::ranges::find_if(folds, [text](const Fold& row) { return text.starts_with(row.from); });
    if (fold != folds.end()) {
      folded += fold->to;
      text.remove_prefix(fold->from.size());
    } else if (plain.find(text.front()) != std::string_view::npos) {
      folded += text.front();
      text.remove_prefix(1);
    } else {
      return std::nullopt;
    }
  }
  return folded;
}

/// 十五 → 15, 二十 → 20, 三十一 → 31, 十 → 10.
std::string write_tens(std::string_view folded) {
  std::string written;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    if (folded[i] != ten) {
      written += folded[i];
      continue;
    }
    if (i == 0 || !is_digit(folded[i - 1])) {
      written += '1';
    }
    if (i + 1 == folded.size() || !is_digit(folded[i + 1])) {
      written += '0';
    }
  }
  return written;
}

std::string settle_blanks(std::string_view folded) {
  std::string settled;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    if (folded[i] != ' ') {
      settled += folded[i];
      continue;
    }
    const std::size_t next = folded.find_first_not_of(' ', i);
    if (next != std::string_view::npos && is_digit(folded[next]) && !settled.empty() &&
        is_digit(settled.back())) {
      settled += '.';
    }
  }
  return settled;
}

}  // namespace

std::optional<std::string> fold_typed_date(std::string_view text) {
  const auto folded = fold_characters(narrow_all(text));
  if (!folded) {
    return std::nullopt;
  }
  return settle_blanks(write_tens(*folded));
}

}  // namespace kizuna::domain
