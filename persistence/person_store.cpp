#include "persistence/person_store.hpp"

#include <sstream>

#include "domain/people/person_words.hpp"
#include "domain/people/search_key.hpp"
#include "persistence/account_store.hpp"
#include "persistence/person_index.hpp"

namespace kizuna::persistence {
namespace {

using domain::CivilDate;
using domain::Person;
using domain::word_of;
using Text = std::string;
using MaybeText = std::optional<std::string>;
using MaybeInt = std::optional<long long>;

constexpr std::string_view select_last_change = R"sql(
  select a.display_name, c.at from
    (select replaced_by as account, replaced_at as at, version from person_history
     where center_id = :center and person_id = :id
     union all
     select created_by, created_at, 0 from person where center_id = :center and id = :id) c
    join account a on a.center_id = :center and a.id = c.account
  order by c.version desc limit 1)sql";
constexpr std::string_view select_absorbed = R"sql(
  select id, family_name, given_name, roman_name from person
  where center_id = :center and merged_into = :id order by id)sql";
// Mask, team and declared relations of a merged pair hold for both of its rows.
constexpr std::string_view select_access = R"sql(
  select p.version, p.mask_level,
         (select max(q.mask_level) from person q where q.center_id = p.center_id
            and q.survivor_id = p.survivor_id),
         p.merged_into,
         (select count(*) from person q where q.center_id = p.center_id and q.id <> p.id
            and q.survivor_id = p.id),
         (select count(*) from person q cross join case_file c
          where q.center_id = p.center_id
            and q.survivor_id = p.survivor_id
            and c.center_id = q.center_id and c.subject_id = q.id
            and (c.owner_id = :viewer or exists
              (select 1 from case_team t where t.center_id = c.center_id and t.case_id = c.id
                 and t.account_id = :viewer and t.until is null))),
         (select count(*) from declared_relation r cross join person q
          where r.center_id = p.center_id and r.account_id = :viewer and r.ended_at is null
            and q.center_id = r.center_id and q.id = r.person_id
            and q.survivor_id = p.survivor_id)
  from person p where p.center_id = :center and p.id = :id)sql";

constexpr std::string_view insert_row = R"sql(
  insert into person (center_id, id, version, family_name, given_name, family_kana, given_kana,
    kana_source, roman_name, glyph_note, sex, birth_precision, birth_earliest, birth_latest,
    age_estimate, nationality, residence_status, residence_until, mask_level, mask_reason,
    mask_until, mask_set_by, mask_set_at, died_on, died_source, created_at, created_by, updated_at)
  values (:center, :id, 1, :family_name, :given_name, :family_kana, :given_kana, :kana_source,
    :roman_name, :glyph_note, :sex, :birth_precision, :birth_earliest, :birth_latest,
    :age_estimate, :nationality, :residence_status, :residence_until, :mask_level, :mask_reason,
    :mask_until, :mask_set_by, :mask_set_at, :died_on, :died_source, :now, :by, :now))sql";
constexpr std::string_view update_row = R"sql(
  update person set version = version + 1, family_name = :family_name, given_name = :given_name,
    family_kana = :family_kana, given_kana = :given_kana, kana_source = :kana_source,
    roman_name = :roman_name, glyph_note = :glyph_note, sex = :sex,
    birth_precision = :birth_precision, birth_earliest = :birth_earliest,
    birth_latest = :birth_latest, age_estimate = :age_estimate, nationality = :nationality,
    residence_status = :residence_status, residence_until = :residence_until,
    mask_level = :mask_level, mask_reason = :mask_reason, mask_until = :mask_until,
    died_on = :died_on, died_source = :died_source, updated_at = :now
  where center_id = :center and id = :id and version = :version and merged_into is null)sql";
constexpr std::string_view insert_alias = R"sql(
  insert into person_alias (center_id, person_id, ordinal, kind, family_name, given_name,
    family_kana, given_kana, valid_from, valid_to)
  values (:center, :id, :ordinal, :kind, :family_name, :given_name, :family_kana, :given_kana,
    :valid_from, :valid_to))sql";
constexpr std::string_view insert_address = R"sql(
  insert into person_address (center_id, person_id, ordinal, kind, postal_code, town_code,
    district, lines, valid_from, valid_to)
  values (:center, :id, :ordinal, :kind, :postal_code, :town_code, :district, :lines, :valid_from,
    :valid_to))sql";
