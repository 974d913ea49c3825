#include "api/resources/page_mark.hpp"

#include <algorithm>

#include "api/json/fields.hpp"

namespace kizuna::api {

using domain::ProblemCode;

long long page_size(const Context& context) {
  const auto limit = context.query("limit");
  if (!limit) return page_size_default;
  if (limit->empty() || limit->size() > 3 ||
      !std::ranges::all_of(*limit, [](char c) { return c >= '0' && c <= '9'; }))
    reject(ProblemCode::bad_request, "limit");
  return std::clamp(std::stoll(*limit), 1LL, page_size_max);
}

std::optional<std::pair<std::string, std::string>> page_mark(const Context& context) {
  const auto cursor = context.query("cursor");
  if (!cursor) return std::nullopt;
  const auto split = cursor->find('_');
  if (split == std::string::npos || !is_uuid(cursor->substr(split + 1)))
    reject(ProblemCode::bad_request, "cursor");
  return std::pair{cursor->substr(0, split), cursor->substr(split + 1)};
}

void add_next_link(Response& response, const Context& context, std::string_view path,
                   std::string_view sort_key, std::string_view id) {
  std::string link("<");
  link.append(path).append("?");
  for (const auto& [name, value] : context.request.query) {
    if (name == "cursor") continue;
    link.append(name).append("=").append(value).append("&");
  }
  link.append("cursor=").append(sort_key).append("_").append(id).append(">; rel=\"next\"");
  response.headers.emplace_back("link", std::move(link));
}

}  // namespace kizuna::api
