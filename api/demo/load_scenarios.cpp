#include "api/demo/load_scenarios.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "api/demo/case_steps.hpp"
#include "api/demo/person_steps.hpp"
#include "api/demo/player.hpp"
#include "api/demo/scenarios.hpp"

namespace kizuna::api::demo {
namespace {

/// A contact or a step; at the same minute the contact comes first.
struct Event {
  std::string_view at;
  std::string_view by;
  const ScenarioContact* contact = nullptr;
  const ScenarioStep* step = nullptr;
};

std::vector<Event> in_order_of_time() {
  std::vector<Event> events;
  for (const ScenarioContact& contact : contacts())
    events.push_back({contact.at, contact.by, &contact, nullptr});
  for (const ScenarioStep& step : steps()) events.push_back({step.at, step.by, nullptr, &step});
  std::stable_sort(events.begin(), events.end(),
                   [](const Event& a, const Event& b) { return a.at < b.at; });
  return events;
}

void enter_contact(Player& player, Told& told, const ScenarioContact& contact,
                   domain::Instant received_at) {
  register_person(player, told, contact.subject);
  register_person(player, told, contact.caller);
  told.contacts[contact.scenario].push_back(
      player.post("/v1/contacts", document_of(contact, told.people, received_at))
          .at("id")
          .get<std::string>());
}

/// Everybody tries the new account; two people whom nobody has called about are registered.
void first_day(Player& player, Told& told, const std::vector<NewAccount>& accounts) {
  player.set_clock("2025-03-03 09:00");
  for (const NewAccount& account : accounts) {
    player.sign_in(account.login);
    if (account.login == "counselor") {
      for (const std::string_view key : {"watanabe1", "watanabe2"})
        register_person(player, told, key);
    }
    player.sign_out();
  }
}

}  // namespace

std::size_t load_scenarios(const persistence::DatabaseUrl& url, const Services& services,
                           const std::string& instance, const std::vector<NewAccount>& accounts) {
  Player player(url, services, instance, accounts);
  Told told;
  first_day(player, told, accounts);
  const std::vector<Event> events = in_order_of_time();
  for (std::size_t at = 0; at < events.size(); ++at) {
    const Event& event = events[at];
    // Signing in costs more than all the rest: who goes on within the minute stays.
    const auto goes_on = [&](const Event& other) {
      return other.at == event.at && other.by == event.by;
    };
    if (at == 0 || !goes_on(events[at - 1])) {
      player.set_clock(event.at);
      player.sign_in(event.by);
    }
    if (event.contact != nullptr) {
      enter_contact(player, told, *event.contact,
                    std::chrono::floor<std::chrono::minutes>(player.now()));
    } else {
      take_step(player, told, *event.step);
    }
    if (at + 1 == events.size() || !goes_on(events[at + 1])) player.sign_out();
  }
  return player.requests();
}

}  // namespace kizuna::api::demo