constexpr std::string_view insert_phone = R"sql(
  insert into person_phone (center_id, person_id, ordinal, digits, label, whose)
  values (:center, :id, :ordinal, :digits, :label, :whose))sql";
constexpr std::string_view delete_parts[] = {
    "delete from person_alias where center_id = :center and person_id = :id",
    "delete from person_address where center_id = :center and person_id = :id",
    "delete from person_phone where center_id = :center and person_id = :id",
};
constexpr std::string_view insert_history = R"sql(
  insert into person_history (center_id, person_id, version, sealed, replaced_at, replaced_by)
  values (:center, :id, :version, :sealed, :now, :by))sql";

constexpr std::string_view select_names = R"sql(
  select version, family_name, given_name, family_kana, given_kana, kana_source, roman_name,
         glyph_note, sex, merged_into
  from person where center_id = :center and id = :id)sql";
constexpr std::string_view select_facts = R"sql(
  select birth_precision, birth_earliest, birth_latest, age_estimate, nationality,
         residence_status, residence_until, mask_level, mask_reason, mask_until, died_on,
         died_source
  from person where center_id = :center and id = :id)sql";
constexpr std::string_view select_aliases = R"sql(
  select kind, family_name, given_name, family_kana, given_kana, valid_from, valid_to
  from person_alias where center_id = :center and person_id = :id order by ordinal)sql";
constexpr std::string_view select_addresses = R"sql(
  select kind, postal_code, town_code, district, lines, valid_from, valid_to
  from person_address where center_id = :center and person_id = :id order by ordinal)sql";
constexpr std::string_view select_phones = R"sql(
  select digits, label, whose from person_phone
  where center_id = :center and person_id = :id order by ordinal)sql";

MaybeText iso(const std::optional<CivilDate>& date) {
  if (!date) return std::nullopt;
  return domain::to_iso(*date);
}

std::optional<CivilDate> date_from(const MaybeText& text) {
  return text ? domain::parse_iso_date(*text) : std::nullopt;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += (out.empty() ? "" : "\n") + line;
  return out;
}

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

/// The columns that INSERT and UPDATE share.
std::vector<Param> columns(std::string_view center, const PersonRecord& record,
                           domain::Instant now) {
  const Person& person = record.person;
  const domain::Name& name = person.names;
  MaybeText kana_source;
  if (name.kana_source) kana_source = word_of(domain::kana_source_words, *name.kana_source);
  MaybeInt age;
  if (person.age_estimate) age = *person.age_estimate;
  return {{"center", center},
          {"id", record.id},
          {"family_name", name.family_name},
          {"given_name", name.given_name},
          {"family_kana", name.family_kana},
          {"given_kana", name.given_kana},
          {"kana_source", kana_source},
          {"roman_name", name.roman_name},
          {"glyph_note", name.glyph_note},
          {"sex", word_of(domain::sex_words, person.sex)},
          {"birth_precision", word_of(domain::birth_precision_words, person.birth.precision)},
          {"birth_earliest", iso(person.birth.earliest)},
          {"birth_latest", iso(person.birth.latest)},
          {"age_estimate", age},
          {"nationality", person.nationality},
          {"residence_status", record.residence_status},
          {"residence_until", iso(record.residence_until)},
          {"mask_level", static_cast<int>(person.mask.level)},
          {"mask_reason", person.mask.reason},
          {"mask_until", iso(person.mask.end_date)},
          {"died_on", iso(person.died_on)},
          {"died_source", person.died_source},
          {"now", to_stored(now)}};
}

