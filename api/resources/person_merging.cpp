#include "api/resources/person_merging.hpp"

#include <nlohmann/json.hpp>

#include "api/ids.hpp"
#include "api/resources/tell_manager.hpp"
#include "persistence/person_duplicates.hpp"
#include "persistence/person_merge.hpp"

namespace kizuna::api {
namespace {

using domain::Action;
using domain::ProblemCode;

/// The survivor, or a fault of the field when the caller may not know of it.
FoundPerson find_survivor(Context& ctx, const std::string& id) {
  try {
    return find_person(ctx, id, Action::write_person);
  } catch (const Refused& refused) {
    if (refused.refusal.code != ProblemCode::not_found) throw;
    reject(ProblemCode::invalid_fields, "R-5", {},
           {{"/into", "absent", "この人物は見つかりません。"}});
  }
}

void check_pair(Context& ctx, const std::string& id, const FoundPerson& person,
                const std::string& survivor_id, const FoundPerson& survivor) {
  if (id == survivor_id) {
    reject(ProblemCode::invalid_fields, "R-5", {},
           {{"/into", "same", "統合先には別の人物を選んでください。"}});
  }
  if (person.access.merged_into) {
    reject(ProblemCode::conflict, "R-5", "この人物はすでに統合されています。");
  }
  if (person.access.has_absorbed || survivor.access.merged_into) {
    reject(ProblemCode::conflict, "R-5", "統合は1段だけです。先にほかの統合を取り消してください。");
  }
  // W-12: one person has at most one open case.
  if (!persistence::cases_to_tell(ctx.db, ctx.center(), id).empty() &&
      !persistence::cases_to_tell(ctx.db, ctx.center(), survivor_id).empty()) {
    reject(ProblemCode::guard_not_met, "W-12",
           "どちらの人物にも終結していないケースがあります。先に一方を終結してください。");
  }
}

Response answer(Context& ctx, const std::string& id, const FoundPerson& found) {
  const auto record = persistence::load_person(ctx.db, found.authorized, ctx.center(), id).value();
  ctx.log.object = {"person", id, record.version};
  return resource_response(write_body(view_of(record, found.viewer, domain::jst_date(ctx.now))),
                           record.version);
}

}  // namespace

Command merge_into_person(Context& context) {
  const auto body = take(read_body<PersonMerging>(context.request.body));
  return [body, id = context.id()](Context& ctx) {
    const FoundPerson person = find_person(ctx, id, Action::write_person);
    require_version(ctx, person.access.version);
    const FoundPerson survivor = find_survivor(ctx, body.into.value);
    check_pair(ctx, id, person, body.into.value, survivor);
    if (!persistence::merge_person(
            ctx.db, ctx.center(),
            {new_id(ctx.now), id, person.access.version, body.into.value, body.reason.value},
            ctx.caller.account_id, ctx.now)) {
      reject(ProblemCode::stale_version, "C-01");
    }
    ctx.log.detail =
        nlohmann::json{{"into", body.into.value}, {"reason", body.reason.value}}.dump();
    return answer(ctx, id, find_person(ctx, id, Action::write_person));
  };
}

Command unmerge_person(Context& context) {
  const auto body = take(read_body<Reason>(context.request.body));
  return [body, id = context.id()](Context& ctx) {
    const FoundPerson person = find_person(ctx, id, Action::write_person);
    require_version(ctx, person.access.version);
    if (!person.access.merged_into) {
      reject(ProblemCode::conflict, "R-5", "この人物は統合されていません。");
    }
    if (!persistence::unmerge_person(ctx.db, ctx.center(), id, person.access.version,
                                     body.reason.value, ctx.caller.account_id, ctx.now)) {
      reject(ProblemCode::stale_version, "C-01");
    }
    tell(ctx, {"人物の統合が取り消されました。別の方の記録が見えていたおそれを確認してください",
               "人物 " + id + " と " + *person.access.merged_into, "R-5"});
    ctx.log.detail =
        nlohmann::json{{"out_of", *person.access.merged_into}, {"reason", body.reason.value}}
            .dump();
    return answer(ctx, id, find_person(ctx, id, Action::write_person));
  };
}

}  // namespace kizuna::api
