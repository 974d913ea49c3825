#pragma once
#include "api/resources/case_reading.hpp"
#include "api/route.hpp"

/// The response to a suspicion of abuse: R-20, K-9, W-13, W-15.
namespace kizuna::api {

Command report_abuse(Context& context);
Command confirm_safety(Context& context);
Command set_abuse_status(Context& context);

/// A suspicion with its status (1, 2 or 3) and the time from which it counts.
struct Suspicion {
  std::string status;
  domain::Instant since;
  std::string source;  ///< "case" or "contact"
};

/// Puts the overlay on, restricts the case to named people, among them whoever acts now and
/// MANAGER, and asks MANAGER for the report to the city. The record is saved by the caller.
void start_abuse_response(Context& context, persistence::CaseRecord& record,
                          const Suspicion& suspicion);

/// T-14b: nothing of the response is left to do.
void end_abuse_response(Context& context, const FoundCase& found, const std::string& reason);

}  // namespace kizuna::api
