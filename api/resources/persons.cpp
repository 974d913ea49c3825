#include "api/resources/persons.hpp"

#include <nlohmann/json.hpp>

#include "api/ids.hpp"
#include "api/json/etag.hpp"
#include "api/resources/person_duplicates.hpp"
#include "api/resources/person_masks.hpp"
#include "domain/people/address_mask.hpp"
#include "domain/people/person_query.hpp"
#include "persistence/case_store.hpp"
#include "persistence/names.hpp"

namespace kizuna::api {
namespace {

using domain::Action;
using domain::ProblemCode;
using persistence::PersonAccess;
using persistence::PersonHit;
using persistence::PersonRecord;

constexpr std::size_t hits_max = 50;
constexpr std::size_t cases_shown_max = 20;

bool may_be_found(const Context& context, const domain::PersonQuery& query, const PersonHit& hit) {
  const auto viewer = viewer_of(context.caller, hit.viewer_on_case_team);
  const auto key = hit.found_by_full_name                   ? domain::SearchKey::full_name
                   : query.kind == domain::QueryKind::phone ? domain::SearchKey::phone
                                                            : domain::SearchKey::part_of_name;
  return domain::may_be_found(hit.mask, viewer, key);
}

/// Those of a person's cases that the caller may open; nothing where name and mask stand alone.
void show_cases(Context& context, const PersonHit& hit, PersonHitView& view) {
  const auto viewer = viewer_of(context.caller, hit.viewer_on_case_team);
  if (domain::shown(hit.mask, viewer, domain::Channel::search, domain::MaskedField::district) ==
      domain::Shown::not_drawn) {
    return;
  }
  for (const auto& row : persistence::cases_of_subject(context.db, context.center(), hit.id)) {
    const auto access =
        persistence::case_access(context.db, context.center(), row.id, context.caller.account_id);
    const auto allowed =
        domain::decide(context.caller.subject(), Action::list_cases, access.value().facts);
    if (!allowed) continue;
    const auto file = persistence::load_case(context.db, *allowed, context.center(), row.id);
    const auto& state = domain::intake::case_workflow().states[static_cast<std::size_t>(row.state)];
    view.cases.value.push_back(
        {{row.id},
         file->number,
         std::string(state.id),
         std::string(state.ja),
         access->facts.subject_is_named || access->facts.owner_id == context.caller.account_id});
    if (view.cases.value.size() == cases_shown_max) return;
  }
}

void show_merges(Context& context, const FoundPerson& found, PersonView& view) {
  if (view.merged_into) {
    view.merged_into_name = persistence::person_name(context.db, found.authorized, context.center(),
                                                     view.merged_into->value);
  }
  for (auto& row : persistence::absorbed_people(context.db, found.authorized, context.center(),
                                                view.id.value)) {
    view.absorbed.value.push_back({{std::move(row.id)}, std::move(row.name)});
  }
}

}  // namespace

Response search_persons(Context& context) {
  const std::string words = context.query("q").value_or("");
  const domain::PersonQuery query = domain::parse_query(words);
  PersonHits answer;
  nlohmann::json listed = nlohmann::json::array();
  const auto today = domain::jst_date(context.now);
  const auto hits = persistence::search_people(
      context.db, context.center(), context.caller.account_id, query, hits_max,
      [&](const PersonHit& hit) { return may_be_found(context, query, hit); });
  for (const PersonHit& hit : hits) {
    listed.push_back(hit.id);
    answer.persons.value.push_back(
        view_of(hit, viewer_of(context.caller, hit.viewer_on_case_team), today));
    show_cases(context, hit, answer.persons.value.back());
  }
  answer.more = hits.size() == hits_max;
  context.log.detail = nlohmann::json{{"words", words}, {"listed", listed}}.dump();
  return json_response(write_body(answer));
}

Response get_person(Context& context) {
  const FoundPerson found = find_person(context, context.id(), Action::read_person);
  auto record =
      persistence::load_person(context.db, found.authorized, context.center(), context.id());
  record->person.mask.level = found.access.mask;
  context.log.object = {"person", record->id, record->version};
  PersonView view = view_of(*record, found.viewer, domain::jst_date(context.now));
  show_merges(context, found, view);
  auto change =
      persistence::last_person_change(context.db, found.authorized, context.center(), record->id);
  view.changed_by = std::move(change.by_name);
  view.changed_at = InstantText{change.at};
  return resource_response(write_body(view), record->version);
}

Command create_person(Context& context) {
  const auto document = take(read_body<PersonDocument>(context.request.body));
  PersonRecord record = take(record_from(document, domain::jst_date(context.now)));
  record.id = new_id(context.now);
  refuse_places_of_shelter(record);
  const CheckedDuplicates checked = check_duplicates(context, record.person, std::nullopt);
  return [record, checked, document](Context& ctx) {
    require_answers(checked, document);
    persistence::insert_person(ctx.db, ctx.center(), record, ctx.caller.account_id, ctx.now);
    keep_answers(ctx, record.id, checked, document);
    if (record.person.mask.level != domain::MaskLevel::none) expect_verification(ctx, record.id);
    ctx.log.object = {"person", record.id, 1};
    const auto viewer = viewer_of(ctx.caller, false);
    return created_response(write_body(view_of(record, viewer, domain::jst_date(ctx.now))),
                            "/v1/persons/" + record.id, 1);
  };
}

Command replace_person_document(Context& context) {
  static_cast<void>(find_person(context, context.id(), Action::write_person));
  const auto document = take(read_body<PersonDocument>(context.request.body));
  PersonRecord record = take(record_from(document, domain::jst_date(context.now)));
  record.id = context.id();
  return [record, document](Context& ctx) mutable {
    const FoundPerson found = find_person(ctx, record.id, Action::write_person);
    const PersonAccess& access = found.access;
    require_version(ctx, access.version);
    if (access.merged_into) {
      reject(ProblemCode::conflict, "R-5",
             "この人物は統合されています。統合先を変更してください。");
    }
    if (!document.mask && access.own_mask != domain::MaskLevel::none) {
      record.person.mask =
          persistence::load_person(ctx.db, found.authorized, ctx.center(), record.id)
              .value()
              .person.mask;
    }
    if (record.person.mask.level < access.own_mask) {
      // M-2: lowering takes two people; this is one.
      reject(ProblemCode::four_eyes, "M-2", "支援措置等の解除・引下げは2人の確認が必要です");
    }
    record.version = access.version;
    settle_places(ctx, document, found, record);
    if (!persistence::replace_person(ctx.db, ctx.services.keys, ctx.center(), record,
                                     ctx.caller.account_id, ctx.now)) {
      reject(ProblemCode::stale_version, "C-01");
    }
    record.version += 1;
    if (record.person.mask.level > access.own_mask) expect_verification(ctx, record.id);
    ctx.log.object = {"person", record.id, record.version};
    return resource_response(write_body(view_of(record, found.viewer, domain::jst_date(ctx.now))),
                             record.version);
  };
}

}  // namespace kizuna::api
