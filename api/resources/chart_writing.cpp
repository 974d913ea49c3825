#include "api/resources/chart_writing.hpp"

namespace kizuna::api {

using domain::ProblemCode;

ChartToChange chart_to_change(Context& context, const std::string& case_id) {
  FoundCase found = find_case(context, case_id, domain::Action::write_case);
  auto record = persistence::load_chart(context.db, found.authorized, context.center(), case_id);
  ChartReading reading(context, found, std::move(record));
  return {std::move(found), std::move(reading)};
}

void begin_chart_change(Context& context, const FoundCase& found) {
  const std::string& id = found.record.id;
  if (!persistence::move_chart_on(context.db, context.center(), id, context.now)) return;
  persistence::insert_row(context.db, context.center(), id, subject_member(found.record),
                          new_trace(context));
}

persistence::ChartTrace new_trace(const Context& context, long long version, long long ordinal) {
  return {version, ordinal, context.now, context.caller.account_id, std::nullopt, {}, {}};
}

void end_charted(Context& context, persistence::ChartKind kind, const std::string& id,
                 long long version, const std::string& reason) {
  if (!persistence::end_row(context.db, context.center(), kind, id, version,
                            context.caller.account_id, context.now, reason))
    reject(ProblemCode::stale_version, "C-01");
}

void refuse_faults(std::vector<domain::FieldError> errors) {
  if (!errors.empty()) reject(ProblemCode::invalid_fields, "chart", {}, std::move(errors));
}

domain::CivilDate as_of(const Context& context, const std::optional<CivilDateText>& given) {
  const auto today = domain::jst_date(context.now);
  const auto date = given ? given->value : today;
  if (date > today) refuse_faults({{"/as_of", "in_future", "今日以前の日を入れてください。"}});
  return date;
}

}  // namespace kizuna::api
