#pragma once
#include <cstdint>
#include <string_view>

namespace kizuna::server {

/// Every way in which a request is refused before it reaches a route, ordered as in the table
/// of verdict.cpp. `accepted` is the only good one.
enum class Verdict : std::uint8_t {
  accepted,
  malformed_request_line,
  malformed_field,
  folded_field,
  non_ascii_value,
  host_missing_or_repeated,
  repeated_field,
  length_with_coding,
  malformed_coding,
  malformed_length,
  unexpected_body,
  parsers_disagree,
  malformed_target,
  malformed_query,
  repeated_parameter,
  method_override,
  cross_site,
  method_never_allowed,
  method_not_on_route,
  not_acceptable,
  request_timeout,
  length_required,
  body_too_large,
  target_too_long,
  unsupported_media_type,
  unsupported_encoding,
  expectation_failed,
  misdirected,
  too_many_requests,
  header_too_large,
  answer_not_writable,
  method_unknown,
  coding_not_implemented,
  version_not_supported,
};

struct VerdictRow {
  Verdict verdict;
  std::string_view name;   ///< for logs and metrics
  int status;              ///< HTTP
  std::string_view code;   ///< stable, for clients; the same words as domain::ProblemCode
  std::string_view title;  ///< Japanese, for people
  bool close;              ///< where the next request begins is no longer certain
};

const VerdictRow& describe(Verdict verdict);

}  // namespace kizuna::server
