#pragma once
#include "api/context.hpp"
#include "api/resources/draft_dto.hpp"
#include "api/route.hpp"

/// 下書き: what is being typed survives the session that types it (AUTH-14).
namespace kizuna::api {

inline constexpr QueryParameter draft_list_query[] = {
    {"case", "このケースの下書き(ほかの人のものを含む)", "^[0-9a-f-]{36}$"},
};

/// The caller's own, or with `case` all of a case.
Response list_drafts(Context& context);
Response get_draft(Context& context);
Command create_draft(Context& context);
/// The autosave: the whole text each time, by its one writer.
Command save_draft(Context& context);
Command discard_draft(Context& context);

Response list_orphaned_drafts(Context& context);
Command take_draft_over(Context& context);

/// For the request that makes a contact of a draft: discards the caller's draft in the same
/// transaction and hangs the alert that it caused on the contact.
void finish_draft(Context& context, const std::string& draft_id, const std::string& contact_id);

}  // namespace kizuna::api
