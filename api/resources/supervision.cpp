#include "api/resources/supervision.hpp"

#include <nlohmann/json.hpp>

#include "api/ids.hpp"
#include "api/resources/case_reading.hpp"
#include "api/resources/page_mark.hpp"
#include "api/resources/supervision_dto.hpp"
#include "domain/intake/clocks.hpp"
#include "persistence/account_store.hpp"
#include "persistence/case_list.hpp"
#include "persistence/supervision_store.hpp"

namespace kizuna::api {
namespace {

using domain::Action;
using domain::ProblemCode;
using persistence::WatchedCase;

Supervisions reviews_of(Context& ctx, const FoundCase& found) {
  Supervisions answer;
  const auto rows =
      persistence::supervisions(ctx.db, found.authorized, ctx.center(), found.record.id);
  for (const auto& row : rows)
    answer.supervisions.value.push_back(
        {{row.id},
         {row.held_on},
         row.questions,
         row.advice,
         row.agreed_action,
         persistence::account_name(ctx.db, ctx.center(), row.by_account_id),
         {row.created_at}});
  const auto due = domain::intake::supervision_due(
      found.record.state, domain::jst_date(found.record.opened_at),
      rows.empty() ? std::nullopt : std::optional(rows.front().held_on));
  if (due) answer.due = CivilDateText{*due};
  answer.overdue = due && *due < domain::jst_date(ctx.now);
  return answer;
}

void check_held_on(const Context& ctx, domain::CivilDate held_on, domain::CivilDate opened_on) {
  if (held_on > domain::jst_date(ctx.now))
    reject(ProblemCode::invalid_fields, "R-24", {},
           {{"/held_on", "in_future", "今日以前の日を入れてください。"}});
  if (held_on < opened_on)
    reject(ProblemCode::invalid_fields, "R-24", {},
           {{"/held_on", "too_early", "ケースを開いた日より前です。"}});
}

/// nullopt for a case with which nothing is wrong.
std::optional<CaseWarning> warning_of(Context& ctx, const domain::Authorized& allowed,
                                      const WatchedCase& watched) {
  const auto due = domain::intake::supervision_due(
      watched.state, domain::jst_date(persistence::from_stored(watched.opened_at)),
      watched.supervised_on);
  CaseWarning warning;
  warning.no_active_owner = !watched.has_active_owner;
  warning.supervision_overdue = due && *due < domain::jst_date(ctx.now);
  if (!warning.no_active_owner && !warning.supervision_overdue) return std::nullopt;
  if (due) warning.supervision_due = CivilDateText{*due};
  warning.head = line_of(
      ctx, {allowed, persistence::load_case(ctx.db, allowed, ctx.center(), watched.id).value()});
  return warning;
}

}  // namespace

Response list_supervisions(Context& context) {
  const FoundCase found = find_case(context, context.id(), Action::read_case);
  return json_response(write_body(reviews_of(context, found)));
}

Command record_supervision(Context& context) {
  const auto body = take(read_body<NewSupervision>(context.request.body));
  return [body, id = context.id()](Context& ctx) {
    FoundCase found = find_case(ctx, id, Action::supervise_case);
    check_held_on(ctx, body.held_on.value, domain::jst_date(found.record.opened_at));
    if (found.record.owner_id == ctx.caller.account_id)
      reject(ProblemCode::four_eyes, "R-24", "担当者以外の人が行ってください。");
    persistence::insert_supervision(
        ctx.db, ctx.center(), id,
        {new_id(ctx.now), body.held_on.value, body.questions.value, body.advice.value,
         body.agreed_action.value, ctx.caller.account_id, ctx.now});
    save_case(ctx, found.record, found.record.state,
              {{},
               {},
               {},
               "change",
               "R-24",
               "supervise",
               {},
               {},
               {},
               "",
               domain::to_iso(body.held_on.value)});
    return json_response(write_body(reviews_of(ctx, found)), 201);
  };
}

Response list_case_warnings(Context& context) {
  std::optional<WatchedCase> after;
  if (const auto mark = page_mark(context)) {
    after.emplace();
    after->opened_at = std::stoll(mark->first);
    after->id = mark->second;
  }
  const long long limit = page_size(context);
  const auto page =
      persistence::watched_cases(context.db, context.center(), after ? &*after : nullptr, limit);
  CaseWarnings answer;
  nlohmann::json listed = nlohmann::json::array();
  for (const WatchedCase& row : page) {
    const auto access =
        persistence::case_access(context.db, context.center(), row.id, context.caller.account_id);
    const auto allowed =
        domain::decide(context.caller.subject(), Action::list_cases, access.value().facts);
    if (!allowed) continue;
    auto warning = warning_of(context, *allowed, row);
    if (!warning) continue;
    answer.warnings.value.push_back(std::move(*warning));
    listed.push_back(row.id);
  }
  context.log.detail = nlohmann::json{{"listed", std::move(listed)}}.dump();
  Response response = json_response(write_body(answer));
  if (static_cast<long long>(page.size()) == limit)
    add_next_link(response, context, "/v1/case-warnings", std::to_string(page.back().opened_at),
                  page.back().id);
  return response;
}

}  // namespace kizuna::api
