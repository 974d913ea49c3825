#include "domain/people/abuser_keys.hpp"

#include <algorithm>
#include <cstddef>

#include "domain/people/person_query.hpp"
#include "domain/people/search_key.hpp"
#include "domain/people/utf8.hpp"

namespace kizuna::domain {
namespace {

constexpr std::size_t shortest_number = 10;
constexpr std::size_t longest_number = 11;
constexpr std::size_t typed_numbers_max = 3;

bool is_full(NameKeyKind kind) {
  return kind == NameKeyKind::kana_full || kind == NameKeyKind::kanji_full ||
         kind == NameKeyKind::roman_full;
}

void add_once(std::vector<std::string>& keys, std::string key) {
  if (key.empty() || std::ranges::find(keys, key) != keys.end()) return;
  keys.push_back(std::move(key));
}

/// False when the text is no whole number.
bool add_number(std::vector<std::string>& numbers, std::string_view text) {
  PersonQuery query = parse_query(text);
  const std::size_t size = query.folded.size();
  if (query.kind != QueryKind::phone || size < shortest_number || size > longest_number) {
    return false;
  }
  add_once(numbers, std::move(query.folded));
  return true;
}

std::vector<std::string> split_at(std::string_view text, std::u32string_view separators) {
  std::vector<std::string> parts(1);
  for (const char32_t c : decode_utf8_lossy(text)) {
    if (separators.find(c) != std::u32string_view::npos) {
      parts.emplace_back();
    } else {
      parts.back() += encode_utf8(std::u32string_view(&c, 1));
    }
  }
  return parts;
}

}  // namespace

std::vector<std::string> abuser_keys(const Name& name, const std::vector<std::string>& phones) {
  Person person;
  person.names = name;
  std::vector<std::string> keys;
  for (NameKey& key : search_keys(person).names) {
    if (is_full(key.kind)) add_once(keys, std::move(key.key));
  }
  for (const std::string& phone : phones) {
    for (std::string& digits : whole_phones(phone)) add_once(keys, std::move(digits));
  }
  return keys;
}

std::vector<std::string> caller_keys(std::string_view caller_typed, std::string_view phone_typed) {
  std::vector<std::string> keys;
  for (const std::string_view text : {phone_typed, caller_typed}) {
    for (std::string& digits : whole_phones(text)) add_once(keys, std::move(digits));
  }
  if (keys.size() > typed_numbers_max) keys.resize(typed_numbers_max);
  add_once(keys, typed_name_key(caller_typed));
  return keys;
}

std::string typed_name_key(std::string_view text) {
  PersonQuery query = parse_query(text);
  const bool is_name = query.kind == QueryKind::kana || query.kind == QueryKind::kanji ||
                       query.kind == QueryKind::mixed || query.kind == QueryKind::roman;
  return is_name ? std::move(query.folded) : std::string();
}

std::vector<std::string> whole_phones(std::string_view text) {
  std::vector<std::string> numbers;
  for (const std::string& part : split_at(text, U"/／、，,;；・")) {
    if (add_number(numbers, part)) continue;
    // "090-… (夜) 0270-…": each word on its own.
    for (const std::string& word : split_at(part, U" \u3000")) add_number(numbers, word);
  }
  return numbers;
}

}  // namespace kizuna::domain
