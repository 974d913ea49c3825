#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kizuna::api {

/// A request as the handlers see it: already framed, checked and copied out of the socket.
/// Header names are lower case. `target` is the origin-form as sent; `path` is decoded once.
struct Request {
  std::string method;
  std::string target;
  std::string path;
  std::vector<std::pair<std::string, std::string>> query;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  std::string peer_address;  ///< RFC 5952 text of the client, after trusted proxies

  /// The value of the only header of that name; nullopt if absent.
  std::optional<std::string_view> header(std::string_view lower_case_name) const;
};

struct Response {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  bool close = false;  ///< end the connection after this answer
};

}  // namespace kizuna::api
