#pragma once
#include <string>
#include <string_view>

#include "api/resources/case_reading.hpp"
#include "api/resources/sharing_dto.hpp"
#include "domain/intake/sharing.hpp"

/// What consents and disclosures have in common.
namespace kizuna::api {

LabelledCode labelled(std::string_view list, const std::string& code);
List<LabelledCode, 20> labelled_items(const std::vector<std::string>& items);
ReceiverView view_of(const domain::intake::Receiver& receiver);

/// Refuses a day after today, or before `earliest`.
domain::CivilDate past_day(const Context& context, const std::optional<CivilDateText>& typed,
                           domain::CivilDate earliest, const char* pointer, const char* rule);

/// The subject of the case, or the person who was named and whom the caller may see.
std::string person_meant(Context& context, const FoundCase& found,
                         const std::optional<Uuid>& named);

/// Empty for a person whom the caller may not see (M-4).
std::string name_shown(Context& context, const FoundCase& found, const std::string& person_id);

/// A task on the case that never moves and hinders no closing; its id.
std::string remind(Context& on_writer, const FoundCase& found, std::string title,
                   std::string_view rule, domain::CivilDate due);
/// Closes what remind() made, if it is still open.
void settle_reminder(Context& on_writer, const FoundCase& found,
                     const std::optional<std::string>& task_id, std::string_view state,
                     std::string_view reason);

}  // namespace kizuna::api
