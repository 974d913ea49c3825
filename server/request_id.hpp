#pragma once
#include <string>

namespace kizuna::server {

/// A random UUID (version 4): names one request in answers, logs and the audit log.
std::string make_request_id();

}  // namespace kizuna::server
