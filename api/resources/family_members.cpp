#include <nlohmann/json.hpp>

#include "api/ids.hpp"
#include "api/resources/case_charts.hpp"
#include "api/resources/chart_writing.hpp"
#include "domain/people/kin_words.hpp"

namespace kizuna::api {
namespace {

using domain::FamilyMember;
using domain::FamilyTie;
using domain::from_word;
using domain::ProblemCode;
using persistence::ChartKind;

FamilyMember member_from(const Context& context, const FamilyMemberFields& body) {
  FamilyMember member;
  if (body.person) member.person_id = body.person->value;
  member.name = text_or_empty(body.name);
  member.kana = text_or_empty(body.kana);
  if (body.sex) member.sex = from_word<domain::Sex>(domain::sex_words, body.sex->value).value();
  member.birth = text_or_empty(body.birth);
  member.died_on = text_or_empty(body.died_on);
  if (body.life)
    member.life = from_word<domain::LifeState>(domain::life_state_words, body.life->value).value();
  else if (body.died_on)
    member.life = domain::LifeState::dead;
  if (body.together)
    member.together =
        from_word<domain::Together>(domain::together_words, body.together->value).value();
  member.relation = text_or_empty(body.relation);
  if (body.roles)
    for (const auto& role : body.roles->value) member.roles.push_back(role.value);
  member.note = text_or_empty(body.note);
  member.source = body.source.value;
  member.as_of = as_of(context, body.as_of);
  refuse_faults(domain::faults_of(member, domain::jst_date(context.now)));
  return member;
}

/// Whoever the writer may not know of is not there for them (M-4).
void check_person(const Context& context, const ChartReading& reading, const FamilyMember& member) {
  if (!member.person_id) return;
  if (!knows_kin(context, *member.person_id))
    refuse_faults({{"/person", "unknown_reference", "登録されていません。選び直してください。"}});
  for (const auto& [other, trace] : reading.record().members)
    if (other.id != member.id && other.person_id == member.person_id)
      refuse_faults({{"/person", "known_already", "この人はすでに図にいます。"}});
}

audit::kj1::Value codes_of(const FamilyMember& member) {
  std::string roles;
  for (const std::string& role : member.roles) roles += (roles.empty() ? "" : ",") + role;
  return audit::kj1::Object{
      {"relation", member.relation},
      {"sex", std::string(domain::word_of(domain::sex_words, member.sex))},
      {"life", std::string(domain::word_of(domain::life_state_words, member.life))},
      {"together", std::string(domain::word_of(domain::together_words, member.together))},
      {"roles", roles}};
}

/// The ties of a 続柄, and who must stand between. Each tie must fit those before it.
domain::KinPlan plan_of(const ChartReading& reading, const NewFamilyMember& body,
                        const FamilyMember& member, domain::Instant now) {
  if (!body.relation) {
    if (body.from || body.through)
      refuse_faults({{"/relation", "required", "続柄を選んでください。"}});
    return {};
  }
  domain::Family family = reading.family();
  const std::string from = body.from ? body.from->value : family.subject;
  const domain::KinRequest request{*domain::find_kin_word(body.relation->value), from,
                                   body.through ? body.through->value : std::string(),
                                   body.with_spouse.value_or(true)};
  auto plan =
      take(domain::plan_relative(family, request, member.id, [now] { return new_id(now); }));
  family.members.push_back(member);
  family.members.insert(family.members.end(), plan.between.begin(), plan.between.end());
  for (FamilyTie& tie : plan.ties) {
    auto faults = domain::faults_of(family, tie);
    for (auto& fault : faults) fault.pointer = "/relation";
    refuse_faults(std::move(faults));
    tie.source = member.source;
    tie.as_of = member.as_of;
    family.ties.push_back(tie);
  }
  for (FamilyMember& between : plan.between) {
    between.source = member.source;
    between.as_of = member.as_of;
  }
  return plan;
}

/// The row to change; whoever is hidden from the writer is nobody's to change.
const persistence::Charted<FamilyMember>& member_to_change(Context& ctx,
                                                           const ChartReading& reading,
                                                           const std::string& id) {
  const auto& old = row_of(reading.record().members, id);
  ctx.log.object = {"family_member", id, old.trace.version};
  if (reading.hides(old.row))
    reject(ProblemCode::forbidden, "M-4", "表示できない人の記録は変更できません。");
  require_version(ctx, old.trace.version);
  return old;
}

}  // namespace

Command add_family_member(Context& context) {
  const auto body = take(read_body<NewFamilyMember>(context.request.body));
  const FamilyMember given = member_from(context, body);
  return [body, given, case_id = context.id()](Context& ctx) {
    const auto [found, reading] = chart_to_change(ctx, case_id);
    FamilyMember member = given;
    member.id = new_id(ctx.now);
    check_person(ctx, reading, member);
    if (body.relation && !member.person_id && member.sex == domain::Sex::unknown)
      member.sex = domain::find_kin_word(member.relation)->sex;
    const domain::KinPlan plan = plan_of(reading, body, member, ctx.now);
    // A word said of somebody else says nothing of the subject.
    if (body.from && body.from->value != reading.family().subject) member.relation.clear();
    begin_chart_change(ctx, found);
    for (const FamilyMember& between : plan.between)
      persistence::insert_row(ctx.db, ctx.center(), case_id, between, new_trace(ctx));
    persistence::insert_row(ctx.db, ctx.center(), case_id, member, new_trace(ctx));
    for (const FamilyTie& tie : plan.ties)
      persistence::insert_row(ctx.db, ctx.center(), case_id, tie, new_trace(ctx));
    ctx.log.object = {"family_member", member.id, 1};
    ctx.log.after = codes_of(member);
    return chart_response(ctx, found, 201);
  };
}

Command change_family_member(Context& context) {
  const auto body = take(read_body<FamilyMemberFields>(context.request.body));
  const FamilyMember given = member_from(context, body);
  return [given, case_id = context.id(), id = context.id("member")](Context& ctx) {
    const auto [found, reading] = chart_to_change(ctx, case_id);
    const auto& old = member_to_change(ctx, reading, id);
    FamilyMember member = given;
    member.id = id;
    if (id == case_id && member.person_id != old.row.person_id)
      refuse_faults({{"/person", "is_subject", "本人を別の人に替えることはできません。"}});
    check_person(ctx, reading, member);
    begin_chart_change(ctx, found);
    replace_charted(ctx, found, ChartKind::member, old, member);
    ctx.log.before = codes_of(old.row);
    ctx.log.after = codes_of(member);
    return chart_response(ctx, found);
  };
}

Command remove_family_member(Context& context) {
  const auto body = take(read_body<Reason>(context.request.body));
  return [reason = body.reason.value, case_id = context.id(),
          id = context.id("member")](Context& ctx) {
    const auto [found, reading] = chart_to_change(ctx, case_id);
    const auto& old = member_to_change(ctx, reading, id);
    if (id == case_id) reject(ProblemCode::conflict, "chart", "本人は図から外せません。");
    begin_chart_change(ctx, found);
    end_charted(ctx, ChartKind::member, id, old.trace.version, reason);
    for (const auto& [tie, trace] : reading.record().ties)
      if (tie.from == id || tie.to == id)
        end_charted(ctx, ChartKind::tie, tie.id, trace.version, reason);
    ctx.log.before = codes_of(old.row);
    ctx.log.detail = nlohmann::json{{"reason", reason}}.dump();
    return chart_response(ctx, found);
  };
}

}  // namespace kizuna::api
