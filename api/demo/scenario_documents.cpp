#include "api/demo/scenario_documents.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace kizuna::api::demo {

using nlohmann::json;

json document_of(const ScenarioPerson& person) {
  json names = json::object();
  const auto put = [](json& into, const char* name, std::string_view value) {
    if (!value.empty()) into[name] = value;
  };
  put(names, "family_name", person.family_name);
  put(names, "given_name", person.given_name);
  put(names, "family_kana", person.family_kana);
  put(names, "given_kana", person.given_kana);
  put(names, "roman_name", person.roman_name);
  if (!person.family_kana.empty()) names["kana_source"] = "heard";
  json document = {{"names", names}, {"sex", person.sex}};
  // "1945-1946": one of two years.
  constexpr std::size_t year = 4;
  if (person.birth.size() == 2 * year + 1 && person.birth[year] == '-') {
    document["birth_year_from"] = std::stoi(std::string(person.birth.substr(0, year)));
    document["birth_year_to"] = std::stoi(std::string(person.birth.substr(year + 1)));
  } else {
    put(document, "birth", person.birth);
  }
  put(document, "nationality", person.nationality);
  if (!person.alias_family.empty()) {
    document["aliases"] = {{{"kind", "registered_alias"},
                            {"family_name", person.alias_family},
                            {"given_name", person.alias_given},
                            {"family_kana", person.alias_family_kana},
                            {"given_kana", person.alias_given_kana}}};
  }
  // M-3: level 3 holds no place at all.
  if (person.mask_level == 0) {
    document["addresses"] = {
        {{"kind", "actual"}, {"district", person.district}, {"lines", {"伊勢崎市(架空)"}}}};
  } else {
    document["mask"] = {{"level", person.mask_level}, {"reason", "支援措置"}};
  }
  return document;
}

namespace {

json relation_of(std::string_view caller_type) {
  if (caller_type == "22") return {{"label", "子"}, {"degree", 1}};
  if (caller_type == "24") return {{"label", "姉妹"}, {"degree", 2}};
  if (caller_type == "86") return {{"label", "長男(後見人)"}, {"degree", 1}};
  return {{"label", "支援者・近隣"}};
}

}  // namespace

json document_of(const ScenarioContact& contact, const Ids& people, domain::Instant received_at) {
  json document = {{"finalise", true},
                   {"received_at", domain::to_rfc3339(received_at)},
                   {"direction", "IN"},
                   {"method", contact.method},
                   {"is_new", "CONT"},
                   {"caller_type", contact.caller_type},
                   {"topic_main", contact.topic},
                   {"narrative", {{"facts", contact.facts}}},
                   {"path", contact.path},
                   {"response", contact.response},
                   {"outcome", contact.outcome},
                   {"urgency", contact.urgency},
                   {"abuse", contact.abuse},
                   {"district", contact.district},
                   {"consent", contact.consent},
                   {"person_wish", "NOT_ASKED"}};
  if (!contact.caller.empty()) document["caller_person"] = people.at(contact.caller);
  if (!contact.caller_label.empty()) {
    // F09: who is neither the person nor kin says from where they call.
    const bool organisation = contact.caller_type >= "31" && contact.caller_type <= "97";
    document[organisation ? "caller_org" : "caller_label"] = contact.caller_label;
  } else if (contact.caller_type == "86") {
    document["caller_org"] = "親族後見人";
  }
  if (!contact.asks_for.empty()) document["subject_typed"] = contact.asks_for;
  if (!contact.subject.empty()) {
    document["subject_person"] = people.at(contact.subject);
    if (contact.caller_type != "10") document["relation"] = relation_of(contact.caller_type);
  }
  if (contact.outcome == "2") {
    document["next_action"] = "次の連絡";
    document["next_due"] = domain::to_iso(domain::add_days(domain::jst_date(received_at), 14));
  }
  if (contact.abuse == "1" || contact.abuse == "2") {
    document["abuse_types"] = {"1", "4"};
  }
  return document;
}

std::vector<std::string> parts_of(std::string_view text, std::size_t count) {
  std::vector<std::string> parts;
  while (parts.size() < count) {
    const std::string_view part = text.substr(0, text.find('|'));
    parts.emplace_back(part);
    text.remove_prefix(std::min(part.size() + 1, text.size()));
  }
  return parts;
}

json facts_of(std::string_view text) {
  json facts = json::array();
  while (!text.empty()) {
    const std::string_view pair = text.substr(0, text.find('|'));
    text.remove_prefix(std::min(pair.size() + 1, text.size()));
    const std::size_t equals = pair.find('=');
    facts.push_back({{"name", pair.substr(0, equals)}, {"value", pair.substr(equals + 1)}});
  }
  return facts;
}

}  // namespace kizuna::api::demo
