#pragma once
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "domain/refusal.hpp"

namespace kizuna::domain {

/// Product roles. A person may hold several and acts in one at a time.
enum class Role { counselor, manager, city_staff, approver, auditor, admin, readonly, service };
inline constexpr std::size_t role_count = 8;

std::string_view to_text(Role role);
std::optional<Role> role_from(std::string_view text);

/// What somebody wants to do, in the words of the center, not of HTTP.
enum class Action {
  use_own_session,
  read_reference,
  search_people,
  read_person,
  write_person,
  search_contacts,
  reveal_place,
  list_relations,
  declare_relation,
  end_relation,
  read_contact,
  write_contact,
  void_contact,
  decide_as_senior,  ///< what SENIOR agrees to (W-1)
  list_cases,
  read_case,
  write_case,
  close_case,
  assign_case,
  supervise_case,
  write_note,        ///< a line in the history of a case, all that break-glass may write
  open_break_glass,  ///< 緊急閲覧 of one case (AZ-09)
  review_break_glass,
  read_closing,
  approve_closing,
  read_tasks,
  write_task,
  use_own_drafts,
  take_over_draft,
  read_statistics,
  read_statistics_rows,
  read_frozen_months,
  read_audit_log,
  export_audit_log,
  export_lists,
  ask_for_export,  ///< of more than 20 people (TM-03)
  approve_export,
  export_statistics,
  print_forms,  ///< at all; what is printed is asked of its record
  print_contact,
  print_case,
  print_closing_sheet,  ///< AUD-15
  manage_users,
  manage_tokens,
};

/// S0 index, S1 normal, S2 restricted (abuse, staff-related), S3 sealed (hidden address).
enum class Sensitivity { s0, s1, s2, s3 };

/// How far a role reaches for an action.
enum class Reach {
  none,
  own,     ///< owner of the record, or named on the case's team
  team,    ///< also the records of the person's own unit
  center,  ///< every record of the center
  masked,  ///< every record, but pseudonymised: the answer has no names
};

/// One row of the policy; whatever has no row is denied (AZ-01).
struct Grant {
  Action action;
  Role role;
  Reach reach;
  bool needs_step_up = false;  ///< a fresh second factor, at most 120 seconds old (AUTH-19)
};

/// The whole policy, for the reference and for the matrix test.
std::span<const Grant> grants();

/// Who asks, as far as the decision needs it.
struct Subject {
  std::string_view center_id;
  std::string_view person_id;
  Role role = Role::readonly;
  bool stepped_up = false;
  bool is_manager = false;  ///< holds the post of MANAGER, not only the role that SENIOR has too
};

/// What a store knows about a record before it gives out any of its content.
struct RecordFacts {
  std::string center_id;
  std::string owner_id;               ///< empty: nobody's
  bool subject_is_named = false;      ///< the person who asks is on the record's team
  bool subject_in_same_unit = false;  ///< works in the unit that keeps the record
  Sensitivity sensitivity = Sensitivity::s1;
  bool conflict_of_interest = false;  ///< a declared relation of the person who asks (AZ-08)
  bool closed = false;
  bool shredded = false;
  bool hides_subject = false;  ///< about somebody in a shelter: mask level 3 (M-4)
  bool break_glass = false;    ///< an emergency access of the person who asks runs on it (AZ-09)
};

/// Proof that decide() said yes. Stores that hand out content of a case ask for one, and nothing
/// else can make one: a handler that forgets to ask does not compile.
class Authorized {
 public:
  Reach reach() const { return reach_; }

 private:
  explicit Authorized(Reach reach) : reach_(reach) {}
  friend Result<Authorized> decide(const Subject&, Action);
  friend Result<Authorized> decide(const Subject&, Action, const RecordFacts&);
  Reach reach_;
};

/// May this role do this at all? Says nothing about any record.
Result<Authorized> decide(const Subject& subject, Action action);

/// May this person do this to that record? What they may not know of is not_found, with the same
/// bytes as a record that does not exist (AZ-06); what they may see but not do is forbidden.
Result<Authorized> decide(const Subject& subject, Action action, const RecordFacts& record);

}  // namespace kizuna::domain
