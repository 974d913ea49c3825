#include "api/resources/today.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "api/resources/absences.hpp"
#include "api/resources/case_reading.hpp"
#include "api/resources/task_reading.hpp"
#include "domain/calendar/closed_days.hpp"
#include "persistence/account_store.hpp"
#include "persistence/contact_list.hpp"
#include "persistence/overlay_store.hpp"

namespace kizuna::api {
namespace {

constexpr long long rows_max = 500;

using Found = std::vector<persistence::TaskCursor>;

Found open_tasks(Context& ctx, persistence::TaskFilter filter) {
  filter.state = "open";
  return persistence::list_tasks(ctx.db, ctx.center(), filter, {}, rows_max);
}

void add(Found& all, Found more) {
  all.insert(all.end(), more.begin(), more.end());
}

/// Those of whom the caller stands in for today; the owner's own list keeps every row (K-10).
std::vector<std::string> stood_in_for(const Context& ctx, const TodayBoard& board) {
  std::vector<std::string> accounts;
  for (const AbsenceView& absence : board.absences.value)
    if (absence.running && absence.deputy.value == ctx.caller.account_id)
      accounts.push_back(absence.account.value);
  return accounts;
}

Found rows_of(Context& ctx, std::string_view view, const std::vector<std::string>& away) {
  Found rows;
  if (view == "team") return open_tasks(ctx, {});
  if (view == "away") {
    for (const std::string& account : away) {
      persistence::TaskFilter theirs;
      theirs.owner = account;
      add(rows, open_tasks(ctx, theirs));
    }
  } else {
    persistence::TaskFilter own;
    own.owner = ctx.caller.account_id;
    add(rows, open_tasks(ctx, own));
    if (!ctx.caller.post.empty()) {
      persistence::TaskFilter of_post;
      of_post.post = ctx.caller.post;
      add(rows, open_tasks(ctx, of_post));
    }
  }
  std::ranges::sort(rows, [](const auto& a, const auto& b) {
    return std::tie(a.due_on, a.id) < std::tie(b.due_on, b.id);
  });
  return rows;
}

std::vector<RunningTimer> running_timers(Context& ctx) {
  std::vector<RunningTimer> timers;
  for (const std::string& id : persistence::cases_with_running_clock(ctx.db, ctx.center())) {
    const auto access =
        persistence::case_access(ctx.db, ctx.center(), id, ctx.caller.account_id).value();
    const auto allowed =
        domain::decide(ctx.caller.subject(), domain::Action::list_cases, access.facts);
    if (!allowed) continue;
    const FoundCase found{*allowed,
                          persistence::load_case(ctx.db, *allowed, ctx.center(), id).value()};
    for (const auto& overlay : persistence::case_overlays(ctx.db, *allowed, ctx.center(), id))
      if (overlay.kind == "abuse")
        timers.push_back({line_of(ctx, found), view_of(overlay, ctx.now)});
  }
  std::ranges::sort(timers, {}, [](const auto& timer) { return timer.clock.minutes_left; });
  return timers;
}

}  // namespace

Response get_today(Context& context) {
  const std::string view = context.query("view").value_or("mine");
  TodayBoard board;
  board.now.value = context.now;
  board.today.value = domain::jst_date(context.now);
  board.next_open_day.value =
      domain::next_open_day(domain::CalendarKind::city, domain::add_days(board.today.value, 1));
  for (AbsenceView& absence : absence_views(context)) {
    const bool concerns = absence.deputy.value == context.caller.account_id ||
                          absence.account.value == context.caller.account_id;
    if (concerns) board.absences.value.push_back(std::move(absence));
  }
  const auto away = stood_in_for(context, board);
  board.timers.value = running_timers(context);
  board.tasks.value = visible_tasks(context, rows_of(context, view, away));
  persistence::TaskFilter nobodys;
  nobodys.unowned = true;
  board.queue.value = visible_tasks(context, open_tasks(context, nobodys));
  for (const auto& row :
       persistence::unfinished_contacts(context.db, context.center(), context.caller.account_id))
    board.unfinished.value.push_back({{row.id}, {persistence::from_stored(row.received_at)}});
  nlohmann::json listed = nlohmann::json::array();
  for (const TaskView& task : board.tasks.value) listed.push_back(task.id.value);
  for (const TaskView& task : board.queue.value) listed.push_back(task.id.value);
  for (const RunningTimer& timer : board.timers.value) listed.push_back(timer.head.id.value);
  nlohmann::json detail{{"view", view}, {"listed", std::move(listed)}};
  if (view == "away") detail["for"] = away;
  context.log.detail = detail.dump();
  return json_response(write_body(board));
}

}  // namespace kizuna::api
