#include "server/route_checks.hpp"

#include "server/http_syntax.hpp"

namespace kizuna::server {
namespace {

std::string_view unquoted(std::string_view value) {
  if (value.size() >= 2 && value.front() == '"' && value.back() == '"') {
    return value.substr(1, value.size() - 2);
  }
  return value;
}

/// 0 no match, 1 "*/*", 2 "type/*", 3 exact.
int specificity(std::string_view range, std::string_view media_type) {
  if (range == "*/*") return 1;
  if (equals_ignoring_case(range, media_type)) return 3;
  const std::size_t slash = media_type.find('/');
  const bool wildcard = range.ends_with("/*") && range.size() == slash + 2;
  return wildcard && equals_ignoring_case(range.substr(0, slash), media_type.substr(0, slash)) ? 2
                                                                                               : 0;
}

/// "0", "0.0", "0.000": not acceptable at all.
bool is_zero(std::string_view quality) {
  return !quality.empty() && quality.find_first_not_of("0.") == std::string_view::npos;
}

}  // namespace

bool is_media_type(std::string_view content_type, std::string_view wanted) {
  if (!equals_ignoring_case(next_member(content_type, ';'), wanted)) return false;
  while (!content_type.empty()) {
    std::string_view parameter = next_member(content_type, ';');
    const std::string_view name = next_member(parameter, '=');
    if (equals_ignoring_case(name, "charset") &&
        !equals_ignoring_case(unquoted(trim(parameter)), "utf-8")) {
      return false;
    }
  }
  return true;
}

bool accepts(std::string_view accept, std::string_view media_type) {
  if (trim(accept).empty()) return true;
  int best = 0;
  bool allowed = false;
  while (!accept.empty()) {
    std::string_view member = next_member(accept, ',');
    const int match = specificity(next_member(member, ';'), media_type);
    if (match <= best) continue;
    best = match;
    allowed = true;
    while (!member.empty()) {
      std::string_view parameter = next_member(member, ';');
      const std::string_view name = next_member(parameter, '=');
      if (equals_ignoring_case(name, "q")) allowed = !is_zero(trim(parameter));
    }
  }
  return allowed;
}

Verdict check_route(const RequestHead& head, const BodyRule& rule,
                    std::size_t unknown_route_body_bytes) {
  const std::uint64_t length = head.content_length.value_or(0);
  if (!rule.route_exists) {
    return length > unknown_route_body_bytes ? Verdict::body_too_large : Verdict::accepted;
  }
  if (!rule.method_allowed) return Verdict::method_not_on_route;
  if (rule.takes_body && !head.content_length) return Verdict::length_required;
  if (!rule.takes_body && length > 0) return Verdict::unexpected_body;
  if (length > rule.body_bytes_max) return Verdict::body_too_large;
  if (rule.takes_body && !rule.media_type.empty()) {
    const auto type = head.field("content-type");
    // An action without members may be sent with an empty body and no type.
    if (!type && length > 0) return Verdict::unsupported_media_type;
    if (type && !is_media_type(*type, rule.media_type)) return Verdict::unsupported_media_type;
  }
  const auto accept = head.field("accept");
  if (accept && !rule.produces.empty() && !accepts(*accept, rule.produces)) {
    return Verdict::not_acceptable;
  }
  return Verdict::accepted;
}

}  // namespace kizuna::server
