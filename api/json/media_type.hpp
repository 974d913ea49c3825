#pragma once
#include <optional>
#include <string_view>

#include "domain/refusal.hpp"

namespace kizuna::api {

/// A body is `application/json`, in UTF-8 if it says so, and not compressed: else
/// unsupported_media_type.
domain::Result<void> check_json_content(std::optional<std::string_view> content_type,
                                        std::optional<std::string_view> content_encoding);

/// Whether Accept lets us answer with `offered` ("application/json"); not_acceptable otherwise.
/// An absent Accept takes anything (RFC 9110 section 12.5.1).
domain::Result<void> check_accept(std::optional<std::string_view> accept, std::string_view offered);

}  // namespace kizuna::api
