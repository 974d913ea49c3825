#pragma once
#include "api/resources/person_reading.hpp"
#include "api/route.hpp"

namespace kizuna::api {

/// Merging is a pointer with a reason; taking it back restores everything exactly.
Command merge_into_person(Context& context);
/// A merge that was wrong showed one person's records as another's: MANAGER is told.
Command unmerge_person(Context& context);

}  // namespace kizuna::api
