#include "server/exchange.hpp"

#include <algorithm>
#include <array>

#include "server/framing_problem.hpp"
#include "server/peer_address.hpp"
#include "server/response_text.hpp"
#include "server/security_headers.hpp"

namespace kizuna::server {
namespace {

constexpr std::array<std::string_view, 6> proxy_fields = {"forwarded",        "x-forwarded-for",
                                                          "x-forwarded-host", "x-forwarded-proto",
                                                          "x-real-ip",        "x-request-id"};

bool is_for_handlers(const std::pair<std::string, std::string>& field) {
  return std::find(proxy_fields.begin(), proxy_fields.end(), field.first) == proxy_fields.end();
}

}  // namespace

api::Request to_request(const Exchange& exchange, std::string_view socket_peer,
                        const std::vector<std::string>& proxies) {
  const RequestHead& head = exchange.head;
  api::Request request;
  request.method = head.method == "HEAD" ? "GET" : head.method;
  request.target = head.target;
  request.path = head.path;
  request.query = head.query;
  request.headers.reserve(head.fields.size() + 1);
  std::copy_if(head.fields.begin(), head.fields.end(), std::back_inserter(request.headers),
               is_for_handlers);
  request.headers.emplace_back("x-request-id", exchange.request_id);
  request.peer_address = client_address(socket_peer, head.field("x-forwarded-for"), proxies);
  return request;
}

std::string to_bytes(Exchange& exchange, api::Response response) {
  exchange.last = exchange.last || response.close;
  add_security_headers(response, exchange.request_id);
  ResponseFraming framing;
  framing.head_only = exchange.head.method == "HEAD";
  framing.close = exchange.last;
  framing.now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  auto text = response_text(response, framing);
  if (text) return std::move(*text);
  exchange.verdict = Verdict::answer_not_writable;
  exchange.last = true;
  framing.close = true;
  api::Response problem = framing_problem(exchange.verdict, exchange.request_id);
  add_security_headers(problem, exchange.request_id);
  return response_text(problem, framing).value();
}

}  // namespace kizuna::server
