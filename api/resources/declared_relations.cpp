#include "api/resources/declared_relations.hpp"

#include "api/resources/person_reading.hpp"
#include "api/resources/tell_manager.hpp"
#include "persistence/person_duplicates.hpp"
#include "persistence/relation_store.hpp"

namespace kizuna::api {
namespace {

using domain::Action;
using domain::ProblemCode;
using persistence::DeclaredRelation;

RelationView view_of(const DeclaredRelation& relation) {
  return {{relation.account_id}, {relation.person_id}, relation.kind, {relation.declared_at}};
}

/// Somebody else must take over what the declarer can no longer see.
void hand_over(Context& ctx, const std::string& person_id) {
  for (const auto& [case_id, owner] : persistence::cases_to_tell(ctx.db, ctx.center(), person_id)) {
    if (owner != ctx.caller.account_id) continue;
    tell(ctx, {"担当者が利害関係を届け出ました。担当を替えてください", "", "AZ-08", case_id});
  }
}

}  // namespace

Response list_declared_relations(Context& context) {
  const auto authorized = context.authorize(Action::list_relations);
  std::optional<std::string> account;
  if (authorized.reach() == domain::Reach::own) account = context.caller.account_id;
  RelationViews answer;
  for (const DeclaredRelation& one :
       persistence::relations_in_force(context.db, context.center(), account)) {
    answer.relations.value.push_back(view_of(one));
  }
  return json_response(write_body(answer));
}

Command declare_own_relation(Context& context) {
  const auto body = take(read_body<NewRelation>(context.request.body));
  return [body](Context& ctx) {
    const FoundPerson found = find_person(ctx, body.person.value, Action::read_person);
    const DeclaredRelation relation{ctx.caller.account_id, body.person.value, body.kind.value,
                                    ctx.now};
    persistence::insert_relation(ctx.db, ctx.center(), relation);
    hand_over(ctx, body.person.value);
    ctx.log.object = {"person", body.person.value, found.access.version};
    return created_response(write_body(view_of(relation)), "/v1/declared-relations", 1);
  };
}

Command end_declared_relation(Context& context) {
  return [account = context.id("account"), person = context.id("person")](Context& ctx) {
    if (!persistence::end_relation(ctx.db, ctx.center(), account, person, ctx.caller.account_id,
                                   ctx.now)) {
      reject(ProblemCode::not_found, "absent");
    }
    ctx.log.object = {"person", person, std::nullopt};
    return list_declared_relations(ctx);
  };
}

}  // namespace kizuna::api
