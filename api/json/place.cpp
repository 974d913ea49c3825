#include "api/json/place.hpp"

#include <algorithm>
#include <utility>

namespace kizuna::api {
namespace {

/// Whether it reads like a member name: ASCII letters, digits and _, and no digit first.
bool is_plain_name(std::string_view name) {
  constexpr std::size_t shown_bytes_max = 64;
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  };
  return !name.empty() && name.size() <= shown_bytes_max && is_letter(name.front()) &&
         std::ranges::all_of(name, [&](char c) { return is_letter(c) || (c >= '0' && c <= '9'); });
}

}  // namespace

void Place::fail(std::string_view code, std::string_view message) {
  fail(domain::FieldError{pointer_, std::string(code), std::string(message)});
}

void Place::fail_unknown(std::string_view name) {
  has_unknown_ = true;
  // A name that is not a name may be somebody's text in the wrong place: do not send it back.
  std::string pointer = is_plain_name(name) ? pointer_ + '/' + std::string(name) : pointer_;
  fail(domain::FieldError{std::move(pointer), "unknown_member", "この項目は受け付けていません。"});
}

void Place::fail(domain::FieldError error) {
  if (errors_.size() < error_count_max) errors_.push_back(std::move(error));
}

domain::Refusal Place::take_refusal() {
  const auto code =
      has_unknown_ ? domain::ProblemCode::unknown_member : domain::ProblemCode::invalid_fields;
  return {code, has_unknown_ ? "json.unknown_member" : "json.fields", {}, std::move(errors_)};
}

Place::Step::Step(Place& place, std::string_view member)
    : place_(place), size_before_(place.pointer_.size()) {
  place.pointer_.append("/").append(member);
}

Place::Step::Step(Place& place, std::size_t index)
    : place_(place), size_before_(place.pointer_.size()) {
  place.pointer_.append("/").append(std::to_string(index));
}

}  // namespace kizuna::api
