#pragma once
#include <algorithm>
#include <string>
#include <vector>

#include "api/resources/chart_reading.hpp"

/// What every change of a chart has in common.
namespace kizuna::api {

/// A chart that the caller may change.
struct ChartToChange {
  FoundCase found;
  ChartReading reading;
};
ChartToChange chart_to_change(Context& context, const std::string& case_id);

/// Moves the chart on; the first change also puts the subject on it.
void begin_chart_change(Context& context, const FoundCase& found);

/// As made by the caller now.
persistence::ChartTrace new_trace(const Context& context, long long version = 1,
                                  long long ordinal = 0);

/// The row, or out with the same "no" as for an absent case.
template <class Row>
const persistence::Charted<Row>& row_of(const std::vector<persistence::Charted<Row>>& rows,
                                        const std::string& id) {
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&](const auto& one) { return one.row.id == id; });
  if (found == rows.end()) reject(domain::ProblemCode::not_found, "absent");
  return *found;
}

/// Ends what stands; a lost race is a stale version. An empty reason: a next version follows.
void end_charted(Context& context, persistence::ChartKind kind, const std::string& id,
                 long long version, const std::string& reason = {});

template <class Row>
void replace_charted(Context& context, const FoundCase& found, persistence::ChartKind kind,
                     const persistence::Charted<Row>& old, const Row& row) {
  end_charted(context, kind, row.id, old.trace.version);
  persistence::insert_row(context.db, context.center(), found.record.id, row,
                          new_trace(context, old.trace.version + 1, old.trace.ordinal));
}

/// Out with every fault at once, if there is one.
void refuse_faults(std::vector<domain::FieldError> errors);

/// Today, where nothing was said.
domain::CivilDate as_of(const Context& context, const std::optional<CivilDateText>& given);

template <class T>
std::string text_or_empty(const std::optional<T>& field) {
  return field ? field->value : std::string();
}

}  // namespace kizuna::api
