#include "domain/workflow.hpp"

namespace kizuna::domain::workflow {
namespace {

std::string joined(const std::vector<std::string_view>& parts, std::string_view separator) {
  std::string out;
  for (std::string_view part : parts) {
    if (!out.empty()) out.append(separator);
    out.append(part);
  }
  return out.empty() ? std::string("—") : out;
}

std::string_view target_in_words(std::string_view to) {
  if (to == "stay") return "(変わらない)";
  if (to == "left_state") return "(元の状態)";
  return to;
}

void append_line(std::string& out, std::initializer_list<std::string_view> cells) {
  out.append("|");
  for (std::string_view cell : cells) out.append(" ").append(cell).append(" |");
  out.append("\n");
}

}  // namespace

std::string to_japanese(DueWithin due) {
  switch (due.unit) {
    case DueUnit::none:
      return "—";
    case DueUnit::same_day:
      return "当日";
    case DueUnit::working_days:
      return std::to_string(due.amount).append("開庁日以内");
    case DueUnit::calendar_days:
      return std::to_string(due.amount).append("日以内");
    case DueUnit::months:
      return std::to_string(due.amount).append("か月ごと");
    case DueUnit::by_urgency:
      return std::string("緊急度による(最長").append(std::to_string(due.amount)).append("開庁日)");
    case DueUnit::by_plan:
      return "計画による";
  }
  return "—";
}

std::string to_markdown(const Reference& reference) {
  std::string out = "## ";
  out.append(reference.title).append("\n\n");
  append_line(out, {"番号", "コード", "状態", "出るまでの期限", "終わり"});
  append_line(out, {"---", "---", "---", "---", "---"});
  for (const ReferenceState& state : reference.states)
    append_line(out, {state.id, state.code, state.ja, state.exit_due, state.terminal ? "○" : ""});
  out.append("\n");
  append_line(out,
              {"番号", "操作", "action", "から", "へ", "だれが", "必要なこと", "期限", "根拠"});
  append_line(out, {"---", "---", "---", "---", "---", "---", "---", "---", "---"});
  for (const ReferenceRow& row : reference.rows)
    append_line(out, {row.id, row.label, row.action, joined(row.from, " "), target_in_words(row.to),
                      row.who, joined(row.needs, "<br>"), row.due_within, row.source});
  return out;
}

}  // namespace kizuna::domain::workflow
