#include "api/route.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace kizuna::api {
namespace {

std::string_view next_segment(std::string_view& path) {
  path.remove_prefix(1);  // the slash
  const std::size_t end = std::min(path.find('/'), path.size());
  const std::string_view segment = path.substr(0, end);
  path.remove_prefix(end);
  return segment;
}

bool matches(std::string_view pattern, std::string_view path,
             std::vector<std::pair<std::string_view, std::string>>& parameters) {
  parameters.clear();
  while (!pattern.empty() && !path.empty()) {
    const std::string_view want = next_segment(pattern);
    const std::string_view have = next_segment(path);
    if (want.starts_with('{')) {
      if (have.empty()) return false;
      parameters.emplace_back(want.substr(1, want.size() - 2), have);
    } else if (want != have) {
      return false;
    }
  }
  return pattern.empty() && path.empty();
}

/// "/v1/contacts" of "/v1/contacts/{id}/actions/finalise".
std::string_view noun_of(std::string_view path) {
  const std::size_t second = path.find('/', 1);
  return path.substr(0, second == std::string_view::npos ? second : path.find('/', second + 1));
}

/// The rows of each noun, in the order of the table: every request asks, and the table is long.
const std::vector<const Route*>& routes_of_noun(std::string_view noun) {
  static const auto by_noun = [] {
    std::map<std::string_view, std::vector<const Route*>> map;
    for (const Route& route : routes()) map[noun_of(route.path)].push_back(&route);
    return map;
  }();
  static const std::vector<const Route*> none;
  const auto found = by_noun.find(noun);
  return found == by_noun.end() ? none : found->second;
}

bool is_act(std::string_view act) {
  const std::size_t dot = act.find('.');
  return dot != std::string_view::npos && dot > 0 && dot + 1 < act.size();
}

void check_row(const Route& route, std::vector<std::string>& faults) {
  const std::string name = std::string(route.method) + " " + std::string(route.path);
  const auto fault = [&](bool bad, const char* what) {
    if (bad) faults.push_back(name + ": " + what);
  };
  fault(route.operation.empty(), "no operation");
  fault(!is_act(route.act), "no audit act");
  fault((route.read == nullptr) == (route.plan == nullptr), "needs exactly one handler");
  fault(route.method == "GET" && route.read == nullptr, "GET must not change anything");
  fault(route.method != "GET" && route.plan == nullptr, "only GET is a read");
  fault(route.method != "DELETE" && route.answer == nullptr && !has(route.traits, streams_text),
        "no schema of the answer");
  fault((route.method == "PUT" || route.method == "PATCH" || has(route.traits, creates)) &&
            route.body == nullptr,
        "no schema of the body");
  fault(!has(route.traits, open) && roles_of(route).empty(), "no role may use it");
  fault(route.summary.empty(), "no summary");
}

}  // namespace

std::vector<std::string> faults_of_routes() {
  std::vector<std::string> faults;
  std::set<std::pair<std::string_view, std::string_view>> seen;
  std::set<std::string_view> operations;
  for (const Route& route : routes()) {
    check_row(route, faults);
    if (!seen.emplace(route.method, route.path).second) {
      faults.push_back(std::string(route.path) + ": twice");
    }
    if (!operations.insert(route.operation).second) {
      faults.push_back(std::string(route.operation) + ": twice");
    }
  }
  return faults;
}

int success_status(const Route& route) {
  if (has(route.traits, creates)) return 201;
  // Signing in makes a session, but nothing that a second sending should find again.
  if (has(route.traits, hashes) && has(route.traits, replaces_cookie)) return 201;
  return route.answer == nullptr && !has(route.traits, streams_text) ? 204 : 200;
}

std::vector<domain::Role> roles_of(const Route& route) {
  std::vector<domain::Role> roles;
  for (const domain::Grant& grant : domain::grants()) {
    if (grant.action == route.action) roles.push_back(grant.role);
  }
  return roles;
}

RouteMatch match_route(std::string_view method, std::string_view path) {
  RouteMatch match;
  if (path.empty() || path.front() != '/') return match;
  std::vector<std::pair<std::string_view, std::string>> parameters;
  for (const Route* route : routes_of_noun(noun_of(path))) {
    if (!matches(route->path, path, parameters)) continue;
    match.path_known = true;
    if (!match.allow.empty()) match.allow += ", ";
    match.allow += route->method;
    if (route->method == method) {
      match.route = route;
      match.parameters = parameters;
    }
  }
  return match;
}

}  // namespace kizuna::api
