#include "api/route.hpp"

namespace kizuna::api {

const std::vector<Route>& routes() {
  static const std::vector<Route> table = {};
  return table;
}

}  // namespace kizuna::api
