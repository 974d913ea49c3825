#include "api/resources/export_permits.hpp"

#include <algorithm>

#include "api/ids.hpp"
#include "api/resources/contact_writing.hpp"
#include "persistence/case_list.hpp"
#include "persistence/export_permit_store.hpp"

namespace kizuna::api {
namespace {

using domain::ProblemCode;
using persistence::ExportPermit;

constexpr std::size_t people_max = 20;
constexpr std::chrono::hours permit_lives{24};
constexpr std::chrono::days listed_for{30};
constexpr long long listed_max = 100;

ExportPermitView view_of(Context& context, const ExportPermit& permit) {
  const auto name = [&](const std::string& account) {
    return persistence::account_name(context.db, context.center(), account);
  };
  ExportPermitView view;
  view.id.value = permit.id;
  view.version = permit.version;
  view.question = permit.question;
  view.reason = permit.reason;
  view.requested_by.value = permit.requested_by;
  view.requested_by_name = name(permit.requested_by);
  view.requested_at.value = permit.requested_at;
  if (!permit.approved_by) return view;
  view.approved_by_name = name(*permit.approved_by);
  view.approved_at = InstantText{permit.approved_at.value()};
  view.valid_until = InstantText{*permit.approved_at + permit_lives};
  return view;
}

bool permits(const ExportPermit& permit, const Context& context, const std::string& question) {
  return permit.approved_at && permit.requested_by == context.caller.account_id &&
         permit.question == question && context.now <= *permit.approved_at + permit_lives;
}

}  // namespace

std::string export_question(std::string_view list,
                            std::vector<std::pair<std::string, std::string>> conditions) {
  std::ranges::sort(conditions);
  std::string question(list);
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    question.append(i == 0 ? "?" : "&").append(conditions[i].first);
    question.append("=").append(conditions[i].second);
  }
  return question;
}

void require_export_right(const Context& context, const std::string& question, std::size_t people) {
  if (people <= people_max) return;
  if (context.caller.role != domain::Role::manager) {
    reject(ProblemCode::forbidden, "TM-03",
           "21人以上の一覧を書き出せるのは責任者だけです。条件で絞ってください。");
  }
  if (!context.caller.stepped_up) reject(ProblemCode::step_up_required, "AUTH-19");
  const auto id = context.query("permit");
  const auto permit =
      id ? persistence::find_export_permit(context.db, context.center(), *id) : std::nullopt;
  if (!permit || !permits(*permit, context, question)) {
    reject(ProblemCode::guard_not_met, "TM-03",
           "21人以上の一覧の書き出しには、別の責任者の承認が要ります。");
  }
}

Command ask_for_export(Context& context) {
  const auto body = take(read_body<NewExportPermit>(context.request.body));
  refuse_my_number("/reason", body.reason.value);
  std::vector<std::pair<std::string, std::string>> conditions;
  for (const ExportCondition& condition : body.conditions.value) {
    refuse_my_number("/conditions", condition.value.value);
    conditions.emplace_back(condition.name.value, condition.value.value);
  }
  const std::string question = export_question(body.list.value, std::move(conditions));
  return [question, reason = body.reason.value](Context& on_writer) {
    const ExportPermit permit{
        new_id(on_writer.now), 1,  question, reason, on_writer.caller.account_id,
        on_writer.now,         {}, {}};
    persistence::insert_export_permit(on_writer.db, on_writer.center(), permit);
    on_writer.log.object = {"export_permit", permit.id, 1};
    on_writer.log.after = audit::kj1::Object{{"question", question}, {"reason", reason}};
    return created_response(write_body(view_of(on_writer, permit)),
                            "/v1/export-permits/" + permit.id, 1);
  };
}

Response list_export_permits(Context& context) {
  ExportPermits answer;
  for (const ExportPermit& permit : persistence::export_permits(
           context.db, context.center(), context.now - listed_for, listed_max))
    answer.permits.value.push_back(view_of(context, permit));
  return json_response(write_body(answer));
}

Command approve_export(Context& context) {
  const std::string id = context.id();
  return [id](Context& on_writer) {
    auto permit = persistence::find_export_permit(on_writer.db, on_writer.center(), id);
    if (!permit) reject(ProblemCode::not_found, "absent");
    on_writer.log.object = {"export_permit", id, permit->version};
    require_version(on_writer, permit->version);
    if (permit->requested_by == on_writer.caller.account_id)
      reject(ProblemCode::four_eyes, "TM-03", "申請した人は承認できません。");
    if (permit->approved_by) reject(ProblemCode::conflict, "TM-03", "すでに承認されています。");
    persistence::approve_export_permit(on_writer.db, on_writer.center(), *permit,
                                       on_writer.caller.account_id, on_writer.now);
    permit->version += 1;
    permit->approved_by = on_writer.caller.account_id;
    permit->approved_at = on_writer.now;
    on_writer.log.after = audit::kj1::Object{{"question", permit->question}, {"approved", true}};
    return resource_response(write_body(view_of(on_writer, *permit)), permit->version);
  };
}

}  // namespace kizuna::api
