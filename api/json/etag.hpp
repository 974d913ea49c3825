#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "domain/refusal.hpp"

namespace kizuna::api {

/// The entity tag of a version: "v7" in its quotes.
std::string to_etag(std::int64_t version);

/// The version that the client last read, from If-Match (RFC 9110 section 13.1.1).
/// Absent: precondition_required. Weak, or a tag that is none of ours: stale_version, because it
/// can match nothing. `*` (any version: a blind overwrite), a list, or no tag at all: bad_request.
domain::Result<std::int64_t> parse_if_match(std::optional<std::string_view> header);

/// Whether If-None-Match names this version, so that 304 may be answered.
bool matches_if_none_match(std::optional<std::string_view> header, std::int64_t version);

}  // namespace kizuna::api
