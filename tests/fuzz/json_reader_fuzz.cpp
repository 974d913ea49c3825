// libFuzzer target: whatever bytes come in, the JSON door refuses them or hands on a tree that
// prints, reads back as itself, and keeps every promise of api/json/reader.hpp.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "api/json/reader.hpp"

namespace {

using kizuna::api::json_depth_max;
using kizuna::api::json_integer_max;
using kizuna::api::read_json;

void require(bool promise) {
  if (!promise) std::abort();
}

void check_value(const nlohmann::json& value, std::size_t depth, std::size_t& node_count) {
  ++node_count;
  require(!value.is_number_float() && !value.is_binary() && !value.is_discarded());
  if (value.is_string()) {
    require(value.get_ref<const std::string&>().find('\0') == std::string::npos);
  }
  if (value.is_number_integer()) {
    const auto number = value.get<std::int64_t>();
    require(-json_integer_max <= number && number <= json_integer_max);
  }
  if (!value.is_structured()) return;
  require(depth < json_depth_max);
  for (const auto& child : value) check_value(child, depth + 1, node_count);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto read = read_json(bytes);
  if (!read) {
    require(read.error().code == kizuna::domain::ProblemCode::malformed_json);
    return 0;
  }
  require(read->is_object());
  std::size_t node_count = 0;
  check_value(*read, 0, node_count);
  require(node_count <= kizuna::api::json_node_count_max);

  const auto again = read_json(read->dump());
  require(again.has_value() && *again == *read);
  return 0;
}
