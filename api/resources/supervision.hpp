#pragma once
#include <array>

#include "api/route.hpp"

/// Reviews of cases (R-24, K-10) and the manager's board of what is wrong with cases.
namespace kizuna::api {

inline constexpr std::array case_warning_query = {
    QueryParameter{"limit", "件数", "^[0-9]{1,3}$"},
    QueryParameter{"cursor", "続き", "^[0-9]{1,18}_[0-9a-f-]{36}$"},
};

Response list_supervisions(Context& context);
/// By somebody else than the owner.
Command record_supervision(Context& context);
/// Cases without an owner who can act, and those whose review is overdue.
Response list_case_warnings(Context& context);

}  // namespace kizuna::api
