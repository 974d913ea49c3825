#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "domain/people/person.hpp"

namespace kizuna::domain {

/// What a name key is made of. One database row per key, with a binary-ordered index on
/// (center, key), serves both prefix ranges and equality.
enum class NameKeyKind {
  kana_full,     ///< family and given reading, joined; only when the given part is known
  kana_family,   ///< family reading alone
  kanji_full,    ///< family and given name as written, joined; likewise
  kanji_family,  ///< family name as written alone
  roman_full,    ///< all parts of the Roman name in alphabetical order, with spaces
  roman_token,   ///< one part of a Roman name
};

struct NameKey {
  NameKeyKind kind = NameKeyKind::kana_full;
  std::string key{};

  friend auto operator<=>(const NameKey&, const NameKey&) = default;
};

/// Everything by which a person is found, derived from names, aliases, Roman name and phones.
/// The same values are stored on SQLite and PostgreSQL.
struct PersonSearchKeys {
  /// Sorted, unique. Main name and every alias.
  std::vector<NameKey> names{};
  /// Digits only, as stored.
  std::vector<std::string> phones{};
  /// For the inverted index: `n` + two code points in hex per name bigram, `r` + Roman prefix,
  /// `t` + all digits and `q` + last four digits of a phone. Lower-case ASCII letters and digits
  /// only, so that no tokenizer changes them. Sorted, unique.
  std::vector<std::string> tokens{};
  /// Order of result lists: the reading of the main name, else the name as written.
  std::string sort_key{};
};

PersonSearchKeys search_keys(const Person& person);

/// The roman_full key of Roman tokens in any order.
std::string roman_full_key(std::vector<std::string> tokens);

/// `key >= lower && key < upper` holds exactly for the keys that begin with the folded prefix,
/// in binary order.
struct PrefixRange {
  std::string lower{};
  std::string upper{};

  friend bool operator==(const PrefixRange&, const PrefixRange&) = default;
};
PrefixRange prefix_range(std::string_view folded);

/// Index tokens. Roman prefixes are indexed up to this length; a longer query is rechecked.
inline constexpr std::size_t longest_roman_token = 8;
std::string bigram_token(std::string_view bigram);
std::string roman_token(std::string_view folded_prefix);
std::string phone_token(std::string_view digits);
/// Of the last four digits; empty when there are fewer.
std::string last_four_token(std::string_view digits);

}  // namespace kizuna::domain
