#include "domain/people/person_query.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "domain/people/name_folding.hpp"
#include "domain/people/utf8.hpp"

namespace kizuna::domain {
namespace {

constexpr std::size_t shortest_phone_query = 4;
/// From here on the digits are taken for a whole number with its area code.
constexpr std::size_t whole_phone = 10;

/// Full-width ASCII, every hyphen and lower case to plain upper-case ASCII, for numbers only.
std::u32string plain_upper(std::string_view text) {
  constexpr std::u32string_view hyphens = U"‐‑‒–—―−ーｰ";
  std::u32string plain;
  for (char32_t c : decode_utf8_lossy(text)) {
    if (c >= U'！' && c <= U'～') c = c - U'！' + U'!';
    if (c == U'\u3000' || c == U'\u00A0') c = U' ';
    if (hyphens.find(c) != std::u32string_view::npos) c = U'-';
    if (c >= U'a' && c <= U'z') c = c - U'a' + U'A';
    plain.push_back(c);
  }
  const auto first = plain.find_first_not_of(U' ');
  if (first == std::u32string::npos) return {};
  return plain.substr(first, plain.find_last_not_of(U' ') - first + 1);
}

bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

std::size_t digits_at(std::u32string_view text, std::size_t at) {
  std::size_t count = 0;
  while (at + count < text.size() && is_digit(text[at + count])) ++count;
  return count;
}

/// "R07-K-00042", "R07-K-00042-2", "R07-C-00421", "R07-C-00421 訂1"
std::optional<QueryKind> printed_number_kind(std::u32string_view text) {
  constexpr std::size_t year_digits = 2;
  constexpr std::size_t series_at = 4;  // behind "R07-"
  constexpr std::size_t serial_at = 6;  // behind "R07-K-"
  constexpr std::size_t serial_digits = 5;
  if (text.size() < serial_at + serial_digits) return std::nullopt;
  const bool label = text[0] >= U'A' && text[0] <= U'Z' && digits_at(text, 1) == year_digits &&
                     text[3] == U'-' && text[5] == U'-';
  const std::size_t serial = digits_at(text, serial_at);
  if (!label || serial < serial_digits) return std::nullopt;
  std::u32string_view rest = text.substr(serial_at + serial);
  if (text[series_at] == U'K') {
    const bool reopened =
        rest.starts_with(U'-') && rest.size() > 1 && digits_at(rest, 1) == rest.size() - 1;
    return rest.empty() || reopened ? std::optional{QueryKind::case_number} : std::nullopt;
  }
  if (text[series_at] != U'C') return std::nullopt;
  rest.remove_prefix(std::min(rest.find_first_not_of(U' '), rest.size()));
  const bool amended =
      rest.starts_with(U'訂') && rest.size() > 1 && digits_at(rest, 1) == rest.size() - 1;
  return rest.empty() || amended ? std::optional{QueryKind::contact_number} : std::nullopt;
}

/// The digits of a text that holds nothing but a telephone number, "+81" turned into "0".
std::optional<std::string> phone_digits(std::u32string_view text) {
  constexpr std::u32string_view allowed = U"0123456789-() .+";
  if (text.find_first_not_of(allowed) != std::u32string_view::npos) return std::nullopt;
  std::string digits;
  if (text.starts_with(U"+81")) {
    text.remove_prefix(3);
    digits = "0";
  }
  for (const char32_t c : text) {
    if (is_digit(c)) digits.push_back(static_cast<char>(c));
  }
  if (digits.empty()) return std::nullopt;
  return digits;
}

enum class Script { kana, roman, other };

Script script_of(char32_t c) {
  if (c >= U'\u30A1' && c <= U'\u30FF') return Script::kana;
  const bool roman = (c >= U'A' && c <= U'Z') || is_digit(c);
  return roman ? Script::roman : Script::other;
}

/// 高橋スミエ is a surname as written and a reading: two terms. A lone kana (鶴ケ谷, 一ノ瀬)
/// belongs to the letters around it.
std::vector<std::u32string> split_scripts(const std::u32string& token) {
  std::vector<Script> scripts;
  for (const char32_t c : token) scripts.push_back(script_of(c));
  const auto is = [&scripts](std::size_t i, Script script) {
    return i < scripts.size() && scripts[i] == script;
  };
  for (std::size_t i = 0; i < scripts.size(); ++i) {
    const bool kana_beside =
        is(i + 1, Script::kana) || (i > 0 && script_of(token[i - 1]) == Script::kana);
    const bool other_beside = is(i + 1, Script::other) || (i > 0 && is(i - 1, Script::other));
    if (is(i, Script::kana) && !kana_beside && other_beside) scripts[i] = Script::other;
  }
  std::vector<std::u32string> parts;
  for (std::size_t i = 0; i < token.size(); ++i) {
    if (i == 0 || scripts[i] != scripts[i - 1]) parts.emplace_back();
    parts.back().push_back(token[i]);
  }
  return parts;
}

QueryKind kind_of_name(const std::vector<std::string>& tokens) {
  bool kana = false;
  bool roman = false;
  bool other = false;
  for (const std::string& token : tokens) {
    for (const char32_t c : decode_utf8_lossy(token)) {
      const Script script = script_of(c);
      kana = kana || script == Script::kana;
      roman = roman || script == Script::roman;
      other = other || script == Script::other;
    }
  }
  if (kana) return other || roman ? QueryKind::mixed : QueryKind::kana;
  if (other) return roman ? QueryKind::mixed : QueryKind::kanji;
  return roman ? QueryKind::roman : QueryKind::nothing;
}

std::vector<QueryTerm> name_terms(const std::vector<std::string>& tokens) {
  std::vector<QueryTerm> terms;
  for (const std::string& token : tokens) {
    for (const std::u32string& part : split_scripts(decode_utf8_lossy(token))) {
      const std::string folded = encode_utf8(part);
      const auto matches = is_folded_roman(folded) ? QueryTerm::Matches::start_of_roman_token
                                                   : QueryTerm::Matches::part_of_name;
      terms.push_back({matches, folded});
    }
  }
  return terms;
}

void add_tokens(PersonQuery& query) {
  for (const QueryTerm& term : query.terms) {
    if (term.matches == QueryTerm::Matches::start_of_roman_token) {
      if (term.folded.size() > 1) query.tokens.push_back(roman_token(term.folded));
    } else {
      for (const std::string& pair : bigrams(term.folded)) {
        query.tokens.push_back(bigram_token(pair));
      }
    }
  }
  std::ranges::sort(query.tokens);
  const auto rest = std::ranges::unique(query.tokens);
  query.tokens.erase(rest.begin(), rest.end());
}

PersonQuery name_query(std::string_view text) {
  const std::vector<std::string> tokens = fold_tokens(text);
  PersonQuery query;
  query.kind = kind_of_name(tokens);
  query.terms = name_terms(tokens);
  if (query.terms.empty()) return query;
  for (const std::string& token : tokens) query.folded += token;
  add_tokens(query);
  if (query.kind == QueryKind::roman) {
    // The order of Roman parts says nothing; the longest part leaves the fewest candidates.
    const auto longest = std::ranges::max_element(
        query.terms, {}, [](const QueryTerm& term) { return term.folded.size(); });
    query.folded = roman_full_key(tokens);
    query.prefixes = {prefix_range(longest->folded)};
    return query;
  }
  query.prefixes = {prefix_range(query.folded)};
  if (query.terms.size() > 1) query.prefixes.push_back(prefix_range(query.terms[0].folded));
  return query;
}

PersonQuery phone_query(const std::string& digits) {
  if (digits.size() < shortest_phone_query) return {};
  PersonQuery query;
  query.kind = QueryKind::phone;
  query.folded = digits;
  query.terms = {{QueryTerm::Matches::end_of_phone, digits}};
  query.tokens = {digits.size() >= whole_phone ? phone_token(digits) : last_four_token(digits)};
  return query;
}

bool matches_term(const QueryTerm& term, const PersonSearchKeys& keys, bool must_begin) {
  if (term.matches == QueryTerm::Matches::end_of_phone) {
    return std::ranges::any_of(
        keys.phones, [&term](const std::string& phone) { return phone.ends_with(term.folded); });
  }
  const bool roman = term.matches == QueryTerm::Matches::start_of_roman_token;
  return std::ranges::any_of(keys.names, [&](const NameKey& name) {
    if (roman != (name.kind == NameKeyKind::roman_token)) return false;
    return roman || must_begin ? name.key.starts_with(term.folded)
                               : name.key.find(term.folded) != std::string::npos;
  });
}

}  // namespace

PersonQuery parse_query(std::string_view text) {
  const std::u32string plain = plain_upper(text);
  if (const auto kind = printed_number_kind(plain)) {
    PersonQuery query;
    query.kind = *kind;
    query.folded = encode_utf8(plain);
    return query;
  }
  if (const auto digits = phone_digits(plain)) return phone_query(*digits);
  return name_query(text);
}

bool matches(const PersonQuery& query, const PersonSearchKeys& keys) {
  const bool lone_letter =
      query.terms.size() == 1 && decode_utf8_lossy(query.terms[0].folded).size() == 1;
  return !query.terms.empty() && std::ranges::all_of(query.terms, [&](const QueryTerm& term) {
    return matches_term(term, keys, lone_letter);
  });
}

bool matches_full_name(const PersonQuery& query, const PersonSearchKeys& keys) {
  return std::ranges::any_of(keys.names, [&query](const NameKey& name) {
    const bool whole = name.kind == NameKeyKind::kana_full ||
                       name.kind == NameKeyKind::kanji_full || name.kind == NameKeyKind::roman_full;
    return whole && !query.terms.empty() && name.key == query.folded;
  });
}

}  // namespace kizuna::domain
