#pragma once
#include <string_view>

#include "domain/refusal.hpp"

namespace kizuna::domain {

/// Whether this may become a password (AUTH-04, AUTH-05). Length in characters, at most 256 bytes;
/// no rule about kinds of characters. What remains after common passwords, words of the center,
/// the login, runs (aaaa, 1234) and keyboard rows are taken away must still be eight characters.
/// The list here is small on purpose: it catches what a person of this center would try first.
Result<void> check_new_password(std::string_view password, std::string_view login, int length_min);

}  // namespace kizuna::domain
