#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "domain/people/search_key.hpp"
#include "persistence/session.hpp"

/// By what a person is found: folded keys for prefixes and equality, and an inverted index of
/// words (FTS5 on SQLite, GIN on PostgreSQL) whose hits must be rechecked.
namespace kizuna::persistence {

void index_person(Session& writer, std::string_view center_id, std::string_view person_id,
                  const domain::PersonSearchKeys& keys);

/// Before the person is indexed anew.
void drop_from_index(Session& writer, std::string_view center_id, std::string_view person_id);

/// Ids of people with a name key in the range, in the order of the keys; an id may come twice.
std::vector<std::string> people_in_range(Session& session, std::string_view center_id,
                                         const domain::PrefixRange& range, long long most);

/// Ids of people that have all of the words, in no order.
std::vector<std::string> people_with_words(Session& session, std::string_view center_id,
                                           const std::vector<std::string>& words, long long most);

/// Keys of candidates, for the recheck.
struct IndexedPerson {
  std::string id;
  domain::PersonSearchKeys keys;  ///< names and phones only
};
std::vector<IndexedPerson> indexed_people(Session& session, std::string_view center_id,
                                          const std::vector<std::string>& ids);

/// A list of ids as one parameter; SQLite has no arrays.
std::string id_list(const std::vector<std::string>& ids, Engine engine);
/// "= any(…:ids…)" of that list, to be put behind a column.
std::string_view in_id_list(Engine engine);

}  // namespace kizuna::persistence
