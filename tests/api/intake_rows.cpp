#include "tests/api/intake_rows.hpp"

#include "api/ids.hpp"
#include "persistence/account_store.hpp"

namespace kizuna::tests {
namespace {

using namespace std::chrono_literals;
using OptionalText = std::optional<std::string>;

constexpr std::string_view insert_person = R"sql(
  insert into person (center_id, id, version, family_name, given_name, family_kana, given_kana,
    roman_name, glyph_note, sex, birth_precision, nationality, residence_status, mask_level,
    mask_reason, died_source, created_at, created_by, updated_at)
  values (:center, :id, 1, '', '', '', '', '', '', 'unknown', 'unknown', '', '', :level, '', '',
    0, :staff, 0))sql";
constexpr std::string_view insert_contact_row = R"sql(
  insert into contact (center_id, id, version, root_id, amendment, is_newest, voided, received_at,
    late_reason, staff_id, direction, method, is_new, caller_type, caller_label, caller_group_id,
    caller_org, relation_label, relation_by_marriage, relation_unknown, callback_phone,
    callback_no_message, callback_no_center_name, callback_time_window, subject_person_id,
    topic_main, narrative_facts, narrative_words, narrative_opinion, person_wish,
    person_wish_text, path, path_org, route, response, outcome, urgency, abuse, district, language,
    interpreter, consent, document_handled, next_action, shareable_with, finalised_at, created_at,
    created_by, updated_at)
  values (:center, :id, 1, :root, 0, 1, :voided, :at, '', :staff, 'IN', :method, 'NEW', :caller,
    '', :group, '', '', 0, 0, '', 0, 0, '', :subject, :topic, '', '', '', '', '', '', '', '', '',
    '1', :urgency, :abuse, :district, '', '', '', 0, '', '', :finalised, :at, :staff, :at))sql";
constexpr std::string_view insert_case = R"sql(
  insert into case_file (center_id, id, version, number, suffix, fiscal_year, ordinal, state, unit,
    subject_id, urgency, urgency_was_s, sensitivity, opened_by_contact_id, opened_at, opened_by,
    state_since, state_due_why, suspend_reason, closing_summary, updated_at)
  values (:center, :id, 1, :id, 1, 2025, :ordinal, 'S4', 'main', :subject, 'C', 0, 's1', :contact,
    :at, :staff, '2025-04-01', '', '', '', :at))sql";
constexpr std::string_view insert_turn = R"sql(
  insert into case_event (center_id, id, case_id, at, kind, rule, action, from_state, to_state,
    actor_id, reason, note)
  values (:center, :id, :case, :at, 'transition', '', '', :from, :to, :staff, '', ''))sql";
constexpr std::string_view insert_link = R"sql(
  insert into case_contact (center_id, case_id, contact_id, restricted, reopens, linked_at,
    linked_by)
  values (:center, :case, :contact, :restricted, :reopens, 0, :staff))sql";
constexpr std::string_view insert_overlay = R"sql(
  insert into case_overlay (center_id, id, version, case_id, kind, status, since, started_by,
    reported_at, source, ended_at, end_reason)
  values (:center, :id, 1, :case, 'abuse', :status, :since, :staff, :reported, '', :until,
    ''))sql";

OptionalText or_null(const std::string& text) {
  return text.empty() ? std::nullopt : OptionalText(text);
}

long long moment(const std::string& day) {
  return persistence::to_stored(domain::jst_midnight(domain::parse_iso_date(day).value()) + 10h);
}

std::optional<long long> moment_or_null(const std::string& day) {
  return day.empty() ? std::nullopt : std::optional<long long>(moment(day));
}

}  // namespace

IntakeRows::IntakeRows(ApiFixture& api) : api_(api), staff_(api.account_id("counselor")) {}

void IntakeRows::run(std::string_view sql, std::vector<persistence::Param> params) {
  const auto writer = api_.database.writer();
  params.push_back({"center", "isesaki"});
  writer->begin_write();
  writer->see_only("isesaki");
  writer->execute(sql, params);
  writer->commit();
}

