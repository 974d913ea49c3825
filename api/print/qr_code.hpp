#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace kizuna::api::print {

/// A QR code with error correction M. Throws std::runtime_error for text that does not fit.
class QrCode {
 public:
  explicit QrCode(std::string_view text);

  static constexpr int quiet_zone = 4;
  int width() const { return width_; }
  /// False outside of the code.
  bool is_dark(int row, int column) const;
  /// Line by line, "1" for a dark module: what a page draws from.
  std::vector<std::string> rows() const;

 private:
  int width_ = 0;
  std::vector<bool> modules_;
};

}  // namespace kizuna::api::print
