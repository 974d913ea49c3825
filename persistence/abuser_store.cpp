#include "persistence/abuser_store.hpp"

#include <sstream>

#include "domain/people/abuser_keys.hpp"
#include "persistence/account_store.hpp"

namespace kizuna::persistence {
namespace {

using Text = std::string;
using MaybeText = std::optional<std::string>;
using MaybeInt = std::optional<long long>;

constexpr std::string_view insert_row = R"sql(
  insert into abuser (center_id, id, person_id, family_name, given_name, family_kana, given_kana,
    roman_name, relation, phones, entered_at, entered_by)
  values (:center, :id, :person, :family_name, :given_name, :family_kana, :given_kana, :roman_name,
    :relation, :phones, :at, :by))sql";
constexpr std::string_view insert_key = R"sql(
  insert into abuser_key (center_id, folded, abuser_id) values (:center, :folded, :id))sql";
constexpr std::string_view end_row = R"sql(
  update abuser set ended_at = :now, ended_by = :by, end_reason = :reason
  where center_id = :center and id = :id and ended_at is null and entered_by <> :by)sql";

// A merge keeps both lists in force, and un-merging gives each its own back.
constexpr std::string_view select_names = R"sql(
  select a.id, a.person_id, a.family_name, a.given_name, a.family_kana, a.given_kana, a.roman_name,
         a.relation, a.phones
  from person p cross join person q cross join abuser a
  where p.center_id = :center and p.id = :person
    and q.center_id = p.center_id and q.survivor_id = p.survivor_id
    and a.center_id = q.center_id and a.person_id = q.id
  order by a.entered_at, a.id)sql";
constexpr std::string_view select_acts = R"sql(
  select a.entered_by, (select e.display_name from account e
           where e.center_id = a.center_id and e.id = a.entered_by), a.entered_at,
         a.ended_by, (select e.display_name from account e
           where e.center_id = a.center_id and e.id = a.ended_by), a.ended_at, a.end_reason
  from abuser a where a.center_id = :center and a.id = :id)sql";

// CROSS JOIN: SQLite has no statistics here and would walk through the center.
constexpr std::string_view select_by_keys = R"sql(
  select a.person_id, a.relation from abuser_key k cross join abuser a
  where k.center_id = :center and k.folded in (:first, :second, :third, :fourth)
    and a.center_id = k.center_id and a.id = k.abuser_id and a.ended_at is null)sql";
constexpr std::string_view select_by_caller = R"sql(
  select a.person_id, a.relation
  from person p cross join person q cross join person_key n cross join abuser_key k
    cross join abuser a
  where p.center_id = :center and p.id = :caller
    and q.center_id = p.center_id and q.survivor_id = p.survivor_id
    and n.center_id = q.center_id and n.person_id = q.id
    and n.kind in ('kana_full', 'kanji_full', 'roman_full', 'phone')
    and k.center_id = n.center_id and k.folded = n.folded
    and a.center_id = k.center_id and a.id = k.abuser_id and a.ended_at is null)sql";
constexpr std::string_view select_by_subject = R"sql(
  select a.person_id, a.relation from person p cross join person q cross join abuser a
  where p.center_id = :center and p.id = :subject
    and q.center_id = p.center_id and q.survivor_id = p.survivor_id
    and a.center_id = q.center_id and a.person_id = q.id and a.ended_at is null)sql";
constexpr std::string_view select_by_subject_name = R"sql(
  select a.person_id, a.relation
  from person_key n cross join person p cross join person q cross join abuser a
  where n.center_id = :center and n.folded = :folded
    and n.kind in ('kana_full', 'kanji_full', 'roman_full')
    and p.center_id = n.center_id and p.id = n.person_id
    and q.center_id = p.center_id and q.survivor_id = p.survivor_id
    and a.center_id = q.center_id and a.person_id = q.id and a.ended_at is null)sql";

constexpr std::size_t keys_max = 4;

Text joined(const std::vector<Text>& lines) {
  Text out;
  for (const Text& line : lines) out += (out.empty() ? "" : "\n") + line;
  return out;
}

std::vector<Text> split(const Text& text) {
  std::vector<Text> out;
  std::istringstream in(text);
  for (Text line; std::getline(in, line);) out.push_back(line);
  return out;
}

