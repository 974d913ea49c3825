#include "api/forms/paper_person.hpp"

#include "api/forms/form_words.hpp"
#include "api/resources/contact_writing.hpp"
#include "domain/calendar/era.hpp"
#include "domain/intake/codes.hpp"
#include "domain/people/address_mask.hpp"

namespace kizuna::api {
namespace {

using domain::Channel;
using domain::MaskedField;
using domain::Shown;

constexpr std::string_view not_shown = "非表示";

std::string text_of(const std::optional<Name<>>& part) {
  return part ? part->value : std::string();
}

std::string joined(const std::string& family, const std::string& given) {
  return family.empty() || given.empty() ? family + given : family + " " + given;
}

std::string_view label_of_kind(std::string_view kind) {
  if (kind == "registered") return "住所(住民票)";
  return kind == "actual" ? "居所" : "送付先";
}

bool is_current(const PersonAddress& address, domain::CivilDate today) {
  return !address.valid_to || address.valid_to->value >= today;
}

std::string words_of(const PersonAddress& address) {
  std::string out;
  if (address.postal_code) {
    const std::string& code = address.postal_code->value;
    out = "〒" + (code.size() == 7 ? code.substr(0, 3) + "-" + code.substr(3) : code) + " ";
  }
  for (const auto& line : address.lines.value) out += line.value + " ";
  if (!out.empty()) out.pop_back();
  return out.empty() ? std::string(not_entered) : out;
}

std::string words_of(const PersonPhone& phone) {
  std::string out = phone.digits.value;
  if (phone.label) out += "(" + phone.label->value + ")";
  if (phone.whose) out += " " + phone.whose->value;
  return out;
}

std::string birth_and_age(const PersonView& view) {
  std::string out = view.birth_text.empty() ? "不明" : view.birth_text;
  if (view.age) out += " (" + std::to_string(view.age->value) + "歳)";
  if (!view.age && view.age_estimate)
    out += " (推定" + std::to_string(*view.age_estimate) + "歳代前後)";
  return out;
}

std::string sex_of(const PersonView& view) {
  using domain::intake::label_of;
  if (view.sex == "male") return "男";
  if (view.sex == "female") return "女";
  return view.sex == "unknown" ? "不明" : "その他・回答しない";
}

}  // namespace

std::string PaperPerson::name() const {
  if (!known) return std::string(not_shown);
  const std::string written =
      joined(text_of(view.names.family_name), text_of(view.names.given_name));
  const std::string roman = view.names.roman_name ? view.names.roman_name->value : "";
  if (roman.empty()) return or_missing(written);
  return written.empty() ? roman : roman + "(" + written + ")";
}

std::string PaperPerson::kana() const {
  return joined(text_of(view.names.family_kana), text_of(view.names.given_kana));
}

std::string PaperPerson::district(std::string_view code) const {
  if (code.empty()) return std::string(not_entered);
  const Shown how = domain::shown(mask, viewer, Channel::print, MaskedField::district);
  if (how == Shown::value) return std::string(domain::intake::label_of("district", code));
  const std::string_view instead =
      domain::placeholder(how, code != domain::intake::codes::district_outside);
  return std::string(instead.empty() ? hidden_place : instead);
}

std::string PaperPerson::place(std::string text) const {
  return masked ? std::string(hidden_place) : or_missing(text);
}

PaperPerson paper_person(Context& context, const std::string& id) {
  PaperPerson person;
  if (id.empty() || !knows_person(context, id)) return person;
  const FoundPerson found = find_person(context, id, domain::Action::read_person);
  const auto record = persistence::load_person(context.db, found.authorized, context.center(), id);
  person.known = true;
  person.mask = found.access.mask;
  person.viewer = found.viewer;
  person.view = view_of(record.value(), found.viewer, domain::jst_date(context.now));
  person.masked = domain::shown(person.mask, person.viewer, Channel::print, MaskedField::address) !=
                  Shown::value;
  return person;
}

print::Fields fields_of(const PaperPerson& person, bool furigana, domain::CivilDate today) {
  print::Fields fields;
  if (!person.known) {
    fields.rows.push_back({{"氏名", person.name()}});
    return fields;
  }
  const PersonView& view = person.view;
  fields.rows.push_back(
      {{"氏名", person.name(), print::Face::name, furigana ? person.kana() : "", 1},
       {"生年月日", birth_and_age(view)}});
  if (view.names.glyph_note) fields.rows.push_back({{"外字", view.names.glyph_note->value}});
  fields.rows.push_back({{"性別", sex_of(view)}, {"国籍", or_missing(view.nationality)}});
  if (person.masked) {
    fields.rows.push_back(
        {{"住所", std::string(hidden_place)}, {"電話", std::string(hidden_place)}});
  } else {
    bool any = false;
    for (const PersonAddress& address : view.addresses.value) {
      if (!is_current(address, today)) continue;
      fields.rows.push_back({{std::string(label_of_kind(address.kind.value)), words_of(address)}});
      any = true;
    }
    if (!any) fields.rows.push_back({{"住所", std::string(not_entered)}});
    std::vector<std::string> phones;
    for (const PersonPhone& phone : view.phones.value) phones.push_back(words_of(phone));
    fields.rows.push_back({{"電話", listed(phones)}});
  }
  if (view.died_on)
    fields.rows.push_back(
        {{"お亡くなりになった日", domain::to_wareki_with_weekday(view.died_on->value)}});
  return fields;
}

PersonOnPaper on_paper(const PaperPerson& person, std::string part, bool with_places,
                       domain::CivilDate today) {
  PersonOnPaper line;
  line.id = person.view.id.value;
  line.part = std::move(part);
  line.name = person.name();
  line.masked = person.masked;
  if (!with_places) return line;
  if (person.masked) {
    line.places = {std::string(hidden_place)};
    return line;
  }
  for (const PersonAddress& address : person.view.addresses.value) {
    if (is_current(address, today)) line.places.push_back(words_of(address));
  }
  for (const PersonPhone& phone : person.view.phones.value) line.places.push_back(words_of(phone));
  return line;
}

}  // namespace kizuna::api
