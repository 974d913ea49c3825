#pragma once
#include <string>

#include "domain/calendar/civil_date.hpp"

namespace kizuna::api {

/// A new UUIDv7 (RFC 9562 section 5.7): sorts by time, 74 random bits.
std::string new_id(domain::Instant now);

/// 64 hex digits of the operating system's randomness, for tokens and codes.
std::string random_hex(int bytes);

}  // namespace kizuna::api
