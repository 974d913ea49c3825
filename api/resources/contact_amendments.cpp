#include "api/resources/contact_amendments.hpp"

#include <nlohmann/json.hpp>

#include "api/ids.hpp"
#include "api/resources/abuser_warning.hpp"
#include "api/resources/contact_writing.hpp"
#include "domain/calendar/closed_days.hpp"
#include "domain/intake/contact_number.hpp"
#include "persistence/contact_tasks.hpp"
#include "persistence/number_series.hpp"
#include "persistence/void_request_store.hpp"

namespace kizuna::api {
namespace {

using domain::Action;
using domain::ProblemCode;
using domain::intake::Amendment;
using persistence::ContactRecord;
using persistence::VoidRequest;

constexpr std::string_view void_rule = "I-5";

/// A finalised contact that no amendment has followed yet.
OpenedContact open_newest(Context& context, const std::string& id, Action action) {
  OpenedContact opened = open_contact(context, id, action);
  if (!opened.access.is_newest) {
    reject(ProblemCode::conflict, "I-4", "この受付には新しい訂正があります。");
  }
  take(domain::intake::check_amendment(
      {opened.access.finalised, opened.record.contact.voided, false, {}, {}, {}}));
  return opened;
}

/// Makes `next` the row after `before`: same number, same links, its own id.
void follow(Context& context, const ContactRecord& before, ContactRecord& next) {
  domain::intake::Contact& c = next.contact;
  c.id = new_id(context.now);
  c.amends = before.contact.id;
  c.amendment = before.contact.amendment + 1;
  const int year = static_cast<int>(before.fiscal_year.value());
  c.number = domain::intake::contact_number(
      persistence::series_label(context.db, context.center(), persistence::SeriesKind::contact,
                                year),
      static_cast<int>(before.ordinal.value()), c.amendment);
  c.finalised_at = context.now;
  next.root_id = before.root_id;
  next.version = 1;
  next.is_newest = true;
  next.fiscal_year = before.fiscal_year;
  next.ordinal = before.ordinal;
  next.first_finalised_at = before.first_finalised_at;
  next.created_at = next.updated_at = context.now;
}

void replace_newest(Context& context, const ContactRecord& before, const ContactRecord& next) {
  if (!persistence::retire_contact(context.db, context.center(), before.contact.id,
                                   before.version)) {
    reject(ProblemCode::stale_version, "C-01");
  }
  persistence::insert_contact(context.db, context.center(), next);
  tell_log(context, &before, next);
}

VoidRequestView view_of(const VoidRequest& request, bool is_newest) {
  VoidRequestView view;
  view.id.value = request.id;
  view.version = request.version;
  view.contact.value = request.contact_id;
  view.state = request.state == "open" && !is_newest ? "outdated" : request.state;
  view.reason = request.reason;
  view.requested_by.value = request.requested_by;
  view.requested_at.value = request.requested_at;
  if (request.decided_by) view.decided_by = Uuid{*request.decided_by};
  if (request.decided_at) view.decided_at = InstantText{*request.decided_at};
  view.decline_reason = request.decline_reason;
  return view;
}

struct FoundRequest {
  VoidRequest request;
  OpenedContact contact;
};

/// Who may not see the contact does not learn of the request.
FoundRequest find_request(Context& context, Action action) {
  const auto contact =
      persistence::contact_of_void_request(context.db, context.center(), context.id());
  if (!contact) reject(ProblemCode::not_found, "absent");
  OpenedContact opened = open_contact(context, *contact, action);
  auto request = persistence::load_void_request(
      context.db, context.authorize(action, opened.access.facts), context.center(), context.id());
  return {std::move(request.value()), std::move(opened)};
}

/// An open request of the version that the caller has read, on a row that is still the newest,
/// before somebody who did not make it.
FoundRequest open_for_decision(Context& context) {
  FoundRequest found = find_request(context, Action::void_contact);
  require_version(context, found.request.version);
  if (found.request.state != "open" || !found.contact.access.is_newest) {
    reject(ProblemCode::conflict, std::string(void_rule), "この申請はもう承認できません。");
  }
  if (context.caller.factor_is_fresh) {
    reject(ProblemCode::forbidden, "AUTH-24", "認証方法を変えてから24時間は承認できません。");
  }
  take(domain::intake::check_amendment(
      {found.contact.access.finalised, found.contact.record.contact.voided, true,
       found.request.requested_by, found.request.reason, context.caller.account_id}));
  return found;
}

VoidRequestView decide(Context& context, FoundRequest& found, std::string_view state) {
  VoidRequest& request = found.request;
  request.state = state;
  request.decided_by = context.caller.account_id;
  request.decided_at = context.now;
  if (!persistence::decide_void_request(context.db, context.center(), request)) {
    reject(ProblemCode::stale_version, "C-01");
  }
  ++request.version;
  persistence::close_contact_tasks(context.db, context.center(), request.contact_id, void_rule,
                                   context.caller.account_id, context.now);
  return view_of(request, true);
}

}  // namespace

Response get_contact_history(Context& context) {
  const OpenedContact opened = open_contact(context, context.id(), Action::read_contact);
  ContactHistory answer;
  nlohmann::json listed = nlohmann::json::array();
  for (const std::string& id :
       persistence::contact_rows(context.db, context.center(), opened.access.root_id)) {
    const auto access =
        persistence::contact_access(context.db, context.center(), id, context.caller.account_id);
    const auto allowed =
        domain::decide(context.caller.subject(), Action::read_contact, access.value().facts);
    if (!allowed) continue;
    const auto record = persistence::load_contact(context.db, *allowed, context.center(), id);
    answer.rows.value.push_back(view_of(record.value()));
    listed.push_back(id);
  }
  context.log.detail = nlohmann::json{{"listed", std::move(listed)}}.dump();
  return json_response(write_body(answer));
}

Command amend_contact(Context& context) {
  const auto body = take(read_body<ContactAmendment>(context.request.body));
  ContactRecord typed = record_from(body);
  if (body.amend_reason) typed.amend_reason = body.amend_reason->value;
  check_contact(context, typed);
  return [typed, id = context.id()](Context& on_writer) {
    const OpenedContact opened = open_newest(on_writer, id, Action::write_contact);
    require_version(on_writer, opened.access.version);
    ContactRecord record = typed;
    if (record.contact.staff.empty()) record.contact.staff = opened.record.contact.staff;
    follow(on_writer, opened.record, record);
    record.created_by = on_writer.caller.account_id;
    check_complete(on_writer, record);
    replace_newest(on_writer, opened.record, record);
    make_tasks(on_writer, record, &opened.record);
    tell_of_abuser(on_writer, record, {});
    return created_response(write_body(view_of(record)), "/v1/contacts/" + record.contact.id,
                            record.version);
  };
}

Command ask_to_void_contact(Context& context) {
  const auto body = take(read_body<NewVoidRequest>(context.request.body));
  return [body, id = context.id()](Context& on_writer) {
    const OpenedContact opened = open_newest(on_writer, id, Action::write_contact);
    const auto allowed = on_writer.authorize(Action::write_contact, opened.access.facts);
    for (const VoidRequest& other : persistence::void_requests_of(
             on_writer.db, allowed, on_writer.center(), opened.access.root_id)) {
      if (other.contact_id == id && other.state == "open") {
        reject(ProblemCode::conflict, std::string(void_rule), "取消しはすでに申請されています。");
      }
    }
    VoidRequest request;
    request.id = new_id(on_writer.now);
    request.contact_id = id;
    request.reason = body.reason.value;
    request.requested_by = on_writer.caller.account_id;
    request.requested_at = on_writer.now;
    persistence::insert_void_request(on_writer.db, on_writer.center(), request);
    const auto due =
        domain::next_open_day(domain::CalendarKind::city, domain::jst_date(on_writer.now));
    persistence::insert_caused_task(on_writer.db, on_writer.center(),
                                    {new_id(on_writer.now),
                                     "相談受付の取消しの申請があります",
                                     "",
                                     {},
                                     "manager",
                                     due,
                                     std::string(void_rule),
                                     "normal",
                                     id},
                                    on_writer.caller.account_id, on_writer.now);
    return created_response(write_body(view_of(request, true)), "/v1/void-requests/" + request.id,
                            request.version);
  };
}

Response list_void_requests(Context& context) {
  const OpenedContact opened = open_contact(context, context.id(), Action::read_contact);
  const auto rows = persistence::contact_rows(context.db, context.center(), opened.access.root_id);
  VoidRequestViews answer;
  for (const VoidRequest& request : persistence::void_requests_of(
           context.db, context.authorize(Action::read_contact, opened.access.facts),
           context.center(), opened.access.root_id)) {
    answer.requests.value.push_back(view_of(request, request.contact_id == rows.back()));
  }
  return json_response(write_body(answer));
}

Response get_void_request(Context& context) {
  const FoundRequest found = find_request(context, Action::read_contact);
  return resource_response(write_body(view_of(found.request, found.contact.access.is_newest)),
                           found.request.version);
}

Command approve_void_request(Context&) {
  return [](Context& on_writer) {
    FoundRequest found = open_for_decision(on_writer);
    const VoidRequestView view = decide(on_writer, found, "approved");
    ContactRecord voided = found.contact.record;
    follow(on_writer, found.contact.record, voided);
    voided.contact.voided = true;
    voided.amend_reason = found.request.reason;
    voided.created_by = found.request.requested_by;
    replace_newest(on_writer, found.contact.record, voided);
    return resource_response(write_body(view), view.version);
  };
}

Command decline_void_request(Context& context) {
  const auto body = take(read_body<VoidDecline>(context.request.body));
  return [body](Context& on_writer) {
    FoundRequest found = open_for_decision(on_writer);
    found.request.decline_reason = body.reason.value;
    const VoidRequestView view = decide(on_writer, found, "declined");
    return resource_response(write_body(view), view.version);
  };
}

}  // namespace kizuna::api
