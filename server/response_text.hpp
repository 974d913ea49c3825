#pragma once
#include <chrono>
#include <optional>
#include <string>

#include "api/http.hpp"

namespace kizuna::server {

struct ResponseFraming {
  bool head_only = false;  ///< the answer to HEAD: the length of the body, not the body
  bool close = false;
  std::chrono::sys_seconds now;
};

/// The bytes of an answer: status line, Date, the headers, Content-Length, Connection, body.
/// nullopt if a header could break the message (name not a token, a control character in a
/// value) or claims the framing, which is ours alone.
std::optional<std::string> response_text(const api::Response& response,
                                         const ResponseFraming& framing);

/// IMF-fixdate of RFC 9110 §5.6.7: "Sun, 06 Nov 1994 08:49:37 GMT".
std::string http_date(std::chrono::sys_seconds instant);

}  // namespace kizuna::server
