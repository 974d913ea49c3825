#pragma once
#include "api/caller.hpp"
#include "api/resources/person_dto.hpp"
#include "domain/people/protected_value.hpp"
#include "persistence/person_search.hpp"
#include "persistence/person_store.hpp"

namespace kizuna::api {

/// The document as a record; refuses with every fault at once.
domain::Result<persistence::PersonRecord> record_from(const PersonDocument& document,
                                                      domain::CivilDate today);

/// The relation of the caller to a person, on which masks depend.
domain::Viewer viewer_of(const Caller& caller, bool on_case_team);

/// The record as this viewer may see it (M-4, M-5).
PersonView view_of(const persistence::PersonRecord& record, domain::Viewer viewer,
                   domain::CivilDate today);

PersonHitView view_of(const persistence::PersonHit& hit, domain::Viewer viewer,
                      domain::CivilDate today);

}  // namespace kizuna::api
