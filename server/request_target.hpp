#pragma once
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

#include "server/verdict.hpp"

namespace kizuna::server {

/// A request target taken apart and percent-decoded exactly once. Paths are never normalised:
/// what would need it ("//", "/../", an encoded slash) is refused.
struct RequestTarget {
  std::string authority;  ///< of the absolute form only, as sent
  std::string path;
  std::vector<std::pair<std::string, std::string>> query;
};

/// Origin form, or absolute form with https. Errors: malformed_target, malformed_query,
/// repeated_parameter, method_override (a parameter "_method"), misdirected (other scheme).
tl::expected<RequestTarget, Verdict> parse_target(std::string_view target);

/// UTF-8 by RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF.
bool is_utf8(std::string_view bytes);

}  // namespace kizuna::server
