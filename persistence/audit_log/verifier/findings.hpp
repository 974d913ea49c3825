#pragma once
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace kizuna::audit {

/// What each exit code of the verifier stands for. The smallest one found is the result.
namespace step {
inline constexpr int usage = 2;
inline constexpr int form = 10;
inline constexpr int sequence = 11;
inline constexpr int root = 12;
inline constexpr int signature = 13;
inline constexpr int quorum = 14;
inline constexpr int rollback = 15;
inline constexpr int split_view = 16;
inline constexpr int tail = 17;
inline constexpr int age = 18;
inline constexpr int detail = 19;
inline constexpr int token = 20;
inline constexpr int link = 21;
}  // namespace step

/// Collects what is wrong, keeping only what will be printed: the findings of the earliest step.
class Findings {
 public:
  /// `proof` is printed in full after the line (the two notes of a split view).
  void add(int code, std::string_view place, std::string_view reason, std::string_view proof = "");
  bool any() const { return !found_.empty(); }
  /// The smallest code, 0 if nothing was found.
  int code() const;
  void print(std::ostream& out) const;

 private:
  struct Finding {
    int code;
    std::string text;
  };
  std::vector<Finding> found_;
};

}  // namespace kizuna::audit
