#include "api/resources/abusers.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "api/ids.hpp"
#include "api/resources/contact_writing.hpp"
#include "domain/people/abuser_keys.hpp"
#include "persistence/abuser_store.hpp"

namespace kizuna::api {
namespace {

using domain::Action;
using domain::ProblemCode;
using persistence::AbuserRecord;

FoundPerson find_protected(Context& context, const std::string& id, Action action) {
  const FoundPerson found = find_person(context, id, action);
  context.log.object = {"person", id, found.access.version};
  if (!knows_abusers(found)) {
    reject(ProblemCode::forbidden, "AZ-01",
           "お答えしない相手の一覧を扱えるのは担当チームとセンター長だけです");
  }
  return found;
}

template <class T>
std::string text_of(const std::optional<T>& field) {
  return field ? field->value : std::string();
}

template <class T>
void put(std::optional<T>& field, const std::string& text) {
  if (!text.empty()) field.emplace().value = text;
}

AbuserRecord record_from(const AbuserNames& body) {
  AbuserRecord record;
  record.name.family_name = text_of(body.family_name);
  record.name.given_name = text_of(body.given_name);
  record.name.family_kana = text_of(body.family_kana);
  record.name.given_kana = text_of(body.given_kana);
  record.name.roman_name = text_of(body.roman_name);
  record.relation = body.relation.value;
  if (body.phones) {
    for (const auto& phone : body.phones->value) record.phones.push_back(phone.value);
  }
  return record;
}

AbuserView view_of(const AbuserRecord& record) {
  AbuserView view;
  view.id.value = record.id;
  put(view.family_name, record.name.family_name);
  put(view.given_name, record.name.given_name);
  put(view.family_kana, record.name.family_kana);
  put(view.given_kana, record.name.given_kana);
  put(view.roman_name, record.name.roman_name);
  view.relation.value = record.relation;
  auto& phones = view.phones.emplace();
  for (const std::string& phone : record.phones) phones.value.push_back({phone});
  view.entered_by.value = record.entered_by;
  view.entered_by_name = record.entered_by_name;
  view.entered_at.value = record.entered_at;
  if (record.ended_by) {
    view.ended_by = Uuid{*record.ended_by};
    view.ended_by_name = record.ended_by_name;
    view.ended_at = InstantText{record.ended_at.value()};
  }
  view.end_reason = record.end_reason;
  return view;
}

/// A number that is not whole would never be recognised, and nobody would know.
void check(const AbuserRecord& record) {
  std::vector<domain::FieldError> errors;
  const domain::Name& name = record.name;
  const bool named =
      !(name.family_name + name.given_name + name.family_kana + name.given_kana + name.roman_name)
           .empty();
  if (!named && record.phones.empty()) {
    errors.push_back({"/family_name", "required", "氏名か電話番号を入力してください。"});
  }
  for (std::size_t at = 0; at < record.phones.size(); ++at) {
    if (!domain::whole_phones(record.phones[at]).empty()) continue;
    errors.push_back({"/phones/" + std::to_string(at), "malformed",
                      "電話番号は市外局番から、10けたか11けたで入力してください。"});
  }
  if (!errors.empty()) reject(ProblemCode::invalid_fields, "R-34", {}, std::move(errors));
  refuse_my_number("/relation", record.relation);
}

Response answer(Context& context, const FoundPerson& found, const std::string& person_id) {
  AbuserViews views;
  for (const AbuserRecord& record :
       persistence::abusers_of(context.db, found.authorized, context.center(), person_id)) {
    views.abusers.value.push_back(view_of(record));
  }
  return json_response(write_body(views));
}

std::string detail_of(const std::string& abuser_id, const std::string& reason = {}) {
  nlohmann::json detail = {{"abuser", abuser_id}};
  if (!reason.empty()) detail["reason"] = reason;
  return detail.dump();
}

}  // namespace

bool knows_abusers(const FoundPerson& found) {
  return found.viewer == domain::Viewer::case_team || found.viewer == domain::Viewer::manager;
}

Response list_abusers(Context& context) {
  const FoundPerson found = find_protected(context, context.id(), Action::read_person);
  return answer(context, found, context.id());
}

Command enter_abuser(Context& context) {
  const AbuserRecord typed = record_from(take(read_body<AbuserNames>(context.request.body)));
  find_protected(context, context.id(), Action::write_person);
  check(typed);
  return [typed, id = context.id()](Context& ctx) {
    const FoundPerson found = find_protected(ctx, id, Action::write_person);
    AbuserRecord record = typed;
    record.id = new_id(ctx.now);
    record.person_id = id;
    record.entered_by = ctx.caller.account_id;
    record.entered_at = ctx.now;
    persistence::insert_abuser(ctx.db, ctx.center(), record);
    ctx.log.detail = detail_of(record.id);
    const auto all = persistence::abusers_of(ctx.db, found.authorized, ctx.center(), id);
    const auto made = std::ranges::find(all, record.id, &AbuserRecord::id);
    Response response = json_response(write_body(view_of(*made)), 201);
    response.headers.emplace_back("location", "/v1/persons/" + id + "/abusers");
    return response;
  };
}

Command end_listed_abuser(Context& context) {
  const auto body = take(read_body<Reason>(context.request.body));
  refuse_my_number("/reason", body.reason.value);
  return
      [reason = body.reason.value, id = context.id(), abuser = context.id("abuser")](Context& ctx) {
        const FoundPerson found = find_protected(ctx, id, Action::write_person);
        const auto all = persistence::abusers_of(ctx.db, found.authorized, ctx.center(), id);
        const auto listed = std::ranges::find(all, abuser, &AbuserRecord::id);
        if (listed == all.end()) reject(ProblemCode::not_found, "absent");
        if (listed->ended_at)
          reject(ProblemCode::conflict, "R-34", "この登録はすでに終わっています。");
        if (listed->entered_by == ctx.caller.account_id) {
          reject(ProblemCode::four_eyes, "R-34", "登録した人とは別の職員が終えてください");
        }
        if (!persistence::end_abuser(ctx.db, ctx.center(), abuser, reason, ctx.caller.account_id,
                                     ctx.now)) {
          reject(ProblemCode::conflict, "R-34", "この登録はその間に変わりました。");
        }
        ctx.log.detail = detail_of(abuser, reason);
        return answer(ctx, found, id);
      };
}

}  // namespace kizuna::api
