#include "api/first_center.hpp"

namespace kizuna::api {
namespace {
constexpr std::string_view select_first =
    "select center_id from center order by created_at, center_id limit 1";
}  // namespace

std::optional<std::string> first_center(persistence::Session& session) {
  session.begin_read();
  session.see_only("*");
  auto row = session.row<std::string>(select_first);
  session.commit();
  if (!row) return std::nullopt;
  return std::get<0>(std::move(*row));
}

}  // namespace kizuna::api
