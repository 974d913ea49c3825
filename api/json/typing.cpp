#include "api/json/typing.hpp"

#include <nlohmann/json.hpp>
#include <optional>

#include "domain/people/my_number.hpp"
#include "domain/people/utf8.hpp"

namespace kizuna::api {
namespace {

using Held = std::vector<domain::FieldError>;
using Pointer = nlohmann::json::json_pointer;

/// Why this value may not be stored. Digits sent as a number are digits too.
std::optional<domain::FieldError> obstacle(const nlohmann::json& value, std::string pointer,
                                           std::size_t code_points_max) {
  const std::string text = value.is_string() ? value.get<std::string>() : value.dump();
  const auto hits = domain::find_my_numbers(text);
  if (!hits.empty()) return domain::my_number_field_error(std::move(pointer), hits);
  if (domain::decode_utf8_lossy(text).size() <= code_points_max) return std::nullopt;
  return domain::FieldError{std::move(pointer), "text_too_long",
                            std::to_string(code_points_max) + "文字以内にしてください。"};
}

bool is_typed(const nlohmann::json& value) {
  return value.is_string() || value.is_number_integer() || value.is_boolean();
}

void count_texts(const nlohmann::json& value, std::size_t& length) {
  if (value.is_string())
    length += domain::decode_utf8_lossy(value.get_ref<const std::string&>()).size();
  if (!value.is_structured()) return;
  for (const auto& part : value) count_texts(part, length);
}

}  // namespace

void read_typed(const nlohmann::json& in, Place& place, WalkTyped walk, std::string& json,
                Held& held) {
  nlohmann::json out;
  const std::size_t root = place.pointer().size();
  walk(in, place, out, held);
  for (domain::FieldError& error : held) error.pointer.erase(0, root);
  json = out.dump();
}

void keep_typed(const nlohmann::json& in, Place& place, std::size_t code_points_max,
                std::string_view name, nlohmann::json& object, Held& held) {
  if (!is_typed(in)) return place.fail("type", "文字列、整数、真偽値のどれかで送ってください。");
  if (auto error = obstacle(in, place.pointer(), code_points_max)) {
    held.push_back(std::move(*error));
  } else {
    object[std::string(name)] = in;
  }
}

void keep_typed_list(const nlohmann::json& in, Place& place, std::size_t size_max,
                     std::size_t code_points_max, std::string_view name, nlohmann::json& object,
                     Held& held) {
  const std::size_t size = check_array(in, size_max, place);
  for (std::size_t at = 0; at < size; ++at) {
    if (!is_typed(in[at]))
      return place.fail("type", "文字列、整数、真偽値の配列で送ってください。");
    if (auto error = obstacle(in[at], place.pointer(), code_points_max)) {
      held.push_back(std::move(*error));
      return;
    }
  }
  object[std::string(name)] = in;
}

void typed_schema(std::size_t code_points_max, nlohmann::json& out) {
  out = {{"type", {"string", "integer", "boolean", "null"}}, {"maxLength", code_points_max}};
}

std::string with_last_clean(const std::string& typed, const std::string& stored, const Held& held) {
  if (held.empty()) return typed;
  nlohmann::json out = nlohmann::json::parse(typed);
  const nlohmann::json before = nlohmann::json::parse(stored);
  for (const domain::FieldError& field : held) {
    const Pointer pointer(field.pointer);
    if (before.contains(pointer)) out[pointer] = before.at(pointer);
  }
  return out.dump();
}

std::string typed_text(const std::string& json, const std::string& pointer) {
  const nlohmann::json content = nlohmann::json::parse(json);
  const Pointer place(pointer);
  if (!content.contains(place) || !content.at(place).is_string()) return {};
  return content.at(place).get<std::string>();
}

std::size_t typed_length(const std::string& json) {
  std::size_t length = 0;
  count_texts(nlohmann::json::parse(json), length);
  return length;
}

}  // namespace kizuna::api
