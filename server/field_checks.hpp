#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "server/request_gate.hpp"
#include "server/verdict.hpp"

namespace kizuna::server {

/// Adds one field line. A second line of a field that RFC 9110 defines as a list is joined with
/// ", "; of any field of which there can be only one it is refused.
Verdict add_field(RequestHead& head, std::string name, std::string_view value);

/// Where the body ends: Host, Content-Length, Transfer-Encoding, Connection. A refusal here means
/// that the next request cannot be found any more. Sets content_length and keep_alive.
Verdict check_framing(RequestHead& head);

/// What leaves the framing intact: our own name, the origin of the request, method overrides,
/// Expect, Content-Encoding. `authority` is that of an absolute-form target or empty.
Verdict check_meaning(RequestHead& head, std::string_view authority,
                      const std::vector<std::string>& authorities);

}  // namespace kizuna::server
