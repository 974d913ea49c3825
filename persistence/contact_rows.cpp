#include "persistence/account_store.hpp"
#include "persistence/contact_store.hpp"

// Writing and reading one row of a contact, column by column.
namespace kizuna::persistence {
namespace {

using domain::intake::Contact;
using Text = std::string;
using MaybeText = std::optional<std::string>;
using MaybeInt = std::optional<long long>;

constexpr std::string_view insert_row = R"sql(
  insert into contact (
    center_id, id, version, root_id, amends, amendment, is_newest, number, fiscal_year, ordinal,
    voided, received_at, late_reason, minutes, staff_id, second_staff_id, direction, method,
    is_new, caller_type, caller_person_id, caller_label, caller_group_id, caller_org,
    relation_label, relation_degree, relation_by_marriage, relation_unknown, callback_phone,
    callback_no_message, callback_no_center_name, callback_time_window, subject_person_id,
    topic_main, narrative_facts, narrative_words, narrative_opinion, person_wish,
    person_wish_text, path, path_org, route, response, outcome, urgency, abuse, district,
    language, interpreter, consent, document_handled, next_action, next_due, shareable_with,
    amend_reason, finalised_at, first_finalised_at, created_at, created_by, updated_at)
  values (
    :center, :id, 1, :root_id, :amends, :amendment, 1, :number, :fiscal_year, :ordinal, :voided,
    :received_at, :late_reason, :minutes, :staff_id, :second_staff_id, :direction, :method,
    :is_new, :caller_type, :caller_person_id, :caller_label, :caller_group_id, :caller_org,
    :relation_label, :relation_degree, :relation_by_marriage, :relation_unknown,
    :callback_phone, :callback_no_message, :callback_no_center_name, :callback_time_window,
    :subject_person_id, :topic_main, :narrative_facts, :narrative_words, :narrative_opinion,
    :person_wish, :person_wish_text, :path, :path_org, :route, :response, :outcome, :urgency,
    :abuse, :district, :language, :interpreter, :consent, :document_handled, :next_action,
    :next_due, :shareable_with, :amend_reason, :finalised_at, :first_finalised_at, :created_at,
    :created_by, :updated_at))sql";
constexpr std::string_view update_row = R"sql(
  update contact set version = version + 1,
    number = :number, fiscal_year = :fiscal_year, ordinal = :ordinal, voided = :voided,
    received_at = :received_at, late_reason = :late_reason, minutes = :minutes, staff_id =
    :staff_id, second_staff_id = :second_staff_id, direction = :direction, method = :method,
    is_new = :is_new, caller_type = :caller_type, caller_person_id = :caller_person_id,
    caller_label = :caller_label, caller_group_id = :caller_group_id, caller_org = :caller_org,
    relation_label = :relation_label, relation_degree = :relation_degree, relation_by_marriage =
    :relation_by_marriage, relation_unknown = :relation_unknown, callback_phone =
    :callback_phone, callback_no_message = :callback_no_message, callback_no_center_name =
    :callback_no_center_name, callback_time_window = :callback_time_window, subject_person_id =
    :subject_person_id, topic_main = :topic_main, narrative_facts = :narrative_facts,
    narrative_words = :narrative_words, narrative_opinion = :narrative_opinion, person_wish =
    :person_wish, person_wish_text = :person_wish_text, path = :path, path_org = :path_org,
    route = :route, response = :response, outcome = :outcome, urgency = :urgency, abuse =
    :abuse, district = :district, language = :language, interpreter = :interpreter, consent =
    :consent, document_handled = :document_handled, next_action = :next_action, next_due =
    :next_due, shareable_with = :shareable_with, amend_reason = :amend_reason, finalised_at =
    :finalised_at, first_finalised_at = :first_finalised_at, updated_at = :updated_at
  where center_id = :center and id = :id and version = :version and finalised_at is null)sql";
constexpr std::string_view insert_code = R"sql(
  insert into contact_code (center_id, contact_id, kind, ordinal, code)
  values (:center, :id, :kind, :ordinal, :code))sql";
constexpr std::string_view delete_codes =
    "delete from contact_code where center_id = :center and contact_id = :id";

constexpr std::string_view select_history = R"sql(
  select version, number, fiscal_year, ordinal, root_id, amends, amendment, is_newest, voided,
         received_at, late_reason, minutes, shareable_with, amend_reason, finalised_at,
         first_finalised_at, created_at, created_by, updated_at
  from contact where center_id = :center and id = :id)sql";
