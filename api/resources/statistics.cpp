#include "api/resources/statistics.hpp"

#include <nlohmann/json.hpp>

#include "api/resources/statistics_question.hpp"
#include "persistence/statistics_store.hpp"

namespace kizuna::api {
namespace {

using domain::ProblemCode;
using domain::intake::Period;

/// S-15.
bool may_see_small_cells(domain::Role role) {
  return role == domain::Role::counselor || role == domain::Role::manager ||
         role == domain::Role::auditor;
}

bool is_whole_months(const Period& period) {
  return period.first.day() == std::chrono::day{1} &&
         period.last ==
             domain::CivilDate{period.last.year() / period.last.month() / std::chrono::last};
}

}  // namespace

StatisticsView statistics_view(Context& context, bool hide_small_cells) {
  const StatisticsKind& kind = kind_of(context);
  const StatisticsQuestion asked{period_of(context), split_of(context), hide_small_cells};
  const Period& period = asked.period;
  if (asked.split && !kind.can_be_split)
    reject(ProblemCode::bad_request, "H-14", "この表は分けて集計できません");
  if (asked.hide_small_cells && !is_whole_months(period))
    reject(ProblemCode::bad_request, "S-15", "月の初日から月の末日までを指定してください");

  StatisticsView view;
  view.table = kind.name;
  view.title = kind.title;
  view.first.value = period.first;
  view.last.value = period.last;
  view.freezes_at.value =
      domain::intake::month_freezes_at(period.last.year() / period.last.month());
  view.small_cells_hidden = asked.hide_small_cells;
  view.tables.value =
      kind.make(persistence::load_statistics(context.db, context.center(), period.last), asked);
  context.log.detail = nlohmann::json{
      {"table", kind.name},
      {"first", domain::to_iso(period.first)},
      {"last", domain::to_iso(period.last)},
      {"split", context.query("split").value_or(
                    "")}}.dump();
  return view;
}

Response get_statistics(Context& context) {
  return json_response(
      write_body(statistics_view(context, !may_see_small_cells(context.caller.role))));
}

}  // namespace kizuna::api
