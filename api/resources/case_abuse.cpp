#include "api/resources/case_abuse.hpp"

#include <algorithm>

#include "api/ids.hpp"
#include "domain/intake/abuse_status.hpp"
#include "domain/intake/clocks.hpp"
#include "domain/intake/codes.hpp"
#include "persistence/overlay_store.hpp"
#include "persistence/task_store.hpp"

namespace kizuna::api {
namespace {

using domain::Action;
using domain::ProblemCode;
using persistence::CaseRecord;
using persistence::OverlayRecord;

constexpr std::string_view report_rule = "R-20";
constexpr std::string_view safety_rule = "K-9";
constexpr std::string_view manager_duty = "虐待対応の責任者";
constexpr std::string_view flagger_duty = "虐待の疑いを記録した職員";
constexpr long long tasks_max = 200;

void urge(Context& ctx, const std::string& case_id, std::string title, std::string_view source,
          domain::Instant due_at) {
  persistence::TaskRecord task;
  task.id = new_id(ctx.now);
  task.title = std::move(title);
  task.owner_post = "manager";
  // The day that ends at 24:00, or on which the hour lies.
  task.due_on = domain::jst_date(due_at - std::chrono::microseconds(1));
  task.due_at = due_at;
  task.source = source;
  task.severity = "urgent";
  task.case_id = case_id;
  task.created_at = task.updated_at = ctx.now;
  task.created_by = ctx.caller.account_id;
  persistence::insert_task(ctx.db, ctx.center(), task);
}

/// What the rule asked for has happened, or has become pointless.
void settle(Context& ctx, const FoundCase& found, std::string_view source, std::string_view state,
            const std::string& reason) {
  persistence::TaskFilter open;
  open.state = "open";
  open.case_id = found.record.id;
  for (const auto& row : persistence::list_tasks(ctx.db, ctx.center(), open, {}, tasks_max)) {
    auto task = persistence::load_task(ctx.db, found.authorized, ctx.center(), row.id).value();
    if (task.source != source) continue;
    task.state = state;
    task.done_at = task.updated_at = ctx.now;
    task.done_by = ctx.caller.account_id;
    task.close_reason = reason;
    if (!persistence::update_task(ctx.db, ctx.center(), task))
      reject(ProblemCode::stale_version, "C-01");
  }
}

/// The instant that was typed, or now.
domain::Instant moment(const Context& ctx, const std::optional<InstantText>& typed,
                       domain::Instant earliest, const char* pointer, const char* rule) {
  const domain::Instant at = typed ? typed->value : ctx.now;
  if (at > ctx.now)
    reject(ProblemCode::invalid_fields, rule, {}, {{pointer, "in_future", "今より後の時刻です。"}});
  if (at < earliest)
    reject(ProblemCode::invalid_fields, rule, {},
           {{pointer, "too_early", "その前の記録より早い時刻です。"}});
  return at;
}

OverlayRecord running(Context& ctx, const FoundCase& found, const char* rule) {
  for (auto& overlay :
       persistence::case_overlays(ctx.db, found.authorized, ctx.center(), found.record.id))
    if (overlay.kind == "abuse") return std::move(overlay);
  reject(ProblemCode::conflict, rule, "虐待対応中のケースではありません。");
}

}  // namespace

void start_abuse_response(Context& context, CaseRecord& record, const Suspicion& suspicion) {
  const auto name = [&](const std::string& account, std::string_view duty) {
    persistence::join_team(context.db, context.center(), record.id, account, duty, context.now);
  };
  record.sensitivity = "s2";
  persistence::insert_overlay(context.db, context.center(), record.id,
                              {new_id(context.now),
                               "abuse",
                               suspicion.status,
                               suspicion.since,
                               {},
                               {},
                               {},
                               suspicion.source},
                              context.caller.account_id);
  for (const auto& manager : persistence::responsible_managers(context.db, context.center()))
    name(manager, manager_duty);
  if (record.owner_id != context.caller.account_id) name(context.caller.account_id, flagger_duty);
  const bool suspected = suspicion.status == domain::intake::codes::abuse_suspected;
  urge(context, record.id, suspected ? "虐待の疑いを市に通報する" : "市への通報の時刻を記録する",
       report_rule, domain::intake::abuse_report_due(suspicion.since));
}

void end_abuse_response(Context& context, const FoundCase& found, const std::string& reason) {
  persistence::end_overlay(context.db, context.center(), found.record.id, "abuse", reason,
                           context.caller.account_id, context.now);
  for (const auto rule : {report_rule, safety_rule})
    settle(context, found, rule, "cancelled", "市が虐待対応を終えた");
}

Command report_abuse(Context& context) {
  const auto body = take(read_body<AbuseReportBody>(context.request.body));
  return [body, id = context.id()](Context& ctx) {
    FoundCase found = find_case(ctx, id, Action::read_case, true);
    require_version(ctx, found.record.version);
    const domain::Instant at =
        moment(ctx, body.reported_at, running(ctx, found, "R-20").since, "/reported_at", "K-9");
    if (!persistence::mark_reported(ctx.db, ctx.center(), id, at, ctx.caller.account_id))
      reject(ProblemCode::conflict, "R-20", "通報を待っている虐待対応はありません。");
    settle(ctx, found, report_rule, "done", {});
    urge(ctx, id, "本人の安全を確認する(通報から48時間)", safety_rule,
         domain::intake::safety_check_due(at));
    save_case(
        ctx, found.record, found.record.state,
        {{}, {}, {}, "overlay", "R-20", "report_abuse", {}, {}, {}, "", body.reported_to.value});
    return case_response(ctx, id);
  };
}

Command confirm_safety(Context& context) {
  const auto body = take(read_body<SafetyCheckBody>(context.request.body));
  return [body, id = context.id()](Context& ctx) {
    FoundCase found = find_case(ctx, id, Action::read_case, true);
    require_version(ctx, found.record.version);
    const auto overlay = running(ctx, found, "K-9");
    const domain::Instant at =
        moment(ctx, body.confirmed_at, overlay.reported_at.value_or(overlay.since), "/confirmed_at",
               "K-9");
    if (!persistence::mark_safe(ctx.db, ctx.center(), id, at, body.how.value,
                                ctx.caller.account_id))
      reject(ProblemCode::conflict, "K-9", "安全の確認を待っている通報はありません。");
    settle(ctx, found, safety_rule, "done", body.how.value);
    save_case(ctx, found.record, found.record.state,
              {{}, {}, {}, "overlay", "K-9", "confirm_safety", {}, {}, {}, body.how.value, ""});
    return case_response(ctx, id);
  };
}

Command set_abuse_status(Context& context) {
  const auto body = take(read_body<AbuseStatusBody>(context.request.body));
  return [body, id = context.id()](Context& ctx) {
    FoundCase found = find_case(ctx, id, Action::write_case, true);
    require_version(ctx, found.record.version);
    const auto before = running(ctx, found, "W-15");
    const std::string& after = body.status.value;
    if (after == domain::intake::codes::abuse_reported ||
        !domain::intake::abuse_status_may_follow(before.status, after))
      reject(ProblemCode::conflict, "W-15",
             "通報した後に、市の判断(認定・認定なし)を記録してください。");
    const domain::Instant at = moment(
        ctx, body.decided_at, before.reported_at.value_or(before.since), "/decided_at", "W-15");
    persistence::follow_abuse_status(ctx.db, ctx.center(), id, before, new_id(ctx.now), after, at,
                                     ctx.caller.account_id);
    save_case(
        ctx, found.record, found.record.state,
        {{}, {}, {}, "overlay", "W-15", "abuse_status", {}, {}, {}, body.decided_by.value, after});
    return case_response(ctx, id);
  };
}

}  // namespace kizuna::api