std::string IntakeRows::person(int mask_level) {
  std::string id = api::new_id(api_.now);
  run(insert_person, {{"id", id}, {"level", mask_level}, {"staff", staff_}});
  return id;
}

void IntakeRows::merge(const std::string& loser, const std::string& survivor) {
  run("update person set merged_into = :survivor where center_id = :center and id = :id",
      {{"id", loser}, {"survivor", survivor}});
}

std::string IntakeRows::group() {
  std::string id = api::new_id(api_.now);
  run("insert into anonymous_group (center_id, id, label, created_at)"
      " values (:center, :id, '', 0)",
      {{"id", id}});
  return id;
}

void IntakeRows::group_is(const std::string& group, const std::string& person) {
  run("update anonymous_group set person_id = :person where center_id = :center and id = :id",
      {{"id", group}, {"person", person}});
}

std::string IntakeRows::insert_contact(const Contact& contact, const std::string& root) {
  std::string id = api::new_id(api_.now);
  const long long at = moment(contact.on);
  run(insert_contact_row,
      {{"id", id},
       {"root", root.empty() ? id : root},
       {"voided", contact.voided},
       {"at", at},
       {"staff", staff_},
       {"method", contact.method},
       {"caller", contact.caller_type},
       {"group", or_null(contact.group)},
       {"subject", or_null(contact.subject)},
       {"topic", contact.topic},
       {"urgency", contact.urgency},
       {"abuse", contact.abuse},
       {"district", contact.district},
       {"finalised", contact.finalised ? std::optional<long long>(at) : std::nullopt}});
  if (!contact.further_topic.empty())
    run("insert into contact_code (center_id, contact_id, kind, ordinal, code)"
        " values (:center, :id, 'topic_sub', 1, :code)",
        {{"id", id}, {"code", contact.further_topic}});
  return id;
}

std::string IntakeRows::contact(const Contact& contact) {
  return insert_contact(contact, {});
}

std::string IntakeRows::amend(const std::string& root, const Contact& contact) {
  run("update contact set is_newest = 0 where center_id = :center and root_id = :root",
      {{"root", root}});
  return insert_contact(contact, root);
}

std::string IntakeRows::case_file(const Case& file) {
  std::string id = api::new_id(api_.now);
  run(insert_case, {{"id", id},
                    {"ordinal", ++ordinal_},
                    {"subject", file.subject},
                    {"contact", file.opened_by},
                    {"at", moment(file.opened)},
                    {"staff", staff_}});
  return id;
}

void IntakeRows::turn(const std::string& case_id, const std::string& on, const std::string& from,
                      const std::string& to) {
  run(insert_turn, {{"id", api::new_id(api_.now)},
                    {"case", case_id},
                    {"at", moment(on)},
                    {"from", from},
                    {"to", to},
                    {"staff", staff_}});
}

void IntakeRows::link(const std::string& case_id, const std::string& contact, const Link& how) {
  run(insert_link, {{"case", case_id},
                    {"contact", contact},
                    {"restricted", how.restricted},
                    {"reopens", how.reopens},
                    {"staff", staff_}});
}

void IntakeRows::unlink(const std::string& case_id, const std::string& contact) {
  run("update case_contact set unlinked_at = 1 where center_id = :center and case_id = :case"
      " and contact_id = :contact",
      {{"case", case_id}, {"contact", contact}});
}

void IntakeRows::abuse(const std::string& case_id, const Abuse& overlay) {
  run(insert_overlay, {{"id", api::new_id(api_.now)},
                       {"case", case_id},
                       {"status", overlay.status},
                       {"since", moment(overlay.since)},
                       {"staff", staff_},
                       {"reported", moment_or_null(overlay.reported)},
                       {"until", moment_or_null(overlay.until)}});
}

}  // namespace kizuna::tests
