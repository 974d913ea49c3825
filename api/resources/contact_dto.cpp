#include "api/resources/contact_dto.hpp"

namespace kizuna::api {
namespace {

using domain::intake::Contact;
using persistence::ContactRecord;

template <class T>
std::string text(const std::optional<T>& field) {
  return field ? field->value : std::string();
}

template <class T>
void show(std::optional<T>& field, const std::string& value) {
  field.reset();
  if (!value.empty()) field = T{value};
}

template <class T, std::size_t Max>
std::vector<std::string> texts(const std::optional<List<T, Max>>& field) {
  std::vector<std::string> all;
  if (!field) return all;
  for (const T& item : field->value) all.push_back(item.value);
  return all;
}

template <class T, std::size_t Max>
void show(std::optional<List<T, Max>>& field, const std::vector<std::string>& values) {
  field.emplace();
  for (const std::string& value : values) field->value.push_back(T{value});
}

void read_groups(const ContactFields& fields, Contact& c) {
  if (const auto& relation = fields.relation) {
    c.relation.label = text(relation->label);
    if (relation->degree) c.relation.degree = static_cast<int>(relation->degree->value);
    c.relation.by_marriage = relation->by_marriage.value_or(false);
    c.relation.unknown = relation->unknown.value_or(false);
  }
  if (const auto& callback = fields.callback) {
    c.callback.phone = text(callback->phone);
    c.callback.no_message = callback->no_message.value_or(false);
    c.callback.no_center_name = callback->no_center_name.value_or(false);
    c.callback.time_window = text(callback->time_window);
  }
  if (const auto& narrative = fields.narrative) {
    c.narrative = {text(narrative->facts), text(narrative->words), text(narrative->opinion)};
  }
}

void read_people(const ContactFields& fields, Contact& c) {
  if (fields.received_at) c.received_at = fields.received_at->value;
  c.late_reason = text(fields.late_reason);
  if (fields.minutes) c.minutes = static_cast<int>(fields.minutes->value);
  c.staff = text(fields.staff);
  c.second_staff = text(fields.second_staff);
  if (fields.direction) c.direction = fields.direction->value;
  c.method = text(fields.method);
  c.is_new = text(fields.is_new);
  c.caller_type = text(fields.caller_type);
  c.caller_person = text(fields.caller_person);
  c.caller_label = text(fields.caller_label);
  c.caller_group = text(fields.caller_group);
  c.caller_org_text = text(fields.caller_org);
  c.subject_person = text(fields.subject_person);
}

void read_matter(const ContactFields& fields, Contact& c) {
  c.topic_main = text(fields.topic_main);
  c.topic_subs = texts(fields.topic_subs);
  c.person_wish = text(fields.person_wish);
  c.person_wish_text = text(fields.person_wish_text);
  c.path = text(fields.path);
  c.path_org = text(fields.path_org);
  c.route = text(fields.route);
  c.response = text(fields.response);
  c.materials = texts(fields.materials);
  c.outcome = text(fields.outcome);
  c.further_outcomes = texts(fields.further_outcomes);
  if (fields.urgency) c.urgency = fields.urgency->value;
  c.abuse = text(fields.abuse);
  c.abuse_types = texts(fields.abuse_types);
  c.district = text(fields.district);
  c.language = text(fields.language);
  c.interpreter = text(fields.interpreter);
  c.consent = text(fields.consent);
  c.document_handled = fields.document_handled.value_or(false);
  c.next_action = text(fields.next_action);
  if (fields.next_due) c.next_due = fields.next_due->value;
  c.attachments = texts(fields.attachments);
}

void show_people(const Contact& c, ContactFields& fields) {
  if (c.received_at) fields.received_at = InstantText{*c.received_at};
  show(fields.late_reason, c.late_reason);
  if (c.minutes) fields.minutes = Int<1, 600>{*c.minutes};
  show(fields.staff, c.staff);
  show(fields.second_staff, c.second_staff);
  show(fields.direction, c.direction);
  show(fields.method, c.method);
  show(fields.is_new, c.is_new);
  show(fields.caller_type, c.caller_type);
  show(fields.caller_person, c.caller_person);
  show(fields.caller_label, c.caller_label);
  show(fields.caller_group, c.caller_group);
  show(fields.caller_org, c.caller_org_text);
  ContactRelation& relation = fields.relation.emplace();
  show(relation.label, c.relation.label);
  if (c.relation.degree) relation.degree = Int<0, 6>{*c.relation.degree};
  relation.by_marriage = c.relation.by_marriage;
  relation.unknown = c.relation.unknown;
  ContactCallback& callback = fields.callback.emplace();
  show(callback.phone, c.callback.phone);
  callback.no_message = c.callback.no_message;
  callback.no_center_name = c.callback.no_center_name;
  show(callback.time_window, c.callback.time_window);
  show(fields.subject_person, c.subject_person);
}

void show_matter(const Contact& c, ContactFields& fields) {
  show(fields.topic_main, c.topic_main);
  show(fields.topic_subs, c.topic_subs);
  ContactNarrative& narrative = fields.narrative.emplace();
  show(narrative.facts, c.narrative.facts);
  show(narrative.words, c.narrative.words);
  show(narrative.opinion, c.narrative.opinion);
  show(fields.person_wish, c.person_wish);
  show(fields.person_wish_text, c.person_wish_text);
  show(fields.path, c.path);
  show(fields.path_org, c.path_org);
  show(fields.route, c.route);
  show(fields.response, c.response);
  show(fields.materials, c.materials);
  show(fields.outcome, c.outcome);
  show(fields.further_outcomes, c.further_outcomes);
  show(fields.urgency, c.urgency);
  show(fields.abuse, c.abuse);
  show(fields.abuse_types, c.abuse_types);
  show(fields.district, c.district);
  show(fields.language, c.language);
  show(fields.interpreter, c.interpreter);
  show(fields.consent, c.consent);
  fields.document_handled = c.document_handled;
  show(fields.next_action, c.next_action);
  if (c.next_due) fields.next_due = CivilDateText{*c.next_due};
  show(fields.attachments, c.attachments);
}

}  // namespace

ContactRecord record_from(const ContactFields& fields) {
  ContactRecord record;
  read_people(fields, record.contact);
  read_groups(fields, record.contact);
  read_matter(fields, record.contact);
  record.shareable_with = text(fields.shareable_with);
  return record;
}

ContactView view_of(const ContactRecord& record) {
  const Contact& c = record.contact;
  ContactView view;
  show_people(c, view);
  show_matter(c, view);
  show(view.shareable_with, record.shareable_with);
  view.id = {c.id};
  view.version = record.version;
  if (!c.number.empty()) view.number = c.number;
  view.root = {record.root_id};
  show(view.amends, c.amends);
  view.amendment = c.amendment;
  if (!record.amend_reason.empty()) view.amend_reason = record.amend_reason;
  view.is_newest = record.is_newest;
  view.voided = c.voided;
  if (c.finalised_at) view.finalised_at = InstantText{*c.finalised_at};
  view.created_at = {record.created_at};
  view.created_by = {record.created_by};
  return view;
}

ContactLine line_of(const ContactRecord& record) {
  const Contact& c = record.contact;
  ContactLine line{{c.id},    c.number,  c.amendment,  c.voided,  {c.received_at.value()},
                   {c.staff}, {},        c.direction,  c.method,  c.caller_type,
                   {},        {},        c.topic_main, c.outcome, c.urgency,
                   c.abuse,   c.district};
  show(line.subject_person, c.subject_person);
  return line;
}

}  // namespace kizuna::api
