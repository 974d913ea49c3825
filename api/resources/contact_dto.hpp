#pragma once
#include <optional>
#include <string>

#include "api/json/code_list.hpp"
#include "api/json/describe.hpp"
#include "persistence/contact_store.hpp"

namespace kizuna::api {

template <auto Rows>
using CodeFrom = Code<ListOf<Rows>>;

/// F10.
struct ContactRelation {
  std::optional<Line<200>> label;
  std::optional<Int<0, 6>> degree;
  std::optional<bool> by_marriage;
  std::optional<bool> unknown;
};
BOOST_DESCRIBE_STRUCT(ContactRelation, (), (label, degree, by_marriage, unknown))

/// F11.
struct ContactCallback {
  std::optional<Line<200>> phone;
  std::optional<bool> no_message;
  std::optional<bool> no_center_name;
  std::optional<Line<200>> time_window;
};
BOOST_DESCRIBE_STRUCT(ContactCallback, (), (phone, no_message, no_center_name, time_window))

/// F14 in three panes.
struct ContactNarrative {
  std::optional<Prose<20'000>> facts;
  std::optional<Prose<20'000>> words;
  std::optional<Prose<20'000>> opinion;
};
BOOST_DESCRIBE_STRUCT(ContactNarrative, (), (facts, words, opinion))

/// Everything of the form that a person may enter (F02-F25). What finalising asks for is decided
/// by domain::intake::check_for_finalise; until then any field may be missing.
struct ContactFields {
  std::optional<InstantText> received_at;
  std::optional<Line<200>> late_reason;
  std::optional<Int<1, 600>> minutes;
  std::optional<Uuid> staff;
  std::optional<Uuid> second_staff;
  std::optional<CodeFrom<&domain::intake::codes::direction>> direction;
  std::optional<CodeFrom<&domain::intake::codes::method>> method;
  std::optional<CodeFrom<&domain::intake::codes::is_new>> is_new;
  std::optional<CodeFrom<&domain::intake::codes::caller>> caller_type;
  std::optional<Uuid> caller_person;
  std::optional<Line<200>> caller_label;
  std::optional<Uuid> caller_group;
  std::optional<Line<200>> caller_org;
  std::optional<ContactRelation> relation;
  std::optional<ContactCallback> callback;
  std::optional<Uuid> subject_person;
  std::optional<CodeFrom<&domain::intake::codes::topic>> topic_main;
  std::optional<List<CodeFrom<&domain::intake::codes::topic>, 5>> topic_subs;
  std::optional<ContactNarrative> narrative;
  std::optional<CodeFrom<&domain::intake::codes::person_wish>> person_wish;
  std::optional<Prose<4'000>> person_wish_text;
  std::optional<CodeFrom<&domain::intake::codes::path>> path;
  std::optional<Line<200>> path_org;
  std::optional<CodeFrom<&domain::intake::codes::route>> route;
  std::optional<Prose<4'000>> response;
  std::optional<List<Line<200>, 20>> materials;
  std::optional<CodeFrom<&domain::intake::codes::outcome>> outcome;
  std::optional<List<CodeFrom<&domain::intake::codes::outcome>, 3>> further_outcomes;
  std::optional<CodeFrom<&domain::intake::codes::urgency>> urgency;
  std::optional<CodeFrom<&domain::intake::codes::abuse>> abuse;
  std::optional<List<CodeFrom<&domain::intake::codes::abuse_type>, 6>> abuse_types;
  std::optional<CodeFrom<&domain::intake::codes::district>> district;
  std::optional<Line<10>> language;
  std::optional<CodeFrom<&domain::intake::codes::interpreter>> interpreter;
  std::optional<CodeFrom<&domain::intake::codes::consent>> consent;
  std::optional<bool> document_handled;
  std::optional<Line<200>> next_action;
  std::optional<CivilDateText> next_due;
  std::optional<List<Line<200>, 20>> attachments;
  std::optional<Line<200>> shareable_with;
};
BOOST_DESCRIBE_STRUCT(ContactFields, (),
                      (received_at, late_reason, minutes, staff, second_staff, direction, method,
                       is_new, caller_type, caller_person, caller_label, caller_group, caller_org,
                       relation, callback, subject_person, topic_main, topic_subs, narrative,
                       person_wish, person_wish_text, path, path_org, route, response, materials,
                       outcome, further_outcomes, urgency, abuse, abuse_types, district, language,
                       interpreter, consent, document_handled, next_action, next_due, attachments,
                       shareable_with))
constexpr std::string_view dto_summary(const ContactFields*) {
  return "相談受付票の入力項目";
}

struct NewContact : ContactFields {
  std::optional<bool> finalise;  ///< number it and close it in the same request
  std::optional<Uuid> draft;     ///< what it was typed as; discarded in the same transaction
  std::optional<Line<200>> caller_typed;   ///< who was typed and not chosen: compared with those
  std::optional<Line<200>> subject_typed;  ///< who get no answer (R-34), never stored
};
BOOST_DESCRIBE_STRUCT(NewContact, (ContactFields), (finalise, draft, caller_typed, subject_typed))
constexpr std::string_view dto_summary(const NewContact*) {
  return "新しい相談受付。finaliseがtrueなら同時に確定して番号を付け、draftの下書きは消す";
}

/// A contact as it is answered.
struct ContactView : ContactFields {
  Uuid id;
  std::int64_t version = 1;
  std::optional<std::string> number;  ///< 「R07-C-00421」, with 訂n on an amendment
  Uuid root;
  std::optional<Uuid> amends;
  std::int64_t amendment = 0;
  std::optional<std::string> amend_reason;
  bool is_newest = true;
  bool voided = false;
  std::optional<InstantText> finalised_at;
  InstantText created_at;
  Uuid created_by;
};
BOOST_DESCRIBE_STRUCT(ContactView, (ContactFields),
                      (id, version, number, root, amends, amendment, amend_reason, is_newest,
                       voided, finalised_at, created_at, created_by))
constexpr std::string_view dto_summary(const ContactView*) {
  return "相談受付 (訂正行を含む)";
}

/// One line of the list: whom it is about and who took it, no narrative.
struct ContactLine {
  Uuid id;
  std::string number;
  std::int64_t amendment = 0;
  bool voided = false;
  InstantText received_at;
  Uuid staff;
  std::string staff_name;
  std::string direction;
  std::string method;
  std::string caller_type;
  std::optional<Uuid> subject_person;
  std::optional<std::string> subject_name;
  std::string topic_main;
  std::string outcome;
  std::string urgency;
  std::string abuse;
  std::string district;
};
BOOST_DESCRIBE_STRUCT(ContactLine, (),
                      (id, number, amendment, voided, received_at, staff, staff_name, direction,
                       method, caller_type, subject_person, subject_name, topic_main, outcome,
                       urgency, abuse, district))

struct ContactPage {
  List<ContactLine, 200> contacts;
};
BOOST_DESCRIBE_STRUCT(ContactPage, (), (contacts))
constexpr std::string_view dto_summary(const ContactPage*) {
  return "確定した相談受付の一覧 (最新の行だけ)";
}

/// The typed fields as a record; everything else of it is left as made.
persistence::ContactRecord record_from(const ContactFields& fields);
ContactView view_of(const persistence::ContactRecord& record);
ContactLine line_of(const persistence::ContactRecord& record);

}  // namespace kizuna::api
