#include "api/resources/case_closing.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "api/ids.hpp"
#include "api/resources/closing_dto.hpp"
#include "api/resources/page_mark.hpp"
#include "api/resources/tell_manager.hpp"
#include "domain/intake/codes.hpp"
#include "persistence/account_store.hpp"
#include "persistence/case_list.hpp"
#include "persistence/closing_store.hpp"

namespace kizuna::api {
namespace {

using domain::Action;
using domain::ProblemCode;
using domain::intake::CaseFacts;
using domain::intake::CaseState;
using persistence::CaseRecord;
using persistence::ClosingRequest;

/// A request with its case, after the check that the caller may see it.
struct FoundClosing {
  FoundCase file;
  ClosingRequest request;
};

FoundClosing find_closing(Context& ctx, const std::string& id, Action action) {
  const auto case_id = persistence::case_of_closing(ctx.db, ctx.center(), id);
  if (!case_id) reject(ProblemCode::not_found, "absent");
  FoundCase found = find_case(ctx, *case_id, action, true);
  ctx.log.object = {"closing", id, {}};
  auto request = persistence::live_closing(ctx.db, found.authorized, ctx.center(), *case_id);
  return {std::move(found), std::move(request.value())};
}

/// AUTH-24: a factor that was just replaced approves nothing yet.
void require_settled_factor(const Context& ctx) {
  if (ctx.caller.factor_is_fresh)
    reject(ProblemCode::forbidden, "AUTH-24", "認証アプリを登録してから24時間は、承認できません。");
}

void approve(Context& ctx, const FoundCase& found, const ClosingRequest& request,
             std::string_view role) {
  require_settled_factor(ctx);
  const bool made = persistence::approve_closing(
      ctx.db, ctx.center(), request, found.record.owner_id,
      {ctx.caller.account_id, {}, std::string(role), request.text_hash, ctx.now});
  if (!made) reject(ProblemCode::conflict, "W-8", "すでに承認しています。");
}

std::vector<ClosingApprovalView> approvals_of(Context& ctx, const ClosingRequest& request) {
  std::vector<ClosingApprovalView> out;
  for (auto& approval : persistence::closing_approvals(ctx.db, ctx.center(), request.id))
    out.push_back({std::move(approval.name), std::move(approval.role), {approval.approved_at}});
  return out;
}

CaseFacts facts_of(Context& ctx, const FoundCase& file) {
  return persistence::guard_facts(ctx.db, file.authorized, ctx.center(), file.record,
                                  ctx.caller.account_id, domain::jst_date(ctx.now));
}

ClosingLine line_of(Context& ctx, const FoundClosing& found, const CaseFacts& facts) {
  const CaseRecord& record = found.file.record;
  ClosingLine line;
  line.id.value = found.request.id;
  line.case_id.value = record.id;
  line.case_number = record.number;
  line.subject_name =
      persistence::subject_name(ctx.db, found.file.authorized, ctx.center(), record);
  line.rule = found.request.rule;
  line.close_code = record.close_code.value_or("");
  line.close_label = domain::intake::label_of("close", line.close_code);
  line.requested_by = persistence::account_name(ctx.db, ctx.center(), found.request.requested_by);
  line.requested_at.value = found.request.requested_at;
  line.city_officer_needed =
      found.request.rule == "T-16" && (facts.abuse_ever || facts.abuse_on || facts.urgency_ever_s);
  line.city_officer_approved = !facts.city_approvals.empty();
  return line;
}

Response answer(Context& ctx, const FoundClosing& found) {
  const CaseFacts facts = facts_of(ctx, found.file);
  ClosingView view;
  view.head = line_of(ctx, found, facts);
  view.summary = found.file.record.closing_summary;
  view.text_hash = found.request.text_hash;
  view.abuse_ever = facts.abuse_ever || facts.abuse_on;
  view.urgency_ever_s = facts.urgency_ever_s;
  view.approvals.value = approvals_of(ctx, found.request);
  return json_response(write_body(view));
}

}  // namespace

std::string hash_of_closing(Context& context, const CaseRecord& record) {
  const auto key = context.services.keys.key_for(context.db, context.center(), record.id,
                                                 persistence::KeyPurpose::content, context.now);
  return persistence::keyed_hash(key,
                                 record.close_code.value_or("") + "\n" + record.closing_summary);
}

void approve_by_closing(Context& context, const FoundCase& found) {
  const auto request =
      persistence::live_closing(context.db, found.authorized, context.center(), found.record.id);
  if (!request) return;
  approve(context, found, *request, "manager");
  context.log.after = audit::kj1::Object{{"text_hash", request->text_hash}};
}

std::optional<ClosingState> closing_state(Context& context, const FoundCase& found) {
  const auto request =
      persistence::live_closing(context.db, found.authorized, context.center(), found.record.id);
  if (!request) return std::nullopt;
  return ClosingState{
      {request->id},
      request->rule,
      persistence::account_name(context.db, context.center(), request->requested_by),
      {request->requested_at},
      request->text_hash,
      {approvals_of(context, *request)}};
}

Command ask_for_closing(Context& context) {
  const auto body = take(read_body<ClosingRequestBody>(context.request.body));
  return [body, id = context.id()](Context& ctx) {
    FoundCase found = find_case(ctx, id, Action::write_case);
    require_version(ctx, found.record.version);
    CaseRecord& record = found.record;
    record.close_code = body.close.value;
    record.closing_summary = body.summary.value;
    const CaseState at = record.suspended_from.value_or(record.state);
    const std::string hash = hash_of_closing(ctx, record);
    persistence::request_closing(ctx.db, ctx.center(),
                                 {new_id(ctx.now), id, at < CaseState::support ? "T-16" : "T-11",
                                  hash, ctx.caller.account_id, ctx.now});
    ctx.log.after = audit::kj1::Object{{"text_hash", hash}};
    save_case(ctx, record, record.state,
              {{}, {}, {}, "change", "W-8", "ask_for_closing", {}, {}, {}, "", body.close.value});
    return case_response(ctx, id);
  };
}

Response list_closings_page(Context& context) {
  std::optional<persistence::ClosingCursor> after;
  if (const auto mark = page_mark(context)) after = {std::stoll(mark->first), mark->second, {}};
  const long long limit = page_size(context);
  const auto page = persistence::list_closings(context.db, context.center(), after, limit);
  ClosingLines lines;
  nlohmann::json listed = nlohmann::json::array();
  for (const auto& row : page) {
    auto access = persistence::case_access(context.db, context.center(), row.case_id,
                                           context.caller.account_id)
                      .value();
    const auto allowed =
        domain::decide(context.caller.subject(), Action::read_closing, access.facts);
    if (!allowed) continue;
    const FoundClosing found{
        {*allowed,
         persistence::load_case(context.db, *allowed, context.center(), row.case_id).value()},
        persistence::live_closing(context.db, *allowed, context.center(), row.case_id).value()};
    lines.closings.value.push_back(line_of(context, found, facts_of(context, found.file)));
    listed.push_back(row.id);
  }
  context.log.detail = nlohmann::json{{"listed", std::move(listed)}}.dump();
  Response response = json_response(write_body(lines));
  if (static_cast<long long>(page.size()) == limit)
    add_next_link(response, context, "/v1/closings", std::to_string(page.back().requested_at),
                  page.back().id);
  return response;
}

Response get_closing(Context& context) {
  // To MANAGER the text is part of the case.
  const bool of_center = context.caller.role == domain::Role::manager;
  return answer(context, find_closing(context, context.id(),
                                      of_center ? Action::read_case : Action::read_closing));
}

Command return_closing(Context& context) {
  const auto body = take(read_body<ClosingReturnBody>(context.request.body));
  return [body, id = context.id()](Context& ctx) {
    FoundClosing found = find_closing(ctx, id, Action::supervise_case);
    CaseRecord& record = found.file.record;
    require_version(ctx, record.version);
    if (record.state == CaseState::closed)
      reject(ProblemCode::conflict, "W-8", "このケースはすでに終結しています。");
    persistence::void_closings(ctx.db, ctx.center(), record.id, ctx.now);
    tell(ctx,
         {"終結が戻されました", body.reason.value, "W-8", record.id, found.request.requested_by});
    save_case(ctx, record, record.state,
              {{}, {}, {}, "change", "W-8", "return_closing", {}, {}, {}, body.reason.value, {}});
    return case_response(ctx, record.id);
  };
}

Command approve_closing_text(Context& context) {
  const auto body = take(read_body<ClosingApprovalBody>(context.request.body));
  return [body, id = context.id()](Context& ctx) {
    FoundClosing found = find_closing(ctx, id, Action::approve_closing);
    CaseRecord& record = found.file.record;
    if (record.state == CaseState::closed)
      reject(ProblemCode::conflict, "W-8", "このケースはすでに終結しています。");
    if (body.text_hash.value != found.request.text_hash ||
        hash_of_closing(ctx, record) != found.request.text_hash)
      reject(ProblemCode::conflict, "W-8", "文面が変わりました。読み直してください。");
    if (ctx.caller.account_id == record.owner_id ||
        ctx.caller.account_id == found.request.requested_by)
      reject(ProblemCode::four_eyes, "W-8", "担当者や終結を申し出た人は承認できません。");
    approve(ctx, found.file, found.request, domain::to_text(ctx.caller.role));
    ctx.log.after = audit::kj1::Object{{"text_hash", found.request.text_hash}};
    save_case(ctx, record, record.state,
              {{}, {}, {}, "change", "W-8", "approve_closing", {}, {}, {}, "", found.request.id});
    return answer(ctx, found);
  };
}

}  // namespace kizuna::api
