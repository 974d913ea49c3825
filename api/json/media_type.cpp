#include "api/json/media_type.hpp"

#include <algorithm>
#include <string>

namespace kizuna::api {
namespace {

using domain::ProblemCode;

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::string_view trim(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

/// Takes the part before `separator` off the front of `rest`, trimmed. No value that is accepted
/// here has a separator inside quotes.
std::string_view next_part(std::string_view& rest, char separator) {
  const auto at = rest.find(separator);
  const auto part = trim(rest.substr(0, at));
  rest = at == std::string_view::npos ? std::string_view{} : rest.substr(at + 1);
  return part;
}

/// "q=0", "q=0.", "q=0.000": the client will not take it (RFC 9110 section 12.4.2).
bool is_weight_zero(std::string_view parameter) {
  if (!parameter.starts_with("q=0")) return false;
  return parameter.find_first_not_of(".0", 2) == std::string_view::npos;
}

/// 2 for the type itself, 1 for "application/*", 0 for "*/*", -1 for no match.
int precision_of(std::string_view range, std::string_view offered) {
  if (range == offered) return 2;
  const auto slash = offered.find('/');
  if (range == std::string(offered.substr(0, slash)) + "/*") return 1;
  return range == "*/*" ? 0 : -1;
}

}  // namespace

domain::Result<void> check_json_content(std::optional<std::string_view> content_type,
                                        std::optional<std::string_view> content_encoding) {
  const auto refused = domain::refuse(ProblemCode::unsupported_media_type, "media_type.content");
  if (!content_type) return refused;
  if (content_encoding && lower(trim(*content_encoding)) != "identity") return refused;

  const std::string text = lower(*content_type);
  std::string_view rest = text;
  if (next_part(rest, ';') != "application/json") return refused;
  while (!rest.empty()) {
    const auto parameter = next_part(rest, ';');
    if (parameter != "charset=utf-8" && parameter != "charset=\"utf-8\"") return refused;
  }
  return {};
}

domain::Result<void> check_accept(std::optional<std::string_view> accept,
                                  std::string_view offered) {
  if (!accept) return {};
  const std::string text = lower(*accept);
  std::string_view rest = text;
  int best_precision = -1;
  bool is_acceptable = false;
  while (!rest.empty()) {
    std::string_view parameters = next_part(rest, ',');
    const int precision = precision_of(next_part(parameters, ';'), offered);
    if (precision <= best_precision) continue;
    // The most precise range decides: "application/json;q=0, */*" refuses JSON.
    best_precision = precision;
    is_acceptable = true;
    while (!parameters.empty()) {
      if (is_weight_zero(next_part(parameters, ';'))) is_acceptable = false;
    }
  }
  if (is_acceptable) return {};
  return domain::refuse(ProblemCode::not_acceptable, "media_type.accept");
}

}  // namespace kizuna::api
