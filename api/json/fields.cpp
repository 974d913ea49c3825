#include "api/json/fields.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "api/json/text_rules.hpp"

namespace kizuna::api {
namespace {

constexpr std::string_view uuid_pattern =
    "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$";
// A person's text may not be all blanks; U+3000 is the Japanese space.
constexpr std::string_view not_blank_pattern = "[^\\s\\u3000]";

/// The text of a string, or nullptr after a complaint.
const std::string* string_in(const nlohmann::json& in, Place& place) {
  if (in.is_string()) return &in.get_ref<const std::string&>();
  place.fail("type", "文字列で送ってください。");
  return nullptr;
}

}  // namespace

bool is_uuid(std::string_view text) {
  constexpr std::string_view shape = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
  return std::ranges::equal(text, shape, [](char c, char expected) {
    if (expected == '-') return c == '-';
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  });
}

void read_text(const nlohmann::json& in, Place& place, TextShape shape, std::size_t code_points_max,
               std::string& out) {
  const auto* text = string_in(in, place);
  if (text != nullptr && check_incoming_text(*text, shape, code_points_max, place)) out = *text;
}

void read_uuid(const nlohmann::json& in, Place& place, std::string& out) {
  const auto* text = string_in(in, place);
  if (text == nullptr) return;
  if (!is_uuid(*text)) return place.fail("uuid", "番号(UUID)の形が正しくありません。");
  out = *text;
}

void read_integer(const nlohmann::json& in, Place& place, std::int64_t min, std::int64_t max,
                  std::int64_t& out) {
  if (!in.is_number_integer()) return place.fail("type", "整数で送ってください。");
  const auto value = in.get<std::int64_t>();
  if (value < min || value > max) {
    return place.fail("out_of_range", std::to_string(min) + "から" + std::to_string(max) +
                                          "までの整数にしてください。");
  }
  out = value;
}

void read_code(const nlohmann::json& in, Place& place, bool (*contains)(std::string_view),
               std::string& out) {
  const auto* text = string_in(in, place);
  if (text == nullptr) return;
  if (!contains(*text)) return place.fail("unknown_code", "一覧にない値です。選び直してください。");
  out = *text;
}

void text_schema(TextShape shape, std::size_t code_points_max, nlohmann::json& out) {
  out = {{"type", "string"}, {"minLength", 1}, {"maxLength", code_points_max}};
  if (shape == TextShape::secret) {
    out["format"] = "password";
    out["writeOnly"] = true;
  } else {
    out["pattern"] = not_blank_pattern;
  }
}

void integer_schema(std::int64_t min, std::int64_t max, nlohmann::json& out) {
  out = {{"type", "integer"}, {"minimum", min}, {"maximum", max}};
}

void code_schema(const std::vector<std::string_view>& codes, nlohmann::json& out) {
  out = {{"type", "string"}, {"enum", codes}};
}

void Field<CivilDateText>::read(const nlohmann::json& in, Place& place, CivilDateText& out) {
  const auto* text = string_in(in, place);
  if (text == nullptr) return;
  const auto date = domain::parse_iso_date(*text);
  if (!date) return place.fail("date", "実在する日付をYYYY-MM-DDの形で入力してください。");
  out.value = *date;
}

void Field<CivilDateText>::write(const CivilDateText& value, JsonText& out) {
  out.text(domain::to_iso(value.value));
}

void Field<CivilDateText>::schema(SchemaSet&, nlohmann::json& out) {
  out = {{"type", "string"}, {"format", "date"}, {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}};
}

void Field<InstantText>::read(const nlohmann::json& in, Place& place, InstantText& out) {
  const auto* text = string_in(in, place);
  if (text == nullptr) return;
  const auto at = domain::parse_rfc3339(*text);
  if (!at)
    return place.fail("instant", "日時をRFC 3339の形(例: 2026-04-01T00:15:30Z)で送ってください。");
  out.value = *at;
}

void Field<InstantText>::write(const InstantText& value, JsonText& out) {
  out.text(domain::to_rfc3339(value.value));
}

void Field<InstantText>::schema(SchemaSet&, nlohmann::json& out) {
  out = {{"type", "string"}, {"format", "date-time"}};
}

void Field<bool>::read(const nlohmann::json& in, Place& place, bool& out) {
  if (!in.is_boolean()) return place.fail("type", "trueかfalseで送ってください。");
  out = in.get<bool>();
}

void Field<bool>::write(bool value, JsonText& out) {
  out.boolean(value);
}
void Field<bool>::schema(SchemaSet&, nlohmann::json& out) {
  out = {{"type", "boolean"}};
}

void Field<Uuid>::schema(SchemaSet&, nlohmann::json& out) {
  out = {{"type", "string"}, {"format", "uuid"}, {"pattern", uuid_pattern}};
}

void Field<std::string>::schema(SchemaSet&, nlohmann::json& out) {
  out = {{"type", "string"}};
}
void Field<std::int64_t>::schema(SchemaSet&, nlohmann::json& out) {
  out = {{"type", "integer"}};
}

}  // namespace kizuna::api
