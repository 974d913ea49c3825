#include "api/resources/profile.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "api/resources/person_reading.hpp"
#include "domain/people/address_mask.hpp"
#include "persistence/case_facts_store.hpp"
#include "persistence/case_list.hpp"
#include "persistence/profile_store.hpp"

namespace kizuna::api {
namespace {

using domain::Action;
using domain::CivilDate;
using domain::ProblemCode;
using domain::intake::ProfileField;
using domain::intake::ProfileMark;
using domain::intake::ProfileSight;
using persistence::ProfileValue;
using persistence::ProfileWaiver;

constexpr const char* rule = "I-10";

/// What the caller is to the case and what lies on its subject.
struct Reader {
  bool on_team = false;
  domain::MaskLevel mask = domain::MaskLevel::none;
  domain::Viewer viewer = domain::Viewer::other;
};

Reader reader_of(Context& ctx, const FoundCase& found) {
  const auto access =
      persistence::case_access(ctx.db, ctx.center(), found.record.id, ctx.caller.account_id);
  const auto person = persistence::person_access(ctx.db, ctx.center(), found.record.subject_id,
                                                 ctx.caller.account_id);
  const bool named =
      access.value().facts.subject_is_named || access->facts.owner_id == ctx.caller.account_id;
  const auto viewer = found.break_glass
                          ? domain::Viewer::break_glass
                          : viewer_of(ctx.caller, named || person->viewer_on_case_team);
  // In an emergency the diagnosis is what a hospital asks for; a place stays behind its mask (M-1).
  const bool inside = named || ctx.caller.subject().is_manager || found.break_glass;
  return {inside, person.value().mask, viewer};
}

bool is_hidden(const Reader& reader, const ProfileField& field) {
  if (field.sight == ProfileSight::place) return reader.mask != domain::MaskLevel::none;
  return field.sight == ProfileSight::team && !reader.on_team;
}

/// The field that the path names.
const ProfileField& field_meant(const Context& context) {
  const auto* field = domain::intake::find_profile_field(context.path_value("field"));
  if (field == nullptr) reject(ProblemCode::not_found, "absent");
  return *field;
}

using Latest = std::map<std::string, ProfileValue, std::less<>>;

Latest latest_on(Context& ctx, const FoundCase& found, CivilDate on) {
  Latest latest;
  for (auto& row : persistence::profile_values(ctx.db, found.authorized, ctx.center(),
                                               found.record.id, std::nullopt))
    if (row.as_of <= on) latest.insert_or_assign(row.name, std::move(row));
  return latest;
}

std::string_view word_of(ProfileMark mark) {
  constexpr std::string_view words[] = {"untouched", "partial", "done", "not_needed"};
  return words[static_cast<std::size_t>(mark)];
}

ProfileFieldView head_of(const ProfileField& field, ProfileMark mark, bool hidden) {
  ProfileFieldView view;
  view.field = field.name;
  view.label = field.ja;
  view.group = field.group;
  view.mark = word_of(mark);
  view.mark_label = domain::intake::label_of(mark);
  view.required = field.required;
  view.hidden = hidden;
  return view;
}

void show_value(Context& ctx, const ProfileField& field, const ProfileValue& row, CivilDate on,
                ProfileFieldView& view) {
  if (!view.hidden) {
    view.value = row.value;
    view.value_label = domain::intake::profile_label(field, row.value);
  }
  view.as_of = CivilDateText{row.as_of};
  view.age_days = domain::days_between(row.as_of, on);
  view.source = row.source;
  view.set_by = persistence::account_name(ctx.db, ctx.center(), row.set_by);
  view.set_at = InstantText{row.set_at};
}

Response answer(Context& ctx, const FoundCase& found, CivilDate on) {
  const Reader reader = reader_of(ctx, found);
  const Latest latest = latest_on(ctx, found, on);
  std::map<std::string, ProfileWaiver, std::less<>> waivers;
  for (auto& waiver : persistence::profile_waivers(ctx.db, ctx.center(), found.record.id))
    waivers.insert_or_assign(waiver.field, waiver);
  ProfileView view;
  view.case_id.value = found.record.id;
  view.version = found.record.version;
  view.on.value = on;
  for (const ProfileField& field : domain::intake::profile_fields()) {
    const auto row = latest.find(field.name);
    const auto waiver = waivers.find(field.name);
    const bool known = row != latest.end();
    const bool waived = waiver != waivers.end() && waiver->second.approved_by.has_value();
    const auto mark = domain::intake::mark_of(known ? row->second.value : std::string(),
                                              known && row->second.partial, waived);
    ProfileFieldView& one =
        view.fields.value.emplace_back(head_of(field, mark, is_hidden(reader, field)));
    if (known) show_value(ctx, field, row->second, on, one);
    if (waiver == waivers.end()) continue;
    const auto name = [&](const std::string& id) {
      return persistence::account_name(ctx.db, ctx.center(), id);
    };
    one.waiver = WaiverView{waiver->second.reason, name(waiver->second.asked_by), {}};
    if (waived) one.waiver->approved_by = name(*waiver->second.approved_by);
  }
  return resource_response(write_body(view), found.record.version);
}

void check(const ProfileBody& body, CivilDate today) {
  std::vector<domain::FieldError> errors;
  std::set<std::string_view> named;
  for (std::size_t at = 0; at < body.values.value.size(); ++at) {
    const ProfileInput& input = body.values.value[at];
    const std::string place = "/values/" + std::to_string(at);
    const ProfileField& field = *domain::intake::find_profile_field(input.field.value);
    const CivilDate as_of = input.as_of ? input.as_of->value : today;
    if (!named.insert(input.field.value).second)
      errors.push_back({place + "/field", "twice", "同じ項目が二度あります。"});
    if (input.value.has_value() == input.not_needed.has_value())
      errors.push_back({place, "one_of_two", "値か、不要の理由のどちらか一つを入れてください。"});
    if (input.not_needed && field.required)
      errors.push_back({place + "/not_needed", "required",
                        "この項目は不要にできません。分からないときは「不明」を選んでください。"});
    if (as_of > today)
      errors.push_back({place + "/as_of", "in_future", "今日以前の日を入れてください。"});
    if (input.value && !input.source)
      errors.push_back({place + "/source", "missing", "どこから分かったことかを入れてください。"});
    if (!input.value) continue;
    if (auto error =
            domain::intake::check_profile_value(field, input.value->value, as_of, place + "/value"))
      errors.push_back(std::move(*error));
  }
  if (body.values.value.empty())
    errors.push_back({"/values", "missing", "記入する項目がありません。"});
  if (!errors.empty()) reject(ProblemCode::invalid_fields, rule, {}, std::move(errors));
}

/// M-3 takes no new place; what the caller cannot see the caller does not overwrite unseen.
void check_sight(const Reader& reader, const ProfileBody& body) {
  std::vector<domain::FieldError> errors;
  for (std::size_t at = 0; at < body.values.value.size(); ++at) {
    const ProfileField& field =
        *domain::intake::find_profile_field(body.values.value[at].field.value);
    if (field.sight == ProfileSight::place && !domain::accepts_new_place(reader.mask))
      errors.push_back({"/values/" + std::to_string(at), "no_place",
                        "支援措置(シェルター)の方の居場所が分かることは記録できません。"});
    if (field.sight == ProfileSight::team && !reader.on_team)
      errors.push_back({"/values/" + std::to_string(at), "team_only",
                        "この項目を記入できるのは担当チームとセンター長です。"});
  }
  if (!errors.empty()) reject(ProblemCode::invalid_fields, "M-3", {}, std::move(errors));
}

void store(Context& ctx, const std::string& case_id, const ProfileInput& input) {
  const auto today = domain::jst_date(ctx.now);
  if (input.not_needed) {
    persistence::ask_waiver(
        ctx.db, ctx.center(), case_id,
        {input.field.value, input.not_needed->value, ctx.caller.account_id, ctx.now, std::nullopt});
    return;
  }
  persistence::end_waiver(ctx.db, ctx.center(), case_id, input.field.value, ctx.now);
  persistence::set_case_fact(
      ctx.db, ctx.center(), case_id,
      {input.field.value, input.value->value, input.as_of ? input.as_of->value : today,
       input.source->value, input.partial.value_or(false)},
      ctx.caller.account_id, ctx.now);
}

/// After a change: the new version with its answer.
Response changed(Context& ctx, const std::string& id) {
  return answer(ctx, find_case(ctx, id, Action::read_case), domain::jst_date(ctx.now));
}

}  // namespace

Response get_profile(Context& context) {
  const FoundCase found = find_case(context, context.id(), Action::read_case);
  CivilDate on = domain::jst_date(context.now);
  if (const auto asked = context.query("on")) {
    const auto day = domain::parse_iso_date(*asked);
    if (!day) reject(ProblemCode::bad_request, "H-14", "この日はありません。");
    on = *day;
  }
  return answer(context, found, on);
}

Response get_profile_history(Context& context) {
  const FoundCase found = find_case(context, context.id(), Action::read_case);
  const ProfileField& field = field_meant(context);
  ProfileHistory history;
  history.field = field.name;
  history.label = field.ja;
  history.hidden = is_hidden(reader_of(context, found), field);
  context.log.detail = nlohmann::json{{"field", field.name}}.dump();
  if (history.hidden) return json_response(write_body(history));
  for (const auto& row : persistence::profile_values(context.db, found.authorized, context.center(),
                                                     found.record.id, std::string(field.name)))
    history.values.value.push_back(
        {row.value,
         domain::intake::profile_label(field, row.value),
         row.partial,
         {row.as_of},
         row.source,
         persistence::account_name(context.db, context.center(), row.set_by),
         {row.set_at}});
  std::ranges::reverse(history.values.value);
  return json_response(write_body(history));
}

Command set_profile(Context& context) {
  const auto body = take(read_body<ProfileBody>(context.request.body));
  check(body, domain::jst_date(context.now));
  return [body, id = context.id()](Context& ctx) {
    FoundCase found = find_case(ctx, id, Action::write_case);
    require_version(ctx, found.record.version);
    check_sight(reader_of(ctx, found), body);
    nlohmann::json names = nlohmann::json::array();
    for (const ProfileInput& input : body.values.value) {
      store(ctx, id, input);
      names.push_back(input.field.value);
    }
    ctx.log.detail = nlohmann::json{{"profile", names}}.dump();
    save_case(ctx, found.record, found.record.state,
              {{}, {}, {}, "change", rule, "set_profile", {}, {}, {}, "", names.dump()});
    return changed(ctx, id);
  };
}

Command approve_profile_waiver(Context& context) {
  const std::string field(field_meant(context).name);
  return [field, id = context.id()](Context& ctx) {
    FoundCase found = find_case(ctx, id, Action::supervise_case);
    require_version(ctx, found.record.version);
    for (const auto& waiver : persistence::profile_waivers(ctx.db, ctx.center(), id))
      if (waiver.field == field && waiver.asked_by == ctx.caller.account_id)
        reject(ProblemCode::four_eyes, rule, "不要とした人以外の人が承認してください。");
    if (!persistence::approve_waiver(ctx.db, ctx.center(), id, field, ctx.caller.account_id,
                                     ctx.now))
      reject(ProblemCode::conflict, rule, "承認を待っている「不要」はありません。");
    save_case(ctx, found.record, found.record.state,
              {{}, {}, {}, "change", rule, "approve_waiver", {}, {}, {}, "", field});
    return changed(ctx, id);
  };
}

Command reveal_profile(Context& context) {
  const auto body = take(read_body<RevealReason>(context.request.body));
  return [body, id = context.id()](Context& ctx) {
    const FoundCase found = find_case(ctx, id, Action::read_case);
    const Reader reader = reader_of(ctx, found);
    take(domain::authorize_reveal(reader.mask, reader.viewer, body.reason.value));
    if (domain::reveal_needs_step_up(reader.mask) && !ctx.caller.stepped_up)
      reject(ProblemCode::step_up_required, "AUTH-19");
    ProfilePlaces places;
    for (const auto& [name, row] : latest_on(ctx, found, domain::jst_date(ctx.now))) {
      const auto* field = domain::intake::find_profile_field(name);
      if (field == nullptr || field->sight != ProfileSight::place) continue;
      places.places.value.push_back({name, std::string(field->ja), row.value, {row.as_of}});
    }
    ctx.log.detail = nlohmann::json{{"reason", body.reason.value}}.dump();
    return json_response(write_body(places));
  };
}

}  // namespace kizuna::api
