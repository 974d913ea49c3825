#include "api/demo/load_scenarios.hpp"

#include <map>
#include <nlohmann/json.hpp>

#include "api/demo/player.hpp"
#include "api/demo/scenarios.hpp"

namespace kizuna::api::demo {
namespace {

using nlohmann::json;
using Ids = std::map<std::string_view, std::string>;

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
  put(document, "birth", person.birth);
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

std::string utc(domain::Instant at) {
  return domain::to_rfc3339(at);
}

json document_of(const ScenarioContact& contact, const Ids& ids, domain::Instant received_at) {
  json document = {{"finalise", true},
                   {"received_at", utc(received_at)},
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
  if (!contact.caller.empty()) document["caller_person"] = ids.at(contact.caller);
  if (!contact.caller_label.empty()) {
    // F09: who is neither the person nor kin says from where they call.
    const bool organisation = contact.caller_type >= "31" && contact.caller_type <= "97";
    document[organisation ? "caller_org" : "caller_label"] = contact.caller_label;
  } else if (contact.caller_type == "86") {
    document["caller_org"] = "親族後見人";
  }
  if (!contact.subject.empty()) document["subject_person"] = ids.at(contact.subject);
  if (contact.outcome == "2") {
    document["next_action"] = "次の連絡";
    document["next_due"] = domain::to_iso(domain::add_days(domain::jst_date(received_at), 14));
  }
  if (contact.abuse == "1" || contact.abuse == "2") {
    document["abuse_types"] = {"1", "4"};
  }
  return document;
}

}  // namespace

std::size_t load_scenarios(const persistence::DatabaseUrl& url, const Services& services,
                           const std::string& instance, const std::vector<NewAccount>& accounts) {
  Player player(url, services, instance, accounts);
  Ids ids;
  player.set_clock("2025-03-03 09:00");
  player.sign_in("counselor");
  for (const ScenarioPerson& person : people()) {
    ids[person.key] = player.post("/v1/persons", document_of(person)).at("id").get<std::string>();
  }
  player.sign_out();
  for (const ScenarioContact& contact : contacts()) {
    player.set_clock(contact.at);
    const domain::Instant received_at = player.now();
    player.sign_in(contact.by);
    player.post("/v1/contacts", document_of(contact, ids, received_at));
    player.sign_out();
  }
  return player.requests();
}

}  // namespace kizuna::api::demo
