#include "api/json/schema_set.hpp"

#include <nlohmann/json.hpp>
#include <stdexcept>

namespace kizuna::api {

struct SchemaSet::Entry {
  std::string full_name;
  nlohmann::json schema;
};

SchemaSet::SchemaSet() = default;
SchemaSet::~SchemaSet() = default;

void SchemaSet::refer(std::string_view full_name, nlohmann::json& out,
                      const std::function<void(nlohmann::json&)>& build) {
  const std::string name(short_name(full_name));
  auto [found, is_new] = entries_.try_emplace(name);
  if (is_new) {
    // The entry exists before it is built, so a type that contains itself ends in a reference.
    found->second = std::make_unique<Entry>(Entry{std::string(full_name), {}});
    Entry& entry = *found->second;
    build(entry.schema);
  } else if (found->second->full_name != full_name) {
    throw std::logic_error("two schemas of one name: " + std::string(full_name) + " and " +
                           found->second->full_name);
  }
  out = {{"$ref", "#/components/schemas/" + name}};
}

void SchemaSet::write_components(nlohmann::json& out) const {
  out = nlohmann::json::object();
  for (const auto& [name, entry] : entries_) out[name] = entry->schema;
}

std::string_view short_name(std::string_view full_name) {
  const auto colon = full_name.rfind(':');
  return colon == std::string_view::npos ? full_name : full_name.substr(colon + 1);
}

}  // namespace kizuna::api