constexpr std::string_view select_people = R"sql(
  select staff_id, second_staff_id, direction, method, is_new, caller_type, caller_person_id,
         caller_label, caller_group_id, caller_org, relation_label, relation_degree,
         relation_by_marriage, relation_unknown, callback_phone, callback_no_message,
         callback_no_center_name, callback_time_window, subject_person_id
  from contact where center_id = :center and id = :id)sql";
constexpr std::string_view select_matter = R"sql(
  select topic_main, narrative_facts, narrative_words, narrative_opinion, person_wish,
         person_wish_text, path, path_org, route, response, outcome, urgency, abuse, district,
         language, interpreter, consent, document_handled, next_action, next_due
  from contact where center_id = :center and id = :id)sql";
constexpr std::string_view select_codes = R"sql(
  select kind, code from contact_code
  where center_id = :center and contact_id = :id order by kind, ordinal)sql";

/// The lists of a contact by the word of their kind.
struct CodeKind {
  std::string_view word;
  std::vector<std::string> Contact::*list;
};
constexpr CodeKind code_kinds[] = {{"topic_sub", &Contact::topic_subs},
                                   {"outcome", &Contact::further_outcomes},
                                   {"abuse_type", &Contact::abuse_types},
                                   {"material", &Contact::materials},
                                   {"attachment", &Contact::attachments}};

MaybeText maybe(const std::string& text) {
  return text.empty() ? MaybeText() : MaybeText(text);
}

MaybeInt maybe(const std::optional<int>& number) {
  return number ? MaybeInt(*number) : MaybeInt();
}

MaybeText iso(const std::optional<domain::CivilDate>& date) {
  return date ? MaybeText(domain::to_iso(*date)) : MaybeText();
}

