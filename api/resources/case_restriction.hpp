#pragma once
#include <optional>
#include <string>

#include "api/resources/case_reading.hpp"

/// Restricting a case to named people (S2) is one manager's act; taking that away again is two
/// people's.
namespace kizuna::api {

Command restrict_case(Context& context);
Command propose_unrestricting(Context& context);
/// accept or refuse.
Command decide_unrestricting(Context& context);

}  // namespace kizuna::api
