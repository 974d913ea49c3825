#pragma once
#include <string>

#include "domain/calendar/civil_date.hpp"

namespace kizuna::api {

/// A new UUIDv7 (RFC 9562 section 5.7) with a counter (6.2, method 1): sorts by time, and what one
/// act makes in one moment by the order of making. 48 random bits.
std::string new_id(domain::Instant now);

/// 64 hex digits of the operating system's randomness, for tokens and codes.
std::string random_hex(int bytes);

}  // namespace kizuna::api
