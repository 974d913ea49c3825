#pragma once
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "api/context.hpp"
#include "api/json/describe.hpp"

namespace kizuna::api {

/// One query parameter of a route; anything else in the query is 400.
struct QueryParameter {
  std::string_view name;
  std::string_view summary;                 ///< Japanese
  std::string_view pattern = "^.{1,200}$";  ///< of the value, for OpenAPI and the check
};

/// A schema, made on demand; nullptr where there is no body.
using SchemaOf = void (*)(SchemaSet& set, nlohmann::json& out);
template <class T>
void schema_for(SchemaSet& set, nlohmann::json& out) {
  Field<T>::schema(set, out);
}

/// What a route asks for beside the role. Combined with |.
enum Traits : unsigned {
  plain = 0,
  creates = 1,           ///< 201; needs Idempotency-Key
  changes = 2,           ///< needs If-Match
  hashes = 4,            ///< checks a password: runs on the hashing lane
  open = 8,              ///< no session: sign-in, enrolment, the API's own description
  replaces_cookie = 16,  ///< sets or clears the session cookie; never replayed
  streams_text = 32,     ///< answers text/plain or application/octet-stream, not JSON
};
constexpr Traits operator|(Traits a, Traits b) {
  return static_cast<Traits>(static_cast<unsigned>(a) | static_cast<unsigned>(b));
}
constexpr bool has(Traits all, Traits one) {
  return (static_cast<unsigned>(all) & static_cast<unsigned>(one)) != 0;
}

/// One row of the route table, the single source of dispatch, authorization, audit act names and
/// OpenAPI. Allowed roles are those that the policy of domain/access.cpp grants `action`.
struct Route {
  std::string_view method;
  std::string_view path;       ///< "/v1/contacts/{id}"
  std::string_view operation;  ///< operationId, and the name of the typed client's function
  domain::Action action;
  std::string_view act;  ///< noun.verb in the audit log
  ReadHandler read;      ///< exactly one of read and plan
  PlanHandler plan;
  SchemaOf body;
  SchemaOf answer;
  Traits traits;
  std::span<const QueryParameter> query;
  std::string_view summary;  ///< Japanese
};

/// All routes. check_routes() refuses to start with a row that lacks something.
const std::vector<Route>& routes();

/// What is wrong with the table, one line each; empty when it may serve.
std::vector<std::string> faults_of_routes();

/// 201, 204 or 200, as OpenAPI says and the handler answers.
int success_status(const Route& route);

/// Roles that may use the route, from the policy.
std::vector<domain::Role> roles_of(const Route& route);

struct RouteMatch {
  const Route* route = nullptr;  ///< nullptr: no row for this method
  bool path_known = false;
  std::string allow;  ///< "GET, POST" of the path
  std::vector<std::pair<std::string_view, std::string>> parameters;
};

RouteMatch match_route(std::string_view method, std::string_view path);

}  // namespace kizuna::api
