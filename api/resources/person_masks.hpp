#pragma once
#include "api/resources/person_mask_dto.hpp"
#include "api/resources/person_reading.hpp"
#include "api/route.hpp"

namespace kizuna::api {

/// M-1: one look at hidden places, for a reason; an act of its own.
Command reveal_places(Context& context);

Response get_mask(Context& context);
/// M-2: the second person.
Command verify_person_mask(Context& context);
/// Lowering and lifting take two people before they have any effect.
Command propose_mask(Context& context);
Command decide_mask(Context& context);

/// A mask that was set or raised just now has an hour to be verified before MANAGER is asked.
void expect_verification(Context& on_writer, const std::string& person_id);

/// M-3, and what a writer cannot see is not lost: places that the document leaves out stay as
/// they are while a mask hides them, and level 3 takes no new ones.
void settle_places(Context& context, const PersonDocument& document, const FoundPerson& found,
                   persistence::PersonRecord& record);
void refuse_places_of_shelter(const persistence::PersonRecord& record);

}  // namespace kizuna::api
