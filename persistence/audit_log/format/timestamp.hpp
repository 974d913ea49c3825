#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kizuna::audit {

/// `YYYY-MM-DDThh:mm:ss.ffffffZ` of microseconds since 1970 UTC. Throws std::invalid_argument
/// outside the years 0001 to 9999.
std::string format_timestamp(std::int64_t micros);
/// Microseconds since 1970 of exactly that form, a real date, no leap second.
std::optional<std::int64_t> parse_timestamp(std::string_view text);
/// Seconds since 1970 of `YYYY-MM-DDThh:mm:ssZ`.
std::optional<std::int64_t> parse_seconds(std::string_view text);

}  // namespace kizuna::audit