std::optional<int> narrow(const MaybeInt& number) {
  return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

std::optional<domain::Instant> instant(const MaybeInt& micros) {
  return micros ? std::optional(from_stored(*micros)) : std::nullopt;
}

/// The columns that INSERT and UPDATE share.
std::vector<Param> columns(std::string_view center, const ContactRecord& record) {
  const Contact& c = record.contact;
  return {{"center", center},
          {"id", c.id},
          {"number", maybe(c.number)},
          {"fiscal_year", record.fiscal_year},
          {"ordinal", record.ordinal},
          {"voided", c.voided},
          {"received_at", to_stored(c.received_at)},
          {"late_reason", c.late_reason},
          {"minutes", maybe(c.minutes)},
          {"staff_id", c.staff},
          {"second_staff_id", maybe(c.second_staff)},
          {"direction", c.direction},
          {"method", c.method},
          {"is_new", c.is_new},
          {"caller_type", c.caller_type},
          {"caller_person_id", maybe(c.caller_person)},
          {"caller_label", c.caller_label},
          {"caller_group_id", maybe(c.caller_group)},
          {"caller_org", c.caller_org_text},
          {"relation_label", c.relation.label},
          {"relation_degree", maybe(c.relation.degree)},
          {"relation_by_marriage", c.relation.by_marriage},
          {"relation_unknown", c.relation.unknown},
          {"callback_phone", c.callback.phone},
          {"callback_no_message", c.callback.no_message},
          {"callback_no_center_name", c.callback.no_center_name},
          {"callback_time_window", c.callback.time_window},
          {"subject_person_id", maybe(c.subject_person)},
          {"topic_main", c.topic_main},
          {"narrative_facts", c.narrative.facts},
          {"narrative_words", c.narrative.words},
          {"narrative_opinion", c.narrative.opinion},
          {"person_wish", c.person_wish},
          {"person_wish_text", c.person_wish_text},
          {"path", c.path},
          {"path_org", c.path_org},
          {"route", c.route},
          {"response", c.response},
          {"outcome", c.outcome},
          {"urgency", c.urgency},
          {"abuse", c.abuse},
          {"district", c.district},
          {"language", c.language},
          {"interpreter", c.interpreter},
          {"consent", c.consent},
          {"document_handled", c.document_handled},
          {"next_action", c.next_action},
          {"next_due", iso(c.next_due)},
          {"shareable_with", record.shareable_with},
          {"amend_reason", record.amend_reason},
          {"finalised_at", to_stored(c.finalised_at)},
          {"first_finalised_at", to_stored(record.first_finalised_at)},
          {"updated_at", to_stored(record.updated_at)}};
}

void insert_codes(Session& writer, std::string_view center, const Contact& contact) {
  for (const CodeKind& kind : code_kinds) {
    int ordinal = 0;
    for (const std::string& code : contact.*kind.list) {
      writer.execute(insert_code, {{"center", center},
                                   {"id", contact.id},
                                   {"kind", kind.word},
                                   {"ordinal", ordinal++},
                                   {"code", code}});
    }
  }
}

bool read_history(Session& session, const std::vector<Param>& key, ContactRecord& record) {
  auto row = session.row<long long, MaybeText, MaybeInt, MaybeInt, Text, MaybeText, long long, bool,
                         bool, MaybeInt, Text, MaybeInt, Text, Text, MaybeInt, MaybeInt, long long,
                         Text, long long>(select_history, key);
  if (!row) return false;
  Contact& c = record.contact;
  MaybeText number;
  MaybeText amends;
  MaybeInt received, minutes, finalised, first_finalised;
  long long amendment = 0, created = 0, updated = 0;
  std::tie(record.version, number, record.fiscal_year, record.ordinal, record.root_id, amends,
           amendment, record.is_newest, c.voided, received, c.late_reason, minutes,
           record.shareable_with, record.amend_reason, finalised, first_finalised, created,
           record.created_by, updated) = std::move(*row);
  c.number = number.value_or("");
  c.amends = amends.value_or("");
  c.amendment = static_cast<int>(amendment);
  c.received_at = instant(received);
  c.minutes = narrow(minutes);
  c.finalised_at = instant(finalised);
  record.first_finalised_at = instant(first_finalised);
  record.created_at = from_stored(created);
  record.updated_at = from_stored(updated);
  return true;
}

void read_people(Session& session, const std::vector<Param>& key, Contact& c) {
  auto row =
      session.row<Text, MaybeText, Text, Text, Text, Text, MaybeText, Text, MaybeText, Text, Text,
                  MaybeInt, bool, bool, Text, bool, bool, Text, MaybeText>(select_people, key);
  MaybeText second, caller, group, subject;
  MaybeInt degree;
  std::tie(c.staff, second, c.direction, c.method, c.is_new, c.caller_type, caller, c.caller_label,
           group, c.caller_org_text, c.relation.label, degree, c.relation.by_marriage,
           c.relation.unknown, c.callback.phone, c.callback.no_message, c.callback.no_center_name,
           c.callback.time_window, subject) = std::move(row.value());
  c.second_staff = second.value_or("");
  c.caller_person = caller.value_or("");
  c.caller_group = group.value_or("");
  c.subject_person = subject.value_or("");
  c.relation.degree = narrow(degree);
}

void read_matter(Session& session, const std::vector<Param>& key, Contact& c) {
  auto row = session.row<Text, Text, Text, Text, Text, Text, Text, Text, Text, Text, Text, Text,
                         Text, Text, Text, Text, Text, bool, Text, MaybeText>(select_matter, key);
  MaybeText due;
  std::tie(c.topic_main, c.narrative.facts, c.narrative.words, c.narrative.opinion, c.person_wish,
           c.person_wish_text, c.path, c.path_org, c.route, c.response, c.outcome, c.urgency,
           c.abuse, c.district, c.language, c.interpreter, c.consent, c.document_handled,
           c.next_action, due) = std::move(row.value());
  if (due) c.next_due = domain::parse_iso_date(*due);
}

void read_codes(Session& session, const std::vector<Param>& key, Contact& contact) {
  for (auto& [word, code] : session.rows<Text, Text>(select_codes, key)) {
    for (const CodeKind& kind : code_kinds) {
      if (kind.word == word) (contact.*kind.list).push_back(std::move(code));
    }
  }
}

}  // namespace

void insert_contact(Session& writer, std::string_view center_id, const ContactRecord& record) {
  std::vector<Param> params = columns(center_id, record);
  params.push_back({"root_id", record.root_id});
  params.push_back({"amends", maybe(record.contact.amends)});
  params.push_back({"amendment", record.contact.amendment});
  params.push_back({"created_at", to_stored(record.created_at)});
  params.push_back({"created_by", record.created_by});
  writer.execute(insert_row, params);
  insert_codes(writer, center_id, record.contact);
}

bool replace_contact(Session& writer, std::string_view center_id, const ContactRecord& record) {
  std::vector<Param> params = columns(center_id, record);
  params.push_back({"version", record.version});
  if (writer.execute(update_row, params) != 1) return false;
  writer.execute(delete_codes, {{"center", center_id}, {"id", record.contact.id}});
  insert_codes(writer, center_id, record.contact);
  return true;
}

std::optional<ContactRecord> load_contact(Session& session, const domain::Authorized&,
                                          std::string_view center_id, std::string_view contact_id) {
  const std::vector<Param> key = {{"center", center_id}, {"id", contact_id}};
  ContactRecord record;
  record.contact.id = contact_id;
  if (!read_history(session, key, record)) return std::nullopt;
  read_people(session, key, record.contact);
  read_matter(session, key, record.contact);
  read_codes(session, key, record.contact);
  return record;
}

}  // namespace kizuna::persistence
