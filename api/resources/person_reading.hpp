#pragma once
#include "api/caller.hpp"
#include "api/context.hpp"
#include "api/resources/person_mask_dto.hpp"
#include "domain/people/protected_value.hpp"
#include "persistence/person_search.hpp"
#include "persistence/person_store.hpp"

namespace kizuna::api {

/// The document as a record; refuses with every fault at once.
domain::Result<persistence::PersonRecord> record_from(const PersonDocument& document,
                                                      domain::CivilDate today);

/// The relation of the caller to a person, on which masks depend.
domain::Viewer viewer_of(const Caller& caller, bool on_case_team);

/// A person whom the caller may know of, before anything of it is read.
struct FoundPerson {
  persistence::PersonAccess access;
  domain::Authorized authorized;
  domain::Viewer viewer;
};
/// Leaves through Refused with the same "no" as for an absent one.
FoundPerson find_person(const Context& context, const std::string& id, domain::Action action);

/// The record as this viewer may see it (M-4, M-5).
PersonView view_of(const persistence::PersonRecord& record, domain::Viewer viewer,
                   domain::CivilDate today);

/// Places and phones as they are; only for who has revealed them.
PersonPlaces places_of(const persistence::PersonRecord& record);

PersonHitView view_of(const persistence::PersonHit& hit, domain::Viewer viewer,
                      domain::CivilDate today);

}  // namespace kizuna::api
