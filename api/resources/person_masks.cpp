#include "api/resources/person_masks.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "api/ids.hpp"
#include "domain/people/address_mask.hpp"
#include "persistence/case_list.hpp"
#include "persistence/mask_store.hpp"
#include "persistence/task_store.hpp"

namespace kizuna::api {
namespace {

using domain::Action;
using domain::MaskLevel;
using domain::ProblemCode;
using persistence::MaskProposal;

/// Levels 2 and 3 are the business of the case team and the manager.
void require_inside(const FoundPerson& found) {
  const bool inside =
      found.viewer == domain::Viewer::case_team || found.viewer == domain::Viewer::manager;
  if (found.access.mask > MaskLevel::sensitive && !inside) {
    reject(ProblemCode::forbidden, "M-1", "支援措置等を扱えるのは担当チームとセンター長だけです");
  }
}

MaskView view_of_mask(Context& context, const FoundPerson& found, const std::string& id) {
  const auto record =
      persistence::load_mask(context.db, found.authorized, context.center(), id).value();
  MaskView view;
  view.level.value = static_cast<int>(record.mask.level);
  view.reason = record.mask.reason;
  if (record.mask.end_date) view.end_date = CivilDateText{*record.mask.end_date};
  const auto name_of = [&](const std::string& account) {
    return persistence::account_name(context.db, context.center(), account);
  };
  if (record.set_by) {
    view.set_by = Uuid{*record.set_by};
    view.set_by_name = name_of(*record.set_by);
  }
  if (record.set_at) view.set_at = InstantText{*record.set_at};
  if (record.verified_by) {
    view.verified_by = Uuid{*record.verified_by};
    view.verified_by_name = name_of(*record.verified_by);
  }
  view.verification_overdue = record.mask.level != MaskLevel::none && record.set_at &&
                              !record.verified_by &&
                              domain::verification_overdue(*record.set_at, context.now);
  for (const MaskProposal& one :
       persistence::open_mask_proposals(context.db, context.center(), id)) {
    view.proposals.value.push_back({{one.id},
                                    {static_cast<int>(one.level)},
                                    one.reason,
                                    {one.proposed_by},
                                    name_of(one.proposed_by),
                                    {one.proposed_at}});
  }
  return view;
}

/// The mask as it now is, with the person's version.
Response answer(Context& ctx, const std::string& id, int status = 200) {
  const FoundPerson found = find_person(ctx, id, Action::read_person);
  ctx.log.object = {"person", id, found.access.version};
  Response response =
      resource_response(write_body(view_of_mask(ctx, found, id)), found.access.version);
  response.status = status;
  return response;
}

void check_lower(const FoundPerson& found, MaskLevel level) {
  if (level < found.access.own_mask) return;
  reject(
      ProblemCode::invalid_fields, "M-2", {},
      {{"/level", "not_lower", "今より低い段階を選んでください。上げるときは人物を変更します。"}});
}

}  // namespace

Command reveal_places(Context& context) {
  const auto body = take(read_body<RevealReason>(context.request.body));
  const FoundPerson found = find_person(context, context.id(), Action::reveal_place);
  context.log.object = {"person", context.id(), found.access.version};
  auto token = take(domain::authorize_reveal(found.access.mask, found.viewer, body.reason.value));
  if (domain::reveal_needs_step_up(found.access.mask) && !context.caller.stepped_up) {
    reject(ProblemCode::step_up_required, "AUTH-19");
  }
  const auto record =
      persistence::load_person(context.db, found.authorized, context.center(), context.id());
  const domain::Protected<persistence::PersonRecord> hidden(record.value());
  PersonPlaces places = places_of(hidden.reveal(std::move(token)));
  return [text = write_body(places), object = context.log.object,
          reason = body.reason.value](Context& ctx) {
    ctx.log.object = object;
    ctx.log.detail = nlohmann::json{{"reason", reason}}.dump();
    return json_response(text);
  };
}

Response get_mask(Context& context) {
  require_inside(find_person(context, context.id(), Action::read_person));
  return answer(context, context.id());
}

Command verify_person_mask(Context& context) {
  return [id = context.id()](Context& ctx) {
    const FoundPerson found = find_person(ctx, id, Action::write_person);
    require_inside(found);
    require_version(ctx, found.access.version);
    const auto mask = persistence::load_mask(ctx.db, found.authorized, ctx.center(), id).value();
    if (mask.mask.level == MaskLevel::none || mask.verified_by) {
      reject(ProblemCode::conflict, "M-2", "確認を待っている支援措置等はありません。");
    }
    if (mask.set_by == ctx.caller.account_id) {
      reject(ProblemCode::four_eyes, "M-2", "設定した人とは別の職員が確認してください");
    }
    if (!persistence::verify_mask(ctx.db, ctx.center(), id, found.access.version,
                                  ctx.caller.account_id, ctx.now)) {
      reject(ProblemCode::stale_version, "C-01");
    }
    if (mask.task_id) {
      persistence::finish_mask_task(ctx.db, ctx.center(), *mask.task_id, ctx.caller.account_id,
                                    ctx.now);
    }
    return answer(ctx, id);
  };
}

Command propose_mask(Context& context) {
  const auto body = take(read_body<NewMaskProposal>(context.request.body));
  return [body, id = context.id()](Context& ctx) {
    const FoundPerson found = find_person(ctx, id, Action::write_person);
    require_inside(found);
    const auto level = static_cast<MaskLevel>(body.level.value);
    check_lower(found, level);
    persistence::insert_mask_proposal(
        ctx.db, ctx.center(),
        {new_id(ctx.now), id, level, body.reason.value, ctx.caller.account_id, ctx.now});
    Response response = answer(ctx, id, 201);
    response.headers.emplace_back("location", "/v1/persons/" + id + "/mask");
    return response;
  };
}

Command decide_mask(Context& context) {
  const std::string action = context.path_value("action");
  if (action != "accept" && action != "refuse") reject(ProblemCode::not_found, "absent");
  return [id = context.id(), proposal_id = context.id("proposal"), action](Context& ctx) {
    const FoundPerson found = find_person(ctx, id, Action::write_person);
    require_inside(found);
    const auto open = persistence::open_mask_proposals(ctx.db, ctx.center(), id);
    const auto proposal = std::ranges::find(open, proposal_id, &MaskProposal::id);
    if (proposal == open.end()) reject(ProblemCode::not_found, "absent");
    if (proposal->proposed_by == ctx.caller.account_id) {
      reject(ProblemCode::four_eyes, "M-2", "提案した人とは別の職員が決めてください");
    }
    const bool accepted = action == "accept";
    if (!persistence::decide_mask_proposal(ctx.db, ctx.center(), proposal_id, accepted,
                                           ctx.caller.account_id, ctx.now) ||
        (accepted && !persistence::lower_mask(ctx.db, ctx.center(), *proposal, found.access.version,
                                              ctx.caller.account_id, ctx.now))) {
      reject(ProblemCode::conflict, "M-2", "支援措置等がその間に変わりました。");
    }
    return answer(ctx, id);
  };
}

void expect_verification(Context& on_writer, const std::string& person_id) {
  constexpr std::chrono::minutes limit{60};
  persistence::TaskRecord task;
  task.id = new_id(on_writer.now);
  task.title = "支援措置等が2人目の職員に確認されていません";
  task.note = "人物 " + person_id;
  task.owner_post = "manager";
  task.due_at = on_writer.now + limit;
  task.due_on = domain::jst_date(*task.due_at);
  task.source = "M-2";
  task.severity = "urgent";
  task.created_at = task.updated_at = on_writer.now;
  task.created_by = on_writer.caller.account_id;
  persistence::insert_task(on_writer.db, on_writer.center(), task);
  persistence::mark_mask_set(on_writer.db, on_writer.center(), person_id, task.id,
                             on_writer.caller.account_id, on_writer.now);
}

void settle_places(Context& context, const PersonDocument& document, const FoundPerson& found,
                   persistence::PersonRecord& record) {
  if (found.access.own_mask == MaskLevel::none) return refuse_places_of_shelter(record);
  const auto stored =
      persistence::load_person(context.db, found.authorized, context.center(), record.id).value();
  if (record.person.mask.level == MaskLevel::shelter) refuse_places_of_shelter(record);
  if (!document.addresses) {
    record.person.addresses = stored.person.addresses;
    record.districts = stored.districts;
  }
  if (!document.phones) record.person.phones = stored.person.phones;
}

void refuse_places_of_shelter(const persistence::PersonRecord& record) {
  if (domain::accepts_new_place(record.person.mask.level)) return;
  std::vector<domain::FieldError> errors;
  const auto fault = [&errors](bool given, const char* pointer) {
    if (given) errors.push_back({pointer, "shelter", "段階3では住所・電話番号を登録できません。"});
  };
  fault(!record.person.addresses.empty(), "/addresses");
  fault(!record.person.phones.empty(), "/phones");
  if (!errors.empty()) reject(ProblemCode::invalid_fields, "M-3", {}, std::move(errors));
}

}  // namespace kizuna::api
