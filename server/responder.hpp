#pragma once
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "api/http.hpp"

namespace kizuna::server {

/// What the route table says about a request before its body is read, so that 404 bodies stay
/// small and 405, 406, 411, 413 and 415 are answered without reading anything.
struct BodyRule {
  bool route_exists = false;    ///< some method is served on this path
  bool method_allowed = false;  ///< this method is served on this path
  bool takes_body = false;      ///< the method reads a body (an empty one included)
  bool is_open = true;          ///< served without credentials
  std::size_t body_bytes_max = std::size_t{1} << 20;  ///< larger is 413 before reading
  std::string media_type = "application/json";        ///< of the body; empty: not checked
  std::string produces;  ///< media type of the answer, for Accept; empty: not checked
  std::string allow;     ///< for 405: "GET, POST"
  std::string route;     ///< the pattern, "/v1/contacts/{id}": the only path logs may show
};

/// Where a checked request goes. Implementations must be safe to call from several threads.
class Responder {
 public:
  virtual ~Responder() = default;

  /// `done` is called exactly once, from any thread, also when the queue is full.
  /// The request carries its id as header "x-request-id" (made here, never the client's).
  /// HEAD arrives as GET; the connection leaves the body out.
  virtual void respond(api::Request request, std::function<void(api::Response)> done) = 0;

  /// Called on an I/O thread for each request: a look-up in the route table, nothing slow.
  virtual BodyRule body_rule(std::string_view method, std::string_view path) const = 0;
};

}  // namespace kizuna::server
