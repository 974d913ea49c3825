#include "api/resources/contact_writing.hpp"

#include <nlohmann/json.hpp>

#include "api/ids.hpp"
#include "api/resources/contact_dto.hpp"
#include "api/resources/person_reading.hpp"
#include "domain/intake/codes.hpp"
#include "domain/intake/contact_number.hpp"
#include "domain/people/address_mask.hpp"
#include "domain/people/my_number.hpp"
#include "persistence/break_glass_store.hpp"
#include "persistence/contact_tasks.hpp"
#include "persistence/number_series.hpp"

namespace kizuna::api {
namespace {

using domain::ProblemCode;
using domain::intake::Contact;
using persistence::ContactRecord;

constexpr int first_labelled_year = 2019;
constexpr std::string_view alert_rule = "I-9";
constexpr std::string_view continue_rule = "I-8";

bool goes_on(const Contact& contact) {
  const auto outcomes = domain::intake::all_outcomes(contact);
  return std::ranges::find(outcomes, domain::intake::codes::outcome_continue) != outcomes.end();
}

nlohmann::json fields_of(const ContactRecord& record) {
  return nlohmann::json::parse(write_body<ContactFields>(view_of(record)));
}

audit::kj1::Value codes_of(const ContactRecord& record) {
  const Contact& c = record.contact;
  return audit::kj1::Object{{"number", c.number},
                            {"method", c.method},
                            {"caller_type", c.caller_type},
                            {"topic_main", c.topic_main},
                            {"outcome", c.outcome},
                            {"urgency", c.urgency},
                            {"abuse", c.abuse},
                            {"district", c.district},
                            {"consent", c.consent},
                            {"voided", c.voided},
                            {"finalised", c.finalised_at.has_value()}};
}

}  // namespace

OpenedContact open_contact(Context& context, const std::string& id, domain::Action action) {
  auto access =
      persistence::contact_access(context.db, context.center(), id, context.caller.account_id);
  if (!access) reject(ProblemCode::not_found, "absent");
  context.log.object = {"contact", id, access->version};
  context.log.case_id = access->case_id;
  if (!access->finalised && !access->is_writer) reject(ProblemCode::not_found, "I-3");
  const auto ordinary = domain::decide(context.caller.subject(), action, access->facts);
  if (!ordinary && ordinary.error().code == ProblemCode::not_found) {
    if (auto case_id = persistence::break_glass_on_contact(
            context.db, context.center(), id, context.caller.account_id, context.now)) {
      access->facts.break_glass = true;
      context.log.purpose = "breakglass";
      context.log.case_id = std::move(case_id);
    }
  }
  const domain::Authorized authorized = context.authorize(action, access->facts);
  auto record = persistence::load_contact(context.db, authorized, context.center(), id);
  return {std::move(*access), std::move(record.value())};
}

void refuse_my_number(std::string_view pointer, std::string_view text) {
  const auto hits = domain::find_my_numbers(text);
  if (hits.empty()) return;
  reject(ProblemCode::invalid_fields, "R-40", {},
         {domain::my_number_field_error(std::string(pointer), hits)});
}

bool knows_person(const Context& context, const std::string& person_id) {
  const auto access = persistence::person_access(context.db, context.center(), person_id,
                                                 context.caller.account_id);
  if (!access || access->conflict_of_interest) return false;
  const auto viewer = viewer_of(context.caller, access->viewer_on_case_team);
  return domain::shown(access->mask, viewer, domain::Channel::api, domain::MaskedField::name) !=
         domain::Shown::no_such_row;
}

void check_references(Context& context, const Contact& contact) {
  auto missing = persistence::missing_references(context.db, context.center(), contact);
  const auto look = [&](const std::string& person, const char* pointer) {
    if (!person.empty() && !knows_person(context, person)) missing.emplace_back(pointer);
  };
  look(contact.caller_person, "/caller_person");
  look(contact.subject_person, "/subject_person");
  std::vector<domain::FieldError> errors;
  for (const std::string& pointer : missing) {
    errors.push_back({pointer, "unknown_reference", "登録されていません。選び直してください。"});
  }
  if (!errors.empty()) reject(ProblemCode::invalid_fields, "F04", {}, std::move(errors));
}

void check_contact(Context& context, const ContactRecord& record) {
  auto errors = domain::intake::check_my_numbers(record.contact);
  if (!errors.empty()) reject(ProblemCode::invalid_fields, "R-40", {}, std::move(errors));
  refuse_my_number("/path_org", record.contact.path_org);
  refuse_my_number("/shareable_with", record.shareable_with);
  check_references(context, record.contact);
}

void check_complete(const Context& context, const ContactRecord& record) {
  auto errors =
      domain::intake::check_for_finalise(record.contact, {context.now, record.first_finalised_at});
  if (record.contact.received_at &&
      domain::intake::number_series(*record.contact.received_at) < first_labelled_year) {
    errors.push_back({"/received_at", "too_early", "2019年度より前の受付は登録できません。"});
  }
  if (!errors.empty()) reject(ProblemCode::invalid_fields, "F26", {}, std::move(errors));
}

void finalise_record(Context& context, ContactRecord& record) {
  const auto number =
      persistence::take_number(context.db, context.center(), persistence::SeriesKind::contact,
                               domain::intake::number_series(record.contact.received_at.value()));
  record.fiscal_year = number.fiscal_year;
  record.ordinal = number.ordinal;
  record.contact.number = domain::intake::contact_number(number.label, number.ordinal);
  record.contact.finalised_at = context.now;
  record.first_finalised_at = context.now;
}

void make_tasks(Context& context, const ContactRecord& record, const ContactRecord* before) {
  const Contact& c = record.contact;
  const auto today = domain::jst_date(context.now);
  const auto add = [&](persistence::CausedTask task) {
    task.id = new_id(context.now);
    task.contact_id = c.id;
    persistence::insert_caused_task(context.db, context.center(), task, context.caller.account_id,
                                    context.now);
  };
  if (domain::intake::alerts_manager(c) &&
      !persistence::contact_has_task(context.db, context.center(), record.root_id, alert_rule)) {
    add({{},
         "緊急度Sまたは虐待の疑いのある相談を受けました",
         "",
         {},
         "manager",
         today,
         std::string(alert_rule),
         "urgent",
         {}});
  }
  if (!c.finalised_at || !goes_on(c)) return;
  const bool same_step = before != nullptr && before->contact.finalised_at &&
                         goes_on(before->contact) && before->contact.next_action == c.next_action &&
                         before->contact.next_due == c.next_due;
  if (same_step) return;
  add({{},
       c.next_action,
       "",
       c.staff,
       {},
       c.next_due.value(),
       std::string(continue_rule),
       "normal",
       {}});
}

std::vector<std::string> changed_fields(const ContactRecord& before, const ContactRecord& after) {
  const nlohmann::json old_fields = fields_of(before);
  const nlohmann::json new_fields = fields_of(after);
  std::vector<std::string> names;
  for (const auto& [name, value] : new_fields.items()) {
    if (old_fields.at(name) != value) names.push_back(name);
  }
  return names;
}

void tell_log(Context& context, const ContactRecord* before, const ContactRecord& after) {
  context.log.object = {"contact", after.contact.id, after.version};
  if (before != nullptr) {
    context.log.before = codes_of(*before);
    context.log.detail = nlohmann::json{{"changed", changed_fields(*before, after)}}.dump();
  }
  context.log.after = codes_of(after);
}

}  // namespace kizuna::api
