#pragma once
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "persistence/audit_log/format/checked.hpp"

/// KJ1, the canonical form of audit entries and of the fields that commitments cover:
/// RFC 8785 restricted to integers, plain keys and little depth.
namespace kizuna::audit::kj1 {

struct Value;
using Array = std::vector<Value>;
using Object = std::map<std::string, Value, std::less<>>;  ///< Ascending byte order of key.

/// A KJ1 value. Floating point cannot be put into one: there is no conversion.
struct Value {
  std::variant<std::nullptr_t, bool, std::int64_t, std::string, Array, Object> data;

  Value(std::nullptr_t = nullptr) : data(nullptr) {}
  Value(std::string text) : data(std::move(text)) {}
  Value(std::string_view text) : data(std::string(text)) {}
  Value(const char* text) : data(std::string(text)) {}
  Value(Array items) : data(std::move(items)) {}
  Value(Object members) : data(std::move(members)) {}
  template <std::same_as<bool> Flag>
  Value(Flag flag) : data(flag) {}
  /// Throws std::invalid_argument if the number does not fit 64 bits with sign.
  template <std::integral Number>
  requires(!std::same_as<Number, bool>) Value(Number number)
      : data(static_cast<std::int64_t>(number)) {
    if (!std::in_range<std::int64_t>(number)) throw std::invalid_argument("KJ1: number too large");
  }

  template <class T>
  const T* as() const {
    return std::get_if<T>(&data);
  }
  bool is_null() const { return std::holds_alternative<std::nullptr_t>(data); }
};

struct Limits {
  int depth = 4;             ///< The outermost object or array is depth 1.
  std::size_t bytes = 8192;  ///< Length of the encoding, 2 at least.
};

/// The canonical bytes. Throws std::invalid_argument for what KJ1 cannot hold: a key outside
/// [a-z0-9_]{1,32}, an integer beyond 2^53 - 1, text that is not UTF-8 or holds noncharacters,
/// too much depth or length.
std::string encode(const Value& value, Limits limits = {});

/// Reads canonical bytes and nothing else: whatever re-encoding would change is refused.
/// The reason names the byte offset.
Checked<Value> parse(std::string_view bytes, Limits limits = {});

}  // namespace kizuna::audit::kj1
