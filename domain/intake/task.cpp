#include "domain/intake/task.hpp"

#include <utility>

#include "domain/people/my_number.hpp"
#include "domain/people/text_check.hpp"

namespace kizuna::domain::intake {
namespace {

constexpr TextRule title_rule{.max_code_points = 200, .prose = false, .may_be_empty = false};

}  // namespace

std::vector<FieldError> check_task(const Task& task) {
  std::vector<FieldError> errors;
  if (const auto problem = check_text(task.title, title_rule))
    errors.push_back(text_field_error("/title", *problem));
  if (const auto hits = find_my_numbers(task.title); !hits.empty())
    errors.push_back(my_number_field_error("/title", hits));
  if (task.owner.empty()) errors.push_back({"/owner", "required", "担当者を選んでください。"});
  if (!task.due) errors.push_back({"/due", "required", "期日を入れてください。"});
  if (task.rule.empty() == task.created_by.empty())
    errors.push_back({"/source", "one_source", "規則か作成者のどちらか一方を入れてください。"});
  if (task.case_id.empty() && task.contact_id.empty())
    errors.push_back({"/case_id", "required", "ケースか受付に結び付けてください。"});
  return errors;
}

Result<TaskState> finish_task(const Task& task, TaskState to, const std::string& reason) {
  if (task.state != TaskState::open)
    return refuse(ProblemCode::conflict, "R-21", "このタスクはすでに終わっています。");
  if (to == TaskState::open)
    return refuse(ProblemCode::conflict, "R-21", "このタスクはまだ終わっていません。");
  if (to == TaskState::cancelled && reason.empty())
    return refuse(ProblemCode::guard_not_met, "R-21", "取り消す理由が必要です。",
                  {{"/reason", "required", "取り消す理由を入力してください。"}});
  return to;
}

bool frozen_by_death(TaskKind kind) {
  switch (kind) {
    case TaskKind::visit:
    case TaskKind::plan_review:
    case TaskKind::permit:
    case TaskKind::consent:
      return true;
    case TaskKind::general:
    case TaskKind::post_death:
    case TaskKind::statutory:
    case TaskKind::abuse_timer:
      return false;
  }
  return false;
}

bool blocks_closing(const Task& task) {
  return task.state == TaskState::open && task.kind != TaskKind::statutory;
}

}  // namespace kizuna::domain::intake
