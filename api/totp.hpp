#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "domain/calendar/civil_date.hpp"

namespace kizuna::api {

/// Bytes of a new seed: 160 bits (AUTH-07).
inline constexpr std::size_t totp_seed_size = 20;

/// RFC 6238, SHA-1, six digits, 30 seconds, one step either way: the step that the code belongs
/// to, if it is later than `last_step`; nullopt when none fits.
std::optional<long long> matching_step(const std::string& seed, std::string_view code,
                                       domain::Instant now, long long last_step);

/// The code that an authenticator shows at that moment.
std::string totp_code(const std::string& seed, domain::Instant now);

/// For typing in by hand, and for the QR code.
std::string base32(const std::string& seed);
std::string otpauth_uri(const std::string& seed, std::string_view login,
                        std::string_view center_id);

}  // namespace kizuna::api
