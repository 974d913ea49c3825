#pragma once
#include <cstddef>
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "domain/refusal.hpp"

namespace kizuna::api {

/// Containers may nest this deep; copying or printing deeper trees would recurse without limit.
inline constexpr std::size_t json_depth_max = 32;
/// Values of every kind in one document, containers included.
inline constexpr std::size_t json_node_count_max = 10'000;
/// Integers beyond this are not the same number to every reader (RFC 8259 section 6).
inline constexpr std::int64_t json_integer_max = 9'007'199'254'740'991;

/// Reads one JSON object from untrusted bytes, stricter than RFC 8259: UTF-8 without a byte order
/// mark, no duplicate member names, integers only, no U+0000, nothing after the object.
/// Refuses with malformed_json; the text names the position only, never what was sent.
domain::Result<nlohmann::json> read_json(std::string_view bytes);

}  // namespace kizuna::api
