#include "api/forms/case_form.hpp"

#include <algorithm>
#include <utility>

#include "domain/intake/case_workflow.hpp"

namespace kizuna::api {

std::string state_in_words(std::string_view state_id) {
  const auto& states = domain::intake::case_workflow().states;
  const auto found =
      std::ranges::find_if(states, [&](const auto& state) { return state.id == state_id; });
  if (found == states.end()) return std::string(state_id);
  return std::string(found->id) + " " + std::string(found->ja);
}

std::string kind_in_words(std::string_view kind) {
  if (kind == "contact") return "相談";
  if (kind == "transition") return "手順";
  if (kind == "overlay") return "状態";
  return kind == "task" ? "予定" : "変更";
}

namespace {

/// Changes that are no steps of the workflow.
constexpr std::pair<std::string_view, std::string_view> changes[] = {
    {"set_facts", "項目を記入"},         {"link", "受付を結び付け"},
    {"unlink", "受付の結び付けを外す"},  {"join_team", "チームに加える"},
    {"assign", "担当者を決める"},        {"change_urgency", "緊急度を変える"},
    {"ask_for_closing", "終結の申し出"}, {"approve_closing", "終結の承認"},
    {"supervise", "スーパービジョン"},   {"confirm_safety", "本人の安全を確認"},
    {"report_abuse", "虐待の通報"},      {"abuse_status", "虐待についての市の判断"},
};

}  // namespace

std::string title_in_words(const persistence::TimelineRow& row) {
  for (const auto& step : domain::intake::case_workflow().rows) {
    if (step.id == row.rule && step.action == row.title) return std::string(step.label);
  }
  for (const auto& [title, words] : changes) {
    if (title == row.title) return std::string(words);
  }
  return row.title;
}

}  // namespace kizuna::api
