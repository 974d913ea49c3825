#pragma once
#include <array>

#include "api/resources/cases.hpp"
#include "api/resources/contacts.hpp"
#include "api/resources/statistics.hpp"
#include "api/resources/tasks.hpp"
#include "api/route.hpp"

/// Lists and figures as files: CSV for people, CSV for machines, or a workbook.
namespace kizuna::api {

inline constexpr QueryParameter format_query{"format", "csv、machine(BOMなしのCSV)、xlsx",
                                             "^(csv|machine|xlsx)$"};
inline constexpr QueryParameter permit_query{"permit", "21人以上のときの承認", "^[0-9a-f-]{36}$"};

inline constexpr std::array contact_export_query = {
    format_query,          permit_query,          contact_list_query[0], contact_list_query[1],
    contact_list_query[2], contact_list_query[3], contact_list_query[4], contact_list_query[5],
    contact_list_query[6], contact_list_query[7], contact_list_query[8],
};
inline constexpr std::array case_export_query = {
    format_query,       permit_query,       case_list_query[0], case_list_query[1],
    case_list_query[2], case_list_query[3], case_list_query[4], case_list_query[5],
};
inline constexpr std::array task_export_query = {
    format_query,       permit_query,       task_list_query[0],
    task_list_query[1], task_list_query[2], task_list_query[3],
};
inline constexpr std::array statistics_export_query = {
    format_query,        statistics_query[0], statistics_query[1],
    statistics_query[2], statistics_query[3],
};

/// Exactly the rows that the list of the same conditions would name to the caller.
Response export_contacts(Context& context);
Response export_cases(Context& context);
Response export_tasks(Context& context);
/// What goes out of the house hides small cells from everybody but MANAGER and the auditor (S-15).
Response export_statistics(Context& context);

}  // namespace kizuna::api
