#pragma once
#include <optional>
#include <string>
#include <utility>

namespace kizuna::audit {

/// What was read, or the reason why it was refused. The format library has its own small type
/// because an auditor builds it without the rest of the house.
template <class T>
struct Checked {
  std::optional<T> value;
  std::string reason;  ///< Empty when there is a value.

  Checked(T held) : value(std::move(held)) {}
  static Checked refused(std::string why) { return Checked(Refusing{}, std::move(why)); }

  explicit operator bool() const { return value.has_value(); }
  const T& operator*() const { return *value; }
  T& operator*() { return *value; }
  const T* operator->() const { return &*value; }
  T* operator->() { return &*value; }

 private:
  struct Refusing {};
  Checked(Refusing, std::string why) : reason(std::move(why)) {}
};

}  // namespace kizuna::audit
