#include <algorithm>
#include <nlohmann/json.hpp>

#include "api/ids.hpp"
#include "api/resources/meetings.hpp"
#include "api/resources/page_mark.hpp"
#include "domain/calendar/closed_days.hpp"
#include "domain/intake/codes.hpp"
#include "persistence/meeting_papers.hpp"

namespace kizuna::api {
namespace {

using domain::Action;
using domain::CivilDate;
using domain::ProblemCode;
using persistence::CopyPlace;
using persistence::MeetingCopy;

/// A paper goes to somebody who was there and is not recused.
void check_recipient(const FoundMeeting& found, const domain::intake::Party& recipient) {
  const auto& attendees = found.record.meeting.attendees;
  const auto one = std::find_if(attendees.begin(), attendees.end(),
                                [&](const auto& attendee) { return attendee.who == recipient; });
  if (one == attendees.end())
    reject(ProblemCode::invalid_fields, "R-25", {},
           {{"/recipient", "absent", "出席者から選んでください。"}});
  if (one->recused())
    reject(ProblemCode::guard_not_met, "R-61", "除斥された人には文書を渡せません。",
           {{"/recipient", "recused", "除斥された人には文書を渡せません。"}});
}

CivilDate day_of(const Context& ctx, const std::optional<CivilDateText>& typed,
                 const char* pointer) {
  const CivilDate today = domain::jst_date(ctx.now);
  if (typed && typed->value > today)
    reject(ProblemCode::invalid_fields, "R-25", {},
           {{pointer, "in_future", "今日以前の日を入れてください。"}});
  return typed ? typed->value : today;
}

/// The papers of one meeting that are out, for the list.
void add_copies(Context& context, const CopyPlace& place, const domain::Authorized& allowed,
                CopiesOut& answer) {
  const auto file =
      persistence::load_case(context.db, allowed, context.center(), place.case_id).value();
  const auto record =
      persistence::load_meeting(context.db, allowed, context.center(), place.meeting_id);
  for (const MeetingCopy& copy :
       persistence::meeting_copies(context.db, allowed, context.center(), place.meeting_id)) {
    if (copy.returned_on) continue;
    CopyOutView view;
    view.meeting.value = place.meeting_id;
    view.case_id.value = place.case_id;
    view.case_number = file.number;
    view.kind_label = domain::intake::label_of("meeting", record.meeting.kind);
    view.copy = view_of(context, copy);
    view.due.value = domain::add_working_days(copy.handed_on, 1);
    view.overdue = domain::jst_date(context.now) >= view.due.value;
    answer.copies.value.push_back(std::move(view));
  }
}

}  // namespace

Command hand_out_copy(Context& context) {
  const auto body = take(read_body<NewMeetingCopy>(context.request.body));
  return [body, id = context.id()](Context& ctx) {
    const FoundMeeting found = find_meeting(ctx, id, Action::write_case);
    const auto recipient = party_from(body.recipient);
    check_recipient(found, recipient);
    const CivilDate on = day_of(ctx, body.handed_on, "/handed_on");
    const long long number = persistence::insert_copy(
        ctx.db, ctx.center(), id,
        {0, body.document.value, recipient, on, ctx.caller.account_id, {}, {}});
    Response response = meeting_response(ctx, id);
    response.status = 201;
    ctx.log.detail = nlohmann::json{{"copy", number}}.dump();
    return response;
  };
}

Command return_meeting_copy(Context& context) {
  const auto body = take(read_body<CopyReturn>(context.request.body));
  const std::string& typed = context.path_value("number");
  const bool fits =
      !typed.empty() && typed.size() <= 6 &&
      std::all_of(typed.begin(), typed.end(), [](char c) { return c >= '0' && c <= '9'; });
  const long long number = fits ? std::stoll(typed) : 0;
  return [body, number, id = context.id()](Context& ctx) {
    const FoundMeeting found = find_meeting(ctx, id, Action::write_case, true);
    const CivilDate on = day_of(ctx, body.returned_on, "/returned_on");
    const auto copies =
        persistence::meeting_copies(ctx.db, found.file.authorized, ctx.center(), id);
    const auto copy = std::find_if(copies.begin(), copies.end(),
                                   [&](const auto& one) { return one.number == number; });
    if (copy == copies.end()) reject(ProblemCode::not_found, "absent");
    if (on < copy->handed_on)
      reject(ProblemCode::invalid_fields, "R-25", {},
             {{"/returned_on", "too_early", "渡した日より前です。"}});
    if (!persistence::return_copy(ctx.db, ctx.center(), id, number, on, body.how.value,
                                  ctx.caller.account_id))
      reject(ProblemCode::conflict, "R-25", "この文書はすでに戻っています。");
    Response response = meeting_response(ctx, id);
    ctx.log.detail = nlohmann::json{{"copy", number}, {"how", body.how.value}}.dump();
    return response;
  };
}

Response list_copies_out(Context& context) {
  std::optional<CopyPlace> after;
  if (const auto mark = page_mark(context)) after = {mark->first, mark->second, {}};
  const long long limit = page_size(context);
  const auto page =
      persistence::meetings_with_copies_out(context.db, context.center(), after, limit);
  CopiesOut answer;
  nlohmann::json listed = nlohmann::json::array();
  for (const CopyPlace& place : page) {
    auto access = persistence::case_access(context.db, context.center(), place.case_id,
                                           context.caller.account_id);
    access.value().facts.closed = false;  // a paper can still be out after a closing
    const auto allowed =
        domain::decide(context.caller.subject(), Action::write_case, access->facts);
    if (!allowed) continue;
    add_copies(context, place, *allowed, answer);
    listed.push_back(place.meeting_id);
  }
  context.log.detail = nlohmann::json{{"listed", std::move(listed)}}.dump();
  Response response = json_response(write_body(answer));
  if (static_cast<long long>(page.size()) == limit)
    add_next_link(response, context, "/v1/meeting-copies", page.back().handed_on,
                  page.back().meeting_id);
  return response;
}

Command amend_meeting(Context& context) {
  const auto body = take(read_body<NewMeetingAmendment>(context.request.body));
  return [body, id = context.id()](Context& ctx) {
    const FoundMeeting found = find_meeting(ctx, id, Action::write_case);
    if (found.record.state != "final")
      reject(ProblemCode::conflict, "R-25", "下書きはそのまま直してください。");
    const auto before =
        persistence::meeting_amendments(ctx.db, found.file.authorized, ctx.center(), id);
    persistence::insert_amendment(ctx.db, ctx.center(), id,
                                  {new_id(ctx.now), static_cast<long long>(before.size()) + 1,
                                   body.about ? body.about->value : std::string(), body.text.value,
                                   body.reason.value, ctx.now, ctx.caller.account_id});
    Response response = meeting_response(ctx, id);
    response.status = 201;
    return response;
  };
}

}  // namespace kizuna::api
