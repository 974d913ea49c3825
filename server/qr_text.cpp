#include "server/qr_text.hpp"

#include <qrencode.h>

#include <memory>
#include <stdexcept>

namespace kizuna::server {
namespace {

constexpr int quiet_zone = 4;

class Code {
 public:
  explicit Code(std::string_view text)
      : code_(
            QRcode_encodeData(static_cast<int>(text.size()),
                              reinterpret_cast<const unsigned char*>(text.data()), 0, QR_ECLEVEL_M),
            QRcode_free) {
    if (code_ == nullptr) throw std::runtime_error("the text does not fit into a QR code");
  }

  int width() const { return code_->width; }
  bool is_dark(int row, int column) const {
    if (row < 0 || column < 0 || row >= width() || column >= width()) return false;
    return (code_->data[row * width() + column] & 1) != 0;
  }

 private:
  std::unique_ptr<QRcode, decltype(&QRcode_free)> code_;
};

const char* half_block(bool upper, bool lower) {
  if (upper && lower) return "█";
  if (upper) return "▀";
  return lower ? "▄" : " ";
}

}  // namespace

std::string qr_text(std::string_view text) {
  const Code code(text);
  std::string out;
  for (int row = -quiet_zone; row < code.width() + quiet_zone; row += 2) {
    for (int column = -quiet_zone; column < code.width() + quiet_zone; ++column) {
      out += half_block(code.is_dark(row, column), code.is_dark(row + 1, column));
    }
    out += '\n';
  }
  return out;
}

}  // namespace kizuna::server
