#pragma once
#include <string>

#include "api/http.hpp"

namespace kizuna::tests {

/// Appends the answer to a file in the folder that KIZUNA_RECORD_ANSWERS names, one JSON line, for
/// tests/openapi/check_answers.py; without the variable it does nothing.
void record_answer(const std::string& method, const std::string& path,
                   const api::Response& response);

}  // namespace kizuna::tests
