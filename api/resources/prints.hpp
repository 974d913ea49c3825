#pragma once
#include "api/resources/print_dto.hpp"
#include "api/route.hpp"

namespace kizuna::api {

/// Who and where will be on the paper, before it is.
Command preview_print(Context& context);
/// Takes copy numbers for the content that the preview showed. What it numbers is fetched next.
Command make_print(Context& context);
/// The PDF of a printing, for who printed it and for a quarter of an hour, as long as nothing that
/// stands on it has changed.
Response get_print_document(Context& context);

}  // namespace kizuna::api
