#include "api/resources/seen_entries.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "api/route.hpp"

namespace kizuna::api {
namespace {

using nlohmann::json;

std::string text_in(const json& entry, const char* holder, const char* member) {
  const auto found = entry.find(holder);
  return found == entry.end() || !found->is_object() ? std::string() : found->value(member, "");
}

}  // namespace

std::string label_of_act(const std::string& act) {
  const auto& table = routes();
  const auto route = std::ranges::find(table, std::string_view(act), &Route::act);
  return route == table.end() ? act : std::string(route->summary);
}

std::vector<SeenEntry> seen_entries(Context& context, const persistence::EntryFilter& filter,
                                    const std::optional<persistence::EntryMark>& before,
                                    std::size_t limit) {
  std::vector<SeenEntry> seen;
  for (const auto& found :
       persistence::find_entries(context.db, context.center(), filter, before, limit)) {
    const json entry = json::parse(found.bytes);
    SeenEntry one;
    one.mark = found.mark;
    one.at = domain::parse_rfc3339(entry.at("ts").get<std::string>()).value();
    one.actor_id = text_in(entry, "actor", "id");
    one.role = text_in(entry, "actor", "role");
    one.act = entry.at("act").get<std::string>();
    one.label = label_of_act(one.act);
    one.object_type = text_in(entry, "obj", "type");
    one.object_id = text_in(entry, "obj", "id");
    one.purpose = entry.at("purpose").get<std::string>();
    one.outcome = entry.at("out").get<std::string>();
    seen.push_back(std::move(one));
  }
  return seen;
}

}  // namespace kizuna::api
