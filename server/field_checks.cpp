#include "server/field_checks.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>

#include "server/http_syntax.hpp"

namespace kizuna::server {
namespace {

/// Lists by definition (RFC 9110 §5.3 and the fields' own sections). Everything else is single.
constexpr std::array<std::string_view, 17> list_fields = {"accept",
                                                          "accept-charset",
                                                          "accept-encoding",
                                                          "accept-language",
                                                          "cache-control",
                                                          "connection",
                                                          "forwarded",
                                                          "if-none-match",
                                                          "pragma",
                                                          "te",
                                                          "trailer",
                                                          "upgrade",
                                                          "via",
                                                          "warning",
                                                          "x-forwarded-for",
                                                          "prefer",
                                                          "access-control-request-headers"};

constexpr std::array<std::string_view, 3> override_fields = {
    "x-http-method", "x-http-method-override", "x-method-override"};

template <std::size_t size>
bool is_one_of(std::string_view name, const std::array<std::string_view, size>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool has_member(std::string_view list, std::string_view wanted) {
  while (!list.empty()) {
    if (equals_ignoring_case(next_member(list, ','), wanted)) return true;
  }
  return false;
}

/// One plain "chunked", or known codings that end in it, is a request that another server would
/// serve (501). Anything else is an attempt to be read in two ways.
Verdict classify_coding(std::string_view value) {
  constexpr std::array<std::string_view, 5> known = {"gzip", "x-gzip", "deflate", "compress",
                                                     "x-compress"};
  if (value.empty()) return Verdict::malformed_coding;
  while (true) {
    const bool last = value.find(',') == std::string_view::npos;
    const std::string member = to_lower(next_member(value, ','));
    if (last) {
      return member == "chunked" ? Verdict::coding_not_implemented : Verdict::malformed_coding;
    }
    if (!is_one_of(member, known)) return Verdict::malformed_coding;
  }
}

Verdict read_length(RequestHead& head, std::string_view value) {
  const bool digits = !value.empty() && std::all_of(value.begin(), value.end(), is_digit);
  if (!digits || (value.size() > 1 && value.front() == '0')) return Verdict::malformed_length;
  std::uint64_t length = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), length);
  if (error != std::errc() || end != value.data() + value.size()) return Verdict::malformed_length;
  head.content_length = length;
  return Verdict::accepted;
}

bool is_safe(std::string_view method) {
  return method == "GET" || method == "HEAD";
}

bool is_own_origin(std::string_view origin, std::string_view host) {
  constexpr std::string_view scheme = "https://";
  constexpr std::string_view default_port = ":443";
  if (origin.substr(0, scheme.size()) != scheme) return false;
  origin.remove_prefix(scheme.size());
  if (host.ends_with(default_port)) host.remove_suffix(default_port.size());
  if (origin.ends_with(default_port)) origin.remove_suffix(default_port.size());
  return equals_ignoring_case(origin, host);
}

/// Fetch metadata: other sites may only link to us, and only to open a page.
bool is_cross_site(const RequestHead& head, std::string_view host) {
  const auto origin = head.field("origin");
  if (origin && !is_own_origin(*origin, host)) return true;
  if (head.method == "OPTIONS" && head.field("access-control-request-method")) return true;
  const auto site = head.field("sec-fetch-site");
  if (!site || *site == "same-origin") return false;
  if (!is_safe(head.method)) return true;
  if (*site == "none") return false;
  return head.field("sec-fetch-mode") != "navigate" || head.field("sec-fetch-dest") != "document";
}

}  // namespace

Verdict add_field(RequestHead& head, std::string name, std::string_view value) {
  for (auto& [seen, joined] : head.fields) {
    if (seen != name) continue;
    if (name == "host") return Verdict::host_missing_or_repeated;
    if (name == "content-length") return Verdict::malformed_length;
    if (name == "transfer-encoding") return Verdict::malformed_coding;
    if (!is_one_of(name, list_fields)) return Verdict::repeated_field;
    joined.append(", ").append(value);
    return Verdict::accepted;
  }
  head.fields.emplace_back(std::move(name), value);
  return Verdict::accepted;
}

Verdict check_framing(RequestHead& head) {
  if (!head.field("host")) return Verdict::host_missing_or_repeated;
  const auto length = head.field("content-length");
  if (const auto coding = head.field("transfer-encoding")) {
    return length ? Verdict::length_with_coding : classify_coding(*coding);
  }
  if (length) {
    const Verdict verdict = read_length(head, *length);
    if (verdict != Verdict::accepted) return verdict;
  }
  const bool bodyless = is_safe(head.method) || head.method == "DELETE" || head.method == "OPTIONS";
  if (bodyless && head.content_length.value_or(0) > 0) return Verdict::unexpected_body;
  head.keep_alive = !has_member(head.field("connection").value_or(""), "close");
  return Verdict::accepted;
}

Verdict check_meaning(RequestHead& head, std::string_view authority,
                      const std::vector<std::string>& authorities) {
  const bool overrides =
      std::any_of(override_fields.begin(), override_fields.end(),
                  [&](std::string_view name) { return head.field(name).has_value(); });
  if (overrides) return Verdict::method_override;
  const std::string host = to_lower(*head.field("host"));
  const bool ours = std::find(authorities.begin(), authorities.end(), host) != authorities.end();
  if (!ours || (!authority.empty() && !equals_ignoring_case(authority, host))) {
    return Verdict::misdirected;
  }
  if (is_cross_site(head, host)) return Verdict::cross_site;
  if (const auto expect = head.field("expect")) {
    if (!equals_ignoring_case(*expect, "100-continue")) return Verdict::expectation_failed;
    head.expects_continue = true;
  }
  if (const auto encoding = head.field("content-encoding")) {
    if (!equals_ignoring_case(*encoding, "identity")) return Verdict::unsupported_encoding;
  }
  return Verdict::accepted;
}

}  // namespace kizuna::server
