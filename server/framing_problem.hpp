#pragma once
#include <string_view>

#include "api/http.hpp"
#include "server/verdict.hpp"

namespace kizuna::server {

/// The fixed application/problem+json answer to a refused request. It holds nothing of what was
/// sent. `allow` goes into the Allow header of a 405.
api::Response framing_problem(Verdict verdict, std::string_view request_id,
                              std::string_view allow = {});

}  // namespace kizuna::server
