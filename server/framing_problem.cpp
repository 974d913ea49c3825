#include "server/framing_problem.hpp"

#include <fmt/format.h>

namespace kizuna::server {
namespace {

constexpr std::string_view every_method = "GET, HEAD, POST, PUT, PATCH, DELETE";

}  // namespace

api::Response framing_problem(Verdict verdict, std::string_view request_id,
                              std::string_view allow) {
  const VerdictRow& row = describe(verdict);
  api::Response response;
  response.status = row.status;
  response.close = row.close;
  response.headers.emplace_back("content-type", "application/problem+json");
  if (row.status == 405) {
    response.headers.emplace_back("allow", allow.empty() ? every_method : allow);
  }
  if (row.status == 429) response.headers.emplace_back("retry-after", "1");
  // Nothing here needs escaping: titles and codes are our own, ids are hexadecimal.
  response.body = fmt::format(
      R"({{"type":"about:blank","title":"{}","status":{},"code":"{}","request_id":"{}"}})",
      row.title, row.status, row.code, request_id);
  return response;
}

}  // namespace kizuna::server
