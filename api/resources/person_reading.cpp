#include "api/resources/person_reading.hpp"

#include "domain/intake/codes.hpp"
#include "domain/people/address_mask.hpp"
#include "domain/people/age.hpp"
#include "persistence/account_store.hpp"

namespace kizuna::api {
namespace {

using domain::from_word;
using domain::MaskedField;
using domain::Shown;
using domain::word_of;
using persistence::PersonRecord;

// 市外: what stands for a masked district must not say 市内 of somebody from elsewhere (M-5).
constexpr std::string_view outside = domain::intake::codes::district_outside;

template <class T>
std::string text_of(const std::optional<T>& field) {
  return field ? field->value : std::string();
}

template <class T>
void put(std::optional<T>& field, const std::string& text) {
  if (!text.empty()) field.emplace().value = text;
}

std::optional<domain::CivilDate> date_of(const std::optional<CivilDateText>& field) {
  if (!field) return std::nullopt;
  return field->value;
}

std::optional<CivilDateText> text_of_date(const std::optional<domain::CivilDate>& date) {
  if (!date) return std::nullopt;
  return CivilDateText{*date};
}

domain::Result<domain::BirthDate> birth_of(const PersonDocument& document) {
  if (document.birth) {
    return domain::parse_entered_date(document.birth->value, "/birth").map(domain::birth_from);
  }
  if (document.birth_year_from && document.birth_year_to) {
    return domain::birth_between(
        std::chrono::year(static_cast<int>(document.birth_year_from->value)),
        std::chrono::year(static_cast<int>(document.birth_year_to->value)));
  }
  return domain::BirthDate{};
}

domain::Name names_of(const PersonNames& names) {
  domain::Name out{text_of(names.family_name),
                   text_of(names.given_name),
                   text_of(names.family_kana),
                   text_of(names.given_kana),
                   std::nullopt,
                   text_of(names.roman_name),
                   text_of(names.glyph_note)};
  if (names.kana_source) {
    out.kana_source =
        from_word<domain::KanaSource>(domain::kana_source_words, names.kana_source->value);
  }
  return out;
}

void read_lists(const PersonDocument& document, PersonRecord& record) {
  if (document.aliases) {
    for (const PersonAlias& alias : document.aliases->value) {
      record.person.aliases.push_back(
          {from_word<domain::AliasKind>(domain::alias_kind_words, alias.kind.value).value(),
           text_of(alias.family_name), text_of(alias.given_name), text_of(alias.family_kana),
           text_of(alias.given_kana), std::nullopt, std::nullopt});
    }
  }
  if (document.addresses) {
    for (const PersonAddress& address : document.addresses->value) {
      std::vector<std::string> lines;
      for (const auto& line : address.lines.value) lines.push_back(line.value);
      record.person.addresses.push_back(
          {from_word<domain::AddressKind>(domain::address_kind_words, address.kind.value).value(),
           text_of(address.postal_code), text_of(address.town_code), std::move(lines),
           date_of(address.valid_from), date_of(address.valid_to)});
      record.districts.push_back(text_of(address.district));
    }
  }
  if (document.phones) {
    for (const PersonPhone& phone : document.phones->value) {
      record.person.phones.push_back(
          {phone.digits.value, text_of(phone.label), text_of(phone.whose)});
    }
  }
}

PersonNames view_of_names(const domain::Name& name) {
  PersonNames out;
  put(out.family_name, name.family_name);
  put(out.given_name, name.given_name);
  put(out.family_kana, name.family_kana);
  put(out.given_kana, name.given_kana);
  put(out.roman_name, name.roman_name);
  put(out.glyph_note, name.glyph_note);
  if (name.kana_source) {
    out.kana_source.emplace().value = word_of(domain::kana_source_words, *name.kana_source);
  }
  return out;
}

std::optional<Int<0, 130>> age_of(const domain::BirthDate& birth,
                                  const std::optional<domain::CivilDate>& died_on,
                                  domain::CivilDate today) {
  if (birth.precision != domain::BirthPrecision::day || !birth.earliest) return std::nullopt;
  return Int<0, 130>{std::max(0, domain::age_on(*birth.earliest, died_on.value_or(today)))};
}

}  // namespace

domain::Result<PersonRecord> record_from(const PersonDocument& document, domain::CivilDate today) {
  PersonRecord record;
  domain::Person& person = record.person;
  person.names = names_of(document.names);
  if (document.sex)
    person.sex = from_word<domain::Sex>(domain::sex_words, document.sex->value).value();
  auto birth = birth_of(document);
  if (!birth) return tl::unexpected(birth.error());
  person.birth = *birth;
  if (document.age_estimate) person.age_estimate = static_cast<int>(document.age_estimate->value);
  person.nationality = text_of(document.nationality);
  record.residence_status = text_of(document.residence_status);
  record.residence_until = date_of(document.residence_until);
  if (document.mask) {
    person.mask = {static_cast<domain::MaskLevel>(document.mask->level.value),
                   text_of(document.mask->reason), date_of(document.mask->end_date)};
  }
  person.died_on = date_of(document.died_on);
  person.died_source = text_of(document.died_source);
  read_lists(document, record);
  if (auto errors = domain::validate(person, today); !errors.empty()) {
    return domain::refuse(domain::ProblemCode::invalid_fields, "person", {}, std::move(errors));
  }
  return record;
}

PersonPlaces places_of(const PersonRecord& record) {
  PersonPlaces places;
  for (std::size_t i = 0; i < record.person.addresses.size(); ++i) {
    const domain::AddressEntry& address = record.person.addresses[i];
    PersonAddress& out = places.addresses.value.emplace_back();
    out.kind.value = word_of(domain::address_kind_words, address.kind);
    put(out.postal_code, address.postal_code);
    put(out.town_code, address.town_code);
    put(out.district, record.districts[i]);
    for (const std::string& line : address.lines) out.lines.value.push_back({line});
    out.valid_from = text_of_date(address.valid_from);
    out.valid_to = text_of_date(address.valid_to);
  }
  for (const domain::Phone& phone : record.person.phones) {
    PersonPhone& out = places.phones.value.emplace_back();
    out.digits.value = phone.digits;
    put(out.label, phone.label);
    put(out.whose, phone.whose);
  }
  return places;
}

domain::Viewer viewer_of(const Caller& caller, bool on_case_team) {
  if (on_case_team) return domain::Viewer::case_team;
  // The role carries the post of SENIOR or MANAGER (W-1); masks open to MANAGER alone (M-1, M-4).
  const bool manager = caller.role == domain::Role::manager;
  if (manager && caller.post == "manager") return domain::Viewer::manager;
  if (manager || caller.role == domain::Role::counselor) return domain::Viewer::center_counselor;
  return domain::Viewer::other;
}

FoundPerson find_person(const Context& context, const std::string& id, domain::Action action) {
  const auto access =
      persistence::person_access(context.db, context.center(), id, context.caller.account_id);
  if (!access) reject(domain::ProblemCode::not_found, "absent");
  const auto viewer = viewer_of(context.caller, access->viewer_on_case_team);
  const auto name = domain::shown(access->mask, viewer, domain::Channel::api, MaskedField::name);
  if (name == Shown::no_such_row) reject(domain::ProblemCode::not_found, "M-4");
  domain::RecordFacts facts;
  facts.center_id = context.center();
  facts.subject_is_named = access->viewer_on_case_team;
  facts.subject_in_same_unit = true;
  facts.conflict_of_interest = access->conflict_of_interest;
  return {*access, context.authorize(action, facts), viewer};
}

PersonView view_of(const PersonRecord& record, domain::Viewer viewer, domain::CivilDate today) {
  const domain::Person& person = record.person;
  PersonView view;
  view.id.value = record.id;
  view.version = record.version;
  view.names = view_of_names(person.names);
  for (const domain::Alias& alias : person.aliases) {
    PersonAlias& out = view.aliases.value.emplace_back();
    out.kind.value = word_of(domain::alias_kind_words, alias.kind);
    put(out.family_name, alias.family_name);
    put(out.given_name, alias.given_name);
    put(out.family_kana, alias.family_kana);
    put(out.given_kana, alias.given_kana);
  }
  view.sex = word_of(domain::sex_words, person.sex);
  view.birth_precision = word_of(domain::birth_precision_words, person.birth.precision);
  const bool foreign = !person.nationality.empty() && person.nationality != "JP";
  view.birth_text = domain::print_birth(
      person.birth, foreign ? domain::BirthStyle::western : domain::BirthStyle::era);
  if (person.birth.earliest) view.birth_earliest = domain::to_iso(*person.birth.earliest);
  if (person.birth.latest) view.birth_latest = domain::to_iso(*person.birth.latest);
  view.age = age_of(person.birth, person.died_on, today);
  if (person.age_estimate) view.age_estimate = *person.age_estimate;
  view.nationality = person.nationality;
  view.residence_status = record.residence_status;
  view.residence_until = text_of_date(record.residence_until);
  view.mask_level.value = static_cast<int>(person.mask.level);
  const Shown places =
      domain::shown(person.mask.level, viewer, domain::Channel::api, MaskedField::address);
  if (places == Shown::value) {
    PersonPlaces open = places_of(record);
    view.addresses = std::move(open.addresses);
    view.phones = std::move(open.phones);
  } else {
    const bool in_city = record.districts.empty() || record.districts.front() != outside;
    view.masked = std::string(domain::placeholder(places, in_city));
  }
  view.died_on = text_of_date(person.died_on);
  view.died_source = person.died_source;
  if (record.merged_into) view.merged_into = Uuid{*record.merged_into};
  return view;
}

PersonHitView view_of(const persistence::PersonHit& hit, domain::Viewer viewer,
                      domain::CivilDate today) {
  PersonHitView view;
  view.id.value = hit.id;
  view.name = hit.family_name.empty() || hit.given_name.empty()
                  ? hit.family_name + hit.given_name
                  : hit.family_name + " " + hit.given_name;
  view.mask_level.value = static_cast<int>(hit.mask);
  const Shown district =
      domain::shown(hit.mask, viewer, domain::Channel::search, MaskedField::district);
  // M-4: name and mask icon stand alone.
  if (district == Shown::not_drawn) return view;
  view.kana = hit.kana;
  view.roman_name = hit.roman_name;
  view.birth_text = domain::print_birth(hit.birth, domain::BirthStyle::era);
  view.age = age_of(hit.birth, hit.died_on, today);
  view.district = district == Shown::value
                      ? hit.district
                      : std::string(domain::placeholder(district, hit.district != outside));
  if (hit.last_contact_at)
    view.last_contact_at = InstantText{persistence::from_stored(*hit.last_contact_at)};
  return view;
}

}  // namespace kizuna::api
