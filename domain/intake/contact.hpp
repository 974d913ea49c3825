#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/calendar/civil_date.hpp"
#include "domain/refusal.hpp"

/// 相談受付: one call, visit or letter. Append-only once finalised. Codes are those of codes.hpp;
/// ids are text; an empty string is "not given".
namespace kizuna::domain::intake {

/// F14 in three panes, each at most 20,000 characters.
struct Narrative {
  std::string facts;
  std::string words;    ///< the person's own words, 「」
  std::string opinion;  ///< of the writer
};

/// F10. `degree` is the degree of kinship, 0 (the person) to 6. "Not known" is said explicitly.
struct Relation {
  std::string label;
  std::optional<int> degree;
  bool by_marriage = false;
  bool unknown = false;
};

/// F11.
struct Callback {
  std::string phone;
  bool no_message = false;
  bool no_center_name = false;
  std::string time_window;
};

/// Every field of the form (F01-F26). A draft may hold any of them or none.
struct Contact {
  std::string id;
  std::string number;  ///< given at the first finalisation, see contact_number.hpp
  std::optional<Instant> received_at;
  std::string late_reason;  ///< when received more than 7 days before finalising
  std::optional<int> minutes;
  std::string staff;
  std::string second_staff;
  std::string direction = "IN";
  std::string method;
  std::string is_new;
  std::string caller_type;
  std::string caller_person;
  std::string caller_label;  ///< of an anonymous caller
  std::string caller_group;  ///< the linked anonymous group
  std::string caller_org;
  std::string caller_org_text;
  Relation relation;
  Callback callback;
  std::string subject_person;
  std::string topic_main;
  std::vector<std::string> topic_subs;  ///< at most 5
  Narrative narrative;
  std::string person_wish;  ///< KNOWN, UNKNOWN, NOT_ASKED
  std::string person_wish_text;
  std::string path;
  std::string path_org;
  std::string route;
  std::string response;
  std::vector<std::string> materials;
  std::string outcome;
  std::vector<std::string> further_outcomes;  ///< at most 3
  std::string urgency = "C";                  ///< preset (I-9)
  std::string abuse;                          ///< no preset: 0 is chosen by the human (I-9)
  std::vector<std::string> abuse_types;
  std::string district;
  std::string language;  ///< ISO 639 with an optional region, "pt-BR"
  std::string interpreter;
  std::string consent;
  bool document_handled = false;  ///< received, copied or filled in; not handing out a pamphlet
  std::string next_action;
  std::optional<CivilDate> next_due;
  std::vector<std::string> attachments;  ///< file names
  std::optional<Instant> finalised_at;
  std::string amends;  ///< id of the row that this one corrects
  int amendment = 0;   ///< 訂n
  bool voided = false;
};

/// the fields that hold what looks like an individual number. Asked before a draft is saved:
/// such a field keeps its last clean text, the others are saved (I-7).
std::vector<FieldError> check_my_numbers(const Contact& contact);

/// What finalising is judged against.
struct FinaliseContext {
  Instant now;
  /// The first finalisation, when this is an amendment; I-6 looks at that day.
  std::optional<Instant> first_finalised_at = {};
};

/// Everything that keeps a contact from being finalised, all fields at once; empty means it may be.
/// Codes must be valid on the day of receipt. Individual numbers are refused in every text.
std::vector<FieldError> check_for_finalise(const Contact& contact, const FinaliseContext& context);

/// What is known about the subject's person row; each is true for a value or an explicit "unknown".
struct SubjectFields {
  bool name = false;
  bool kana = false;
  bool birth = false;
  bool address = false;
};

/// What keeps a case from being opened (T-1): every C field must hold a value or an explicit
/// "unknown", which never blocks (I-10).
std::vector<FieldError> check_for_case(const Contact& contact, const SubjectFields& subject);

/// Urgency S or abuse 1 tells MANAGER as soon as the draft is saved (I-9).
bool alerts_manager(const Contact& contact);

/// All outcomes, the main one first.
std::vector<std::string> all_outcomes(const Contact& contact);

/// A correction (訂n) or a voiding (取消) of a finalised contact (I-4, I-5).
struct Amendment {
  bool original_finalised = true;
  bool original_voided = false;
  bool voids = false;
  std::string actor;
  std::string reason;    ///< always asked when voiding
  std::string approver;  ///< the second person, when voiding
};

Result<void> check_amendment(const Amendment& amendment);

/// A draft older than 7 calendar days is reported to SENIOR, by writer and time only (I-3).
bool draft_is_stale(CivilDate begun_on, CivilDate today);

/// MANAGER may take over what is stale and what nobody is left to finish (I-3).
bool draft_is_orphaned(CivilDate begun_on, CivilDate today, bool writer_is_active);

}  // namespace kizuna::domain::intake
