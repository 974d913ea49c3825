#include "api/json/json_text.hpp"

#include <algorithm>
#include <stdexcept>

#include "domain/people/utf8.hpp"

namespace kizuna::api {
namespace {

bool stands_for_itself(char c) {
  return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\';
}

void put_escaped(std::string& out, char c) {
  constexpr std::string_view named = "\b\t\n\f\r\"\\";
  constexpr std::string_view letters = "btnfr\"\\";
  constexpr std::string_view digits = "0123456789abcdef";
  if (const auto at = named.find(c); at != std::string_view::npos) {
    (out += '\\') += letters[at];
    return;
  }
  out += "\\u00";
  out += digits[static_cast<std::size_t>(c) >> 4];
  out += digits[static_cast<std::size_t>(c) & 15];
}

}  // namespace

void JsonText::member(std::string_view name) {
  separate();
  out_ += '"';
  out_ += name;
  out_ += "\":";
}

void JsonText::text(std::string_view value) {
  if (!domain::is_utf8(value)) throw std::invalid_argument("JSON: text is not UTF-8");
  out_ += '"';
  while (!value.empty()) {
    const auto* const end = std::find_if_not(value.begin(), value.end(), stands_for_itself);
    const auto run = static_cast<std::size_t>(end - value.begin());
    out_ += value.substr(0, run);
    value.remove_prefix(run);
    if (value.empty()) break;
    put_escaped(out_, value.front());
    value.remove_prefix(1);
  }
  out_ += '"';
}

}  // namespace kizuna::api
