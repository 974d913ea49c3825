#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "api/json/fields.hpp"

namespace kizuna::api {

/// Checks a text that came in and returns it as it is to be stored; complains at `place`.
/// A valid My Number is refused in every shape but a secret.
std::string accept_text(std::string_view text, TextShape shape, std::size_t code_points_max,
                        Place& place);

}  // namespace kizuna::api
