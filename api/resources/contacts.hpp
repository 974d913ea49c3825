#pragma once
#include "api/resources/contact_dto.hpp"
#include "api/route.hpp"
#include "persistence/contact_list.hpp"

/// 相談受付: being typed, finalised, listed.
namespace kizuna::api {

inline constexpr std::string_view date_pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
inline constexpr std::string_view short_code_pattern = "^[A-Z0-9]{1,10}$";
inline constexpr std::string_view id_pattern = "^[0-9a-f-]{36}$";

inline constexpr QueryParameter contact_list_query[] = {
    {"received_from", "受付日(から)", date_pattern},
    {"received_to", "受付日(まで)", date_pattern},
    {"district", "地区", short_code_pattern},
    {"staff", "受付者", id_pattern},
    {"method", "方法", short_code_pattern},
    {"topic", "相談内容", short_code_pattern},
    {"urgency", "緊急度", short_code_pattern},
    {"subject", "本人", id_pattern},
    {"number", "受付番号", "^R[0-9]{2}-C-[0-9]{5,9}$"},
    {"limit", "件数 (1から200)", "^([1-9][0-9]?|1[0-9]{2}|200)$"},
    {"cursor", "続きの位置", "^[A-Za-z0-9+/=]{1,200}$"},
    {"caller", "相談者", id_pattern},
};

/// The conditions of the list.
persistence::ContactFilter contact_filter_of(const Context& context);
Response list_contacts(Context& context);
Response get_contact(Context& context);

/// With `finalise` the whole of the sixty-second call is one request.
Command create_contact(Context& context);
/// While it is not finalised.
Command update_contact(Context& context);
Command finalise_contact(Context& context);

}  // namespace kizuna::api
