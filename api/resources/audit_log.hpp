#pragma once
#include <array>

#include "api/resources/audit_log_dto.hpp"
#include "api/route.hpp"

namespace kizuna::api {

inline constexpr std::string_view origin_pattern = "^audit\\.[A-Za-z0-9._:/-]{1,248}$";
inline constexpr std::string_view moment_pattern =
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,6})?Z$";

inline constexpr std::array audit_entries_query = {
    QueryParameter{"case_id", "ケースのID", "^[A-Za-z0-9._:-]{1,64}$"},
    QueryParameter{"actor", "操作した人のID", "^[A-Za-z0-9._:-]{1,64}$"},
    QueryParameter{"act", "操作の種類 (例 contact.view)",
                   "^[a-z][a-z0-9_]{0,30}\\.[a-z][a-z0-9_]{0,30}$"},
    QueryParameter{"outcome", "結果", "^(ok|denied|error)$"},
    QueryParameter{"from", "この時刻から (UTC)", moment_pattern},
    QueryParameter{"to", "この時刻より前 (UTC)", moment_pattern},
    QueryParameter{"limit", "件数", "^([1-9]|[1-9][0-9]|1[0-9][0-9]|200)$"},
    QueryParameter{"cursor", "続きの位置", "^[0-9]{1,6}_[0-9]{1,16}$"},
};

inline constexpr std::array audit_checkpoint_query = {
    QueryParameter{"origin", "記録の名前。省略すると今年度", origin_pattern},
};

inline constexpr std::array audit_proofs_query = {
    QueryParameter{"origin", "記録の名前", origin_pattern},
    QueryParameter{"seq", "包含を証明する記録の番号", "^(0|[1-9][0-9]{0,15})$"},
    QueryParameter{"from", "整合性を証明する古い大きさ", "^[1-9][0-9]{0,15}$"},
    QueryParameter{"to", "整合性を証明する新しい大きさ", "^[1-9][0-9]{0,15}$"},
};

/// Entries, newest first.
Response list_audit_entries(Context& context);
/// The newest signed head; not_found before the first.
Response get_audit_checkpoint(Context& context);
/// With `seq` the receipt of that entry, with `from` and `to` the proof that the tree only grew.
Response get_audit_proof(Context& context);

}  // namespace kizuna::api