void add(std::vector<ListedAbuser>& all, std::vector<std::tuple<Text, Text>>&& rows) {
  for (auto& [person, relation] : rows) all.push_back({std::move(person), std::move(relation)});
}

void load_acts(Session& session, std::string_view center_id, AbuserRecord& record) {
  auto row = session.row<Text, MaybeText, long long, MaybeText, MaybeText, MaybeInt, Text>(
      select_acts, {{"center", center_id}, {"id", record.id}});
  auto& [by, by_name, at, ended_by, ended_by_name, ended_at, reason] = row.value();
  record.entered_by = std::move(by);
  record.entered_by_name = by_name.value_or("");
  record.entered_at = from_stored(at);
  record.ended_by = std::move(ended_by);
  record.ended_by_name = ended_by_name.value_or("");
  if (ended_at) record.ended_at = from_stored(*ended_at);
  record.end_reason = std::move(reason);
}

}  // namespace

void insert_abuser(Session& writer, std::string_view center_id, const AbuserRecord& abuser) {
  writer.execute(insert_row, {{"center", center_id},
                              {"id", abuser.id},
                              {"person", abuser.person_id},
                              {"family_name", abuser.name.family_name},
                              {"given_name", abuser.name.given_name},
                              {"family_kana", abuser.name.family_kana},
                              {"given_kana", abuser.name.given_kana},
                              {"roman_name", abuser.name.roman_name},
                              {"relation", abuser.relation},
                              {"phones", joined(abuser.phones)},
                              {"at", to_stored(abuser.entered_at)},
                              {"by", abuser.entered_by}});
  for (const Text& key : domain::abuser_keys(abuser.name, abuser.phones)) {
    writer.execute(insert_key, {{"center", center_id}, {"folded", key}, {"id", abuser.id}});
  }
}

std::vector<AbuserRecord> abusers_of(Session& session, const domain::Authorized&,
                                     std::string_view center_id, std::string_view person_id) {
  std::vector<AbuserRecord> out;
  for (auto& [id, person, family, given, family_kana, given_kana, roman, relation, phones] :
       session.rows<Text, Text, Text, Text, Text, Text, Text, Text, Text>(
           select_names, {{"center", center_id}, {"person", person_id}})) {
    AbuserRecord record;
    record.id = std::move(id);
    record.person_id = std::move(person);
    record.name.family_name = std::move(family);
    record.name.given_name = std::move(given);
    record.name.family_kana = std::move(family_kana);
    record.name.given_kana = std::move(given_kana);
    record.name.roman_name = std::move(roman);
    record.relation = std::move(relation);
    record.phones = split(phones);
    load_acts(session, center_id, record);
    out.push_back(std::move(record));
  }
  return out;
}

bool end_abuser(Session& writer, std::string_view center_id, std::string_view id,
                std::string_view reason, std::string_view by, domain::Instant now) {
  return writer.execute_one(
      end_row,
      {{"now", to_stored(now)}, {"by", by}, {"reason", reason}, {"center", center_id}, {"id", id}});
}

std::vector<ListedAbuser> abusers_who_call(Session& session, std::string_view center_id,
                                           const CallInQuestion& call) {
  std::vector<ListedAbuser> found;
  if (!call.caller_keys.empty()) {
    std::vector<Text> keys = call.caller_keys;
    keys.resize(keys_max, keys.front());
    add(found, session.rows<Text, Text>(select_by_keys, {{"center", center_id},
                                                         {"first", keys[0]},
                                                         {"second", keys[1]},
                                                         {"third", keys[2]},
                                                         {"fourth", keys[3]}}));
  }
  if (!call.caller_person.empty()) {
    add(found, session.rows<Text, Text>(select_by_caller,
                                        {{"center", center_id}, {"caller", call.caller_person}}));
  }
  return found;
}

std::vector<ListedAbuser> abusers_of_subject(Session& session, std::string_view center_id,
                                             const CallInQuestion& call) {
  std::vector<ListedAbuser> found;
  if (!call.subject_person.empty()) {
    add(found, session.rows<Text, Text>(select_by_subject,
                                        {{"center", center_id}, {"subject", call.subject_person}}));
  } else if (!call.subject_key.empty()) {
    add(found, session.rows<Text, Text>(select_by_subject_name,
                                        {{"center", center_id}, {"folded", call.subject_key}}));
  }
  return found;
}

}  // namespace kizuna::persistence