void insert_parts(Session& writer, std::string_view center, const PersonRecord& record) {
  int ordinal = 0;
  for (const domain::Alias& alias : record.person.aliases) {
    writer.execute(insert_alias, {{"center", center},
                                  {"id", record.id},
                                  {"ordinal", ordinal++},
                                  {"kind", word_of(domain::alias_kind_words, alias.kind)},
                                  {"family_name", alias.family_name},
                                  {"given_name", alias.given_name},
                                  {"family_kana", alias.family_kana},
                                  {"given_kana", alias.given_kana},
                                  {"valid_from", iso(alias.valid_from)},
                                  {"valid_to", iso(alias.valid_to)}});
  }
  ordinal = 0;
  for (const domain::AddressEntry& address : record.person.addresses) {
    const auto at = static_cast<std::size_t>(ordinal);
    writer.execute(insert_address,
                   {{"center", center},
                    {"id", record.id},
                    {"ordinal", ordinal++},
                    {"kind", word_of(domain::address_kind_words, address.kind)},
                    {"postal_code", address.postal_code},
                    {"town_code", address.town_code},
                    {"district", at < record.districts.size() ? record.districts[at] : ""},
                    {"lines", joined(address.lines)},
                    {"valid_from", iso(address.valid_from)},
                    {"valid_to", iso(address.valid_to)}});
  }
  ordinal = 0;
  for (const domain::Phone& phone : record.person.phones) {
    writer.execute(insert_phone, {{"center", center},
                                  {"id", record.id},
                                  {"ordinal", ordinal++},
                                  {"digits", phone.digits},
                                  {"label", phone.label},
                                  {"whose", phone.whose}});
  }
  index_person(writer, center, record.id, domain::search_keys(record.person));
}

/// The old names in one line each, enough to say what a record said before.
std::string description(const PersonRecord& record) {
  std::string out;
  for (const Param& param : columns("", record, domain::Instant{})) {
    if (param.value.is_null() || std::string_view(param.name) == "now") continue;
    out += std::string(param.name) + '\t' +
           (param.value.is_integer() ? std::to_string(param.value.integer()) : param.value.text()) +
           '\n';
  }
  for (const auto& address : record.person.addresses)
    out += "address\t" + joined(address.lines) + '\n';
  for (const auto& phone : record.person.phones) out += "phone\t" + phone.digits + '\n';
  return out;
}

void read_parts(Session& session, const std::vector<Param>& key, PersonRecord& record) {
  for (auto& [kind, family, given, family_kana, given_kana, from, to] :
       session.rows<Text, Text, Text, Text, Text, MaybeText, MaybeText>(select_aliases, key)) {
    record.person.aliases.push_back(
        {domain::from_word<domain::AliasKind>(domain::alias_kind_words, kind).value(),
         std::move(family), std::move(given), std::move(family_kana), std::move(given_kana),
         date_from(from), date_from(to)});
  }
  for (auto& [kind, postal, town, district, lines, from, to] :
       session.rows<Text, Text, Text, Text, Text, MaybeText, MaybeText>(select_addresses, key)) {
    record.person.addresses.push_back(
        {domain::from_word<domain::AddressKind>(domain::address_kind_words, kind).value(),
         std::move(postal), std::move(town), split(lines), date_from(from), date_from(to)});
    record.districts.push_back(std::move(district));
  }
  for (auto& [digits, label, whose] : session.rows<Text, Text, Text>(select_phones, key)) {
    record.person.phones.push_back({std::move(digits), std::move(label), std::move(whose)});
  }
}

}  // namespace

std::optional<PersonAccess> person_access(Session& session, std::string_view center_id,
                                          std::string_view person_id, std::string_view viewer_id) {
  auto row =
      session.row<long long, long long, long long, MaybeText, long long, long long, long long>(
          select_access, {{"viewer", viewer_id}, {"center", center_id}, {"id", person_id}});
  if (!row) return std::nullopt;
  auto& [version, own_mask, mask, merged_into, absorbed, team, conflict] = *row;
  return PersonAccess{version,
                      static_cast<domain::MaskLevel>(mask),
                      static_cast<domain::MaskLevel>(own_mask),
                      std::move(merged_into),
                      absorbed > 0,
                      team > 0,
                      conflict > 0};
}

void insert_person(Session& writer, std::string_view center_id, const PersonRecord& record,
                   std::string_view by, domain::Instant now) {
  std::vector<Param> params = columns(center_id, record, now);
  const bool masked = record.person.mask.level != domain::MaskLevel::none;
  params.push_back({"mask_set_by", masked ? MaybeText(by) : std::nullopt});
  params.push_back({"mask_set_at", masked ? MaybeInt(to_stored(now)) : std::nullopt});
  params.push_back({"by", by});
  writer.execute(insert_row, params);
  insert_parts(writer, center_id, record);
}

