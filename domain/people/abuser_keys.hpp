#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "domain/people/person.hpp"

/// By what a caller is recognised as somebody from whom a person is protected (R-34, M-8): only
/// ever the whole of it, a full name or a full number.
namespace kizuna::domain {

/// Full readings, full written names and full Roman names, folded as in the search keys, and the
/// digits of the numbers. Digits and names never look alike.
std::vector<std::string> abuser_keys(const Name& name, const std::vector<std::string>& phones);

/// What was typed about the caller, as such keys: a name and at most three numbers.
std::vector<std::string> caller_keys(std::string_view caller_typed, std::string_view phone_typed);

/// The typed text as a name key, as it is compared with a full name; empty for a number.
std::string typed_name_key(std::string_view text);

/// The digits of every whole number in the text, with its area code; "+81" is "0".
std::vector<std::string> whole_phones(std::string_view text);

}  // namespace kizuna::domain
