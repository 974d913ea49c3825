#include "api/demo/person_steps.hpp"

#include <nlohmann/json.hpp>

namespace kizuna::api::demo {
namespace {

using nlohmann::json;

struct Place {
  Player& player;
  Told& told;
  const ScenarioStep& step;
};

std::string person_path(const Place& at, std::string_view key) {
  return "/v1/persons/" + at.told.people.at(key);
}

/// `what`: key of a person whom somebody else sealed.
void verify_mask(const Place& at) {
  at.player.change("POST", person_path(at, at.step.what), "/actions/verify_mask", json::object());
}

/// `what`: key of the protected person|family|given|their readings|relation|phone.
void enter_abuser(const Place& at) {
  const auto parts = parts_of(at.step.what, 7);
  at.player.post(person_path(at, parts[0]) + "/abusers", {{"family_name", parts[1]},
                                                          {"given_name", parts[2]},
                                                          {"family_kana", parts[3]},
                                                          {"given_kana", parts[4]},
                                                          {"relation", parts[5]},
                                                          {"phones", {parts[6]}}});
}

/// `what`: key|key of the survivor|reason.
void merge(const Place& at) {
  const auto parts = parts_of(at.step.what, 3);
  at.player.change("POST", person_path(at, parts[0]), "/actions/merge",
                   {{"into", at.told.people.at(parts[1])}, {"reason", parts[2]}});
}

/// `what`: what the voice is called; all the scenario's calls so far are one voice.
void group(const Place& at) {
  const json made = at.player.post(
      "/v1/anonymous-groups",
      {{"label", at.step.what}, {"contacts", at.told.contacts.at(at.step.scenario)}});
  at.told.anonymous_groups[at.step.scenario] = made.at("id").get<std::string>();
}

/// `what`: key of the person whose voice it is.
void identify(const Place& at) {
  register_person(at.player, at.told, at.step.what);
  at.player.change("PUT", "/v1/anonymous-groups/" + at.told.anonymous_groups.at(at.step.scenario),
                   "/person", {{"person", at.told.people.at(at.step.what)}});
}

/// `what`: key of the caller|how to answer|review date.
void agree_on_answers(const Place& at) {
  const auto parts = parts_of(at.step.what, 3);
  at.player.post("/v1/response-sheets", {{"caller_person", at.told.people.at(parts[0])},
                                         {"text", parts[1]},
                                         {"review_on", parts[2]}});
}

struct Act {
  std::string_view name;
  void (*take)(const Place&);
};

constexpr Act acts[] = {
    {"verify_mask", verify_mask},
    {"enter_abuser", enter_abuser},
    {"merge", merge},
    {"group", group},
    {"identify", identify},
    {"agree_on_answers", agree_on_answers},
};

/// All candidates shown, weak ones too, each with the answer "not sure".
json not_sure_of(const json& page) {
  json answers = json::array();
  for (const json& one : page.at("candidates"))
    answers.push_back({{"person", one.at("person").at("id")}, {"answer", "not_sure"}});
  return answers;
}

}  // namespace

void register_person(Player& player, Told& told, std::string_view key) {
  if (key.empty() || told.people.contains(key)) return;
  for (const ScenarioPerson& person : people()) {
    if (person.key != key) continue;
    json document = document_of(person);
    if (person.unsure)
      document["duplicates"] = not_sure_of(player.post("/v1/persons/duplicates", document));
    told.people[key] = player.post("/v1/persons", document).at("id").get<std::string>();
  }
}

bool take_person_step(Player& player, Told& told, const ScenarioStep& step) {
  for (const Act& act : acts) {
    if (act.name != step.act) continue;
    act.take({player, told, step});
    return true;
  }
  return false;
}

}  // namespace kizuna::api::demo
