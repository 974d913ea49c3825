#include "api/print/qr_code.hpp"

#include <qrencode.h>

#include <memory>
#include <stdexcept>

namespace kizuna::api::print {

QrCode::QrCode(std::string_view text) {
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
      QRcode_encodeData(static_cast<int>(text.size()),
                        reinterpret_cast<const unsigned char*>(text.data()), 0, QR_ECLEVEL_M),
      QRcode_free);
  if (code == nullptr) throw std::runtime_error("the text does not fit into a QR code");
  width_ = code->width;
  for (int i = 0; i < width_ * width_; ++i) modules_.push_back((code->data[i] & 1) != 0);
}

bool QrCode::is_dark(int row, int column) const {
  if (row < 0 || column < 0 || row >= width_ || column >= width_) return false;
  return modules_[static_cast<std::size_t>(row * width_ + column)];
}

std::vector<std::string> QrCode::rows() const {
  std::vector<std::string> rows;
  for (int row = 0; row < width_; ++row) {
    rows.emplace_back();
    for (int column = 0; column < width_; ++column) rows.back() += is_dark(row, column) ? '1' : '0';
  }
  return rows;
}

}  // namespace kizuna::api::print
