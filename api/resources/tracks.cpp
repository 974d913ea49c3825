#include "api/resources/tracks.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "api/ids.hpp"
#include "api/resources/sharing.hpp"
#include "domain/intake/codes.hpp"
#include "persistence/task_store.hpp"

namespace kizuna::api {
namespace {

using domain::Action;
using domain::CivilDate;
using domain::ProblemCode;
using domain::intake::TrackKind;
using domain::intake::TrackState;
using persistence::TrackRecord;

constexpr CivilDate earliest{std::chrono::year{2000}, std::chrono::April, std::chrono::day{1}};

template <class Field>
std::string text_of(const std::optional<Field>& field) {
  return field ? field->value : std::string();
}

void note(Context& ctx, const TrackRecord& record, std::string_view rule, std::string_view action,
          std::optional<std::string> from, std::string words) {
  persistence::CaseEvent event{
      new_id(ctx.now),
      record.case_id,
      ctx.now,
      "track",
      std::string(rule),
      std::string(action),
      std::move(from),
      std::string(domain::intake::find_state(record.kind, record.state)->id),
      ctx.caller.account_id,
      std::move(words),
      domain::to_iso(record.state_since)};
  event.track_id = record.id;
  persistence::insert_case_event(ctx.db, ctx.center(), event);
}

/// The reminder of a restricted track hangs on no case, where everybody of the case would see it.
std::string remind_in_private(Context& ctx, const TrackRecord& record, std::string title) {
  persistence::TaskRecord task;
  task.id = new_id(ctx.now);
  task.title = std::move(title);
  task.owner_id = ctx.caller.account_id;
  task.due_on = record.follow_up_on;
  task.source = domain::intake::code_of(record.kind);
  task.kept_by_others = true;
  task.created_at = task.updated_at = ctx.now;
  task.created_by = ctx.caller.account_id;
  persistence::insert_task(ctx.db, ctx.center(), task);
  return task.id;
}

/// Whom we wait for from which day, and the reminder of the day on which we ask again.
void wait(Context& ctx, const FoundCase& file, TrackRecord& record, const std::string& for_whom,
          std::optional<CivilDate> follow_up_on, CivilDate from) {
  if (follow_up_on && *follow_up_on < domain::jst_date(ctx.now))
    reject(ProblemCode::invalid_fields, "3.4", {},
           {{"/follow_up_on", "in_past", "今日以後の日を入れてください。"}});
  const bool same_party = record.waiting_for == for_whom;
  if (!same_party) {
    record.waiting_for = for_whom;
    record.waiting_since = for_whom.empty() ? std::nullopt : std::optional(from);
  }
  if (same_party && record.follow_up_on == follow_up_on) return;
  settle_reminder(ctx, file, record.task_id, "cancelled", "予定が変わりました");
  record.task_id.reset();
  record.follow_up_on = follow_up_on;
  if (!follow_up_on) return;
  std::string title(domain::intake::label_of("track", domain::intake::code_of(record.kind)));
  title.append(": ").append(for_whom.empty() ? "様子を確かめる" : for_whom + "に返事を確かめる");
  record.task_id = domain::intake::is_restricted(record.kind)
                       ? remind_in_private(ctx, record, std::move(title))
                       : remind(ctx, file, std::move(title), domain::intake::code_of(record.kind),
                                *follow_up_on);
}

/// The day that was typed, or that of the state; one that has passed already is today.
std::optional<CivilDate> follow_up_of(const Context& ctx, const std::optional<CivilDateText>& typed,
                                      const TrackRecord& record) {
  if (typed) return typed->value;
  const auto first = domain::intake::first_follow_up(record.kind, record.state, record.state_since);
  return first ? std::optional(std::max(*first, domain::jst_date(ctx.now))) : std::nullopt;
}

void save(Context& ctx, TrackRecord& record, TrackState expected) {
  record.updated_at = ctx.now;
  if (!persistence::update_track(ctx.db, ctx.center(), record, expected))
    reject(ProblemCode::stale_version, "C-01");
  record.version += 1;
}

domain::intake::TrackFacts facts_of(Context& ctx, const FoundTrack& found,
                                    const TrackAction& body) {
  domain::intake::TrackFacts facts;
  facts.event_date = body.on && body.on->value <= domain::jst_date(ctx.now) &&
                     body.on->value >= found.record.state_since;
  facts.reason_given = body.reason.has_value();
  facts.result_noted = body.result.has_value();
  facts.material_given = body.material.has_value();
  facts.understanding_checked = body.understood.value_or(false);
  facts.guardian_contacted = body.guardian_contacted.value_or(false);
  facts.contract_decided = is_decided(ctx, found.file, TrackKind::k4);
  return facts;
}

std::string words_of(const TrackAction& body) {
  std::string words;
  for (const auto& part : {text_of(body.reason), text_of(body.result), text_of(body.material)})
    if (!part.empty()) words.append(words.empty() ? "" : " ").append(part);
  return words;
}

void require_running(const TrackRecord& record) {
  if (record.ended_on) reject(ProblemCode::conflict, "3.4", "この支援ラインは終わっています。");
}

void require_no_other(Context& ctx, const FoundCase& found, TrackKind kind) {
  if (domain::intake::is_restricted(kind)) return;  // one that may not be known of tells nothing
  for (const TrackRecord& other : visible_tracks(ctx, found))
    if (other.kind == kind && !other.ended_on)
      reject(ProblemCode::conflict, "3.4", "この支援ラインはすでに始まっています。");
}

Response start(Context& ctx, const std::string& case_id, const NewTrack& body) {
  const FoundCase found = find_case(ctx, case_id, Action::write_case);
  const TrackKind kind = domain::intake::parse_track(body.kind.value).value();
  if (kind == TrackKind::k5)
    reject(ProblemCode::invalid_fields, "3.7", {},
           {{"/kind", "by_referral", "つなぎを記録すると始まります。"}});
  take(domain::intake::may_start_track({kind, false, found.record.state,
                                        is_decided(ctx, found, kind), found.record.urgency,
                                        post_of(ctx.caller), text_of(body.reason)}));
  require_no_other(ctx, found, kind);
  const TrackRecord record = begin_track(ctx, found, body);
  ctx.log.object = {"track", record.id, 1};
  Response made = track_response(ctx, {found, record});
  return created_response(std::move(made.body), "/v1/tracks/" + record.id, 1);
}

}  // namespace

TrackRecord begin_track(Context& on_writer, const FoundCase& found, const NewTrack& body) {
  TrackRecord record;
  record.id = new_id(on_writer.now);
  record.case_id = found.record.id;
  record.kind = domain::intake::parse_track(body.kind.value).value();
  record.state = domain::intake::track_workflow(record.kind).initial;
  record.opened_on = record.state_since = past_day(on_writer, body.on, earliest, "/on", "3.4");
  record.opened_by = on_writer.caller.account_id;
  record.created_at = record.updated_at = on_writer.now;
  wait(on_writer, found, record, text_of(body.waiting_for),
       follow_up_of(on_writer, body.follow_up_on, record), record.opened_on);
  persistence::insert_track(on_writer.db, on_writer.center(), record);
  if (domain::intake::is_restricted(record.kind))
    persistence::name_on_track(on_writer.db, on_writer.center(), record.id, record.opened_by,
                               on_writer.now);
  note(on_writer, record, "W-5", "open", {}, text_of(body.reason));
  return record;
}

void step_track(Context& on_writer, FoundTrack& found, const std::string& action,
                const TrackAction& body) {
  TrackRecord& record = found.record;
  const TrackState before = record.state;
  const auto step = take(domain::intake::step_track(
      record.kind, before, action, post_of(on_writer.caller), facts_of(on_writer, found, body)));
  const CivilDate on = body.on ? body.on->value : domain::jst_date(on_writer.now);
  record.state = step.to;
  record.state_since = on;
  if (domain::intake::find_state(record.kind, step.to)->terminal) {
    settle_reminder(on_writer, found.file, record.task_id, "done", "");
    record.waiting_for.clear();
    record.waiting_since.reset();
    record.ended_on = on;
  } else {
    wait(on_writer, found.file, record, text_of(body.waiting_for),
         follow_up_of(on_writer, body.follow_up_on, record), on);
  }
  save(on_writer, record, before);
  note(on_writer, record, step.rule, step.action,
       std::string(domain::intake::find_state(record.kind, before)->id), words_of(body));
  on_writer.log.detail = nlohmann::json{{"rule", step.rule}, {"on", domain::to_iso(on)}}.dump();
}

void end_tracks(Context& on_writer, const FoundCase& found) {
  TrackAction body;
  body.on = CivilDateText{domain::jst_date(on_writer.now)};
  body.reason = Prose<500>{"ケースの終結"};
  for (auto& record : persistence::tracks_of_case(on_writer.db, found.authorized,
                                                  on_writer.center(), found.record.id)) {
    if (record.ended_on) continue;
    FoundTrack track{found, std::move(record)};
    step_track(on_writer, track, "stop", body);
  }
}

Command open_track(Context& context) {
  const auto body = take(read_body<NewTrack>(context.request.body));
  return [body, id = context.id()](Context& ctx) { return start(ctx, id, body); };
}

Command act_on_track(Context& context) {
  const auto body = take(read_body<TrackAction>(context.request.body));
  const std::string action = context.path_value("action");
  return [body, action, id = context.id()](Context& ctx) {
    FoundTrack found = find_track(ctx, id, Action::write_case);
    require_version(ctx, found.record.version);
    if (found.record.kind == TrackKind::k5 && action != "stop")
      reject(ProblemCode::conflict, "3.7", "つなぎの記録から進めてください。");
    step_track(ctx, found, action, body);
    return track_response(ctx, found);
  };
}

Command set_track_waiting(Context& context) {
  const auto body = take(read_body<TrackWaiting>(context.request.body));
  return [body, id = context.id()](Context& ctx) {
    FoundTrack found = find_track(ctx, id, Action::write_case);
    TrackRecord& record = found.record;
    require_version(ctx, record.version);
    require_running(record);
    wait(ctx, found.file, record, text_of(body.waiting_for),
         body.follow_up_on ? std::optional(body.follow_up_on->value) : std::nullopt,
         domain::jst_date(ctx.now));
    save(ctx, record, record.state);
    return track_response(ctx, found);
  };
}

Command name_track_people(Context& context) {
  const auto body = take(read_body<TrackPeople>(context.request.body));
  return [body, id = context.id()](Context& ctx) {
    FoundTrack found = find_track(ctx, id, Action::assign_case);
    TrackRecord& record = found.record;
    require_version(ctx, record.version);
    require_running(record);
    if (!domain::intake::is_restricted(record.kind))
      reject(ProblemCode::conflict, "3.4", "この支援ラインはケースを見られる人に見えます。");
    const auto before = persistence::named_on_track(ctx.db, ctx.center(), id);
    const auto wanted = [&](const std::string& account) {
      return std::ranges::any_of(body.accounts.value,
                                 [&](const Uuid& one) { return one.value == account; });
    };
    for (const std::string& account : before)
      if (!wanted(account))
        persistence::unname_on_track(ctx.db, ctx.center(), id, account, ctx.now);
    nlohmann::json names = nlohmann::json::array();
    for (std::size_t i = 0; i < body.accounts.value.size(); ++i) {
      const std::string& account = body.accounts.value[i].value;
      if (!persistence::is_active_account(ctx.db, ctx.center(), account))
        reject(ProblemCode::invalid_fields, "K11", {},
               {{"/accounts/" + std::to_string(i), "absent", "職員が見つかりません。"}});
      if (std::ranges::find(names, account) != names.end()) continue;
      names.push_back(account);
      if (std::ranges::find(before, account) == before.end())
        persistence::name_on_track(ctx.db, ctx.center(), id, account, ctx.now);
    }
    save(ctx, record, record.state);
    ctx.log.detail = nlohmann::json{{"named", names}}.dump();
    return track_response(ctx, found);
  };
}

}  // namespace kizuna::api
