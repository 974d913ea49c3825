#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/calendar/civil_date.hpp"
#include "domain/intake/contact.hpp"

/// What the system proposes while a contact is typed. The human always decides.
namespace kizuna::domain::intake {

/// I-13: RE when the subject's latest case was closed at `received_at`, else CONT when an earlier
/// finalised, unvoided contact has the same matter key, else NEW.
std::string_view suggest_is_new(bool latest_case_closed, bool earlier_contact_of_same_matter);

/// Why a case is proposed.
enum class CaseReason { second_contact, home_visit, document_handled, outcome, urgency };

/// One line for the screen.
std::string_view to_japanese(CaseReason reason);

/// An earlier finalised contact on the same subject, or in the same linked anonymous group.
struct EarlierContact {
  CivilDate on;
  bool voided = false;
};

/// Every reason that holds, in the order of R-2 and as settled by I-14; empty proposes nothing.
std::vector<CaseReason> propose_case(const Contact& contact,
                                     std::span<const EarlierContact> earlier);

/// Staying an inquiry although a case is proposed.
struct StayAsInquiry {
  bool proposed = true;
  std::string reason;
  std::optional<CivilDate> senior_agreed_on = {};
};

/// A one-line reason, and with urgency S or abuse 1-3 SENIOR's agreement the same day (I-15).
/// Finalising the contact never waits for it.
std::vector<FieldError> check_stay_as_inquiry(const Contact& contact, const StayAsInquiry& stay);

/// One contact as R-4 sees it. Drafts are not passed.
struct CallerTrace {
  std::string contact;
  CivilDate on;
  std::string caller_type;
  std::string caller_person;
  std::string caller_group;
  std::string phone;  ///< digits only
  bool incoming = true;
  bool voided = false;
};

struct RepeatCount {
  int in_30_days = 0;
  int in_180_days = 0;

  bool reached() const { return in_30_days >= 5 || in_180_days >= 20; }
};

/// R-4, I-17, I-18: incoming, unvoided contacts of the same caller over all subjects, the one being
/// typed included; the day of the contact and the 29 (179) days before it. Zero for callers other
/// than 10-30, 86, 98 and 99.
RepeatCount count_repeat_calls(const CallerTrace& typed, std::span<const CallerTrace> others);

/// What stands above the form.
enum class ResponseSheet {
  none,
  agreed,     ///< the agreed 対応方針
  undecided,  ///< 方針未定: SENIOR gets a task
};

/// An agreed sheet stays until its review date, even if the count falls.
ResponseSheet response_sheet(const RepeatCount& count, std::optional<CivilDate> agreed_until,
                             CivilDate on);

}  // namespace kizuna::domain::intake
