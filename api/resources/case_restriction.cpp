#include "api/resources/case_restriction.hpp"

#include "api/ids.hpp"
#include "api/resources/person_dto.hpp"
#include "persistence/break_glass_store.hpp"
#include "persistence/overlay_store.hpp"

namespace kizuna::api {
namespace {

using domain::Action;
using domain::ProblemCode;

constexpr const char* rule = "AZ-restrict";
constexpr std::string_view manager_duty = "制限されたケースの責任者";

void require_restricted(const FoundCase& found) {
  if (found.record.sensitivity != "s2")
    reject(ProblemCode::conflict, rule, "このケースに、解ける制限はありません。");
}

/// Under a suspicion of abuse the restriction is the overlay's (decision 21).
void require_no_abuse(Context& ctx, const FoundCase& found) {
  for (const auto& overlay :
       persistence::case_overlays(ctx.db, found.authorized, ctx.center(), found.record.id))
    if (overlay.kind == "abuse")
      reject(ProblemCode::guard_not_met, rule, "虐待対応中は制限を解けません。");
}

}  // namespace

Command restrict_case(Context& context) {
  const auto body = take(read_body<Reason>(context.request.body));
  return [body, id = context.id()](Context& ctx) {
    FoundCase found = find_case(ctx, id, Action::assign_case);
    require_version(ctx, found.record.version);
    if (found.record.sensitivity >= "s2")
      reject(ProblemCode::conflict, rule, "このケースはもう制限されています。");
    found.record.sensitivity = "s2";
    // Whoever must act on it is named, or nobody could open it any more.
    const auto name = [&](const std::string& account) {
      persistence::join_team(ctx.db, ctx.center(), id, account, manager_duty, ctx.now);
    };
    name(ctx.caller.account_id);
    for (const auto& manager : persistence::responsible_managers(ctx.db, ctx.center()))
      name(manager);
    save_case(ctx, found.record, found.record.state,
              {{}, {}, {}, "change", rule, "restrict", {}, {}, {}, body.reason.value, "s2"});
    return case_response(ctx, id);
  };
}

Command propose_unrestricting(Context& context) {
  const auto body = take(read_body<Reason>(context.request.body));
  return [body, id = context.id()](Context& ctx) {
    FoundCase found = find_case(ctx, id, Action::assign_case);
    require_restricted(found);
    require_no_abuse(ctx, found);
    if (persistence::open_unrestriction(ctx.db, found.authorized, ctx.center(), id))
      reject(ProblemCode::conflict, rule, "制限を解く提案がもう出ています。");
    persistence::propose_unrestriction(
        ctx.db, ctx.center(), id,
        {new_id(ctx.now), body.reason.value, ctx.caller.account_id, ctx.now});
    save_case(
        ctx, found.record, found.record.state,
        {{}, {}, {}, "change", rule, "propose_unrestricting", {}, {}, {}, body.reason.value, ""});
    Response response = case_response(ctx, id);
    response.status = 201;
    return response;
  };
}

Command decide_unrestricting(Context& context) {
  const std::string action = context.path_value("action");
  if (action != "accept" && action != "refuse") reject(ProblemCode::not_found, "absent");
  return [id = context.id(), proposal = context.id("proposal"), action](Context& ctx) {
    FoundCase found = find_case(ctx, id, Action::assign_case);
    const auto open = persistence::open_unrestriction(ctx.db, found.authorized, ctx.center(), id);
    if (!open || open->id != proposal) reject(ProblemCode::not_found, "absent");
    const bool accepted = action == "accept";
    if (accepted && open->proposed_by == ctx.caller.account_id)
      reject(ProblemCode::four_eyes, rule, "提案した人以外の人が承認してください。");
    if (accepted) {
      require_restricted(found);
      require_no_abuse(ctx, found);
      found.record.sensitivity = "s1";
    }
    if (!persistence::decide_unrestriction(ctx.db, ctx.center(), proposal, accepted,
                                           ctx.caller.account_id, ctx.now))
      reject(ProblemCode::stale_version, "C-01");
    save_case(ctx, found.record, found.record.state,
              {{},
               {},
               {},
               "change",
               rule,
               accepted ? "unrestrict" : "refuse_unrestricting",
               {},
               {},
               {},
               open->reason,
               proposal});
    return case_response(ctx, id);
  };
}

}  // namespace kizuna::api
