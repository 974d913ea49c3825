#pragma once
#include <string>

namespace kizuna::api {

/// The OpenAPI 3.1 document of the route table, indented. The same table, the same bytes.
std::string openapi_document();

}  // namespace kizuna::api
