#include "persistence/number_series.hpp"

#include "domain/intake/contact_number.hpp"

namespace kizuna::persistence {
namespace {

constexpr std::string_view begin_series = R"sql(
  insert into fiscal_series (center_id, fiscal_year, kind, label, last_ordinal)
  values (:center, :year, :kind, :label, 0)
  on conflict (center_id, fiscal_year, kind) do nothing)sql";
// The row stays locked until the transaction ends: nobody else can take the number between.
constexpr std::string_view advance = R"sql(
  update fiscal_series set last_ordinal = last_ordinal + 1
  where center_id = :center and fiscal_year = :year and kind = :kind)sql";
constexpr std::string_view select_series = R"sql(
  select label, last_ordinal from fiscal_series
  where center_id = :center and fiscal_year = :year and kind = :kind)sql";

std::string_view word_of(SeriesKind kind) {
  return kind == SeriesKind::contact ? "contact" : "case";
}

}  // namespace

SeriesNumber take_number(Session& writer, std::string_view center_id, SeriesKind kind,
                         int fiscal_year) {
  const Param center{"center", center_id};
  const Param year{"year", fiscal_year};
  const Param series{"kind", word_of(kind)};
  if (!writer.execute_one(advance, {center, year, series})) {
    writer.execute(begin_series,
                   {center, year, series, {"label", domain::intake::proposed_label(fiscal_year)}});
    writer.execute_one(advance, {center, year, series});
  }
  const auto row = writer.row<std::string, long long>(select_series, {center, year, series});
  const auto& [label, ordinal] = row.value();
  return {fiscal_year, label, static_cast<int>(ordinal)};
}

std::string series_label(Session& session, std::string_view center_id, SeriesKind kind,
                         int fiscal_year) {
  const auto row = session.row<std::string, long long>(
      select_series, {{"center", center_id}, {"year", fiscal_year}, {"kind", word_of(kind)}});
  return std::get<0>(row.value());
}

}  // namespace kizuna::persistence
