#include "api/demo/sharing_steps.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "api/demo/scenario_documents.hpp"

namespace kizuna::api::demo {
namespace {

using nlohmann::json;

struct Place {
  Player& player;
  const std::string& path;
  const ScenarioStep& step;

  std::string today() const { return domain::to_iso(domain::jst_date(player.now())); }
};

json split(std::string_view text, char separator) {
  json all = json::array();
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    all.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return all;
}

/// `what`: form|items|kind:name;kind:name|until.
void consent(const Place& at) {
  const auto parts = parts_of(at.step.what, 4);
  json document = {{"form", parts[0]}, {"given_on", at.today()}};
  if (!parts[1].empty()) document["items"] = split(parts[1], ',');
  for (const json& one : split(parts[2], ';')) {
    const auto text = one.get<std::string>();
    const std::size_t colon = text.find(':');
    json receiver = {{"kind", text.substr(0, colon)}};
    if (colon != std::string::npos) receiver["name"] = text.substr(colon + 1);
    document["recipients"].push_back(std::move(receiver));
  }
  if (!parts[3].empty()) document["until"] = parts[3];
  at.player.post(at.path + "/consents", document);
}

/// `what`: reason; of the newest consent.
void withdraw(const Place& at) {
  const json all = at.player.get(at.path + "/consents").at("consents");
  at.player.post(
      at.path + "/consents/" + all.at(0).at("id").get<std::string>() + "/actions/withdraw",
      {{"reason", at.step.what}});
}

/// `what`: kind|name|items|basis|medium|what was handed|law, or danger;why no consent;why these.
void disclose(const Place& at) {
  const auto parts = parts_of(at.step.what, 7);
  json document = {
      {"recipient_kind", parts[0]}, {"recipient_name", parts[1]}, {"items", split(parts[2], ',')},
      {"basis", parts[3]},          {"medium", parts[4]},         {"handed", parts[5]}};
  if (parts[3] == "B3") {
    const json lines = split(parts[6], ';');
    document["danger"] = lines.at(0);
    document["why_no_consent"] = lines.at(1);
    document["why_these_items"] = lines.at(2);
  } else if (!parts[6].empty()) {
    document["grounds"] = parts[6];
  }
  at.player.post(at.path + "/disclosures", document);
}

/// `what`: source; `facts`: the values.
void profile(const Place& at) {
  json values = json::array();
  for (const json& fact : facts_of(at.step.facts))
    values.push_back(
        {{"field", fact.at("name")}, {"value", fact.at("value")}, {"source", at.step.what}});
  at.player.change("PUT", at.path, "/profile", {{"values", values}});
}

/// `what`: code|reason|what was noted. Opens the case, reads it and leaves the note.
void break_glass(const Place& at) {
  const auto parts = parts_of(at.step.what, 3);
  at.player.post("/v1/break-glass",
                 {{"case_id", at.path.substr(std::string_view("/v1/cases/").size())},
                  {"code", parts[0]},
                  {"reason", parts[1]}});
  at.player.get(at.path);
  at.player.get(at.path + "/profile");
  at.player.post(at.path + "/notes", {{"text", parts[2]}});
}

/// `what`: note; of every access that waits.
void review(const Place& at) {
  const json waiting = at.player.get("/v1/break-glass").at("accesses");
  if (waiting.empty()) throw std::logic_error("no emergency access waits for review");
  for (const json& access : waiting)
    at.player.post("/v1/break-glass/" + access.at("id").get<std::string>() + "/actions/review",
                   {{"verdict", "appropriate"}, {"note", at.step.what}});
}

struct Act {
  std::string_view name;
  void (*take)(const Place&);
};

constexpr Act acts[] = {{"consent", consent}, {"withdraw", withdraw},       {"disclose", disclose},
                        {"profile", profile}, {"break_glass", break_glass}, {"review", review}};

}  // namespace

bool take_sharing_step(Player& player, const std::string& path, const ScenarioStep& step) {
  const auto* const act = std::ranges::find(acts, step.act, &Act::name);
  if (act == std::end(acts)) return false;
  act->take({player, path, step});
  return true;
}

}  // namespace kizuna::api::demo
