#pragma once
#include <string_view>
#include <vector>

#include "api/context.hpp"
#include "api/route.hpp"
#include "persistence/audit_log/act_record.hpp"

namespace kizuna::api {

/// What is known of a request when its entry is written.
struct RequestFacts {
  const Request& request;
  const Route* route;
  const Caller* caller;  ///< nullptr: nobody signed in
  std::string_view request_id;
  std::string_view center_id;  ///< whose log takes the entry
};

/// One entry for the act, and one for each further act that the handler named.
std::vector<persistence::ActRecord> acts_of_success(const RequestFacts& facts, int status,
                                                    const ActNotes& notes);

/// The entry of a refused request: denied where a rule of access or law said no, else error.
persistence::ActRecord act_of_refusal(const RequestFacts& facts, const domain::Refusal& refusal,
                                      int status, const ActNotes& notes);

}  // namespace kizuna::api
