#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "domain/people/search_key.hpp"

namespace kizuna::domain {

/// What somebody typed into the one search box.
enum class QueryKind {
  nothing,         ///< empty, or too short to search (a number below four digits)
  kana,            ///< カナ only
  kanji,           ///< no kana
  mixed,           ///< kanji and kana, or Japanese and Roman
  roman,           ///< Roman letters only
  phone,           ///< digits: last four, or the end of a number, or the whole
  case_number,     ///< R07-K-00042, also with the suffix -2 of a reopened case
  contact_number,  ///< R07-C-00421, also with 訂1
};

/// One part of the query that a person must match. Parts may stand in any order.
struct QueryTerm {
  enum class Matches { part_of_name, start_of_roman_token, end_of_phone };
  Matches matches = Matches::part_of_name;
  std::string folded;

  friend bool operator==(const QueryTerm&, const QueryTerm&) = default;
};

struct PersonQuery {
  QueryKind kind = QueryKind::nothing;
  /// Terms joined: the value compared with a full name key, or the number in its printed form.
  std::string folded;
  std::vector<QueryTerm> terms;
  /// First step: ranges over NameKey::key (any kind), the most exact first.
  std::vector<PrefixRange> prefixes;
  /// Second step: index tokens that must all be present; empty means that only the ranges search.
  std::vector<std::string> tokens;
};

PersonQuery parse_query(std::string_view text);

/// The recheck of a candidate from either step: every term must be in a key of the person. A
/// lone letter (林) must begin a name.
bool matches(const PersonQuery& query, const PersonSearchKeys& keys);

/// Whether the query is exactly a whole name of the person: read, written, or all Roman parts. It
/// is the only way in which some viewers may find a masked person (M-4).
bool matches_full_name(const PersonQuery& query, const PersonSearchKeys& keys);

}  // namespace kizuna::domain
