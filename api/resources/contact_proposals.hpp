#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/context.hpp"
#include "api/resources/contact_proposal_dto.hpp"
#include "domain/intake/contact_proposals.hpp"
#include "persistence/contact_traces.hpp"
#include "persistence/response_sheet_store.hpp"

/// and F06 over what is stored.
namespace kizuna::api {

struct Proposals {
  std::string_view is_new;
  std::vector<domain::intake::CaseReason> case_reasons;
  std::optional<std::string> open_case;
  std::vector<std::string> earlier_inquiries;
  domain::intake::RepeatCount repeat;
  domain::intake::ResponseSheet sheet_state = domain::intake::ResponseSheet::none;
  std::optional<persistence::ResponseSheetRecord> sheet;
  std::vector<std::string> calls;  ///< root ids of the caller's other contacts
};

/// Cases that the caller may not see, and links marked as restricted, do not exist here (M-9).
Proposals proposals_for(Context& context, const domain::intake::Contact& contact,
                        const std::string& root_id);

/// The fifth call has been taken and nothing is agreed: SENIOR gets a task, once for the caller
/// (I-18).
void ask_for_response_sheet(Context& context, const domain::intake::Contact& contact,
                            const std::string& root_id);

ResponseSheetView view_of(const persistence::ResponseSheetRecord& sheet);

Command propose_for_contact(Context& context);

}  // namespace kizuna::api
