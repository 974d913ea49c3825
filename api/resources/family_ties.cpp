#include <nlohmann/json.hpp>

#include "api/ids.hpp"
#include "api/resources/case_charts.hpp"
#include "api/resources/chart_writing.hpp"

namespace kizuna::api {
namespace {

using domain::FamilyTie;
using domain::from_word;
using persistence::ChartKind;

FamilyTie tie_from(const Context& context, const FamilyTieFields& body) {
  FamilyTie tie;
  tie.kind = from_word<domain::TieKind>(domain::tie_kind_words, body.kind.value).value();
  tie.from = body.from.value;
  tie.to = body.to.value;
  tie.since = text_or_empty(body.since);
  tie.until = text_or_empty(body.until);
  if (body.end) tie.end = from_word<domain::TieEnd>(domain::tie_end_words, body.end->value);
  if (body.affinity_ended_on) tie.affinity_ended_on = body.affinity_ended_on->value;
  tie.note = text_or_empty(body.note);
  tie.source = body.source.value;
  tie.as_of = as_of(context, body.as_of);
  return tie;
}

/// Its own earlier version does not stand in a tie's way.
void check_tie(const ChartReading& reading, const FamilyTie& tie) {
  domain::Family family = reading.family();
  std::erase_if(family.ties, [&](const FamilyTie& known) { return known.id == tie.id; });
  refuse_faults(domain::faults_of(family, tie));
}

audit::kj1::Value codes_of(const FamilyTie& tie) {
  return audit::kj1::Object{
      {"kind", std::string(domain::word_of(domain::tie_kind_words, tie.kind))},
      {"from", tie.from},
      {"to", tie.to},
      {"since", tie.since},
      {"until", tie.until}};
}

const persistence::Charted<FamilyTie>& tie_to_change(Context& ctx, const ChartReading& reading,
                                                     const std::string& id) {
  const auto& old = row_of(reading.record().ties, id);
  ctx.log.object = {"family_tie", id, old.trace.version};
  require_version(ctx, old.trace.version);
  return old;
}

}  // namespace

Command add_family_tie(Context& context) {
  const FamilyTie given = tie_from(context, take(read_body<FamilyTieFields>(context.request.body)));
  return [given, case_id = context.id()](Context& ctx) {
    const auto [found, reading] = chart_to_change(ctx, case_id);
    FamilyTie tie = given;
    tie.id = new_id(ctx.now);
    check_tie(reading, tie);
    begin_chart_change(ctx, found);
    persistence::insert_row(ctx.db, ctx.center(), case_id, tie, new_trace(ctx));
    ctx.log.object = {"family_tie", tie.id, 1};
    ctx.log.after = codes_of(tie);
    return chart_response(ctx, found, 201);
  };
}

Command change_family_tie(Context& context) {
  const FamilyTie given = tie_from(context, take(read_body<FamilyTieFields>(context.request.body)));
  return [given, case_id = context.id(), id = context.id("tie")](Context& ctx) {
    const auto [found, reading] = chart_to_change(ctx, case_id);
    const auto& old = tie_to_change(ctx, reading, id);
    FamilyTie tie = given;
    tie.id = id;
    check_tie(reading, tie);
    begin_chart_change(ctx, found);
    replace_charted(ctx, found, ChartKind::tie, old, tie);
    ctx.log.before = codes_of(old.row);
    ctx.log.after = codes_of(tie);
    return chart_response(ctx, found);
  };
}

Command remove_family_tie(Context& context) {
  const auto body = take(read_body<Reason>(context.request.body));
  return
      [reason = body.reason.value, case_id = context.id(), id = context.id("tie")](Context& ctx) {
        const auto [found, reading] = chart_to_change(ctx, case_id);
        const auto& old = tie_to_change(ctx, reading, id);
        begin_chart_change(ctx, found);
        end_charted(ctx, ChartKind::tie, id, old.trace.version, reason);
        ctx.log.before = codes_of(old.row);
        ctx.log.detail = nlohmann::json{{"reason", reason}}.dump();
        return chart_response(ctx, found);
      };
}

}  // namespace kizuna::api
