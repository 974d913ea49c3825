#include "api/resources/chart_reading.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "api/resources/person_reading.hpp"
#include "domain/calendar/entered_date.hpp"
#include "domain/intake/codes.hpp"
#include "domain/people/address_mask.hpp"
#include "domain/people/age.hpp"
#include "domain/people/chart_text.hpp"
#include "domain/people/kin_words.hpp"

namespace kizuna::api {
namespace {

using domain::Channel;
using domain::FamilyMember;
using domain::FamilyTie;
using domain::MaskedField;
using domain::Shown;
using domain::word_of;
using domain::intake::label_of;
using persistence::Charted;
using persistence::SupportAgency;

constexpr std::string_view unknown_name = "氏名不明";
constexpr std::string_view concealed = "秘匿";

std::optional<CivilDateText> text_of_date(const std::optional<domain::CivilDate>& date) {
  if (!date) return std::nullopt;
  return CivilDateText{*date};
}

domain::BirthDate date_of(const std::string& typed) {
  if (typed.empty()) return {};
  const auto read = domain::parse_entered_date(typed);
  return read ? domain::birth_from(*read) : domain::BirthDate{};
}

/// "平成20年"
std::string in_era(const std::string& typed) {
  const auto read = domain::parse_entered_date(typed);
  return read ? domain::to_wareki(*read) : std::string();
}

/// As somebody would type it; a range of years is left out.
std::string typed(const domain::BirthDate& birth) {
  if (!birth.earliest) return {};
  const std::string iso = domain::to_iso(*birth.earliest);
  switch (birth.precision) {
    case domain::BirthPrecision::day:
      return iso;
    case domain::BirthPrecision::month:
      return iso.substr(0, 7);
    case domain::BirthPrecision::year:
      return iso.substr(0, 4) + "年";
    case domain::BirthPrecision::decade:
    case domain::BirthPrecision::unknown:
      return {};
  }
  return {};
}

std::string full_name(const domain::Name& names) {
  const std::string& family = names.family_name;
  const std::string& given = names.given_name;
  if (family.empty() && given.empty()) return names.roman_name;
  return family.empty() || given.empty() ? family + given : family + " " + given;
}

std::string full_kana(const domain::Name& names) {
  const bool both = !names.family_kana.empty() && !names.given_kana.empty();
  return names.family_kana + (both ? " " : "") + names.given_kana;
}

std::vector<domain::TieKind> bonds_to(const domain::Family& family, const std::string& member) {
  std::vector<domain::TieKind> kinds;
  for (const FamilyTie& tie : family.ties) {
    const bool joins = (tie.from == family.subject && tie.to == member) ||
                       (tie.to == family.subject && tie.from == member);
    if (joins && domain::is_bond(tie.kind)) kinds.push_back(tie.kind);
  }
  return kinds;
}

}  // namespace

FamilyMember subject_member(const persistence::CaseRecord& record) {
  FamilyMember member;
  member.id = record.id;
  member.person_id = record.subject_id;
  member.together = domain::Together::yes;
  member.source = "ケースの本人";
  return member;
}

bool knows_kin(const Context& context, const std::string& person_id) {
  const auto access = persistence::person_access(context.db, context.center(), person_id,
                                                 context.caller.account_id);
  if (!access || access->conflict_of_interest) return false;
  const auto viewer = viewer_of(context.caller, access->viewer_on_case_team);
  const auto shown_as = [&](MaskedField field) {
    return domain::shown(access->mask, viewer, Channel::genogram, field);
  };
  // Where a name may stand alone (M-4), the chart has too much around it.
  return shown_as(MaskedField::name) == Shown::value &&
         shown_as(MaskedField::district) != Shown::not_drawn;
}

SubjectMask mask_of_subject(const Context& context, const persistence::CaseRecord& record) {
  const auto access = persistence::person_access(context.db, context.center(), record.subject_id,
                                                 context.caller.account_id);
  return {access.value().mask, viewer_of(context.caller, access->viewer_on_case_team)};
}

ChartReading::ChartReading(Context& context, const FoundCase& found,
                           persistence::ChartRecord record)
    : context_(context), authorized_(found.authorized), record_(std::move(record)) {
  const std::string& subject = found.record.id;
  const auto drawn = std::find_if(record_.members.begin(), record_.members.end(),
                                  [&](const auto& one) { return one.row.id == subject; });
  if (drawn == record_.members.end())
    record_.members.insert(record_.members.begin(),
                           {subject_member(found.record), {1, 0, found.record.opened_at}});
  else
    std::rotate(record_.members.begin(), drawn, drawn + 1);
  family_.subject = subject;
  for (const auto& [member, trace] : record_.members) {
    look_up(member);
    family_.members.push_back(filled_in(member));
  }
  for (const auto& [tie, trace] : record_.ties)
    if (family_.find(tie.from) != nullptr && family_.find(tie.to) != nullptr)
      family_.ties.push_back(tie);
  generations_ = domain::generations(family_);
  const SubjectMask mask = mask_of_subject(context, found.record);
  hides_places_ = domain::shown(mask.level, mask.viewer, Channel::eco_map, MaskedField::facility) !=
                  Shown::value;
}

void ChartReading::look_up(const FamilyMember& member) {
  if (member.person_id && !register_.contains(*member.person_id)) {
    const auto& known = register_.emplace(*member.person_id, registered(*member.person_id));
    if (!known.first->second)
      hidden_names_.emplace(*member.person_id,
                            "非表示の人 " + std::to_string(hidden_names_.size() + 1));
  }
  if (hides(member)) hidden_members_.insert(member.id);
  const std::string name = filled_in(member).name;
  names_.emplace(member.id, name.empty() ? std::string(unknown_name) : name);
}

std::optional<ChartReading::Registered> ChartReading::registered(
    const std::string& person_id) const {
  if (!knows_kin(context_, person_id)) return std::nullopt;
  // Who may read the case may read who stands on its chart.
  const auto record =
      persistence::load_person(context_.db, authorized_, context_.center(), person_id);
  const domain::Person& person = record.value().person;
  return Registered{full_name(person.names), full_kana(person.names), person.sex, person.birth,
                    person.died_on};
}

FamilyMember ChartReading::filled_in(FamilyMember member) const {
  if (!member.person_id) return member;
  const auto& known = register_.at(*member.person_id);
  if (!known) {
    FamilyMember unknown;
    unknown.id = member.id;
    unknown.person_id = member.person_id;
    unknown.name = hidden_names_.at(*member.person_id);
    return unknown;
  }
  member.name = known->name;
  member.kana = known->kana;
  member.sex = known->sex;
  member.birth = typed(known->birth);
  if (known->died_on) {
    member.life = domain::LifeState::dead;
    member.died_on = domain::to_iso(*known->died_on);
  }
  return member;
}

bool ChartReading::hides(const FamilyMember& member) const {
  return member.person_id && hidden_names_.contains(*member.person_id);
}

bool ChartReading::hides(const FamilyTie& tie) const {
  return hidden_members_.contains(tie.from) || hidden_members_.contains(tie.to);
}

std::string ChartReading::name_of(const std::string& member_id) const {
  const auto known = names_.find(member_id);
  return known == names_.end() ? std::string(unknown_name) : known->second;
}

FamilyMemberView ChartReading::view_of(const Charted<FamilyMember>& charted) const {
  const FamilyMember member = filled_in(charted.row);
  FamilyMemberView view;
  view.id.value = member.id;
  view.version = charted.trace.version;
  view.is_subject = member.id == family_.subject;
  view.hidden = hides(member);
  view.name = member.name.empty() ? std::string(unknown_name) : member.name;
  if (const auto row = generations_.find(member.id); row != generations_.end())
    view.generation = row->second;
  view.text = view.name;
  view.sex = word_of(domain::sex_words, member.sex);
  view.life = word_of(domain::life_state_words, member.life);
  view.together = word_of(domain::together_words, member.together);
  if (view.hidden) return view;
  if (member.person_id) view.person = Uuid{*member.person_id};
  view.kana = member.kana;
  view.birth = member.birth;
  if (!member.birth.empty())
    view.birth_text = domain::print_birth(date_of(member.birth), domain::BirthStyle::era);
  const auto birth = date_of(member.birth);
  if (birth.precision == domain::BirthPrecision::day && member.life != domain::LifeState::dead)
    view.age =
        Int<0, 200>{std::max(0, domain::age_on(*birth.earliest, domain::jst_date(context_.now)))};
  view.died_on = member.died_on;
  view.died_text = in_era(member.died_on);
  view.relation = member.relation;
  view.relation_label = domain::kin_label(family_, member);
  domain::SpokenMember words{view.name};
  for (const std::string& role : member.roles) {
    view.roles.value.push_back(role);
    words.roles.push_back(label_of("key_person", role));
    view.role_labels.value.emplace_back(words.roles.back());
  }
  view.note = member.note;
  view.source = member.source;
  view.as_of = text_of_date(member.as_of);
  words.relation = view.relation_label;
  if (view.age) words.age = static_cast<int>(view.age->value);
  words.life = member.life;
  words.died_on = view.died_text;
  if (!view.is_subject) words.together = member.together;
  words.bonds = bonds_to(family_, member.id);
  view.text = domain::spoken(words);
  return view;
}

FamilyTieView ChartReading::view_of(const Charted<FamilyTie>& charted) const {
  const FamilyTie& tie = charted.row;
  FamilyTieView view;
  view.id.value = tie.id;
  view.version = charted.trace.version;
  view.kind = word_of(domain::tie_kind_words, tie.kind);
  view.kind_label = domain::tie_label(tie.kind);
  view.from.value = tie.from;
  view.to.value = tie.to;
  view.text = domain::spoken(tie, name_of(tie.from), name_of(tie.to));
  if (hides(tie)) return view;
  view.since = tie.since;
  view.until = tie.until;
  if (tie.end) view.end = std::string(word_of(domain::tie_end_words, *tie.end));
  view.affinity_ended_on = text_of_date(tie.affinity_ended_on);
  view.note = tie.note;
  view.source = tie.source;
  view.as_of = text_of_date(tie.as_of);
  return view;
}

SupportAgencyView ChartReading::view_of(const Charted<SupportAgency>& charted,
                                        bool revealed) const {
  const SupportAgency& agency = charted.row;
  SupportAgencyView view;
  view.id.value = agency.id;
  view.version = charted.trace.version;
  view.hidden = hides_places_ && !revealed;
  view.kind = agency.kind;
  view.kind_label = label_of("agency_kind", agency.kind);
  view.strength = agency.strength;
  view.strength_label = label_of("agency_strength", agency.strength);
  view.direction = agency.direction;
  view.direction_label = label_of("agency_direction", agency.direction);
  view.name = view.hidden ? std::string(concealed) : agency.name;
  if (!view.hidden) {
    view.contact_person = agency.contact_person;
    view.since = agency.since;
    view.note = agency.note;
    view.source = agency.source;
    view.as_of = text_of_date(agency.as_of);
  }
  view.text = domain::spoken(domain::SpokenAgency{view.name, view.kind_label, view.strength_label,
                                                  view.direction_label, view.contact_person});
  return view;
}

CaseChart ChartReading::chart() const {
  CaseChart chart;
  chart.version = record_.version;
  chart.subject.value = family_.subject;
  std::vector<std::string> nodes;
  const auto is_drawn = [&nodes](const std::string& id) {
    return std::find(nodes.begin(), nodes.end(), id) != nodes.end();
  };
  for (const auto& member : record_.members) {
    chart.members.value.push_back(view_of(member));
    nodes.push_back(member.row.id);
  }
  for (const auto& tie : record_.ties)
    if (is_drawn(tie.row.from) && is_drawn(tie.row.to)) chart.ties.value.push_back(view_of(tie));
  for (const auto& agency : record_.agencies) {
    chart.agencies.value.push_back(view_of(agency));
    nodes.push_back(agency.row.id);
  }
  for (const std::string& node : nodes)
    for (const auto& place : record_.positions)
      if (place.node_id == node) chart.positions.value.push_back({{node}, {place.x}, {place.y}});
  chart.cautions.value = domain::cautions_of(family_);
  return chart;
}

std::vector<std::string> ChartReading::persons_shown() const {
  std::vector<std::string> shown;
  for (const auto& [person, known] : register_)
    if (known) shown.push_back(person);
  return shown;
}

ChartReading read_chart(Context& context, const FoundCase& found) {
  return ChartReading(
      context, found,
      persistence::load_chart(context.db, found.authorized, context.center(), found.record.id));
}

Response chart_response(Context& context, const FoundCase& found, int status) {
  const ChartReading reading = read_chart(context, found);
  const CaseChart chart = reading.chart();
  Response response =
      status == 201 ? created_response(write_body(chart), "/v1/cases/" + found.record.id + "/chart",
                                       chart.version)
                    : resource_response(write_body(chart), chart.version);
  if (!context.log.detail)
    context.log.detail = nlohmann::json{{"persons", reading.persons_shown()}}.dump();
  return response;
}

}  // namespace kizuna::api
