#pragma once
#include "api/resources/case_reading.hpp"

/// 同意: whose, which items, to whom, until when. Withdrawn ones stay.
namespace kizuna::api {

Response list_consents(Context& context);
/// The subject's own consent is also the case's fact "consent", which T-5 asks for.
Command record_consent(Context& context);
/// Possible on a closed case too: nobody is held to a consent.
Command withdraw_case_consent(Context& context);

}  // namespace kizuna::api
