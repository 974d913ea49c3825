#include "api/json/reader.hpp"

#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

namespace kizuna::api {
namespace {

using Json = nlohmann::json;

/// Walks the bytes and tells how far the parser has come, which its handler cannot ask.
class Cursor {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  Cursor(const char* at, const char** furthest) : at_(at), furthest_(furthest) {}

  reference operator*() const { return *at_; }
  Cursor& operator++() {
    *furthest_ = ++at_;
    return *this;
  }
  friend bool operator==(const Cursor& a, const Cursor& b) { return a.at_ == b.at_; }

 private:
  const char* at_;
  const char** furthest_;
};

/// Builds the tree while it is being read, so that a document over a limit never exists as a tree.
/// The member functions and their signatures are those that nlohmann::json::sax_parse calls.
class StrictHandler {
 public:
  bool null() { return add(nullptr); }
  bool boolean(bool value) { return add(value); }
  bool number_unsigned(Json::number_unsigned_t value) {
    if (value > static_cast<Json::number_unsigned_t>(json_integer_max)) return stop("json.number");
    return add(value);
  }
  bool number_integer(Json::number_integer_t value) {
    // The parser calls this only after a minus sign, so zero here was written "-0".
    if (value == 0 || value < -json_integer_max) return stop("json.number");
    return add(value);
  }
  bool number_float(Json::number_float_t, const std::string&) { return stop("json.number"); }
  bool binary(Json::binary_t&) { return stop("json.syntax"); }

  bool string(std::string& value) {
    if (value.find('\0') != std::string::npos) return stop("json.nul");
    return add(std::move(value));
  }

  bool start_object(std::size_t) { return open(Json::object()); }
  bool start_array(std::size_t) { return open(Json::array()); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }

  bool key(std::string& name) {
    if (name.find('\0') != std::string::npos) return stop("json.nul");
    auto [member, is_new] = open_.back()->get_ref<Json::object_t&>().emplace(name, nullptr);
    if (!is_new) return stop("json.duplicate_member");
    member_ = &member->second;
    return true;
  }

  template <class Error>
  bool parse_error(std::size_t, const std::string&, const Error&) {
    return stop("json.syntax");
  }

  const char* rule() const { return rule_; }
  Json take() { return std::move(root_); }

 private:
  bool stop(const char* rule) {
    rule_ = rule;
    return false;
  }

  template <class Value>
  bool add(Value&& value) {
    if (open_.empty()) return stop("json.top_level");
    return place(Json(std::forward<Value>(value))) != nullptr;
  }

  bool open(Json container) {
    if (open_.empty() && !container.is_object()) return stop("json.top_level");
    if (open_.size() == json_depth_max) return stop("json.depth");
    Json* placed = place(std::move(container));
    if (placed == nullptr) return false;
    open_.push_back(placed);
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  Json* place(Json value) {
    if (++node_count_ > json_node_count_max) {
      stop("json.nodes");
      return nullptr;
    }
    if (open_.empty()) {
      root_ = std::move(value);
      return &root_;
    }
    if (open_.back()->is_array()) {
      // Elements may move when the array grows, but an open container is always the last one.
      return &open_.back()->get_ref<Json::array_t&>().emplace_back(std::move(value));
    }
    *member_ = std::move(value);
    return member_;
  }

  Json root_;
  std::vector<Json*> open_;
  Json* member_ = nullptr;
  std::size_t node_count_ = 0;
  const char* rule_ = "json.syntax";
};

tl::unexpected<domain::Refusal> malformed(const char* rule, std::ptrdiff_t position) {
  return domain::refuse(domain::ProblemCode::malformed_json, rule,
                        "JSONとして読み取れません(" + std::to_string(position) + "バイト目)。");
}

}  // namespace

domain::Result<nlohmann::json> read_json(std::string_view bytes) {
  if (bytes.empty()) return malformed("json.empty", 0);
  // nlohmann/json would skip it in silence.
  if (bytes.starts_with("\xEF\xBB\xBF")) return malformed("json.byte_order_mark", 1);

  // nlohmann/json takes a zero byte for the end, and would accept anything after "{}\0".
  if (const auto zero = bytes.find('\0'); zero != std::string_view::npos) {
    return malformed("json.nul", static_cast<std::ptrdiff_t>(zero) + 1);
  }

  const char* const begin = bytes.data();
  const char* const end = begin + bytes.size();
  const char* furthest = begin;
  StrictHandler handler;
  if (!Json::sax_parse(Cursor(begin, &furthest), Cursor(end, &furthest), &handler)) {
    return malformed(handler.rule(), furthest - begin);
  }
  return handler.take();
}

}  // namespace kizuna::api
