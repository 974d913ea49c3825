#pragma once
#include <string>

namespace kizuna::server {

/// 128 random bits in hexadecimal: names one request in answers, logs and the audit log.
std::string make_request_id();

}  // namespace kizuna::server
