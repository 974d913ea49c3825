#pragma once
#include <cstdint>
#include <string>
#include <utility>

#include "api/context.hpp"

/// Where a list stopped: the query parameters `cursor` and `limit`, and the Link header.
namespace kizuna::api {

inline constexpr long long page_size_default = 50;
inline constexpr long long page_size_max = 200;

/// Of `limit`, at most page_size_max.
long long page_size(const Context& context);

/// The two parts of `cursor`, if there is one; anything unreadable is 400.
std::optional<std::pair<std::string, std::string>> page_mark(const Context& context);

/// Link: <...>; rel="next", with the other query parameters kept.
void add_next_link(Response& response, const Context& context, std::string_view path,
                   std::string_view sort_key, std::string_view id);

}  // namespace kizuna::api
