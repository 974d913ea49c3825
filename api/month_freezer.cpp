#include "api/month_freezer.hpp"

#include "api/resources/statistics_tables.hpp"
#include "persistence/frozen_month_store.hpp"
#include "persistence/statistics_store.hpp"

namespace kizuna::api {
namespace {

using std::chrono::months;
using std::chrono::year_month;

/// A row that is so old has been committed, whatever becomes of the present
/// group.
constexpr std::chrono::minutes surely_committed{1};

/// The last month that is frozen at `now`.
year_month last_due(domain::Instant now) {
  const domain::CivilDate today = domain::jst_date(now);
  const year_month previous = today.year() / today.month() - months{1};
  return domain::intake::month_freezes_at(previous) <= now ? previous : previous - months{1};
}

std::string text_of(year_month month) {
  return domain::to_iso(month / std::chrono::day{1}).substr(0, 7);
}

year_month month_from(const std::string& text) {
  const auto first = domain::parse_iso_date(text + "-01").value();
  return first.year() / first.month();
}

void freeze(persistence::Session& writer, const std::string& center_id, year_month month,
            domain::Instant now) {
  const std::string name = text_of(month);
  if (!persistence::begin_frozen_month(writer, center_id, name, now)) return;
  const auto period = domain::intake::month_period(month);
  const auto input = persistence::load_statistics(writer, center_id, period.last);
  for (const StatisticsKind& kind : statistics_kinds())
    persistence::keep_figures(writer, center_id, name, kind.name,
                              figures_of(kind.make(input, {period, std::nullopt, false})));
}

}  // namespace

void MonthFreezer::before_change(persistence::Session& writer, const std::string& center_id,
                                 domain::Instant now) {
  const std::lock_guard lock(mutex_);
  const auto known = next_.find(center_id);
  if (known != next_.end() && now < known->second) return;
  const year_month due = last_due(now);
  const auto last = persistence::last_frozen_month(writer, center_id);
  if (last && month_from(last->month) >= due) {
    if (last->stored_at + surely_committed < now)
      next_[center_id] = domain::intake::month_freezes_at(month_from(last->month) + months{1});
    return;
  }
  // A center that begins has no months to look back on.
  for (year_month month = last ? month_from(last->month) + months{1} : due; month <= due;
       month += months{1})
    freeze(writer, center_id, month, now);
}

}  // namespace kizuna::api
