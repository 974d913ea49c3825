#include "api/json/idempotency.hpp"

#include <algorithm>

namespace kizuna::api {

domain::Result<std::string> parse_idempotency_key(std::optional<std::string_view> header) {
  using domain::ProblemCode;
  if (!header) return domain::refuse(ProblemCode::idempotency_key_missing, "idempotency.missing");
  const bool is_visible = std::ranges::all_of(*header, [](char c) { return c > ' ' && c <= '~'; });
  if (header->empty() || header->size() > idempotency_key_size_max || !is_visible) {
    return domain::refuse(ProblemCode::bad_request, "idempotency.syntax",
                          "Idempotency-Keyは64文字以内の英数字と記号にしてください。");
  }
  return std::string(*header);
}

}  // namespace kizuna::api
