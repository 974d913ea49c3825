#include "server/request_target.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "server/http_syntax.hpp"

namespace kizuna::server {
namespace {

constexpr std::string_view https = "https://";
constexpr std::string_view http = "http://";

/// RFC 3986 pchar, "/", "?" and "%" (checked when it is decoded).
bool is_target_char(char c) {
  return is_alphanumeric(c) ||
         std::string_view("-._~!$&'()*+,;=:@/?%").find(c) != std::string_view::npos;
}

std::optional<unsigned> hex_digit(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A' + 10);
  return std::nullopt;
}

/// nullopt for a broken escape, a decoded control character, or bytes that are not UTF-8.
std::optional<std::string> decode_once(std::string_view text, bool plus_is_space) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      if (i + 2 >= text.size()) return std::nullopt;
      const auto high = hex_digit(text[i + 1]);
      const auto low = hex_digit(text[i + 2]);
      if (!high || !low) return std::nullopt;
      c = static_cast<char>(*high * 16 + *low);
      i += 2;
    } else if (c == '+' && plus_is_space) {
      c = ' ';
    }
    if (is_control(c)) return std::nullopt;
    out.push_back(c);
  }
  if (!is_utf8(out)) return std::nullopt;
  return out;
}

/// A decoded slash or backslash inside a segment would mean two different paths to two readers.
std::optional<std::string> decode_segment(std::string_view segment) {
  auto decoded = decode_once(segment, false);
  if (!decoded || *decoded == "." || *decoded == "..") return std::nullopt;
  if (decoded->find_first_of("/\\") != std::string::npos) return std::nullopt;
  return decoded;
}

std::optional<std::string> decode_path(std::string_view path) {
  std::string out;
  std::size_t at = 0;
  while (at < path.size()) {
    const std::size_t begin = at + 1;  // path[at] is the slash
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const auto segment = decode_segment(path.substr(begin, end - begin));
    const bool last = end == path.size();
    if (!segment || (segment->empty() && !last)) return std::nullopt;
    out += '/';
    out += *segment;
    at = end;
  }
  return out;
}

Verdict read_query(std::string_view text, std::vector<std::pair<std::string, std::string>>& pairs) {
  while (true) {
    const std::size_t end = std::min(text.find('&'), text.size());
    const std::string_view pair = text.substr(0, end);
    const std::size_t equals = std::min(pair.find('='), pair.size());
    auto name = decode_once(pair.substr(0, equals), true);
    auto value = decode_once(pair.substr(std::min(equals + 1, pair.size())), true);
    if (!name || !value || name->empty()) return Verdict::malformed_query;
    if (*name == "_method") return Verdict::method_override;
    const bool repeated = std::any_of(pairs.begin(), pairs.end(),
                                      [&](const auto& seen) { return seen.first == *name; });
    if (repeated) return Verdict::repeated_parameter;
    // Quadratic look-ups above; no screen of ours has so many conditions.
    if (pairs.size() == 64) return Verdict::malformed_query;
    pairs.emplace_back(std::move(*name), std::move(*value));
    if (end == text.size()) return Verdict::accepted;
    text.remove_prefix(end + 1);
  }
}

}  // namespace

tl::expected<RequestTarget, Verdict> parse_target(std::string_view target) {
  RequestTarget result;
  if (!std::all_of(target.begin(), target.end(), is_target_char)) {
    return tl::unexpected(Verdict::malformed_target);
  }
  if (equals_ignoring_case(target.substr(0, http.size()), http)) {
    return tl::unexpected(Verdict::misdirected);
  }
  if (equals_ignoring_case(target.substr(0, https.size()), https)) {
    target.remove_prefix(https.size());
    const std::size_t slash = target.find('/');
    if (slash == std::string_view::npos) return tl::unexpected(Verdict::malformed_target);
    result.authority = target.substr(0, slash);
    target.remove_prefix(slash);
    if (result.authority.empty()) return tl::unexpected(Verdict::malformed_target);
  }
  if (target.empty() || target.front() != '/') return tl::unexpected(Verdict::malformed_target);
  const std::size_t mark = target.find('?');
  auto path = decode_path(target.substr(0, mark));
  if (!path) return tl::unexpected(Verdict::malformed_target);
  result.path = std::move(*path);
  if (mark != std::string_view::npos && mark + 1 < target.size()) {
    const Verdict verdict = read_query(target.substr(mark + 1), result.query);
    if (verdict != Verdict::accepted) return tl::unexpected(verdict);
  }
  return result;
}

bool is_utf8(std::string_view bytes) {
  std::size_t i = 0;
  while (i < bytes.size()) {
    const auto lead = static_cast<std::uint8_t>(bytes[i]);
    if (lead < 0x80) {
      ++i;
      continue;
    }
    const std::size_t more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
    if (lead < 0xC2 || lead > 0xF4 || bytes.size() - i <= more) return false;
    // The second byte carries what tells overlong forms, surrogates and the upper end apart.
    const auto second = static_cast<std::uint8_t>(bytes[i + 1]);
    const unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (second < low || second > high) return false;
    for (std::size_t k = 2; k <= more; ++k) {
      const auto next = static_cast<std::uint8_t>(bytes[i + k]);
      if (next < 0x80 || next > 0xBF) return false;
    }
    i += more + 1;
  }
  return true;
}

}  // namespace kizuna::server
