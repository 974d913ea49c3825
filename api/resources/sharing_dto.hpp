#pragma once
#include <optional>
#include <string>

#include "api/json/code_list.hpp"
#include "api/json/describe.hpp"

/// Consents and disclosures as they are sent and answered.
namespace kizuna::api {

/// The forms of a consent that somebody was asked for: 0 and 6 are not recorded.
struct ConsentForms {
  static bool contains(std::string_view code) {
    return ListOf<&domain::intake::codes::consent>::contains(code) && code != "0" && code != "6";
  }
  static std::vector<std::string_view> codes() { return {"1", "2", "3", "4", "5"}; }
};

using SharingItem = Code<ListOf<&domain::intake::codes::sharing_item>>;
using ReceiverKind = Code<ListOf<&domain::intake::codes::caller>>;

/// A code with its Japanese label, for screens.
struct LabelledCode {
  std::string code;
  std::string label;
};
BOOST_DESCRIBE_STRUCT(LabelledCode, (), (code, label))

struct ReceiverBody {
  ReceiverKind kind;
  std::optional<Line<100>> name;  ///< absent in a consent: everybody of that kind
};
BOOST_DESCRIBE_STRUCT(ReceiverBody, (), (kind, name))

struct NewConsent {
  std::optional<Uuid> person;  ///< whose; the subject of the case, when absent
  Code<ConsentForms> form;
  std::optional<List<SharingItem, 20>> items;
  std::optional<List<ReceiverBody, 20>> recipients;
  std::optional<Line<200>> purpose;
  std::optional<Prose<1000>> capacity_note;
  std::optional<Line<200>> document;
  CivilDateText given_on;
  std::optional<CivilDateText> until;
};
BOOST_DESCRIBE_STRUCT(NewConsent, (),
                      (person, form, items, recipients, purpose, capacity_note, document, given_on,
                       until))
constexpr std::string_view dto_summary(const NewConsent*) {
  return "同意(だれの、どの項目を、どこへ、いつまで)";
}

struct ConsentWithdrawal {
  std::optional<CivilDateText> on;  ///< today, when absent
  Prose<500> reason;
};
BOOST_DESCRIBE_STRUCT(ConsentWithdrawal, (), (on, reason))

struct ReceiverView {
  std::string kind;
  std::string kind_label;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(ReceiverView, (), (kind, kind_label, name))

struct ConsentView {
  Uuid id;
  Uuid person;
  std::string person_name;  ///< empty for somebody whom the caller may not see
  std::string form;
  std::string form_label;
  List<LabelledCode, 20> items;
  List<ReceiverView, 20> recipients;
  std::string purpose;
  std::string capacity_note;
  std::string document;
  CivilDateText given_on;
  std::optional<CivilDateText> until;
  bool live = false;  ///< gives a basis today
  std::string recorded_by;
  InstantText recorded_at;
  std::optional<CivilDateText> withdrawn_on;
  std::optional<std::string> withdrawn_by;
  std::string withdrawal_reason;
};
BOOST_DESCRIBE_STRUCT(ConsentView, (),
                      (id, person, person_name, form, form_label, items, recipients, purpose,
                       capacity_note, document, given_on, until, live, recorded_by, recorded_at,
                       withdrawn_on, withdrawn_by, withdrawal_reason))

struct Consents {
  List<ConsentView, 1000> consents;
};
BOOST_DESCRIBE_STRUCT(Consents, (), (consents))
constexpr std::string_view dto_summary(const Consents*) {
  return "ケースの同意。撤回したものも残る";
}

struct NewDisclosure {
  std::optional<Uuid> person;  ///< whose data; the subject of the case, when absent
  ReceiverKind recipient_kind;
  Line<100> recipient_name;
  List<SharingItem, 20> items;
  Code<ListOf<&domain::intake::codes::sharing_basis>> basis;
  std::optional<Line<200>> grounds;           ///< B2, B4, B5, B6: which law, meeting or contract
  std::optional<Prose<500>> danger;           ///< B3
  std::optional<Prose<500>> why_no_consent;   ///< B3
  std::optional<Prose<500>> why_these_items;  ///< B3
  Prose<1000> handed;
  Code<ListOf<&domain::intake::codes::medium>> medium;
  std::optional<CivilDateText> handed_on;  ///< today, when absent
  std::optional<CivilDateText> return_by;
};
BOOST_DESCRIBE_STRUCT(NewDisclosure, (),
                      (person, recipient_kind, recipient_name, items, basis, grounds, danger,
                       why_no_consent, why_these_items, handed, medium, handed_on, return_by))
constexpr std::string_view dto_summary(const NewDisclosure*) {
  return "外への提供(相手、項目、根拠、渡したもの)";
}

struct CopyReturnBody {
  std::optional<CivilDateText> on;  ///< today, when absent
  Line<200> how;
};
BOOST_DESCRIBE_STRUCT(CopyReturnBody, (), (on, how))

struct DisclosureView {
  Uuid id;
  std::string number;  ///< the copy number
  Uuid person;
  std::string person_name;
  ReceiverView recipient;
  List<LabelledCode, 20> items;
  LabelledCode basis;
  std::string grounds;
  std::string danger;
  std::string why_no_consent;
  std::string why_these_items;
  List<Uuid, 20> consents;  ///< those that carry a B1
  std::string handed;
  LabelledCode medium;
  CivilDateText handed_on;
  std::string recorded_by;
  InstantText recorded_at;
  std::optional<CivilDateText> return_by;
  bool return_overdue = false;
  std::optional<CivilDateText> returned_on;
  std::string returned_how;
};
BOOST_DESCRIBE_STRUCT(DisclosureView, (),
                      (id, number, person, person_name, recipient, items, basis, grounds, danger,
                       why_no_consent, why_these_items, consents, handed, medium, handed_on,
                       recorded_by, recorded_at, return_by, return_overdue, returned_on,
                       returned_how))

struct BasisView {
  std::string code;
  std::string label;
  std::string source;
  bool offered = true;
  std::string reason;  ///< why it is not offered
};
BOOST_DESCRIBE_STRUCT(BasisView, (), (code, label, source, offered, reason))

struct Disclosures {
  List<DisclosureView, 1000> disclosures;
  List<BasisView, 20> bases;  ///< as they may be chosen for the next one (R-28)
};
BOOST_DESCRIBE_STRUCT(Disclosures, (), (disclosures, bases))
constexpr std::string_view dto_summary(const Disclosures*) {
  return "ケースの提供の記録と、いま選べる根拠";
}

}  // namespace kizuna::api
