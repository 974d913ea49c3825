#include "domain/access.hpp"

#include <algorithm>

namespace kizuna::domain {
namespace {

constexpr std::array<std::string_view, role_count> role_names = {
    "counselor", "manager", "city_staff", "approver", "auditor", "admin", "readonly", "service"};

using enum Action;
using enum Role;

// The matrix of the security requirements, as far as the foundation reaches. City staff and
// approvers have no row on cases: of a case to which they are assigned they see the closing that
// waits for their approval (W-8), nothing else. Admin never sees content (AZ-12); service clients
// read references only.
// clang-format off
constexpr Grant policy[] = {
    // action           role        reach          step-up
    {use_own_session, counselor, Reach::own},
    {use_own_session, manager, Reach::own},
    {use_own_session, city_staff, Reach::own},
    {use_own_session, approver, Reach::own},
    {use_own_session, auditor, Reach::own},
    {use_own_session, admin, Reach::own},
    {use_own_session, readonly, Reach::own},
    {read_reference, counselor, Reach::center},
    {read_reference, manager, Reach::center},
    {read_reference, city_staff, Reach::center},
    {read_reference, approver, Reach::center},
    {read_reference, auditor, Reach::center},
    {read_reference, admin, Reach::center},
    {read_reference, readonly, Reach::center},
    {read_reference, service, Reach::center},
    {search_people, counselor, Reach::center},
    {search_people, manager, Reach::center},
    {read_person, counselor, Reach::team},
    {read_person, manager, Reach::center},
    {write_person, counselor, Reach::team},
    {write_person, manager, Reach::center},
    {read_contact, counselor, Reach::team},
    {search_contacts, counselor, Reach::team},
    {search_contacts, manager, Reach::center},
    {read_contact, manager, Reach::center},
    {write_contact, counselor, Reach::team},
    {write_contact, manager, Reach::center},
    {void_contact, manager, Reach::center},
    {decide_as_senior, manager, Reach::center},
    {list_cases, counselor, Reach::team},
    {list_cases, manager, Reach::center},
    {read_case, counselor, Reach::team},
    {read_case, manager, Reach::center},
    {write_case, counselor, Reach::own},
    {write_case, manager, Reach::center},
    {close_case, manager, Reach::center, true},
    {assign_case, manager, Reach::center},
    {supervise_case, manager, Reach::center},
    {write_note, counselor, Reach::own},
    {write_note, manager, Reach::center},
    {open_break_glass, counselor, Reach::center, true},
    {open_break_glass, manager, Reach::center, true},
    {review_break_glass, manager, Reach::center},
    {read_closing, manager, Reach::center},
    {read_closing, city_staff, Reach::own},
    {read_closing, approver, Reach::own},
    {approve_closing, city_staff, Reach::own, true},
    {approve_closing, approver, Reach::own, true},
    {read_tasks, counselor, Reach::team},
    {read_tasks, manager, Reach::center},
    {write_task, counselor, Reach::team},
    {write_task, manager, Reach::center},
    {use_own_drafts, counselor, Reach::own},
    {use_own_drafts, manager, Reach::own},
    {take_over_draft, manager, Reach::center},
    {read_statistics, counselor, Reach::team},
    {read_statistics, manager, Reach::center},
    {read_statistics, city_staff, Reach::center},
    {read_statistics, approver, Reach::center},
    {read_statistics, auditor, Reach::center},
    {read_statistics, readonly, Reach::center},
    {read_statistics_rows, counselor, Reach::team},
    {read_statistics_rows, manager, Reach::center},
    {read_frozen_months, counselor, Reach::team},
    {read_frozen_months, manager, Reach::center},
    {read_frozen_months, auditor, Reach::center},
    {read_audit_log, auditor, Reach::masked},
    {export_audit_log, auditor, Reach::masked, true},
    {export_lists, counselor, Reach::team},
    {export_lists, manager, Reach::center},
    {ask_for_export, manager, Reach::center},
    {approve_export, manager, Reach::center, true},
    {export_statistics, counselor, Reach::team},
    {export_statistics, manager, Reach::center},
    {export_statistics, city_staff, Reach::center},
    {export_statistics, approver, Reach::center},
    {export_statistics, auditor, Reach::center},
    {export_statistics, readonly, Reach::center},
    {print_forms, counselor, Reach::team},
    {print_forms, manager, Reach::center},
    {print_forms, auditor, Reach::center},
    {print_contact, counselor, Reach::team},
    {print_contact, manager, Reach::center},
    {print_case, counselor, Reach::team},
    {print_case, manager, Reach::center},
    {print_closing_sheet, manager, Reach::center},
    {print_closing_sheet, auditor, Reach::center},
    {manage_users, admin, Reach::center, true},
    {manage_tokens, admin, Reach::center, true},
    {reveal_place, counselor, Reach::team},
    {reveal_place, manager, Reach::center},
    {list_relations, counselor, Reach::own},
    {list_relations, manager, Reach::own},
    {list_relations, city_staff, Reach::center},
    {declare_relation, counselor, Reach::own},
    {declare_relation, manager, Reach::own},
    {end_relation, city_staff, Reach::center, true},
};
// clang-format on

constexpr bool one_row_each() {
  for (std::size_t i = 0; i < std::size(policy); ++i) {
    for (std::size_t k = i + 1; k < std::size(policy); ++k) {
      if (policy[i].action == policy[k].action && policy[i].role == policy[k].role) return false;
    }
  }
  return true;
}
static_assert(one_row_each(), "a role has at most one row for an action");

const Grant* find_grant(Role role, Action action) {
  const auto* const row = std::find_if(std::begin(policy), std::end(policy), [&](const Grant& g) {
    return g.role == role && g.action == action;
  });
  return row == std::end(policy) ? nullptr : row;
}

bool changes_content(Action action) {
  return action == write_person || action == write_contact || action == void_contact ||
         action == decide_as_senior || action == write_case || action == close_case ||
         action == assign_case || action == supervise_case || action == write_task ||
         action == write_note;
}

/// What opens a case or its contacts, as against their line in a list.
bool opens_file(Action action) {
  return action == read_case || action == write_case || action == close_case ||
         action == assign_case || action == supervise_case || action == read_contact ||
         action == write_contact || action == void_contact || action == print_contact ||
         action == print_case || action == write_note;
}

/// A manager opens a restricted file only with a fresh second factor, being named on it or not.
bool needs_step_up(const Subject& subject, const Grant& grant, Action action,
                   const RecordFacts& record) {
  const bool restricted =
      record.sensitivity == Sensitivity::s2 || record.sensitivity == Sensitivity::s3;
  return grant.needs_step_up || (restricted && subject.role == manager && opens_file(action));
}

bool is_own(const Subject& subject, const RecordFacts& record) {
  return (!record.owner_id.empty() && record.owner_id == subject.person_id) ||
         record.subject_is_named;
}

/// AZ-09: reading and notes for an hour, and never what is sealed.
bool opened_by_break_glass(Action action, const RecordFacts& record) {
  return record.break_glass && record.sensitivity != Sensitivity::s3 &&
         (action == read_case || action == read_contact || action == write_note);
}

/// Is the record within reach? Restricted and sealed records open to named people only; asking for
/// an emergency access is what goes past a restriction, never past a seal.
bool reaches(const Subject& subject, Action action, Reach reach, const RecordFacts& record) {
  if (opened_by_break_glass(action, record)) return true;
  const bool own = is_own(subject, record);
  const bool restricted = record.sensitivity == Sensitivity::s2 && action != open_break_glass;
  if (restricted || record.sensitivity == Sensitivity::s3) return own;
  switch (reach) {
    case Reach::none:
      return false;
    case Reach::own:
      return own;
    case Reach::team:
      return own || record.subject_in_same_unit;
    case Reach::center:
    case Reach::masked:
      return true;
  }
  return false;
}

/// The action by which a person gets to see the record that `action` would change.
Action seeing(Action action) {
  if (action == write_person || action == reveal_place) return read_person;
  if (action == write_contact || action == void_contact || action == decide_as_senior ||
      action == print_contact) {
    return read_contact;
  }
  if (action == write_case || action == close_case || action == assign_case ||
      action == supervise_case || action == print_case || action == write_note)
    return read_case;
  if (action == approve_closing) return read_closing;
  if (action == write_task) return read_tasks;
  return action;
}

bool may_see(const Subject& subject, Action action, const RecordFacts& record) {
  const Grant* grant = find_grant(subject.role, seeing(action));
  return grant != nullptr && reaches(subject, seeing(action), grant->reach, record);
}

}  // namespace

std::string_view to_text(Role role) {
  return role_names[static_cast<std::size_t>(role)];
}

std::optional<Role> role_from(std::string_view text) {
  const auto* const found = std::find(role_names.begin(), role_names.end(), text);
  if (found == role_names.end()) return std::nullopt;
  return static_cast<Role>(found - role_names.begin());
}

std::span<const Grant> grants() {
  return policy;
}

Result<Authorized> decide(const Subject& subject, Action action) {
  const Grant* grant = find_grant(subject.role, action);
  if (grant == nullptr) return refuse(ProblemCode::forbidden, "AZ-01");
  if (grant->needs_step_up && !subject.stepped_up) {
    return refuse(ProblemCode::step_up_required, "AUTH-19");
  }
  return Authorized(grant->reach);
}

Result<Authorized> decide(const Subject& subject, Action action, const RecordFacts& record) {
  // The order is the order of secrecy: nothing below may tell that the record exists.
  if (record.center_id != subject.center_id) return refuse(ProblemCode::not_found, "AZ-13");
  const Grant* grant = find_grant(subject.role, action);
  if (grant == nullptr) return refuse(ProblemCode::forbidden, "AZ-01");
  if (record.shredded) return refuse(ProblemCode::not_found, "AUD-23");
  if (record.conflict_of_interest) return refuse(ProblemCode::not_found, "AZ-08");
  if (!may_see(subject, action, record)) return refuse(ProblemCode::not_found, "TM-01");
  // Outside the team and MANAGER somebody in a shelter does not exist, nor what is about them.
  if (record.hides_subject && !subject.is_manager && !is_own(subject, record)) {
    return refuse(ProblemCode::not_found, "M-4");
  }
  if (!reaches(subject, action, grant->reach, record)) {
    return refuse(ProblemCode::forbidden, "AZ-01",
                  "この記録を変更できるのは担当者と責任者だけです");
  }
  if (record.closed && changes_content(action)) {
    return refuse(ProblemCode::forbidden, "AZ-closed", "終結した記録は変更できません");
  }
  if (needs_step_up(subject, *grant, action, record) && !subject.stepped_up) {
    return refuse(ProblemCode::step_up_required, "AUTH-19");
  }
  return Authorized(grant->reach);
}

}  // namespace kizuna::domain
