#include "domain/people/search_key.hpp"

#include <algorithm>
#include <cstddef>

#include "domain/people/name_folding.hpp"
#include "domain/people/utf8.hpp"

namespace kizuna::domain {
namespace {

constexpr std::size_t last_digits = 4;

/// Five digits hold every code point, so that neighbours cannot be confused.
void append_hex(std::string& token, char32_t code_point) {
  constexpr std::string_view digits = "0123456789abcdef";
  for (unsigned shift = 20; shift > 0; shift -= 4) {
    token.push_back(digits[(code_point >> (shift - 4)) & 0xFU]);
  }
}

void sort_unique(auto& values) {
  std::ranges::sort(values);
  const auto rest = std::ranges::unique(values);
  values.erase(rest.begin(), rest.end());
}

class KeyBuilder {
 public:
  void add_written(const std::string& family, const std::string& given, NameKeyKind full,
                   NameKeyKind family_only) {
    const std::string folded_given = fold_name(given);
    const std::string whole = fold_name(family) + folded_given;
    if (!folded_given.empty()) add_name(full, whole);
    add_name(family_only, fold_name(family));
    for (const std::string& pair : bigrams(whole)) keys_.tokens.push_back(bigram_token(pair));
    // A foreign name may be typed into the ordinary name fields.
    add_roman(family + " " + given);
  }

  void add_roman(const std::string& text) {
    const std::vector<std::string> tokens = fold_roman(text);
    if (tokens.size() > 1) add_name(NameKeyKind::roman_full, roman_full_key(tokens));
    for (const std::string& token : tokens) {
      add_name(NameKeyKind::roman_token, token);
      const std::size_t longest = std::min(token.size(), longest_roman_token);
      for (std::size_t n = std::min<std::size_t>(2, token.size()); n <= longest; ++n) {
        keys_.tokens.push_back(roman_token(std::string_view(token).substr(0, n)));
      }
    }
  }

  void add_phone(const std::string& digits) {
    if (digits.empty()) return;
    keys_.phones.push_back(digits);
    keys_.tokens.push_back(phone_token(digits));
    if (digits.size() >= last_digits) keys_.tokens.push_back(last_four_token(digits));
  }

  PersonSearchKeys finish(std::string sort_key) {
    sort_unique(keys_.names);
    sort_unique(keys_.phones);
    sort_unique(keys_.tokens);
    keys_.sort_key = std::move(sort_key);
    return std::move(keys_);
  }

 private:
  void add_name(NameKeyKind kind, std::string key) {
    if (!key.empty()) keys_.names.push_back({kind, std::move(key)});
  }

  PersonSearchKeys keys_;
};

std::string sort_key_of(const Name& name) {
  const std::string kana = fold_name(name.family_kana) + fold_name(name.given_kana);
  if (!kana.empty()) return kana;
  const std::string written = fold_name(name.family_name) + fold_name(name.given_name);
  return written.empty() ? fold_name(name.roman_name) : written;
}

}  // namespace

PersonSearchKeys search_keys(const Person& person) {
  KeyBuilder builder;
  const Name& main = person.names;
  builder.add_written(main.family_kana, main.given_kana, NameKeyKind::kana_full,
                      NameKeyKind::kana_family);
  builder.add_written(main.family_name, main.given_name, NameKeyKind::kanji_full,
                      NameKeyKind::kanji_family);
  builder.add_roman(main.roman_name);
  for (const Alias& alias : person.aliases) {
    // A former surname is told together with the given name of today.
    const bool surname_only = alias.kind == AliasKind::former_surname && alias.given_name.empty();
    builder.add_written(alias.family_kana, surname_only ? main.given_kana : alias.given_kana,
                        NameKeyKind::kana_full, NameKeyKind::kana_family);
    builder.add_written(alias.family_name, surname_only ? main.given_name : alias.given_name,
                        NameKeyKind::kanji_full, NameKeyKind::kanji_family);
  }
  for (const Phone& phone : person.phones) builder.add_phone(phone.digits);
  return builder.finish(sort_key_of(main));
}

std::string roman_full_key(std::vector<std::string> tokens) {
  std::ranges::sort(tokens);
  std::string key;
  for (const std::string& token : tokens) key += (key.empty() ? "" : " ") + token;
  return key;
}

PrefixRange prefix_range(std::string_view folded) {
  // UTF-8 never holds the byte FF, so it lies after every continuation of the prefix; but the
  // bound must itself be text for PostgreSQL, and U+10FFFF is never part of a key.
  return {std::string{folded}, std::string{folded} + encode_utf8(U"\U0010FFFF")};
}

std::string bigram_token(std::string_view bigram) {
  std::string token = "n";
  for (const char32_t c : decode_utf8_lossy(bigram)) append_hex(token, c);
  return token;
}

std::string roman_token(std::string_view folded_prefix) {
  std::string token = "r";
  for (const char c : folded_prefix.substr(0, longest_roman_token)) {
    token.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
  }
  return token;
}

std::string phone_token(std::string_view digits) {
  return "t" + std::string{digits};
}

std::string last_four_token(std::string_view digits) {
  if (digits.size() < last_digits) return {};
  return "q" + std::string{digits.substr(digits.size() - last_digits)};
}

}  // namespace kizuna::domain
