#include "persistence/frozen_month_store.hpp"

#include "persistence/account_store.hpp"

namespace kizuna::persistence {
namespace {

using Text = std::string;

constexpr std::string_view select_last = R"sql(
  select month, stored_at from frozen_month where center_id = :center
  order by month desc limit 1)sql";
constexpr std::string_view count_month = R"sql(
  select count(*) from frozen_month where center_id = :center and month = :month)sql";
constexpr std::string_view insert_month = R"sql(
  insert into frozen_month (center_id, month, stored_at) values (:center, :month, :now)
  on conflict (center_id, month) do nothing)sql";
constexpr std::string_view insert_figure = R"sql(
  insert into frozen_figure (center_id, month, name, sheet, line, column_label, figure)
  values (:center, :month, :name, :sheet, :line, :column, :figure))sql";
constexpr std::string_view select_figures = R"sql(
  select sheet, line, column_label, figure from frozen_figure
  where center_id = :center and month = :month and name = :name)sql";

}  // namespace

std::optional<LastFrozen> last_frozen_month(Session& session, std::string_view center_id) {
  auto row = session.row<Text, long long>(select_last, {{"center", center_id}});
  if (!row) return std::nullopt;
  auto& [month, stored_at] = *row;
  return LastFrozen{std::move(month), from_stored(stored_at)};
}

bool is_frozen(Session& session, std::string_view center_id, std::string_view month) {
  const auto row = session.row<long long>(count_month, {{"center", center_id}, {"month", month}});
  return std::get<0>(row.value()) > 0;
}

bool begin_frozen_month(Session& writer, std::string_view center_id, std::string_view month,
                        domain::Instant now) {
  return writer.execute_one(insert_month,
                            {{"center", center_id}, {"month", month}, {"now", to_stored(now)}});
}

void keep_figures(Session& writer, std::string_view center_id, std::string_view month,
                  std::string_view name, const Figures& figures) {
  for (const auto& [place, figure] : figures) {
    if (figure == 0) continue;
    const auto& [sheet, line, column] = place;
    writer.execute(insert_figure, {{"center", center_id},
                                   {"month", month},
                                   {"name", name},
                                   {"sheet", sheet},
                                   {"line", line},
                                   {"column", column},
                                   {"figure", figure}});
  }
}

Figures frozen_figures(Session& session, std::string_view center_id, std::string_view month,
                       std::string_view name) {
  Figures figures;
  for (auto& [sheet, line, column, figure] : session.rows<long long, Text, Text, long long>(
           select_figures, {{"center", center_id}, {"month", month}, {"name", name}})) {
    figures[{sheet, std::move(line), std::move(column)}] = figure;
  }
  return figures;
}

}  // namespace kizuna::persistence
