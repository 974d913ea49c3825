#pragma once
#include <string>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace kizuna::domain {

/// Every way in which the service says no. Each has exactly one row in api/problem.cpp
/// (HTTP status, Japanese title, what the user can do). Names are never reused.
enum class ProblemCode {
  bad_request,
  malformed_json,
  unknown_member,
  unknown_parameter,
  idempotency_key_missing,
  unauthenticated,
  forbidden,
  csrf_failed,
  step_up_required,
  not_found,
  method_not_allowed,
  not_acceptable,
  request_timeout,
  conflict,
  duplicate_request_in_flight,
  length_required,
  stale_version,
  body_too_large,
  target_too_long,
  unsupported_media_type,
  expectation_failed,
  misdirected_request,
  invalid_fields,
  idempotency_key_reused,
  guard_not_met,
  four_eyes,
  precondition_required,
  too_many_requests,
  header_too_large,
  internal_error,
  method_not_implemented,
  unavailable,
  http_version_not_supported,
};

/// One field that is wrong. `pointer` is a JSON pointer (RFC 6901) into the request body;
/// `message` is Japanese and may be shown beside the field.
struct FieldError {
  std::string pointer;
  std::string code;
  std::string message;

  friend bool operator==(const FieldError&, const FieldError&) = default;
};

/// An expected "no". Everything in it may be read by the client; what only a log may read is
/// never put here. `rule` names the guard or policy that refused (R-40, T-5, AZ-01, ...) and is
/// written to the audit log of a denied act.
struct Refusal {
  ProblemCode code = ProblemCode::bad_request;
  std::string rule;
  std::string detail;
  std::vector<FieldError> errors;
};

template <class T>
using Result = tl::expected<T, Refusal>;

/// For `return refuse(ProblemCode::guard_not_met, "T-5", "本人の意向が未入力です");`
inline tl::unexpected<Refusal> refuse(ProblemCode code, std::string rule, std::string detail = {},
                                      std::vector<FieldError> errors = {}) {
  return tl::unexpected<Refusal>(
      Refusal{code, std::move(rule), std::move(detail), std::move(errors)});
}

}  // namespace kizuna::domain
