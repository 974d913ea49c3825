#include "server/request_gate.hpp"

#include <algorithm>
#include <array>

#include "server/field_checks.hpp"
#include "server/http_syntax.hpp"
#include "server/request_target.hpp"

namespace kizuna::server {
namespace {

// The longest method of ours, the version and three separators leave room to spare.
constexpr std::size_t request_line_overhead = 32;

constexpr std::array<std::string_view, 9> known_methods = {
    "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT", "TRACE"};

/// "HTTP/" digits "." digits.
bool is_version(std::string_view text) {
  if (text.substr(0, 5) != "HTTP/") return false;
  text.remove_prefix(5);
  const std::size_t dot = text.find('.');
  if (dot == 0 || dot == std::string_view::npos || dot + 1 == text.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i != dot && !is_digit(text[i])) return false;
  }
  return true;
}

}  // namespace

std::optional<std::string_view> RequestHead::field(std::string_view lower_case_name) const {
  for (const auto& [name, value] : fields) {
    if (name == lower_case_name) return std::string_view(value);
  }
  return std::nullopt;
}

std::vector<std::string> allowed_authorities(const std::vector<std::string>& names,
                                             std::uint16_t port) {
  std::vector<std::string> result;
  for (const std::string& name : names) {
    const std::string lower = to_lower(name);
    // The colons of an IPv6 literal stand inside its brackets.
    const std::size_t bracket = lower.find(']');
    const std::size_t colon = lower.find(':', bracket == std::string::npos ? 0 : bracket);
    if (colon != std::string::npos) {
      result.push_back(lower);
      continue;
    }
    result.push_back(lower + ":" + std::to_string(port));
    if (port == 443) result.push_back(lower);
  }
  return result;
}

RequestGate::Progress RequestGate::feed(std::string_view bytes) {
  while (progress_ == Progress::need_more && position_ < bytes.size()) step(bytes);
  return progress_;
}

void RequestGate::refuse(Verdict verdict) {
  verdict_ = verdict;
  progress_ = Progress::refused;
}

void RequestGate::step(std::string_view bytes) {
  const char c = bytes[position_];
  const Verdict malformed =
      first_line_ ? Verdict::malformed_request_line : Verdict::malformed_field;
  if (after_cr_) {
    if (c != '\n') return refuse(malformed);
    const std::size_t end = position_ - 1;
    ++position_;
    after_cr_ = false;
    end_of_line(bytes.substr(line_begin_, end - line_begin_));
    line_begin_ = position_;
    if (progress_ == Progress::need_more) check_sizes();
    return;
  }
  if (c == '\r') {
    after_cr_ = true;
  } else if (is_control(c) && (first_line_ || c != '\t')) {
    return refuse(malformed);
  }
  ++position_;
  check_sizes();
}

void RequestGate::check_sizes() {
  const std::size_t line = position_ - line_begin_;
  if (first_line_ && line > rules_.target_max + request_line_overhead) {
    return refuse(Verdict::target_too_long);
  }
  if (!first_line_ && line > rules_.field_max) return refuse(Verdict::header_too_large);
  if (position_ >= rules_.header_max) refuse(Verdict::header_too_large);
}

void RequestGate::end_of_line(std::string_view line) {
  if (first_line_) {
    first_line_ = false;
    read_request_line(line);
  } else if (line.empty()) {
    finish();
  } else {
    read_field(line);
  }
}

void RequestGate::read_request_line(std::string_view line) {
  const std::size_t first = line.find(' ');
  const std::size_t last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) {
    return refuse(Verdict::malformed_request_line);
  }
  const std::string_view method = line.substr(0, first);
  const std::string_view target = line.substr(first + 1, last - first - 1);
  const std::string_view version = line.substr(last + 1);
  if (!is_token(method) || target.empty() || target.find(' ') != std::string_view::npos ||
      !is_version(version)) {
    return refuse(Verdict::malformed_request_line);
  }
  if (target.size() > rules_.target_max) return refuse(Verdict::target_too_long);
  if (version != "HTTP/1.1") return refuse(Verdict::version_not_supported);
  head_.method = method;
  head_.target = target;
  if (std::find(known_methods.begin(), known_methods.end(), method) == known_methods.end()) {
    deferred_ = Verdict::method_unknown;
    return;
  }
  if (method == "CONNECT" || method == "TRACE" || (method == "OPTIONS" && target == "*")) {
    return refuse(Verdict::method_never_allowed);
  }
  auto parsed = parse_target(target);
  if (!parsed) {
    deferred_ = parsed.error();
    return;
  }
  authority_ = std::move(parsed->authority);
  head_.path = std::move(parsed->path);
  head_.query = std::move(parsed->query);
}

void RequestGate::read_field(std::string_view line) {
  if (line.front() == ' ' || line.front() == '\t') return refuse(Verdict::folded_field);
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) {
    return refuse(Verdict::malformed_field);
  }
  const std::string_view value = trim(line.substr(colon + 1));
  const bool ascii = std::all_of(value.begin(), value.end(),
                                 [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (!ascii) return refuse(Verdict::non_ascii_value);
  if (++head_.field_lines > rules_.fields_max) return refuse(Verdict::header_too_large);
  std::string name = to_lower(line.substr(0, colon));
  if (name == "cookie" && value.size() > rules_.cookie_max) {
    return refuse(Verdict::header_too_large);
  }
  const Verdict verdict = add_field(head_, std::move(name), value);
  if (verdict != Verdict::accepted) refuse(verdict);
}

void RequestGate::finish() {
  const Verdict framing = check_framing(head_);
  if (framing != Verdict::accepted) return refuse(framing);
  progress_ = Progress::complete;
  verdict_ = deferred_;
  if (verdict_ == Verdict::accepted) {
    verdict_ = check_meaning(head_, authority_, rules_.authorities);
  }
}

}  // namespace kizuna::server
