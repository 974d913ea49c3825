#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "domain/refusal.hpp"

namespace kizuna::api {

/// Where in a document the reader stands, and everything that was wrong so far.
class Place {
 public:
  /// More than this many complaints help nobody and would let a small body ask for a large answer.
  static constexpr std::size_t error_count_max = 100;

  /// The value here is wrong. `message` is Japanese and shown beside the field.
  void fail(std::string_view code, std::string_view message);
  void fail(domain::FieldError error);
  /// The object here has a member that its type does not know.
  void fail_unknown(std::string_view name);

  /// The JSON pointer (RFC 6901) of the value here.
  const std::string& pointer() const { return pointer_; }
  bool is_clean() const { return errors_.empty(); }
  /// Unknown members are the sender's program being wrong (400), all else its content (422).
  domain::Refusal take_refusal();

  /// Enters a member or an element for as long as it lives.
  class Step {
   public:
    Step(Place& place, std::string_view member);
    Step(Place& place, std::size_t index);
    ~Step() { place_.pointer_.resize(size_before_); }
    Step(const Step&) = delete;
    Step& operator=(const Step&) = delete;

   private:
    Place& place_;
    std::size_t size_before_;
  };

 private:
  std::string pointer_;
  std::vector<domain::FieldError> errors_;
  bool has_unknown_ = false;
};

}  // namespace kizuna::api
