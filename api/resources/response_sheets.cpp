#include "api/resources/response_sheets.hpp"

#include <nlohmann/json.hpp>

#include "api/ids.hpp"
#include "api/resources/contact_proposals.hpp"
#include "api/resources/contact_writing.hpp"
#include "persistence/contact_tasks.hpp"

namespace kizuna::api {
namespace {

using domain::ProblemCode;
using persistence::ResponseSheetRecord;

constexpr std::string_view rule = "R-4";
constexpr std::size_t phone_digits_min = 6;

/// For whom the caller does not exist, neither does the sheet (M-4).
ResponseSheetRecord find_sheet(Context& context, const std::string& id) {
  auto sheet = persistence::load_response_sheet(context.db, context.center(), id);
  if (!sheet) reject(ProblemCode::not_found, "absent");
  context.log.object = {"response_sheet", id, sheet->version};
  if (sheet->caller_person && !knows_person(context, *sheet->caller_person)) {
    reject(ProblemCode::not_found, "M-4");
  }
  return std::move(*sheet);
}

void check_review_date(const Context& context, const ResponseSheetText& body) {
  if (body.review_on.value > domain::jst_date(context.now)) return;
  reject(ProblemCode::invalid_fields, std::string(rule), {},
         {{"/review_on", "not_in_future", "見直しの日は明日以降にしてください。"}});
}

/// The caller as a contact would name them: one of three ways.
domain::intake::Contact caller_of(Context& context, const NewResponseSheet& body) {
  domain::intake::Contact contact;
  if (body.caller_person) contact.caller_person = body.caller_person->value;
  if (body.caller_group) contact.caller_group = body.caller_group->value;
  if (body.caller_phone) contact.callback.phone = body.caller_phone->value;
  const int named =
      (body.caller_person ? 1 : 0) + (body.caller_group ? 1 : 0) + (body.caller_phone ? 1 : 0);
  if (named != 1) {
    reject(ProblemCode::invalid_fields, std::string(rule), {},
           {{"/caller_person", "exactly_one",
             "人物、匿名の組、電話番号のどれか一つを選んでください。"}});
  }
  if (body.caller_phone &&
      persistence::digits_of(contact.callback.phone).size() < phone_digits_min) {
    reject(ProblemCode::invalid_fields, std::string(rule), {},
           {{"/caller_phone", "malformed", "電話番号を入力してください。"}});
  }
  check_references(context, contact);
  return contact;
}

/// SENIOR was asked to agree on something for this caller; now it is agreed.
void close_tasks(Context& context, const ResponseSheetRecord& sheet) {
  const persistence::Identities identities(context.db, context.center());
  const auto traces = persistence::contact_traces(
      context.db, context.center(), identities,
      {"", "", identities.now(sheet.caller_person.value_or("")), sheet.caller_group.value_or(""),
       sheet.caller_phone.value_or(""), context.now - std::chrono::days(180)});
  for (const auto& trace : traces) {
    if (sheet.caller_phone && trace.phone != *sheet.caller_phone) continue;
    persistence::close_contact_tasks(context.db, context.center(), trace.row.contact, rule,
                                     context.caller.account_id, context.now);
  }
}

}  // namespace

Response get_response_sheet(Context& context) {
  const ResponseSheetRecord sheet = find_sheet(context, context.id());
  return resource_response(write_body(view_of(sheet)), sheet.version);
}

Command agree_response_sheet(Context& context) {
  const auto body = take(read_body<NewResponseSheet>(context.request.body));
  check_review_date(context, body);
  const domain::intake::Contact caller = caller_of(context, body);
  return [body, caller](Context& on_writer) {
    ResponseSheetRecord sheet;
    sheet.id = new_id(on_writer.now);
    if (!caller.caller_person.empty()) sheet.caller_person = caller.caller_person;
    if (!caller.caller_group.empty()) sheet.caller_group = caller.caller_group;
    if (body.caller_phone) sheet.caller_phone = persistence::digits_of(caller.callback.phone);
    sheet.text = body.text.value;
    sheet.review_on = body.review_on.value;
    sheet.agreed_by = on_writer.caller.account_id;
    sheet.created_at = on_writer.now;
    persistence::insert_response_sheet(on_writer.db, on_writer.center(), sheet);
    close_tasks(on_writer, sheet);
    on_writer.log.object = {"response_sheet", sheet.id, sheet.version};
    return created_response(write_body(view_of(sheet)), "/v1/response-sheets/" + sheet.id,
                            sheet.version);
  };
}

Command review_response_sheet(Context& context) {
  const auto body = take(read_body<ResponseSheetText>(context.request.body));
  check_review_date(context, body);
  return [body, id = context.id()](Context& on_writer) {
    ResponseSheetRecord sheet = find_sheet(on_writer, id);
    require_version(on_writer, sheet.version);
    on_writer.log.detail =
        nlohmann::json{
            {"before", {{"text", sheet.text}, {"review_on", domain::to_iso(sheet.review_on)}}}}
            .dump();
    sheet.text = body.text.value;
    sheet.review_on = body.review_on.value;
    sheet.agreed_by = on_writer.caller.account_id;
    if (!persistence::review_response_sheet(on_writer.db, on_writer.center(), sheet)) {
      reject(ProblemCode::stale_version, "C-01");
    }
    ++sheet.version;
    on_writer.log.object = {"response_sheet", id, sheet.version};
    return resource_response(write_body(view_of(sheet)), sheet.version);
  };
}

}  // namespace kizuna::api
