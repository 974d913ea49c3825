#include "api/demo/chart_steps.hpp"

#include <nlohmann/json.hpp>
#include <stdexcept>

namespace kizuna::api::demo {
namespace {

using nlohmann::json;

struct Place {
  Player& player;
  Told& told;
  const ScenarioStep& step;
  std::string path;  ///< of the chart
};

/// The members of a document from the facts of the step.
json document_of(const Place& at) {
  json document = {{"source", "本人から聴取"}};
  for (const json& fact : facts_of(at.step.facts)) {
    const auto name = fact.at("name").get<std::string>();
    if (name == "roles")
      document[name] = json::array({fact.at("value")});
    else
      document[name] = fact.at("value");
  }
  return document;
}

std::string node_of(const json& chart, const std::string& name) {
  if (name == "本人") return chart.at("subject").get<std::string>();
  for (const json& member : chart.at("members"))
    if (member.at("name") == name) return member.at("id").get<std::string>();
  throw std::logic_error("nobody on the chart is called " + name);
}

/// `what`: 続柄|name, or key of somebody who is registered|how they stand to the subject.
void add_kin(const Place& at) {
  const auto parts = parts_of(at.step.what, 3);
  json document = document_of(at);
  document["relation"] = parts[0];
  const auto known = at.told.people.find(parts[1]);
  if (known == at.told.people.end())
    document["name"] = parts[1];
  else
    document["person"] = known->second;
  const json chart = at.player.post(at.path + "/members", document);
  if (parts[2].empty()) return;
  at.player.post(at.path + "/ties", {{"kind", parts[2]},
                                     {"from", chart.at("members").back().at("id")},
                                     {"to", chart.at("subject")},
                                     {"source", document.at("source")}});
}

/// `what`: kind|name|name.
void tie(const Place& at) {
  const auto parts = parts_of(at.step.what, 3);
  const json chart = at.player.get(at.path);
  json document = document_of(at);
  document["kind"] = parts[0];
  document["from"] = node_of(chart, parts[1]);
  document["to"] = node_of(chart, parts[2]);
  at.player.post(at.path + "/ties", document);
}

/// `what`: kind|name|strength|direction.
void add_agency(const Place& at) {
  const auto parts = parts_of(at.step.what, 4);
  json document = document_of(at);
  document["kind"] = parts[0];
  document["name"] = parts[1];
  document["strength"] = parts[2];
  document["direction"] = parts[3];
  at.player.post(at.path + "/agencies", document);
}

struct Act {
  std::string_view name;
  void (*take)(const Place&);
};

constexpr Act acts[] = {{"kin", add_kin}, {"tie", tie}, {"agency", add_agency}};

}  // namespace

bool take_chart_step(Player& player, Told& told, const ScenarioStep& step) {
  for (const Act& act : acts) {
    if (act.name != step.act) continue;
    act.take({player, told, step, "/v1/cases/" + told.cases.at(step.scenario) + "/chart"});
    return true;
  }
  return false;
}

}  // namespace kizuna::api::demo
