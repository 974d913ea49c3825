#pragma once
#include "api/resources/sharing.hpp"
#include "persistence/sharing_store.hpp"

/// 提供の記録: to whom, which items, on which basis, what was handed over.
namespace kizuna::api {

Response list_disclosures(Context& context);
/// Refuses what has no basis; B3 is copied to MANAGER.
Command record_disclosure(Context& context);
/// The copy came back, or was destroyed where it was. Possible on a closed case too.
Command return_disclosure(Context& context);

/// what leaves the house by another way (a printed letter, a referral) is written down by
/// this as well. Fills in the number, the consents that carry it and the reminder, and makes the
/// case's event. Leaves through Refused where there is no basis.
persistence::DisclosureRecord disclose(Context& on_writer, FoundCase& found,
                                       persistence::DisclosureRecord record);

}  // namespace kizuna::api
