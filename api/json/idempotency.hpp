#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "domain/refusal.hpp"

namespace kizuna::api {

inline constexpr std::size_t idempotency_key_size_max = 64;

/// The Idempotency-Key of a request that creates: 1 to 64 visible ASCII characters.
/// Absent: idempotency_key_missing. Any other text: bad_request.
domain::Result<std::string> parse_idempotency_key(std::optional<std::string_view> header);

}  // namespace kizuna::api
