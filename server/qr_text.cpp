#include "server/qr_text.hpp"

#include "api/print/qr_code.hpp"

namespace kizuna::server {
namespace {

const char* half_block(bool upper, bool lower) {
  if (upper && lower) return "█";
  if (upper) return "▀";
  return lower ? "▄" : " ";
}

}  // namespace

std::string qr_text(std::string_view text) {
  const api::print::QrCode code(text);
  constexpr int quiet_zone = api::print::QrCode::quiet_zone;
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
