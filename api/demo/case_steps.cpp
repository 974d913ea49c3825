#include "api/demo/case_steps.hpp"

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "api/demo/chart_steps.hpp"
#include "api/demo/person_steps.hpp"
#include "api/demo/sharing_steps.hpp"
#include "api/demo/track_steps.hpp"

namespace kizuna::api::demo {
namespace {

using nlohmann::json;

struct Place {
  Player& player;
  Told& told;
  const ScenarioStep& step;
  std::string path;  ///< of the case
};

void change(const Place& at, const char* method, const std::string& rest, json document) {
  if (!at.step.facts.empty()) document["facts"] = facts_of(at.step.facts);
  at.player.change(method, at.path, rest, document);
}

/// `what`: the login of the owner, if it is not who opens.
void open(const Place& at) {
  json document = {{"from_contact", at.told.contacts.at(at.step.scenario).back()}};
  if (!at.step.what.empty()) document["owner"] = at.player.account_id(at.step.what);
  const json made = at.player.post("/v1/cases", document);
  at.told.cases[at.step.scenario] = made.at("head").at("id").get<std::string>();
}

/// `what`: number of the contact in the scenario, "|restricted".
void link(const Place& at) {
  const auto parts = parts_of(at.step.what, 2);
  at.player.post(at.path + "/links",
                 {{"contact", at.told.contacts.at(at.step.scenario).at(std::stoul(parts[0]) - 1)},
                  {"restricted", parts[1] == "restricted"}});
}

/// `what`: title|due|"others" for a date that others must keep.
void add_task(const Place& at) {
  const auto parts = parts_of(at.step.what, 3);
  at.player.post("/v1/tasks", {{"title", parts[0]},
                               {"due", parts[1]},
                               {"kept_by_others", parts[2] == "others"},
                               {"case_id", at.told.cases.at(at.step.scenario)}});
}

/// `what`: title of a task of one's own, or of one's post; every open one of that name.
void finish_tasks(const Place& at) {
  std::size_t finished = 0;
  for (const char* queue : {"mine", "post"}) {
    const json list = at.player.get(std::string("/v1/tasks?queue=") + queue);
    for (const json& task : list.at("tasks")) {
      if (task.at("title") != at.step.what) continue;
      at.player.change("POST", "/v1/tasks/" + task.at("id").get<std::string>(), "/actions/done",
                       json::object());
      ++finished;
    }
  }
  if (finished == 0) throw std::logic_error("no task: " + std::string(at.step.what));
}

/// `what`: questions|advice|agreed action.
void supervise(const Place& at) {
  const auto parts = parts_of(at.step.what, 3);
  at.player.post(at.path + "/supervisions",
                 {{"held_on", domain::to_iso(domain::jst_date(at.player.now()))},
                  {"questions", parts[0]},
                  {"advice", parts[1]},
                  {"agreed_action", parts[2]}});
}

struct Act {
  std::string_view name;
  void (*take)(const Place&);
};

constexpr Act acts[] = {
    {"open", open},
    {"link", link},
    {"task", add_task},
    {"finish", finish_tasks},
    {"supervise", supervise},
    {"look", [](const Place& at) { at.player.get(at.path); }},
    {"facts", [](const Place& at) { change(at, "PUT", "/facts", json::object()); }},
    {"join",  // login|duty
     [](const Place& at) {
       const auto parts = parts_of(at.step.what, 2);
       at.player.post(at.path + "/team",
                      {{"account", at.player.account_id(parts[0])}, {"duty", parts[1]}});
     }},
    {"report",  // to whom
     [](const Place& at) {
       change(at, "POST", "/abuse-report", {{"reported_to", at.step.what}});
     }},
    {"safe",
     [](const Place& at) {
       change(at, "POST", "/safety-check", {{"how", at.step.what}});
     }},
    {"ask_closing",  // code|summary
     [](const Place& at) {
       const auto parts = parts_of(at.step.what, 2);
       change(at, "PUT", "/closing", {{"close", parts[0]}, {"summary", parts[1]}});
     }},
    {"record_death",  // day|source
     [](const Place& at) {
       const auto parts = parts_of(at.step.what, 2);
       change(at, "POST", "/actions/record_death",
              {{"died_on", parts[0]}, {"death_source", parts[1]}});
     }},
};

}  // namespace

void take_step(Player& player, Told& told, const ScenarioStep& step) {
  if (take_person_step(player, told, step) || take_chart_step(player, told, step) ||
      take_track_step(player, told, step))
    return;
  const auto known = told.cases.find(step.scenario);
  const Place place{player, told, step,
                    known == told.cases.end() ? std::string() : "/v1/cases/" + known->second};
  if (take_sharing_step(player, place.path, step)) return;
  for (const Act& act : acts)
    if (act.name == step.act) return act.take(place);
  // Everything else is a transition of the workflow; an unknown one is answered with 404.
  change(place, "POST", "/actions/" + std::string(step.act), json::object());
}

}  // namespace kizuna::api::demo
