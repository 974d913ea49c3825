#pragma once
#include <string>
#include <string_view>

namespace kizuna::server {

/// A QR code (error correction M) as lines of half blocks, dark modules printed dark, with the
/// quiet zone of four modules. Throws std::runtime_error for text that does not fit.
std::string qr_text(std::string_view text);

}  // namespace kizuna::server
