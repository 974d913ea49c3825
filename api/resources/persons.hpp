#pragma once
#include <array>

#include "api/resources/person_dto.hpp"
#include "api/route.hpp"

namespace kizuna::api {

inline constexpr std::array person_search_query = {
    QueryParameter{"q", "カナ・氏名の一部・旧字・ローマ字・電話番号の下4桁", "^.{1,100}$"},
};

/// The one search box: words and listed ids are in the entry's sealed detail.
Response search_persons(Context& context);
Response get_person(Context& context);
Command create_person(Context& context);
Command replace_person_document(Context& context);

}  // namespace kizuna::api
