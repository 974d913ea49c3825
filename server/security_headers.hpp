#pragma once
#include <string_view>

#include "api/http.hpp"

namespace kizuna::server {

/// Puts what every answer carries, errors included: HSTS, nosniff, no referrer, isolation, the
/// permissions policy, a content security policy by media type, `cache-control: no-store` unless
/// the answer says otherwise, and x-request-id. Removes any Server header.
void add_security_headers(api::Response& response, std::string_view request_id);

}  // namespace kizuna::server
