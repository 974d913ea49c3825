#include "api/resources/contacts.hpp"

#include <nlohmann/json.hpp>

#include "api/ids.hpp"
#include "api/resources/abuser_warning.hpp"
#include "api/resources/contact_proposals.hpp"
#include "api/resources/contact_writing.hpp"
#include "api/resources/district_masks.hpp"
#include "api/resources/drafts.hpp"
#include "persistence/account_store.hpp"
#include "persistence/audit_log/format/encoding.hpp"
#include "persistence/case_list.hpp"
#include "persistence/contact_list.hpp"
#include "persistence/names.hpp"

namespace kizuna::api {
namespace {

using domain::Action;
using domain::ProblemCode;
using persistence::ContactCursor;
using persistence::ContactRecord;

constexpr long long page_default = 50;

std::optional<domain::CivilDate> date_asked(const Context& context, std::string_view name) {
  const auto value = context.query(name);
  if (!value) return std::nullopt;
  const auto date = domain::parse_iso_date(*value);
  if (!date) reject(ProblemCode::bad_request, "H-14", "日付が正しくありません");
  return date;
}

std::string text_of(const ContactCursor& cursor) {
  return audit::base64(std::to_string(cursor.received_at) + " " + cursor.id);
}

std::optional<ContactCursor> cursor_of(const Context& context) {
  const auto given = context.query("cursor");
  if (!given) return std::nullopt;
  const std::string text = audit::unbase64(*given).value_or("");
  const std::size_t space = text.find(' ');
  const std::string at = text.substr(0, space);
  if (space == std::string::npos || at.empty() || at.size() > 18 ||
      at.find_first_not_of("0123456789") != std::string::npos || !is_uuid(text.substr(space + 1))) {
    reject(ProblemCode::bad_request, "H-14", "続きの位置が正しくありません");
  }
  return ContactCursor{std::stoll(at), text.substr(space + 1)};
}

/// The link to the next page: the same question with another cursor.
std::string next_link(const Context& context, const ContactCursor& last) {
  std::string target = context.request.path + "?";
  for (const auto& [name, value] : context.request.query) {
    if (name != "cursor") target.append(name).append("=").append(value).append("&");
  }
  std::string cursor;
  for (const char c : text_of(last)) {
    cursor += c == '+' ? "%2B" : c == '/' ? "%2F" : c == '=' ? "%3D" : std::string(1, c);
  }
  return "<" + target + "cursor=" + cursor + ">; rel=\"next\"";
}

/// Those of a page that the caller may see, and the log's list of their ids.
ContactPage visible(Context& context, const std::vector<ContactCursor>& found) {
  ContactPage page;
  nlohmann::json listed = nlohmann::json::array();
  DistrictMasks masks(context, domain::Channel::screen);
  for (const ContactCursor& row : found) {
    const auto access = persistence::contact_access(context.db, context.center(), row.id,
                                                    context.caller.account_id);
    const auto allowed =
        domain::decide(context.caller.subject(), Action::search_contacts, access.value().facts);
    if (!allowed) continue;
    const auto record = persistence::load_contact(context.db, *allowed, context.center(), row.id);
    ContactLine& line = page.contacts.value.emplace_back(line_of(record.value()));
    line.staff_name = persistence::account_name(context.db, context.center(), line.staff.value);
    if (line.subject_person)
      line.subject_name = persistence::person_name(context.db, *allowed, context.center(),
                                                   line.subject_person->value);
    const std::string& subject = record->contact.subject_person;
    line.district =
        masks.instead(subject.empty() ? record->contact.caller_person : subject, line.district)
            .value_or(line.district);
    listed.push_back(row.id);
  }
  context.log.detail =
      nlohmann::json{{"asked", context.request.query}, {"listed", std::move(listed)}}.dump();
  return page;
}

/// The parts of a record that its first writing fixes.
void begin_record(const Context& context, ContactRecord& record) {
  record.contact.id = new_id(context.now);
  record.root_id = record.contact.id;
  record.created_by = context.caller.account_id;
  record.created_at = record.updated_at = context.now;
}

/// A row that is still being typed, as the client has read it.
ContactRecord open_unfinished(Context& context, const std::string& id) {
  OpenedContact opened = open_contact(context, id, Action::write_contact);
  if (opened.access.finalised) {
    reject(ProblemCode::conflict, "I-4", "確定した受付は訂正で直してください。");
  }
  require_version(context, opened.access.version);
  return std::move(opened.record);
}

Response save(Context& context, ContactRecord& record, const ContactRecord& before) {
  record.updated_at = context.now;
  record.version = before.version;
  if (!persistence::replace_contact(context.db, context.center(), record)) {
    require_version(context, before.version + 1);
  }
  ++record.version;
  make_tasks(context, record, &before);
  tell_log(context, &before, record);
  return resource_response(write_body(view_of(record)), record.version);
}

}  // namespace

persistence::ContactFilter contact_filter_of(const Context& context) {
  return {date_asked(context, "received_from"),
          date_asked(context, "received_to"),
          context.query("district"),
          context.query("staff"),
          context.query("method"),
          context.query("topic"),
          context.query("urgency"),
          context.query("subject"),
          context.query("caller"),
          context.query("number")};
}

Response list_contacts(Context& context) {
  const long long limit = std::stoll(context.query("limit").value_or(std::to_string(page_default)));
  auto found = persistence::list_contacts(context.db, context.center(), contact_filter_of(context),
                                          cursor_of(context), limit + 1);
  const bool more = static_cast<long long>(found.size()) > limit;
  if (more) found.pop_back();
  Response response = json_response(write_body(visible(context, found)));
  if (more) response.headers.emplace_back("link", next_link(context, found.back()));
  return response;
}

Response get_contact(Context& context) {
  const OpenedContact opened = open_contact(context, context.id(), Action::read_contact);
  return resource_response(write_body(view_of(opened.record)), opened.record.version);
}

Command create_contact(Context& context) {
  const auto body = take(read_body<NewContact>(context.request.body));
  ContactRecord typed = record_from(body);
  if (typed.contact.staff.empty()) typed.contact.staff = context.caller.account_id;
  if (!typed.contact.received_at) typed.contact.received_at = context.now;
  const bool finalise = body.finalise.value_or(false);
  check_contact(context, typed);
  if (finalise) check_complete(context, typed);
  const TypedPeople people{body.caller_typed ? body.caller_typed->value : "",
                           body.subject_typed ? body.subject_typed->value : ""};
  return [typed, finalise, people, draft = body.draft](Context& on_writer) {
    ContactRecord record = typed;
    begin_record(on_writer, record);
    if (finalise) finalise_record(on_writer, record);
    persistence::insert_contact(on_writer.db, on_writer.center(), record);
    if (draft) finish_draft(on_writer, draft->value, record.contact.id);
    make_tasks(on_writer, record, nullptr);
    if (finalise) {
      ask_for_response_sheet(on_writer, record.contact, record.root_id);
      tell_of_abuser(on_writer, record, people);
    }
    tell_log(on_writer, nullptr, record);
    return created_response(write_body(view_of(record)), "/v1/contacts/" + record.contact.id,
                            record.version);
  };
}

Command update_contact(Context& context) {
  const std::string id = context.id();
  const ContactRecord typed = record_from(take(read_body<ContactFields>(context.request.body)));
  check_contact(context, typed);
  return [typed, id](Context& on_writer) {
    const ContactRecord before = open_unfinished(on_writer, id);
    ContactRecord record = typed;
    record.contact.id = id;
    record.root_id = before.root_id;
    record.created_at = before.created_at;
    record.created_by = before.created_by;
    if (record.contact.staff.empty()) record.contact.staff = before.contact.staff;
    return save(on_writer, record, before);
  };
}

Command finalise_contact(Context& context) {
  const std::string id = context.id();
  return [id](Context& on_writer) {
    const ContactRecord before = open_unfinished(on_writer, id);
    ContactRecord record = before;
    check_complete(on_writer, record);
    finalise_record(on_writer, record);
    ask_for_response_sheet(on_writer, record.contact, record.root_id);
    tell_of_abuser(on_writer, record, {});
    return save(on_writer, record, before);
  };
}

}  // namespace kizuna::api
