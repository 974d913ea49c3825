#include "api/resources/absences.hpp"

#include <algorithm>

#include "api/ids.hpp"
#include "persistence/absence_store.hpp"
#include "persistence/case_list.hpp"
#include "persistence/case_store.hpp"
#include "persistence/names.hpp"

namespace kizuna::api {
namespace {

using domain::ProblemCode;
using persistence::AbsenceRecord;

constexpr std::string_view rule = "R-23";

AbsenceView view_of(Context& ctx, const AbsenceRecord& record) {
  const auto today = domain::jst_date(ctx.now);
  return {{record.id},
          {record.account_id},
          persistence::account_name(ctx.db, ctx.center(), record.account_id),
          {record.deputy_id},
          persistence::account_name(ctx.db, ctx.center(), record.deputy_id),
          {record.from_on},
          {record.to_on},
          record.from_on <= today && today <= record.to_on};
}

bool is_colleague(Context& ctx, const std::string& account) {
  return std::ranges::any_of(persistence::colleagues(ctx.db, ctx.center()),
                             [&](const auto& one) { return one.account_id == account; });
}

void check(Context& ctx, const AbsenceRecord& record) {
  std::vector<domain::FieldError> errors;
  if (!is_colleague(ctx, record.account_id))
    errors.push_back({"/account", "absent", "職員が見つかりません。"});
  if (!is_colleague(ctx, record.deputy_id))
    errors.push_back({"/deputy", "absent", "代理にできる職員が見つかりません。"});
  if (record.deputy_id == record.account_id)
    errors.push_back({"/deputy", "same_person", "代理は別の人にしてください。"});
  if (record.to_on < record.from_on)
    errors.push_back({"/to", "too_early", "終わりの日が始まりの日より前です。"});
  if (record.to_on < domain::jst_date(ctx.now))
    errors.push_back({"/to", "too_early", "今日より前の日です。"});
  if (!errors.empty())
    reject(ProblemCode::invalid_fields, std::string(rule), {}, std::move(errors));
  for (const auto& other : persistence::absences(ctx.db, ctx.center(), record.from_on)) {
    if (other.account_id == record.account_id && other.from_on <= record.to_on)
      reject(ProblemCode::conflict, std::string(rule), "同じ日の休みがすでに入っています。");
  }
}

/// The own days off, or anybody's for a manager.
void require_say_over(const Context& ctx, const std::string& account) {
  if (account != ctx.caller.account_id && ctx.caller.role != domain::Role::manager)
    reject(ProblemCode::forbidden, std::string(rule),
           "ほかの人の休みを入れられるのは主任とセンター長です。");
}

}  // namespace

std::vector<AbsenceView> absence_views(Context& context) {
  std::vector<AbsenceView> views;
  const auto today = domain::jst_date(context.now);
  for (const auto& record : persistence::absences(context.db, context.center(), today))
    views.push_back(view_of(context, record));
  return views;
}

Response list_absences(Context& context) {
  return json_response(write_body(AbsenceViews{{absence_views(context)}}));
}

Response list_colleagues(Context& context) {
  Colleagues answer;
  for (auto& one : persistence::colleagues(context.db, context.center()))
    answer.colleagues.value.push_back({{one.account_id}, one.name, one.post});
  return json_response(write_body(answer));
}

Command enter_absence(Context& context) {
  const auto body = take(read_body<NewAbsence>(context.request.body));
  return [body](Context& ctx) {
    const AbsenceRecord record{new_id(ctx.now),
                               body.account ? body.account->value : ctx.caller.account_id,
                               body.deputy.value, body.from.value, body.to.value};
    require_say_over(ctx, record.account_id);
    check(ctx, record);
    persistence::insert_absence(ctx.db, ctx.center(), record, ctx.caller.account_id, ctx.now);
    ctx.log.object = {"absence", record.id, {}};
    ctx.log.after = audit::kj1::Object{{"account", record.account_id},
                                       {"deputy", record.deputy_id},
                                       {"from", domain::to_iso(record.from_on)},
                                       {"to", domain::to_iso(record.to_on)}};
    return json_response(write_body(view_of(ctx, record)), 201);
  };
}

Command end_entered_absence(Context& context) {
  return [id = context.id()](Context& ctx) {
    const auto record = persistence::find_absence(ctx.db, ctx.center(), id);
    if (!record) reject(ProblemCode::not_found, "absent");
    ctx.log.object = {"absence", id, {}};
    require_say_over(ctx, record->account_id);
    if (!persistence::end_absence(ctx.db, ctx.center(), id, ctx.caller.account_id, ctx.now))
      reject(ProblemCode::conflict, std::string(rule), "すでに終わっています。");
    return json_response(write_body(AbsenceViews{{absence_views(ctx)}}));
  };
}

}  // namespace kizuna::api
