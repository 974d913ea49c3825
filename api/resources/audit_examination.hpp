#pragma once
#include <array>

#include "api/resources/audit_examination_dto.hpp"
#include "api/resources/audit_log.hpp"

namespace kizuna::api {

inline constexpr std::array audit_check_query = {
    QueryParameter{"origin", "記録の名前。省略すると今年度", origin_pattern},
    QueryParameter{"first", "この番号から", "^(0|[1-9][0-9]{0,15})$"},
    QueryParameter{"until", "この番号の前まで。省略するといまの末尾", "^[1-9][0-9]{0,15}$"},
};
inline constexpr std::array closing_sheet_query = {
    QueryParameter{"day", "締めた日", "^20[0-9]{2}-[0-9]{2}-[0-9]{2}$"},
    QueryParameter{"root", "紙にある根のはじめの16字。その日の途中の署名も探す", "^[0-9a-f]{16}$"},
};
inline constexpr std::array audit_exceptions_query = {
    QueryParameter{"from", "この時刻から (UTC)", moment_pattern},
    QueryParameter{"to", "この時刻より前 (UTC)、31日以内", moment_pattern},
};

Response get_audit_status(Context& context);
/// At most 2048 entries at a time, so that nobody waits for a long examination.
Response check_audit_log(Context& context);
/// The last signed head of a day, or with `root` the one of that day that a sheet shows, and
/// whether the log still leads to it.
Response get_closing_sheet(Context& context);
Response list_audit_exceptions(Context& context);
Command report_access(Context& context);

}  // namespace kizuna::api
