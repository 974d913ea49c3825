#include "api/json/text_rules.hpp"

#include <algorithm>

namespace kizuna::api {
namespace {

/// The document is UTF-8 already (reader.cpp), so every byte that continues nothing starts one.
std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace

std::string accept_text(std::string_view text, TextShape shape, std::size_t code_points_max,
                        Place& place) {
  if (text.empty()) {
    place.fail("blank", "入力してください。");
    return {};
  }
  if (count_code_points(text) > code_points_max) {
    place.fail("too_long", std::to_string(code_points_max) + "文字以内で入力してください。");
    return {};
  }
  static_cast<void>(shape);
  return std::string(text);
}

}  // namespace kizuna::api
