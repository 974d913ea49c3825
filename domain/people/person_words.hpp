#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "domain/people/person.hpp"

/// The words by which the enumerations of a person are stored and sent, in their own order.
namespace kizuna::domain {

inline constexpr std::array<std::string_view, 4> kana_source_words = {
    "family_register", "resident_register", "heard", "guessed"};
inline constexpr std::array<std::string_view, 5> alias_kind_words = {
    "former_surname", "registered_alias", "pen_name", "misheard", "called"};
inline constexpr std::array<std::string_view, 4> sex_words = {"male", "female",
                                                              "other_or_no_answer", "unknown"};
inline constexpr std::array<std::string_view, 3> address_kind_words = {"registered", "actual",
                                                                       "mailing"};
inline constexpr std::array<std::string_view, 5> birth_precision_words = {"day", "month", "year",
                                                                          "decade", "unknown"};
inline constexpr std::array<std::string_view, 6> name_key_kind_words = {
    "kana_full", "kana_family", "kanji_full", "kanji_family", "roman_full", "roman_token"};

template <class Enum, std::size_t N>
constexpr std::string_view word_of(const std::array<std::string_view, N>& words, Enum value) {
  return words[static_cast<std::size_t>(value)];
}

template <class Enum, std::size_t N>
constexpr std::optional<Enum> from_word(const std::array<std::string_view, N>& words,
                                        std::string_view word) {
  for (std::size_t i = 0; i < N; ++i) {
    if (words[i] == word) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace kizuna::domain
