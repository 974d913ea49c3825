#include "persistence/person_index.hpp"

#include <algorithm>
#include <map>

#include "domain/people/person_words.hpp"

namespace kizuna::persistence {
namespace {

using Text = std::string;

constexpr std::string_view insert_key = R"sql(
  insert into person_key (center_id, kind, folded, person_id)
  values (:center, :kind, :folded, :id))sql";
constexpr std::string_view delete_keys =
    "delete from person_key where center_id = :center and person_id = :id";
constexpr std::string_view insert_index = R"sql(
  insert into person_index (center_id, person_id, tokens) values (:center, :id, :tokens))sql";
constexpr std::string_view delete_index =
    "delete from person_index where center_id = :center and person_id = :id";

// SQLite keeps the words in a table of their own, which no trigger may touch (trusted_schema=off).
constexpr std::string_view insert_words = R"sql(
  insert into person_word (rowid, tokens)
  select number, tokens from person_index where center_id = :center and person_id = :id)sql";
constexpr std::string_view delete_words = R"sql(
  insert into person_word (person_word, rowid, tokens)
  select 'delete', number, tokens from person_index
  where center_id = :center and person_id = :id)sql";

// CROSS JOIN, + and INDEXED BY: SQLite has no statistics here and would walk through the center.
constexpr std::string_view select_range = R"sql(
  select person_id from person_key
  where center_id = :center and folded >= :lower and folded < :upper
  order by folded limit :most)sql";
constexpr std::string_view select_words_sqlite = R"sql(
  select i.person_id from person_word cross join person_index i
  where person_word match :wanted and i.number = person_word.rowid and +i.center_id = :center
  limit :most)sql";
constexpr std::string_view select_words_postgresql =
    "select people_with_tokens(:wanted, cast(:most as bigint))";
constexpr std::string_view select_keys_sqlite = R"sql(
  select k.person_id, k.kind, k.folded
  from json_each(:ids) wanted cross join person_key k indexed by person_key_by_person
  where k.center_id = :center and k.person_id = wanted.value)sql";
constexpr std::string_view select_keys_postgresql = R"sql(
  select person_id, kind, folded from person_key
  where center_id = :center and person_id = any(string_to_array(:ids, ',')))sql";

std::string joined(const std::vector<std::string>& words, std::string_view center,
                   std::string_view quote) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out += ' ';
    out.append(quote).append(word).append(".").append(center).append(quote);
  }
  return out;
}

std::vector<std::string> first_column(std::vector<std::tuple<Text>>&& rows) {
  std::vector<std::string> out;
  out.reserve(rows.size());
  for (auto& [id] : rows) out.push_back(std::move(id));
  return out;
}

}  // namespace

void index_person(Session& writer, std::string_view center_id, std::string_view person_id,
                  const domain::PersonSearchKeys& keys) {
  for (const domain::NameKey& key : keys.names) {
    writer.execute(insert_key, {{"center", center_id},
                                {"kind", word_of(domain::name_key_kind_words, key.kind)},
                                {"folded", key.key},
                                {"id", person_id}});
  }
  for (const std::string& phone : keys.phones) {
    writer.execute(
        insert_key,
        {{"center", center_id}, {"kind", "phone"}, {"folded", phone}, {"id", person_id}});
  }
  writer.execute(
      insert_index,
      {{"center", center_id}, {"id", person_id}, {"tokens", joined(keys.tokens, center_id, "")}});
  if (writer.engine() == Engine::sqlite) {
    writer.execute(insert_words, {{"center", center_id}, {"id", person_id}});
  }
}

void drop_from_index(Session& writer, std::string_view center_id, std::string_view person_id) {
  const std::vector<Param> key = {{"center", center_id}, {"id", person_id}};
  if (writer.engine() == Engine::sqlite) writer.execute(delete_words, key);
  writer.execute(delete_index, key);
  writer.execute(delete_keys, key);
}

std::vector<std::string> people_in_range(Session& session, std::string_view center_id,
                                         const domain::PrefixRange& range, long long most) {
  return first_column(session.rows<Text>(
      select_range,
      {{"center", center_id}, {"lower", range.lower}, {"upper", range.upper}, {"most", most}}));
}

std::vector<std::string> people_with_words(Session& session, std::string_view center_id,
                                           const std::vector<std::string>& words, long long most) {
  if (words.empty()) return {};
  if (session.engine() == Engine::sqlite) {
    return first_column(session.rows<Text>(
        select_words_sqlite,
        {{"wanted", joined(words, center_id, "\"")}, {"center", center_id}, {"most", most}}));
  }
  return first_column(session.rows<Text>(
      select_words_postgresql, {{"wanted", joined(words, center_id, "")}, {"most", most}}));
}

std::vector<IndexedPerson> indexed_people(Session& session, std::string_view center_id,
                                          const std::vector<std::string>& ids) {
  const bool embedded = session.engine() == Engine::sqlite;
  std::map<Text, domain::PersonSearchKeys> found;
  for (auto& [id, kind, folded] : session.rows<Text, Text, Text>(
           embedded ? select_keys_sqlite : select_keys_postgresql,
           {{"center", center_id}, {"ids", id_list(ids, session.engine())}})) {
    domain::PersonSearchKeys& keys = found[id];
    if (kind == "phone") {
      keys.phones.push_back(std::move(folded));
    } else {
      keys.names.push_back(
          {domain::from_word<domain::NameKeyKind>(domain::name_key_kind_words, kind).value(),
           std::move(folded)});
    }
  }
  std::vector<IndexedPerson> out;
  for (const std::string& id : ids) {
    const auto keys = found.find(id);
    if (keys != found.end()) out.push_back({id, keys->second});
  }
  return out;
}

std::string id_list(const std::vector<std::string>& ids, Engine engine) {
  const bool json = engine == Engine::sqlite;
  std::string out = json ? "[" : "";
  for (const std::string& id : ids) {
    if (&id != &ids.front()) out += ',';
    out += json ? '"' + id + '"' : id;
  }
  return json ? out + "]" : out;
}

std::string_view in_id_list(Engine engine) {
  return engine == Engine::sqlite ? "in (select value from json_each(:ids))"
                                  : "= any(string_to_array(:ids, ','))";
}

}  // namespace kizuna::persistence
