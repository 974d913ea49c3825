#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace kizuna::api {

/// JSON printed straight into an answer, without a tree: it is done for every request, and a tree
/// with its printing costs more than TLS (docs/performance.md).
class JsonText {
 public:
  void begin_object() { open('{'); }
  void end_object() { out_ += '}'; }
  void begin_array() { open('['); }
  void end_array() { out_ += ']'; }

  /// The name of the member whose value comes next; a name of a DTO, which needs no escapes.
  void member(std::string_view name);
  /// Before each element of an array.
  void element() { separate(); }

  /// Throws std::invalid_argument for what is not UTF-8.
  void text(std::string_view value);
  void integer(std::int64_t value) { out_ += std::to_string(value); }
  void boolean(bool value) { out_ += value ? "true" : "false"; }
  void null() { out_ += "null"; }
  /// A value that has been printed before.
  void printed(std::string_view json) { out_ += json; }

  std::string take() && { return std::move(out_); }

 private:
  void open(char bracket) {
    if (out_.empty()) out_.reserve(1024);
    out_ += bracket;
  }
  void separate() {
    if (out_.back() != '{' && out_.back() != '[') out_ += ',';
  }
  std::string out_;
};

}  // namespace kizuna::api
