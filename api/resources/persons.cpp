#include "api/resources/persons.hpp"

#include <nlohmann/json.hpp>

#include "api/ids.hpp"
#include "api/json/etag.hpp"
#include "api/resources/person_duplicates.hpp"
#include "api/resources/person_masks.hpp"
#include "domain/people/address_mask.hpp"
#include "domain/people/person_query.hpp"

namespace kizuna::api {
namespace {

using domain::Action;
using domain::ProblemCode;
using persistence::PersonAccess;
using persistence::PersonHit;
using persistence::PersonRecord;

constexpr std::size_t hits_max = 50;

bool may_be_found(const Context& context, const domain::PersonQuery& query, const PersonHit& hit) {
  const auto viewer = viewer_of(context.caller, hit.viewer_on_case_team);
  const auto key = hit.found_by_full_name                   ? domain::SearchKey::full_name
                   : query.kind == domain::QueryKind::phone ? domain::SearchKey::phone
                                                            : domain::SearchKey::part_of_name;
  return domain::may_be_found(hit.mask, viewer, key);
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
  return resource_response(
      write_body(view_of(*record, found.viewer, domain::jst_date(context.now))), record->version);
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
