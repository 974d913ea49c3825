#include "api/context.hpp"

#include <algorithm>

#include "api/json/fields.hpp"

namespace kizuna::api {

using domain::ProblemCode;

void reject(ProblemCode code, std::string rule, std::string detail,
            std::vector<domain::FieldError> errors) {
  throw Refused{{code, std::move(rule), std::move(detail), std::move(errors)}, {}};
}

const std::string& Context::path_value(std::string_view name) const {
  const auto found =
      std::find_if(path.begin(), path.end(), [&](const auto& p) { return p.first == name; });
  if (found == path.end()) throw std::logic_error("the route has no parameter of that name");
  return found->second;
}

std::string Context::id(std::string_view name) const {
  const std::string& value = path_value(name);
  if (!is_uuid(value)) reject(ProblemCode::not_found, "absent");
  return value;
}

std::optional<std::string> Context::query(std::string_view name) const {
  for (const auto& [key, value] : request.query) {
    if (key == name) return value;
  }
  return std::nullopt;
}

domain::Authorized Context::authorize(domain::Action action) const {
  return take(domain::decide(caller.subject(), action));
}

domain::Authorized Context::authorize(domain::Action action,
                                      const domain::RecordFacts& record) const {
  return take(domain::decide(caller.subject(), action, record));
}

Response json_response(std::string body, int status) {
  return {status, {{"content-type", "application/json"}}, std::move(body), false};
}

namespace {
std::string etag(long long version) {
  return "\"v" + std::to_string(version) + "\"";
}
}  // namespace

Response resource_response(std::string body, long long version) {
  Response response = json_response(std::move(body));
  response.headers.emplace_back("etag", etag(version));
  return response;
}

Response created_response(std::string body, std::string_view location, long long version) {
  Response response = json_response(std::move(body), 201);
  response.headers.emplace_back("location", location);
  response.headers.emplace_back("etag", etag(version));
  return response;
}

Response no_content() {
  return {204, {}, {}, false};
}

void require_version(const Context& context, long long stored_version) {
  if (context.if_match == stored_version) return;
  throw Refused{{ProblemCode::stale_version, "C-01", {}, {}},
                {{}, {{"current_version", std::int64_t{stored_version}}}, false}};
}

}  // namespace kizuna::api
