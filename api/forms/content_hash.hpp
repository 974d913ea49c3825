#pragma once
#include <string>
#include <string_view>

#include "api/print/sheet.hpp"

namespace kizuna::api {

/// SHA-256 in hex of everything that stands on the paper, and of the form and letters it is set in:
/// who has seen a sheet before printing names it by this.
std::string content_hash(std::string_view imprint, std::string_view letters,
                         const print::Sheet& sheet);

}  // namespace kizuna::api
