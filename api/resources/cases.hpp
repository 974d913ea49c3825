#pragma once
#include <array>

#include "api/resources/case_dto.hpp"
#include "api/route.hpp"
#include "persistence/case_list.hpp"

namespace kizuna::api {

inline constexpr std::array case_list_query = {
    QueryParameter{"state", "状態(S0からS9)", "^S[0-9]$"},
    QueryParameter{"owner", "担当者", "^[0-9a-f-]{36}$"},
    QueryParameter{"subject", "本人", "^[0-9a-f-]{36}$"},
    QueryParameter{"district", "地区", "^[A-Z0-9]{1,10}$"},
    QueryParameter{"overdue", "期限を過ぎたもの", "^true$"},
    QueryParameter{"number", "ケース番号", "^R[0-9]{2}-K-[0-9]{5,6}(-[0-9]{1,3})?$"},
    QueryParameter{"limit", "件数", "^[0-9]{1,3}$"},
    QueryParameter{"cursor", "続き", "^[0-9]{1,18}_[0-9a-f-]{36}$"},
};
inline constexpr std::array case_timeline_query = {
    QueryParameter{"kind", "種類",
                   "^(contact|transition|change|overlay|task|consent|disclosure|meeting|track|"
                   "referral|note|break_glass)$"},
    QueryParameter{"limit", "件数", "^[0-9]{1,3}$"},
    QueryParameter{"cursor", "続き", "^[0-9]{1,18}_[0-9a-f-]{36}$"},
};

/// T-1. An open case of the same subject is a conflict that names it, if the caller may see it.
Command open_case(Context& context);
Response get_case(Context& context);
/// The conditions of the list.
persistence::CaseFilter case_filter_of(const Context& context);
Response list_cases_page(Context& context);
Response get_case_timeline(Context& context);
/// T-2 to T-16, by the action's name in the workflow.
Command act_on_case(Context& context);
Command set_case_facts(Context& context);
Command link_case_contact(Context& context);
Command unlink_case_contact(Context& context);
Command add_case_member(Context& context);
Command change_case_owner(Context& context);
Command change_case_urgency(Context& context);

}  // namespace kizuna::api
