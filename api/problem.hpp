#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "api/http.hpp"
#include "domain/refusal.hpp"

namespace kizuna::api {

/// How one kind of "no" looks from outside. Slugs are part of the API: never reused, never renamed.
struct ProblemRow {
  domain::ProblemCode code;
  int status;                   ///< HTTP status (RFC 9110)
  std::string_view slug;        ///< the member `code`, and the end of the member `type`
  std::string_view title;       ///< Japanese
  std::string_view what_to_do;  ///< Japanese: what the user can do now
};

/// The whole table, in the order of domain::ProblemCode.
std::span<const ProblemRow> problems();

const ProblemRow& problem_row(domain::ProblemCode code);

/// What an answer may say beyond the refusal itself.
struct ProblemExtras {
  std::vector<std::pair<std::string, std::string>> headers;  ///< Allow, Retry-After
  /// Further members of the body, such as current_version.
  using Member = std::variant<std::int64_t, std::string, std::vector<std::string>>;
  std::vector<std::pair<std::string, Member>> members;
  bool close = false;
};

/// An application/problem+json answer (RFC 9457). `instance` is the path of the request.
/// `Refusal::rule` is for the audit log and is not shown.
Response to_response(const domain::Refusal& refusal, std::string_view request_id,
                     std::string_view instance, const ProblemExtras& extras = {});

}  // namespace kizuna::api
