#include "api/demo/track_steps.hpp"

#include <nlohmann/json.hpp>

#include "api/demo/scenario_meetings.hpp"

namespace kizuna::api::demo {
namespace {

using nlohmann::json;

std::string track_key(const ScenarioStep& step, const std::string& kind) {
  return std::string(step.scenario).append(" ").append(kind);
}

/// `what`: key of the meeting. Written down and finalised at once.
void hold_meeting(Player& player, Told& told, const ScenarioStep& step) {
  const json made = player.post("/v1/cases/" + told.cases.at(step.scenario) + "/meetings",
                                meeting_document(player, step.what));
  player.change("POST", "/v1/meetings/" + made.at("head").at("id").get<std::string>(),
                "/actions/finalise", json::object());
}

/// `what`: kind|day|whom we wait for|follow-up.
void open_track(Player& player, Told& told, const ScenarioStep& step) {
  const auto parts = parts_of(step.what, 4);
  json document = {{"kind", parts[0]}, {"on", parts[1]}};
  if (!parts[2].empty()) document["waiting_for"] = parts[2];
  if (!parts[3].empty()) document["follow_up_on"] = parts[3];
  const json made = player.post("/v1/cases/" + told.cases.at(step.scenario) + "/tracks", document);
  told.tracks[track_key(step, parts[0])] = made.at("head").at("id").get<std::string>();
}

/// `what`: kind|action|day|member|text, the last two for what that step asks.
void move_track(Player& player, Told& told, const ScenarioStep& step) {
  const auto parts = parts_of(step.what, 5);
  json document = {{"on", parts[2]}};
  if (parts[3] == "material") document["understood"] = true;
  if (parts[3] == "guardian_contacted")
    document[parts[3]] = true;
  else if (!parts[3].empty())
    document[parts[3]] = parts[4];
  player.change("POST", "/v1/tracks/" + told.tracks.at(track_key(step, parts[0])),
                "/actions/" + parts[1], document);
}

std::string referrals_of(const Told& told, const ScenarioStep& step) {
  return "/v1/cases/" + told.cases.at(step.scenario) + "/referrals";
}

/// `what`: kind of desk|name|reason.
void introduce(Player& player, Told& told, const ScenarioStep& step) {
  const auto parts = parts_of(step.what, 3);
  player.post(referrals_of(told, step), {{"kind", "INTRODUCED"},
                                         {"recipient_kind", parts[0]},
                                         {"recipient_name", parts[1]},
                                         {"reason", parts[2]}});
}

/// `what`: kind of desk|name|reason|answer wanted|grounds of basis B5|what was handed over.
void hand_over(Player& player, Told& told, const ScenarioStep& step) {
  const auto parts = parts_of(step.what, 6);
  const json made = player.post(referrals_of(told, step), {{"kind", "HANDED_OVER"},
                                                           {"recipient_kind", parts[0]},
                                                           {"recipient_name", parts[1]},
                                                           {"reason", parts[2]},
                                                           {"wanted_answer", parts[3]},
                                                           {"handing",
                                                            {{"items", {"NAME", "LIFE", "WISH"}},
                                                             {"basis", "B5"},
                                                             {"grounds", parts[4]},
                                                             {"handed", parts[5]},
                                                             {"medium", "PAPER"}}}});
  told.referrals[step.scenario] = made.at("referrals").at(0).at("id").get<std::string>();
}

/// `what`: action|day|result.
void answer_referral(Player& player, Told& told, const ScenarioStep& step) {
  const auto parts = parts_of(step.what, 3);
  json document = {{"on", parts[1]}};
  if (!parts[2].empty()) document["result"] = parts[2];
  player.post(
      referrals_of(told, step) + "/" + told.referrals.at(step.scenario) + "/actions/" + parts[0],
      document);
}

struct Act {
  std::string_view name;
  void (*take)(Player&, Told&, const ScenarioStep&);
};

constexpr Act acts[] = {
    {"meeting", hold_meeting}, {"track", open_track},    {"move", move_track},
    {"introduce", introduce},  {"hand_over", hand_over}, {"referral", answer_referral},
};

}  // namespace

bool take_track_step(Player& player, Told& told, const ScenarioStep& step) {
  for (const Act& act : acts) {
    if (act.name != step.act) continue;
    act.take(player, told, step);
    return true;
  }
  return false;
}

}  // namespace kizuna::api::demo
