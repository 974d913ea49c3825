#pragma once
#include <array>

#include "api/resources/case_reading.hpp"
#include "api/route.hpp"

/// Closings and the two people who approve exactly the same text (T-11, T-16, W-8).
namespace kizuna::api {

inline constexpr std::array closing_list_query = {
    QueryParameter{"limit", "件数", "^[0-9]{1,3}$"},
    QueryParameter{"cursor", "続き", "^[0-9]{1,18}_[0-9a-f-]{36}$"},
};

Command ask_for_closing(Context& context);
/// MANAGER sees what waits in the center, a city officer what waits in the cases given to them.
Response list_closings_page(Context& context);
Response get_closing(Context& context);
/// The approval holds for the text with the hash that was sent along, no other.
Command approve_closing_text(Context& context);

/// MANAGER does not approve: the request is void, and who asked has a task that says why.
Command return_closing(Context& context);

/// Of the text as it now stands in the record.
std::string hash_of_closing(Context& context, const persistence::CaseRecord& record);

/// T-11 and T-16 are MANAGER's approval: leaves it beside the officer's.
void approve_by_closing(Context& context, const FoundCase& found);

std::optional<ClosingState> closing_state(Context& context, const FoundCase& found);

}  // namespace kizuna::api
