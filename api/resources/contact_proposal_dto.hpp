#pragma once
#include <optional>
#include <string>

#include "api/resources/abuser_warning.hpp"
#include "api/resources/contact_dto.hpp"

/// What the system proposes while a contact is typed, and what people decide about it.
namespace kizuna::api {

/// As much of the form as proposals look at.
struct ContactSoFar {
  std::optional<Uuid> contact;  ///< the stored row that is being typed or corrected
  std::optional<InstantText> received_at;
  std::optional<CodeFrom<&domain::intake::codes::direction>> direction;
  std::optional<CodeFrom<&domain::intake::codes::method>> method;
  std::optional<CodeFrom<&domain::intake::codes::caller>> caller_type;
  std::optional<Uuid> caller_person;
  std::optional<Uuid> caller_group;
  std::optional<Line<200>> callback_phone;
  std::optional<Uuid> subject_person;
  std::optional<CodeFrom<&domain::intake::codes::outcome>> outcome;
  std::optional<List<CodeFrom<&domain::intake::codes::outcome>, 3>> further_outcomes;
  std::optional<CodeFrom<&domain::intake::codes::urgency>> urgency;
  std::optional<CodeFrom<&domain::intake::codes::abuse>> abuse;
  std::optional<bool> document_handled;
  std::optional<Line<200>> relation_label;
  std::optional<Line<200>> caller_typed;  ///< a name or number that nobody was chosen for yet
  std::optional<Line<200>> subject_typed;
};
BOOST_DESCRIBE_STRUCT(ContactSoFar, (),
                      (contact, received_at, direction, method, caller_type, caller_person,
                       caller_group, callback_phone, subject_person, outcome, further_outcomes,
                       urgency, abuse, document_handled, relation_label, caller_typed,
                       subject_typed))
constexpr std::string_view dto_summary(const ContactSoFar*) {
  return "入力中の受付票のうち、提案に使う項目";
}

struct ProposedReason {
  std::string code;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(ProposedReason, (), (code, text))

struct ResponseSheetText {
  Prose<4000> text;
  CivilDateText review_on;
};
BOOST_DESCRIBE_STRUCT(ResponseSheetText, (), (text, review_on))
constexpr std::string_view dto_summary(const ResponseSheetText*) {
  return "対応方針の見直し";
}

/// Exactly one of person, group and phone says whose it is.
struct NewResponseSheet : ResponseSheetText {
  std::optional<Uuid> caller_person;
  std::optional<Uuid> caller_group;
  std::optional<Line<40>> caller_phone;
};
BOOST_DESCRIBE_STRUCT(NewResponseSheet, (ResponseSheetText),
                      (caller_person, caller_group, caller_phone))
constexpr std::string_view dto_summary(const NewResponseSheet*) {
  return "対応方針。相談者に見せることがある";
}

struct ResponseSheetView {
  Uuid id;
  std::int64_t version = 1;
  std::optional<Uuid> caller_person;
  std::optional<Uuid> caller_group;
  std::optional<std::string> caller_phone;
  std::string text;
  CivilDateText review_on;
  Uuid agreed_by;
};
BOOST_DESCRIBE_STRUCT(ResponseSheetView, (),
                      (id, version, caller_person, caller_group, caller_phone, text, review_on,
                       agreed_by))

struct ContactProposals {
  std::string is_new;                     ///< F06 (I-13)
  List<ProposedReason, 10> case_reasons;  ///< why a case is proposed (R-2); empty: it is not
  bool inquiry_needs_agreement = false;   ///< of SENIOR, to stay an inquiry (I-15)
  std::optional<Uuid> open_case;          ///< of the subject, where the caller may see it
  List<Uuid, 1000> earlier_inquiries;     ///< on the subject, for linking at T-1 (I-16)
  std::int64_t calls_in_30_days = 0;      ///< of this caller, this one included (R-4)
  std::int64_t calls_in_180_days = 0;
  std::string response_sheet;              ///< none, agreed, undecided
  std::optional<ResponseSheetView> sheet;  ///< what was agreed
  std::optional<AbuserWarning> warning;    ///< what to say before anything else (R-34)
};
BOOST_DESCRIBE_STRUCT(ContactProposals, (),
                      (is_new, case_reasons, inquiry_needs_agreement, open_case, earlier_inquiries,
                       calls_in_30_days, calls_in_180_days, response_sheet, sheet, warning))
constexpr std::string_view dto_summary(const ContactProposals*) {
  return "受付票への提案。決めるのは人";
}

struct NewInquiryDecision {
  Line<200> reason;
};
BOOST_DESCRIBE_STRUCT(NewInquiryDecision, (), (reason))
constexpr std::string_view dto_summary(const NewInquiryDecision*) {
  return "ケースにせず一般相談のままにする理由";
}

struct MissingForInquiry {
  std::string pointer;
  std::string code;
  std::string message;
};
BOOST_DESCRIBE_STRUCT(MissingForInquiry, (), (pointer, code, message))

struct InquiryDecisionView {
  Uuid id;
  std::int64_t version = 1;
  Uuid contact;
  std::string reason;
  Uuid decided_by;
  InstantText decided_at;
  std::optional<Uuid> agreed_by;
  std::optional<InstantText> agreed_at;
  List<MissingForInquiry, 5> missing;
};
BOOST_DESCRIBE_STRUCT(InquiryDecisionView, (),
                      (id, version, contact, reason, decided_by, decided_at, agreed_by, agreed_at,
                       missing))
constexpr std::string_view dto_summary(const InquiryDecisionView*) {
  return "一般相談のままにする判断。missingが空なら足りている";
}

struct InquiryDecisionViews {
  List<InquiryDecisionView, 1000> decisions;
};
BOOST_DESCRIBE_STRUCT(InquiryDecisionViews, (), (decisions))

}  // namespace kizuna::api
