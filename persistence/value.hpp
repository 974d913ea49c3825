#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kizuna::persistence {

/// What a statement may be given: text or a 64-bit integer, each possibly NULL. Booleans are 0/1,
/// instants microseconds UTC, dates ISO text, money yen (docs/decisions/0001).
class Value {
 public:
  Value(std::string text) : text_(std::move(text)) {}
  Value(std::string_view text) : text_(text) {}
  Value(const char* text) : text_(text) {}
  Value(const std::optional<std::string>& text) : is_null_(!text), text_(text.value_or("")) {}
  Value(bool flag) : is_integer_(true), integer_(flag ? 1 : 0) {}
  Value(int number) : is_integer_(true), integer_(number) {}
  Value(std::int64_t number) : is_integer_(true), integer_(number) {}
  Value(long long number) : is_integer_(true), integer_(number) {}
  Value(std::size_t number) : is_integer_(true), integer_(static_cast<long long>(number)) {}
  Value(const std::optional<long long>& number)
      : is_integer_(true), is_null_(!number), integer_(number.value_or(0)) {}
  Value(const std::optional<std::int64_t>& number)
      : is_integer_(true), is_null_(!number), integer_(number.value_or(0)) {}

  bool is_integer() const { return is_integer_; }
  bool is_null() const { return is_null_; }
  const std::string& text() const { return text_; }
  long long integer() const { return integer_; }

 private:
  bool is_integer_ = false;
  bool is_null_ = false;
  std::string text_;
  long long integer_ = 0;
};

/// `{"id", id}` binds `:id`.
struct Param {
  const char* name;
  Value value;
};

/// One column of one row as the driver gave it.
struct Cell {
  std::string text;
  long long integer = 0;
  bool is_null = false;
};

}  // namespace kizuna::persistence
