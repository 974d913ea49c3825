#pragma once
#include <cstddef>
#include <string_view>

#include "server/request_gate.hpp"
#include "server/responder.hpp"
#include "server/verdict.hpp"

namespace kizuna::server {

/// What the route says about a head that passed the gate: 405, 406, 411, 413 or 415 before any
/// byte of the body is read. A path without a route goes on (its 404 is the responder's) with a
/// body of at most `unknown_route_body_bytes`.
Verdict check_route(const RequestHead& head, const BodyRule& rule,
                    std::size_t unknown_route_body_bytes);

/// Whether the media type of a Content-Type is `wanted`, in UTF-8 if it names a character set.
bool is_media_type(std::string_view content_type, std::string_view wanted);

/// Whether an Accept allows `media_type` ("application/json"); the most specific range decides.
bool accepts(std::string_view accept, std::string_view media_type);

}  // namespace kizuna::server
