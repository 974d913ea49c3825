#include "api/resources/statistics.hpp"

#include <nlohmann/json.hpp>

#include "api/resources/statistics_tables.hpp"
#include "persistence/statistics_store.hpp"

namespace kizuna::api {
namespace {

using domain::ProblemCode;
using domain::intake::Period;
using domain::intake::Split;

constexpr int years_max = 10;

domain::CivilDate date_of(const std::string& text) {
  const auto date = domain::parse_iso_date(text);
  if (!date) reject(ProblemCode::bad_request, "H-14", "「" + text + "」という日付はありません");
  return *date;
}

Period period_of(const Context& context) {
  const auto year = context.query("fiscal_year");
  const auto from = context.query("from");
  const auto to = context.query("to");
  if ((year && (from || to)) || from.has_value() != to.has_value())
    reject(ProblemCode::bad_request, "H-14", "年度か、初日と末日の両方を指定してください");
  if (year) return domain::intake::fiscal_year_period(std::stoi(*year));
  if (!from)
    return domain::intake::fiscal_year_period(domain::fiscal_year(domain::jst_date(context.now)));
  const Period period{date_of(*from), date_of(*to)};
  if (period.last < period.first) reject(ProblemCode::bad_request, "H-14", "末日が初日より前です");
  if (period.first.year() + std::chrono::years{years_max} < period.last.year())
    reject(ProblemCode::bad_request, "H-14", "期間は10年までです");
  return period;
}

std::optional<Split> split_of(const Context& context) {
  const auto split = context.query("split");
  if (split == "month") return Split::month;
  if (split == "district") return Split::district;
  if (split == "class") return Split::matter_class;
  return std::nullopt;
}

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

Response get_statistics(Context& context) {
  const StatisticsKind* kind = find_statistics(context.path_value("table"));
  if (kind == nullptr) reject(ProblemCode::not_found, "absent");
  const StatisticsQuestion asked{period_of(context), split_of(context),
                                 !may_see_small_cells(context.caller.role)};
  const Period& period = asked.period;
  if (asked.split && !kind->can_be_split)
    reject(ProblemCode::bad_request, "H-14", "この表は分けて集計できません");
  if (asked.hide_small_cells && !is_whole_months(period))
    reject(ProblemCode::bad_request, "S-15", "月の初日から月の末日までを指定してください");

  StatisticsView view;
  view.table = kind->name;
  view.title = kind->title;
  view.first.value = period.first;
  view.last.value = period.last;
  view.freezes_at.value =
      domain::intake::month_freezes_at(period.last.year() / period.last.month());
  view.small_cells_hidden = asked.hide_small_cells;
  view.tables.value =
      kind->make(persistence::load_statistics(context.db, context.center(), period.last), asked);
  context.log.detail = nlohmann::json{
      {"table", kind->name},
      {"first", domain::to_iso(period.first)},
      {"last", domain::to_iso(period.last)},
      {"split", context.query("split").value_or(
                    "")}}.dump();
  return json_response(write_body(view));
}

}  // namespace kizuna::api
