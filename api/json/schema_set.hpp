#pragma once
#include <functional>
#include <map>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace kizuna::api {

/// The named schemas that a document refers to as `#/components/schemas/<name>`.
class SchemaSet {
 public:
  SchemaSet();
  ~SchemaSet();
  SchemaSet(const SchemaSet&) = delete;
  SchemaSet& operator=(const SchemaSet&) = delete;

  /// Writes a `$ref` to that schema into `out`; `build` is called the first time it is named.
  /// `full_name` is the C++ type: two types of the same short name are a programming error and
  /// throw std::logic_error.
  void refer(std::string_view full_name, nlohmann::json& out,
             const std::function<void(nlohmann::json&)>& build);

  /// Short name → schema, as OpenAPI's `components.schemas` wants it.
  void write_components(nlohmann::json& out) const;

 private:
  struct Entry;
  std::map<std::string, std::unique_ptr<Entry>, std::less<>> entries_;
};

/// "Caller" of "kizuna::api::Caller".
std::string_view short_name(std::string_view full_name);

}  // namespace kizuna::api
