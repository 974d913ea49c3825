#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/access.hpp"
#include "domain/calendar/civil_date.hpp"
#include "domain/people/person.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

/// What is kept of a mask beside its level (M-2).
struct MaskRecord {
  domain::Mask mask;
  std::optional<std::string> set_by;
  std::optional<domain::Instant> set_at;
  std::optional<std::string> verified_by;
  std::optional<std::string> task_id;
};
std::optional<MaskRecord> load_mask(Session& session, const domain::Authorized& authorized,
                                    std::string_view center_id, std::string_view person_id);

/// Somebody has set or raised the mask: from now on it waits for a second person.
void mark_mask_set(Session& writer, std::string_view center_id, std::string_view person_id,
                   std::string_view task_id, std::string_view by, domain::Instant now);

/// False when the person has changed, or the mask is verified already.
bool verify_mask(Session& writer, std::string_view center_id, std::string_view person_id,
                 long long version, std::string_view by, domain::Instant now);

/// Ends the task of a mask that somebody has verified in time.
void finish_mask_task(Session& writer, std::string_view center_id, std::string_view task_id,
                      std::string_view by, domain::Instant now);

/// The wish of one person to lower a mask; it has no effect until another one accepts it.
struct MaskProposal {
  std::string id;
  std::string person_id;
  domain::MaskLevel level = domain::MaskLevel::none;
  std::string reason;
  std::string proposed_by;
  domain::Instant proposed_at;
};
void insert_mask_proposal(Session& writer, std::string_view center_id,
                          const MaskProposal& proposal);
/// Those that nobody has decided, the oldest first.
std::vector<MaskProposal> open_mask_proposals(Session& session, std::string_view center_id,
                                              std::string_view person_id);
/// False when it was decided already.
bool decide_mask_proposal(Session& writer, std::string_view center_id, std::string_view id,
                          bool accepted, std::string_view by, domain::Instant now);

/// Lowers the mask of that version of the person. Both people are named in the proposal.
bool lower_mask(Session& writer, std::string_view center_id, const MaskProposal& proposal,
                long long version, std::string_view by, domain::Instant now);

}  // namespace kizuna::persistence
