#include "api/resources/statistics_question.hpp"

namespace kizuna::api {

using domain::ProblemCode;
using domain::intake::Period;
using domain::intake::Split;

namespace {

constexpr int years_max = 10;

domain::CivilDate date_of(const std::string& text) {
  const auto date = domain::parse_iso_date(text);
  if (!date) reject(ProblemCode::bad_request, "H-14", "「" + text + "」という日付はありません");
  return *date;
}

}  // namespace

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

const StatisticsKind& kind_of(const Context& context) {
  const StatisticsKind* kind = find_statistics(context.path_value("table"));
  if (kind == nullptr) reject(ProblemCode::not_found, "absent");
  return *kind;
}

}  // namespace kizuna::api