bool replace_person(Session& writer, Keyring& keys, std::string_view center_id,
                    const PersonRecord& record, std::string_view by, domain::Instant now) {
  PersonRecord old;
  old.id = record.id;
  const std::vector<Param> key = {{"center", center_id}, {"id", record.id}};
  auto names =
      writer.row<long long, Text, Text, Text, Text, MaybeText, Text, Text, Text, MaybeText>(
          select_names, key);
  if (!names || std::get<0>(*names) != record.version) return false;
  old.person.names = {
      std::get<1>(*names), std::get<2>(*names), std::get<3>(*names), std::get<4>(*names), {},
      std::get<6>(*names), std::get<7>(*names)};
  read_parts(writer, key, old);
  const Key content = keys.key_for(writer, center_id, "", KeyPurpose::content, now);
  writer.execute(insert_history,
                 {{"center", center_id},
                  {"id", record.id},
                  {"version", record.version},
                  {"sealed", seal(content, description(old), "person/" + record.id)},
                  {"now", to_stored(now)},
                  {"by", by}});
  std::vector<Param> params = columns(center_id, record, now);
  params.push_back({"version", record.version});
  if (writer.execute(update_row, params) != 1) return false;
  for (const std::string_view sql : delete_parts) writer.execute(sql, key);
  drop_from_index(writer, center_id, record.id);
  insert_parts(writer, center_id, record);
  return true;
}

std::optional<PersonRecord> load_person(Session& session, const domain::Authorized&,
                                        std::string_view center_id, std::string_view person_id) {
  const std::vector<Param> key = {{"center", center_id}, {"id", person_id}};
  auto names =
      session.row<long long, Text, Text, Text, Text, MaybeText, Text, Text, Text, MaybeText>(
          select_names, key);
  if (!names) return std::nullopt;
  PersonRecord record;
  record.id = person_id;
  domain::Name& name = record.person.names;
  MaybeText kana_source;
  Text sex;
  std::tie(record.version, name.family_name, name.given_name, name.family_kana, name.given_kana,
           kana_source, name.roman_name, name.glyph_note, sex, record.merged_into) =
      std::move(*names);
  if (kana_source) {
    name.kana_source =
        domain::from_word<domain::KanaSource>(domain::kana_source_words, *kana_source);
  }
  record.person.sex = domain::from_word<domain::Sex>(domain::sex_words, sex).value();
  auto facts = session.row<Text, MaybeText, MaybeText, MaybeInt, Text, Text, MaybeText, long long,
                           Text, MaybeText, MaybeText, Text>(select_facts, key);
  auto& [precision, earliest, latest, age, nationality, status, until, level, reason, mask_until,
         died_on, died_source] = facts.value();
  record.person.birth = {
      domain::from_word<domain::BirthPrecision>(domain::birth_precision_words, precision).value(),
      date_from(earliest), date_from(latest)};
  if (age) record.person.age_estimate = static_cast<int>(*age);
  record.person.nationality = std::move(nationality);
  record.residence_status = std::move(status);
  record.residence_until = date_from(until);
  record.person.mask = {static_cast<domain::MaskLevel>(level), std::move(reason),
                        date_from(mask_until)};
  record.person.died_on = date_from(died_on);
  record.person.died_source = std::move(died_source);
  read_parts(session, key, record);
  return record;
}

PersonChange last_person_change(Session& session, const domain::Authorized&,
                                std::string_view center_id, std::string_view person_id) {
  auto row =
      session.row<Text, long long>(select_last_change, {{"center", center_id}, {"id", person_id}});
  if (!row) return {};
  return {std::move(std::get<0>(*row)), from_stored(std::get<1>(*row))};
}

std::vector<AbsorbedPerson> absorbed_people(Session& session, const domain::Authorized&,
                                            std::string_view center_id,
                                            std::string_view person_id) {
  std::vector<AbsorbedPerson> people;
  for (auto& [id, family, given, roman] : session.rows<Text, Text, Text, Text>(
           select_absorbed, {{"center", center_id}, {"id", person_id}})) {
    Text name = family + (family.empty() || given.empty() ? "" : " ") + given;
    people.push_back({std::move(id), name.empty() ? std::move(roman) : std::move(name)});
  }
  return people;
}

}  // namespace kizuna::persistence
