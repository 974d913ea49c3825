#pragma once
#include <array>

#include "api/resources/task_dto.hpp"
#include "api/route.hpp"
#include "persistence/task_store.hpp"

namespace kizuna::api {

inline constexpr std::array task_list_query = {
    QueryParameter{"queue", "自分の分(mine)か、役職あて(post)", "^(mine|post)$"},
    QueryParameter{"due", "期限切れ・今日まで・7日以内", "^(overdue|today|week)$"},
    QueryParameter{"state", "状態", "^(open|done|cancelled)$"},
    QueryParameter{"case", "ケース", "^[0-9a-f-]{36}$"},
    QueryParameter{"limit", "件数", "^[0-9]{1,3}$"},
    QueryParameter{"cursor", "続き", "^[0-9-]{10}_[0-9a-f-]{36}$"},
};

/// The conditions of the list.
persistence::TaskFilter task_filter_of(const Context& context);
Response list_tasks_page(Context& context);
Response get_task(Context& context);
Command create_task(Context& context);
Command change_task(Context& context);
/// done, cancel or reassign.
Command act_on_task(Context& context);

}  // namespace kizuna::api
