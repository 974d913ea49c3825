#pragma once
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "api/http.hpp"
#include "server/request_gate.hpp"
#include "server/responder.hpp"
#include "server/verdict.hpp"

namespace kizuna::server {

/// One request and its answer, apart from the socket.
struct Exchange {
  std::string request_id;
  std::chrono::steady_clock::time_point began;
  RequestHead head;
  BodyRule rule;
  Verdict verdict = Verdict::accepted;
  bool last = false;  ///< the connection ends after the answer
};

/// The head as the handlers see it: HEAD as GET, our own request id, and none of the fields by
/// which a proxy (or somebody who plays one) speaks about the client.
api::Request to_request(const Exchange& exchange, std::string_view socket_peer,
                        const std::vector<std::string>& proxies);

/// The bytes to send, with everything that each answer carries. An answer that cannot be written
/// safely becomes a 500. Sets exchange.last if the answer wants the connection closed.
std::string to_bytes(Exchange& exchange, api::Response response);

}  // namespace kizuna::server
