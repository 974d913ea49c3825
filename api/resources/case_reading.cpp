#include "api/resources/case_reading.hpp"

#include <algorithm>

#include "api/ids.hpp"
#include "api/resources/case_closing.hpp"
#include "api/resources/tracks.hpp"
#include "domain/intake/clocks.hpp"
#include "persistence/case_list.hpp"
#include "persistence/names.hpp"
#include "persistence/overlay_store.hpp"

namespace kizuna::api {
namespace {

using domain::CivilDate;
using domain::intake::CaseFacts;
using domain::intake::CaseRow;
using domain::intake::CaseState;
using domain::intake::FactValues;
using domain::intake::Post;
using persistence::CaseRecord;

const auto& state_row(CaseState state) {
  return domain::intake::case_workflow().states[static_cast<std::size_t>(state)];
}

std::string in_japanese(CivilDate date) {
  return std::to_string(static_cast<unsigned>(date.month()))
      .append("月")
      .append(std::to_string(static_cast<unsigned>(date.day())))
      .append("日");
}

int interval_of(const FactValues& values) {
  const auto found = values.find("contact_interval");
  return found == values.end() ? 0 : std::stoi(found->second);
}

NextStep step_of(const CaseRow& row, const CaseFacts& facts, CaseState state, Post post) {
  const auto& table = domain::intake::case_workflow();
  NextStep step;
  step.action = row.action;
  step.rule = row.id;
  step.label = row.label;
  step.who = table.posts[static_cast<std::size_t>(row.who)].ja;
  step.permitted = domain::intake::carries(post, row.who);
  for (const auto need : row.needs) {
    const auto& asked = table.needs[static_cast<std::size_t>(need)];
    if (domain::intake::holds(need, facts, state)) {
      step.met.value.emplace_back(asked.code);
      continue;
    }
    step.unmet.value.push_back(
        {std::string(asked.code), std::string(asked.pointer), std::string(asked.ja)});
  }
  return step;
}

std::string_view word_of(domain::intake::AbuseStage stage) {
  constexpr std::string_view words[] = {"report_due", "report_overdue", "counting",
                                        "safety_overdue", "safe"};
  return words[static_cast<std::size_t>(stage)];
}

std::string_view word_of(domain::intake::FactKind kind) {
  constexpr std::string_view words[] = {"flag", "text", "date", "code", "tracks"};
  return words[static_cast<std::size_t>(kind)];
}

std::vector<CaseFactView> fact_views(Context& context, const FoundCase& found) {
  std::vector<CaseFactView> views;
  for (const auto& row : domain::intake::case_facts()) {
    CaseFactView& view = views.emplace_back();
    view.name = row.name;
    view.label = row.ja;
    view.kind = word_of(row.kind);
    view.list = row.list;
  }
  for (auto& stored : persistence::newest_case_facts(context.db, found.authorized, context.center(),
                                                     found.record.id)) {
    const auto view = std::ranges::find(views, stored.fact.name, &CaseFactView::name);
    if (view == views.end()) continue;
    view->value = std::move(stored.fact.value);
    view->as_of = CivilDateText{stored.fact.as_of};
    view->source = std::move(stored.fact.source);
    view->set_by = std::move(stored.by_name);
    view->set_at = InstantText{stored.set_at};
  }
  return views;
}

}  // namespace

OverlayView view_of(const persistence::OverlayRecord& overlay, domain::Instant now) {
  OverlayView view;
  view.kind = overlay.kind;
  view.status = overlay.status;
  view.since.value = overlay.since;
  view.fact_on = overlay.fact_on;
  if (overlay.kind != "abuse") return view;
  if (overlay.reported_at) view.reported_at = InstantText{*overlay.reported_at};
  if (overlay.safety_confirmed_at)
    view.safety_confirmed_at = InstantText{*overlay.safety_confirmed_at};
  const domain::intake::AbuseReport report{overlay.since, overlay.reported_at,
                                           overlay.safety_confirmed_at};
  view.stage = word_of(domain::intake::abuse_stage(report, now));
  view.due_at =
      InstantText{overlay.reported_at ? domain::intake::safety_check_due(*overlay.reported_at)
                                      : domain::intake::abuse_report_due(overlay.since)};
  view.minutes_left = domain::intake::abuse_time_left(report, now).count();
  return view;
}

FoundCase find_case(Context& context, const std::string& id, domain::Action action,
                    bool even_closed) {
  auto access =
      persistence::case_access(context.db, context.center(), id, context.caller.account_id);
  if (!access) reject(domain::ProblemCode::not_found, "absent");
  context.log.object = {"case", id, access->version};
  context.log.case_id = id;
  if (even_closed) access->facts.closed = false;
  std::optional<persistence::RunningBreakGlass> glass;
  const auto ordinary = domain::decide(context.caller.subject(), action, access->facts);
  if (!ordinary && ordinary.error().code == domain::ProblemCode::not_found)
    glass = persistence::running_break_glass(context.db, context.center(), id,
                                             context.caller.account_id, context.now);
  if (glass) {
    access->facts.break_glass = true;
    context.log.purpose = "breakglass";
  }
  const auto authorized = context.authorize(action, access->facts);
  return {authorized, persistence::load_case(context.db, authorized, context.center(), id).value(),
          glass};
}

persistence::TimelineViewer timeline_viewer(Context& context, const FoundCase& found) {
  const auto access = persistence::case_access(context.db, context.center(), found.record.id,
                                               context.caller.account_id)
                          .value();
  persistence::TimelineViewer viewer{context.caller.account_id};
  viewer.is_manager = post_of(context.caller) == Post::manager;
  viewer.on_team = viewer.is_manager || access.facts.subject_is_named ||
                   access.facts.owner_id == context.caller.account_id;
  return viewer;
}

Post post_of(const Caller& caller) {
  if (caller.role != domain::Role::manager) return Post::counselor;
  return caller.post == "manager" ? Post::manager : Post::senior;
}

void set_clock(CaseRecord& record, CivilDate entered, const FactValues& values) {
  const domain::intake::StateClock clock{entered,
                                         record.urgency,
                                         domain::intake::date_fact(values, "visited_on"),
                                         {},
                                         interval_of(values)};
  const auto& row = state_row(record.state);
  record.state_since = entered;
  record.state_due = domain::intake::exit_due(record.state, clock);
  record.state_due_why.clear();
  if (!record.state_due) return;
  const bool from_visit = record.state == CaseState::interview;
  record.state_due_why.append(row.ja).append(from_visit ? "は面接の日(" : "に入った日(");
  record.state_due_why.append(in_japanese(from_visit ? *clock.visited_on : entered))
      .append(")から");
  record.state_due_why.append(domain::workflow::to_japanese(row.exit_due));
  if (row.exit_due.unit == domain::workflow::DueUnit::by_urgency)
    record.state_due_why.append("、緊急度").append(code_of(record.urgency));
}

CaseLine line_of(Context& context, const FoundCase& found) {
  const CaseRecord& record = found.record;
  CaseLine line;
  line.id.value = record.id;
  line.version = record.version;
  line.number = record.number;
  line.state = persistence::state_id(record.state);
  line.state_code = code_of(record.state);
  line.state_label = state_row(record.state).ja;
  if (record.owner_id) {
    line.owner = Uuid{*record.owner_id};
    line.owner_name = persistence::account_name(context.db, context.center(), *record.owner_id);
  }
  line.subject.value = record.subject_id;
  line.subject_name =
      persistence::person_name(context.db, found.authorized, context.center(), record.subject_id);
  line.urgency = code_of(record.urgency);
  line.opened_at.value = record.opened_at;
  line.state_since.value = record.state_since;
  if (record.state_due) line.due = CivilDateText{*record.state_due};
  line.due_why = record.state_due_why;
  line.overdue = record.state_due && *record.state_due < domain::jst_date(context.now);
  return line;
}

std::vector<NextStep> next_steps(Context& context, const FoundCase& found) {
  const CaseRecord& record = found.record;
  const auto facts =
      persistence::guard_facts(context.db, found.authorized, context.center(), record,
                               context.caller.account_id, domain::jst_date(context.now));
  std::vector<NextStep> steps;
  for (const auto& row : domain::intake::case_workflow().rows) {
    if (row.from.contains(record.state))
      steps.push_back(step_of(row, facts, record.state, post_of(context.caller)));
  }
  return steps;
}

CaseView view_of(Context& context, const FoundCase& found) {
  const CaseRecord& record = found.record;
  CaseView view;
  view.head = line_of(context, found);
  view.opened_by_contact.value = record.opened_by_contact_id;
  if (record.continues_case_id) view.continues_case = Uuid{*record.continues_case_id};
  view.sensitivity = record.sensitivity;
  if (record.suspended_from) view.suspended_from = persistence::state_id(*record.suspended_from);
  view.close_code = record.close_code;
  view.closing_summary = record.closing_summary;
  view.closing = closing_state(context, found);
  if (found.break_glass)
    view.break_glass = RunningBreakGlassView{
        {found.break_glass->id},
        {found.break_glass->ends_at},
        std::chrono::ceil<std::chrono::minutes>(found.break_glass->ends_at - context.now).count()};
  if (const auto proposal = persistence::open_unrestriction(context.db, found.authorized,
                                                            context.center(), record.id))
    view.unrestriction = UnrestrictionView{
        {proposal->id},
        proposal->reason,
        persistence::account_name(context.db, context.center(), proposal->proposed_by),
        {proposal->proposed_at}};
  for (auto& member : persistence::case_team(context.db, context.center(), record.id))
    view.team.value.push_back({{member.account_id}, member.name, member.duty});
  for (const auto& overlay :
       persistence::case_overlays(context.db, found.authorized, context.center(), record.id))
    view.overlays.value.push_back(view_of(overlay, context.now));
  // The profile's other facts are the profile's, which hides what masks and the team hide.
  view.facts.value = fact_views(context, found);
  for (const auto& track : visible_tracks(context, found))
    if (!track.ended_on) view.tracks.value.push_back(line_of(context, track));
  view.next_steps.value = next_steps(context, found);
  return view;
}

void save_case(Context& context, CaseRecord& record, CaseState expected,
               persistence::CaseEvent event) {
  record.updated_at = context.now;
  if (!persistence::update_case(context.db, context.center(), record, expected))
    reject(domain::ProblemCode::stale_version, "C-01");
  event.id = new_id(context.now);
  event.case_id = record.id;
  event.at = context.now;
  event.actor_id = context.caller.account_id;
  persistence::insert_case_event(context.db, context.center(), event);
}

Response case_response(Context& context, const std::string& id) {
  const FoundCase found = find_case(context, id, domain::Action::read_case);
  return resource_response(write_body(view_of(context, found)), found.record.version);
}

}  // namespace kizuna::api
