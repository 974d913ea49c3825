#pragma once
#include "api/context.hpp"
#include "api/resources/contact_amendment_dto.hpp"

/// What becomes of a finalised contact: corrected by a new row (I-4), or voided by two people
/// (I-5). No row is ever changed.
namespace kizuna::api {

Response get_contact_history(Context& context);
Command amend_contact(Context& context);

Command ask_to_void_contact(Context& context);
Response list_void_requests(Context& context);
Response get_void_request(Context& context);
Command approve_void_request(Context& context);
Command decline_void_request(Context& context);

}  // namespace kizuna::api
