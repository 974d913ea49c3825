#include "api/openapi.hpp"

#include <nlohmann/json.hpp>

#include "api/problem.hpp"
#include "api/route.hpp"

namespace kizuna::api {
namespace {

using Json = nlohmann::json;

std::string lower(std::string_view method) {
  std::string out(method);
  for (char& c : out) c = static_cast<char>(c - 'A' + 'a');
  return out;
}

Json path_parameter(std::string_view name) {
  return {{"name", name}, {"in", "path"}, {"required", true}, {"schema", {{"type", "string"}}}};
}

Json header_parameter(const char* name, const char* summary) {
  return {{"name", name},
          {"in", "header"},
          {"required", true},
          {"description", summary},
          {"schema", {{"type", "string"}}}};
}

Json parameters_of(const Route& route) {
  Json all = Json::array();
  std::string_view rest = route.path;
  for (std::size_t at = rest.find('{'); at != std::string_view::npos; at = rest.find('{')) {
    const std::size_t end = rest.find('}', at);
    all.push_back(path_parameter(rest.substr(at + 1, end - at - 1)));
    rest.remove_prefix(end + 1);
  }
  for (const QueryParameter& query : route.query) {
    all.push_back({{"name", query.name},
                   {"in", "query"},
                   {"description", query.summary},
                   {"schema", {{"type", "string"}, {"pattern", query.pattern}}}});
  }
  if (has(route.traits, creates)) {
    all.push_back(header_parameter("Idempotency-Key", "同じ操作の二重登録を防ぐ鍵"));
  }
  if (has(route.traits, changes)) {
    all.push_back(header_parameter("If-Match", "読み取った版のETag"));
  }
  return all;
}

Json json_content(SchemaSet& set, SchemaOf schema) {
  Json out;
  schema(set, out);
  return {{"application/json", {{"schema", out}}}};
}

Json responses_of(const Route& route, SchemaSet& set) {
  Json answer = {{"description", "成功"}};
  if (route.answer != nullptr) answer["content"] = json_content(set, route.answer);
  if (has(route.traits, streams_text)) answer["content"] = {{"*/*", Json::object()}};
  // Ranges and not `default`: another success than the one above is a fault.
  const Json problem = {{"$ref", "#/components/responses/Problem"}};
  return {{std::to_string(success_status(route)), answer}, {"4XX", problem}, {"5XX", problem}};
}

Json operation_of(const Route& route, SchemaSet& set) {
  Json roles = Json::array();
  for (const domain::Role role : roles_of(route)) roles.push_back(to_text(role));
  Json operation = {{"operationId", route.operation},
                    {"summary", route.summary},
                    {"parameters", parameters_of(route)},
                    {"responses", responses_of(route, set)},
                    {"x-audit-act", route.act},
                    {"x-roles", has(route.traits, open) ? Json::array() : roles}};
  if (route.body != nullptr) {
    operation["requestBody"] = {{"required", true}, {"content", json_content(set, route.body)}};
  }
  operation["security"] =
      has(route.traits, open)
          ? Json::array()
          : Json::array({{{"session", Json::array()}}, {{"service_token", Json::array()}}});
  return operation;
}

Json problem_response() {
  const Json text = {{"type", "string"}};
  const Json error = {{"type", "object"},
                      {"required", {"pointer", "code", "message"}},
                      {"additionalProperties", false},
                      {"properties", {{"pointer", text}, {"code", text}, {"message", text}}}};
  // The third login asks which of the two open ones is to end (AUTH-15).
  const Json session = {{"$ref", "#/components/schemas/OpenSessionView"}};
  Json codes = Json::array();
  for (const ProblemRow& row : problems()) codes.push_back(row.slug);
  const Json schema = {{"type", "object"},
                       {"required", {"type", "title", "status", "detail", "code", "request_id"}},
                       {"additionalProperties", false},
                       {"properties",
                        {{"type", text},
                         {"title", text},
                         {"status", {{"type", "integer"}}},
                         {"detail", text},
                         {"instance", text},
                         {"code", {{"type", "string"}, {"enum", codes}}},
                         {"request_id", text},
                         {"errors", {{"type", "array"}, {"items", error}}},
                         {"current_version", {{"type", "integer"}}},
                         {"case_id", text},
                         // Persons who may be the one being registered (I-20).
                         {"candidates", {{"type", "array"}, {"items", text}}},
                         {"sessions", {{"type", "array"}, {"items", session}}}}}};
  return {{"description", "受け付けられなかった理由 (RFC 9457)"},
          {"content", {{"application/problem+json", {{"schema", schema}}}}}};
}

}  // namespace

std::string openapi_document() {
  SchemaSet set;
  Json paths = Json::object();
  for (const Route& route : routes()) {
    paths[std::string(route.path)][lower(route.method)] = operation_of(route, set);
  }
  Json schemas = Json::object();
  set.write_components(schemas);
  const Json document = {
      {"openapi", "3.1.0"},
      {"info",
       {{"title", "Kizuna"},
        {"version", "1"},
        {"description", "成年後見相談センターのケース管理API"}}},
      {"servers", Json::array({{{"url", "/"}}})},
      {"paths", paths},
      {"components",
       {{"schemas", schemas},
        {"responses", {{"Problem", problem_response()}}},
        {"securitySchemes",
         {{"session", {{"type", "apiKey"}, {"in", "cookie"}, {"name", "__Host-sid"}}},
          {"service_token", {{"type", "http"}, {"scheme", "bearer"}}}}}}}};
  return document.dump(2);
}

}  // namespace kizuna::api
