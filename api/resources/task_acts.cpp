#include <chrono>

#include "api/resources/task_reading.hpp"
#include "api/resources/tasks.hpp"
#include "domain/calendar/era.hpp"
#include "persistence/absence_store.hpp"
#include "persistence/case_list.hpp"

namespace kizuna::api {
namespace {

using domain::Action;
using domain::ProblemCode;
using persistence::TaskRecord;

/// "10:14" of a wall in Japan.
std::string clock_of(domain::Instant at) {
  const auto minutes = std::chrono::floor<std::chrono::minutes>(at + domain::jst_offset);
  const auto of_day = minutes - std::chrono::floor<std::chrono::days>(minutes);
  const auto two = [](long long n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  const long long total = of_day.count();
  return two(total / 60) + ":" + two(total % 60);
}

/// Nobody takes what somebody else has, but the deputy of somebody who is away.
void require_free(Context& ctx, const TaskRecord& task) {
  if (!task.owner_id) {
    const bool carried =
        !task.owner_post || task.owner_post == ctx.caller.post || ctx.caller.post == "manager";
    if (!carried)
      reject(ProblemCode::forbidden, "W-1", "主任・センター長あてのため引き受けられません。");
    return;
  }
  if (persistence::stands_in_for(ctx.db, ctx.center(), ctx.caller.account_id, *task.owner_id,
                                 domain::jst_date(ctx.now)))
    return;
  const bool own = *task.owner_id == ctx.caller.account_id;
  reject(ProblemCode::conflict, "R-21",
         own ? std::string("すでにあなたの担当です。")
             : "引き受けられません。" +
                   persistence::account_name(ctx.db, ctx.center(), *task.owner_id) +
                   "さんが先に引き受けました(" + clock_of(task.updated_at) + ")。");
}

void postpone(Context& ctx, const TaskAction& body, TaskRecord& task) {
  if (task.kept_by_others)
    reject(ProblemCode::conflict, "K-3", "裁判所や法律が決めた期限は延期できません。");
  std::vector<domain::FieldError> errors;
  if (!body.due)
    errors.push_back({"/due", "required", "いつまで延ばすかを入れてください。"});
  else if (body.due->value < domain::jst_date(ctx.now))
    errors.push_back({"/due", "too_early", "今日より前の日です。"});
  if (!body.reason) errors.push_back({"/reason", "required", "延期の理由を入力してください。"});
  if (!errors.empty()) reject(ProblemCode::guard_not_met, "R-21", {}, std::move(errors));
  const std::string before = task.due_on ? domain::to_short_wareki(*task.due_on) : "期限なし";
  task.due_on = task_due(body.due->value, false);
  task.note.append(task.note.empty() ? "" : "\n").append("延期 ").append(before).append("から");
  task.note.append(domain::to_short_wareki(*task.due_on)).append(": ").append(body.reason->value);
}

void finish(Context& ctx, std::string_view state, const TaskAction& body, TaskRecord& task) {
  if (state == "cancelled" && !body.reason)
    reject(ProblemCode::guard_not_met, "R-21", "取り消す理由が必要です。",
           {{"/reason", "required", "取り消す理由を入力してください。"}});
  task.state = state;
  task.done_at = ctx.now;
  task.done_by = ctx.caller.account_id;
  task.close_reason = body.reason ? body.reason->value : std::string();
}

void give(Context& ctx, const std::string& owner, TaskRecord& task) {
  require_owner_account(ctx, owner);
  task.owner_id = owner;
  task.owner_post.reset();
}

void apply(Context& ctx, const std::string& action, const TaskAction& body, TaskRecord& task) {
  if (action == "take") return give(ctx, ctx.caller.account_id, task);
  if (action == "postpone") return postpone(ctx, body, task);
  if (action == "done") return finish(ctx, "done", body, task);
  if (action == "cancel") return finish(ctx, "cancelled", body, task);
  if (action != "reassign") reject(ProblemCode::not_found, "absent");
  if (!body.owner)
    reject(ProblemCode::guard_not_met, "R-21", {},
           {{"/owner", "required", "担当者を選んでください。"}});
  give(ctx, body.owner->value, task);
}

}  // namespace

Command act_on_task(Context& context) {
  const auto body = take(read_body<TaskAction>(context.request.body));
  return [body, id = context.id(), action = context.path_value("action")](Context& ctx) {
    TaskRecord task = find_task(ctx, id, Action::write_task);
    // Who comes second learns who was first, not only that something changed.
    if (action == "take" && task.state == "open") require_free(ctx, task);
    require_version(ctx, task.version);
    require_open(task);
    apply(ctx, action, body, task);
    return save_task(ctx, task);
  };
}

}  // namespace kizuna::api
