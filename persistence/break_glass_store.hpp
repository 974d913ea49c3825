#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/access.hpp"
#include "domain/calendar/civil_date.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

/// One emergency access to one case.
struct BreakGlassRecord {
  std::string id;
  std::string case_id;
  std::string account_id;
  std::string reason_code;
  std::string reason;
  domain::Instant opened_at;
  domain::Instant ends_at;
  domain::CivilDate review_due;
  std::string task_id;  ///< the manager's, to review it
  std::optional<std::string> verdict;
  std::string review_note;
  std::optional<std::string> reviewed_by;
  std::optional<domain::Instant> reviewed_at;
};

void insert_break_glass(Session& writer, std::string_view center_id,
                        const BreakGlassRecord& record);
std::optional<BreakGlassRecord> load_break_glass(Session& session, std::string_view center_id,
                                                 std::string_view id);

/// What runs now for this person on this case.
struct RunningBreakGlass {
  std::string id;
  domain::Instant ends_at;
};
std::optional<RunningBreakGlass> running_break_glass(Session& session, std::string_view center_id,
                                                     std::string_view case_id,
                                                     std::string_view account_id,
                                                     domain::Instant now);
/// The same for a contact: on any case to which it is linked; the id of that case.
std::optional<std::string> break_glass_on_contact(Session& session, std::string_view center_id,
                                                  std::string_view contact_id,
                                                  std::string_view account_id, domain::Instant now);

/// When the reviews are due that still wait, of this person's accesses.
std::vector<domain::CivilDate> unreviewed_dues(Session& session, std::string_view center_id,
                                               std::string_view account_id);

/// Waiting for review (oldest first) or reviewed (newest first), at most 200.
std::vector<std::string> list_break_glass(Session& session, std::string_view center_id,
                                          bool reviewed);

struct BreakGlassReview {
  std::string verdict;
  std::string note;
  std::string by;
  domain::Instant at;
};
/// False when somebody has reviewed it.
bool review_break_glass(Session& writer, std::string_view center_id, std::string_view id,
                        const BreakGlassReview& review);

/// The id of a case by its number; none is as good as an absent one.
std::optional<std::string> case_of_number(Session& session, std::string_view center_id,
                                          std::string_view number);

/// A restriction that somebody asks to take away.
struct Unrestriction {
  std::string id;
  std::string reason;
  std::string proposed_by;
  domain::Instant proposed_at;
};
std::optional<Unrestriction> open_unrestriction(Session& session, const domain::Authorized& token,
                                                std::string_view center_id,
                                                std::string_view case_id);
void propose_unrestriction(Session& writer, std::string_view center_id, std::string_view case_id,
                           const Unrestriction& proposal);
/// False when it does not wait any more.
bool decide_unrestriction(Session& writer, std::string_view center_id, std::string_view id,
                          bool accepted, std::string_view by, domain::Instant now);

}  // namespace kizuna::persistence
