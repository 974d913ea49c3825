#include "api/json/etag.hpp"

#include <algorithm>
#include <charconv>

namespace kizuna::api {
namespace {

using domain::ProblemCode;

/// RFC 9110 section 8.8.3: a quoted string without quotes, spaces or controls inside.
bool is_opaque_tag(std::string_view text) {
  return text.size() >= 2 && text.front() == '"' && text.back() == '"' &&
         std::ranges::all_of(text.substr(1, text.size() - 2), [](char c) {
           const auto byte = static_cast<unsigned char>(c);
           return byte > 0x20 && byte != '"' && byte != 0x7F;
         });
}

/// The number in "v7"; nullopt for anything that to_etag does not print.
std::optional<std::int64_t> version_in(std::string_view tag) {
  constexpr std::string_view prefix = "\"v";
  if (!tag.starts_with(prefix)) return std::nullopt;
  std::int64_t version = 0;
  std::from_chars(tag.data() + prefix.size(), tag.data() + tag.size(), version);
  if (version < 1 || to_etag(version) != tag) return std::nullopt;
  return version;
}

}  // namespace

std::string to_etag(std::int64_t version) {
  return "\"v" + std::to_string(version) + '"';
}

domain::Result<std::int64_t> parse_if_match(std::optional<std::string_view> header) {
  if (!header) return domain::refuse(ProblemCode::precondition_required, "etag.missing");
  const bool is_weak = header->starts_with("W/");
  const auto tag = is_weak ? header->substr(2) : *header;
  if (!is_opaque_tag(tag)) return domain::refuse(ProblemCode::bad_request, "etag.syntax");
  const auto version = version_in(tag);
  if (is_weak || !version) return domain::refuse(ProblemCode::stale_version, "etag.no_match");
  return *version;
}

bool matches_if_none_match(std::optional<std::string_view> header, std::int64_t version) {
  // A read may compare weakly (RFC 9110 section 13.1.2); a list of tags is simply not a match.
  if (!header) return false;
  const auto tag = header->starts_with("W/") ? header->substr(2) : *header;
  return tag == "*" || tag == to_etag(version);
}

}  // namespace kizuna::api
