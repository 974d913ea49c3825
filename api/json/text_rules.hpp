#pragma once
#include <cstddef>
#include <string_view>

#include "api/json/fields.hpp"

namespace kizuna::api {

/// Whether a text may come in; complains at `place` if not. A valid My Number is refused in every
/// shape but a secret.
bool check_incoming_text(std::string_view text, TextShape shape, std::size_t code_points_max,
                         Place& place);

}  // namespace kizuna::api
