#pragma once
#include "api/resources/abuser_dto.hpp"
#include "api/resources/person_reading.hpp"
#include "api/route.hpp"

/// The list of those from whom a person is protected. Only the case team and MANAGER know
/// that there is one.
namespace kizuna::api {

bool knows_abusers(const FoundPerson& found);

Response list_abusers(Context& context);
Command enter_abuser(Context& context);
/// With a reason, by somebody else than who entered it.
Command end_listed_abuser(Context& context);

}  // namespace kizuna::api
