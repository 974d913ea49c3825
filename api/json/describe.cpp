#include "api/json/describe.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "api/json/reader.hpp"

namespace kizuna::api {

bool is_null(const nlohmann::json& in) {
  return in.is_null();
}

bool check_object(const nlohmann::json& in, Place& place) {
  if (!in.is_object()) place.fail("type", "オブジェクトで送ってください。");
  return in.is_object();
}

void refuse_unknown_members(const nlohmann::json& in, const std::vector<std::string_view>& known,
                            Place& place) {
  for (const auto& member : in.items()) {
    if (std::ranges::find(known, member.key()) == known.end()) place.fail_unknown(member.key());
  }
}

const nlohmann::json* find_member(const nlohmann::json& in, std::string_view name,
                                  bool may_be_absent, Place& place) {
  const auto found = in.find(name);
  const bool is_absent = found == in.end() || found->is_null();
  if (is_absent && !may_be_absent) place.fail("required", "入力してください。");
  return is_absent ? nullptr : &*found;
}

std::size_t check_array(const nlohmann::json& in, std::size_t size_max, Place& place) {
  if (!in.is_array()) {
    place.fail("type", "配列で送ってください。");
    return 0;
  }
  if (in.size() > size_max) {
    place.fail("too_many", std::to_string(size_max) + "件以内にしてください。");
    return 0;
  }
  return in.size();
}

const nlohmann::json& element(const nlohmann::json& in, std::size_t index) {
  return in[index];
}

void make_object(nlohmann::json& out) {
  out = nlohmann::json::object();
}

nlohmann::json& member_of(nlohmann::json& object, std::string_view name) {
  return object[std::string(name)];
}

void make_nullable(nlohmann::json& schema) {
  const auto type = schema.find("type");
  if (type == schema.end() || !type->is_string()) {
    schema = {{"anyOf", {std::move(schema), {{"type", "null"}}}}};
    return;
  }
  *type = {*type, "null"};
  if (schema.contains("enum")) schema["enum"].push_back(nullptr);
}

void make_array_schema(nlohmann::json& out, std::size_t size_max) {
  out = {{"type", "array"}, {"maxItems", size_max}};
}

void make_object_schema(nlohmann::json& out, std::string_view title, std::string_view summary,
                        const std::vector<std::string_view>& required) {
  out = {{"type", "object"}, {"title", title}, {"additionalProperties", false}};
  out["properties"] = nlohmann::json::object();
  if (!summary.empty()) out["description"] = summary;
  if (!required.empty()) out["required"] = required;
}

domain::Result<void> read_bytes(std::string_view bytes, ReadInto read, void* out) {
  auto document = read_json(bytes);
  if (!document) return tl::unexpected(std::move(document.error()));
  Place place;
  read(*document, place, out);
  if (!place.is_clean()) return tl::unexpected(place.take_refusal());
  return {};
}

}  // namespace kizuna::api
