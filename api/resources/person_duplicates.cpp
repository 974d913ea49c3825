#include "api/resources/person_duplicates.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "api/resources/tell_manager.hpp"
#include "domain/people/address_mask.hpp"

namespace kizuna::api {
namespace {

using domain::DuplicateStrength;
using domain::ProblemCode;
using persistence::LikelyDuplicate;

PersonDuplicate line_of(const Context& context, const LikelyDuplicate& one) {
  PersonDuplicate view;
  view.person = view_of(one.person, viewer_of(context.caller, one.person.viewer_on_case_team),
                        domain::jst_date(context.now));
  const domain::DuplicateScore& score = one.score;
  view.strength = score.strength() == DuplicateStrength::strong ? "strong" : "weak";
  view.points = {score.birth, score.kana, score.kanji, score.phone, score.town, score.total()};
  view.why = domain::explain(score);
  if (!one.decision.empty()) view.answer = one.decision;
  return view;
}

PersonDuplicates page_of(Context& context, const std::vector<LikelyDuplicate>& candidates) {
  PersonDuplicates answer;
  nlohmann::json listed = nlohmann::json::array();
  for (const LikelyDuplicate& one : candidates) {
    answer.candidates.value.push_back(line_of(context, one));
    listed.push_back(one.person.id);
  }
  context.log.detail = nlohmann::json{{"listed", listed}}.dump();
  return answer;
}

const LikelyDuplicate* find_candidate(const CheckedDuplicates& checked, const std::string& id) {
  const auto found = std::ranges::find(checked.shown, id,
                                       [](const LikelyDuplicate& one) { return one.person.id; });
  return found == checked.shown.end() ? nullptr : &*found;
}

void check_answers(const CheckedDuplicates& checked, const std::vector<DuplicateAnswer>& answers) {
  for (std::size_t at = 0; at < answers.size(); ++at) {
    const std::string pointer = "/duplicates/" + std::to_string(at);
    if (find_candidate(checked, answers[at].person.value) == nullptr) {
      reject(ProblemCode::invalid_fields, "I-20", {},
             {{pointer + "/person", "absent", "この人物は重複の候補にありません。"}});
    }
    if (answers[at].answer.value == "same") {
      reject(ProblemCode::conflict, "I-20", "登録済みの人物を使ってください。",
             {{pointer + "/answer", "same", "同じ人物は新しく登録できません。"}});
    }
  }
}

void tell_of_hidden(Context& ctx, const std::string& person_id, const LikelyDuplicate& hidden) {
  const std::string title = "新しく登録された人物は、記録のある方と同じかもしれません";
  const std::string note = "新しい人物 " + person_id + " / 記録のある人物 " + hidden.person.id;
  const auto cases = persistence::cases_to_tell(ctx.db, ctx.center(), hidden.person.id);
  std::optional<std::string> case_id;
  for (const auto& [id, owner] : cases) {
    case_id = id;
    if (owner && *owner != ctx.caller.account_id) tell(ctx, {title, note, "M-4", id, owner});
  }
  // A manager with a declared relation to that person must not learn of it by the post.
  const bool own_relation =
      hidden.person.conflict_of_interest && ctx.caller.role == domain::Role::manager;
  if (!own_relation) tell(ctx, {title, note, "M-4", case_id, std::nullopt});
}

}  // namespace

CheckedDuplicates check_duplicates(Context& context, const domain::Person& person,
                                   const std::optional<std::string>& except) {
  CheckedDuplicates checked;
  for (LikelyDuplicate& one :
       persistence::likely_duplicates(context.db, context.center(), context.caller.account_id,
                                      person, except, domain::jst_date(context.now))) {
    const bool same_full_name = one.score.kanji > 0 || one.score.kana > 15;
    const auto strength = one.score.strength();
    const auto notice = domain::duplicate_notice(
        one.person.mask, viewer_of(context.caller, one.person.viewer_on_case_team), strength,
        same_full_name);
    if (notice == domain::DuplicateNotice::show_to_writer && !one.person.conflict_of_interest) {
      checked.shown.push_back(std::move(one));
    } else if (strength == DuplicateStrength::strong) {
      checked.hidden.push_back(std::move(one));
    }
  }
  return checked;
}

void require_answers(const CheckedDuplicates& checked, const PersonDocument& document) {
  const std::vector<DuplicateAnswer> answers =
      document.duplicates ? document.duplicates->value : std::vector<DuplicateAnswer>{};
  check_answers(checked, answers);
  std::vector<std::string> open;
  std::vector<domain::FieldError> errors;
  for (const LikelyDuplicate& one : checked.shown) {
    if (one.score.strength() != DuplicateStrength::strong) continue;
    const bool answered = std::ranges::any_of(
        answers, [&](const DuplicateAnswer& a) { return a.person.value == one.person.id; });
    if (answered) continue;
    open.push_back(one.person.id);
    errors.push_back({"/duplicates", "strong_duplicate", domain::explain(one.score)});
  }
  if (open.empty()) return;
  throw Refused{{ProblemCode::conflict, "I-20",
                 "同じ方と思われる人物が登録されています。同じ方かどうかを選んでください。",
                 std::move(errors)},
                {{}, {{"candidates", std::move(open)}}, false}};
}

void keep_answers(Context& on_writer, const std::string& person_id,
                  const CheckedDuplicates& checked, const PersonDocument& document) {
  nlohmann::json said = nlohmann::json::array();
  if (document.duplicates) {
    for (const DuplicateAnswer& one : document.duplicates->value) {
      persistence::insert_duplicate_decision(on_writer.db, on_writer.center(),
                                             {person_id, one.person.value, one.answer.value},
                                             on_writer.caller.account_id, on_writer.now);
      said.push_back({one.person.value, one.answer.value});
    }
  }
  if (!said.empty()) on_writer.log.detail = nlohmann::json{{"duplicates", said}}.dump();
  for (const LikelyDuplicate& one : checked.hidden) tell_of_hidden(on_writer, person_id, one);
}

Command find_duplicates(Context& context) {
  const auto document = take(read_body<PersonDocument>(context.request.body));
  const auto record = take(record_from(document, domain::jst_date(context.now)));
  const auto checked = check_duplicates(context, record.person, std::nullopt);
  std::string body = write_body(page_of(context, checked.shown));
  return [body = std::move(body), detail = context.log.detail](Context& ctx) {
    ctx.log.detail = detail;
    return json_response(body);
  };
}

Response list_duplicates(Context& context) {
  const FoundPerson found = find_person(context, context.id(), domain::Action::read_person);
  const auto record =
      persistence::load_person(context.db, found.authorized, context.center(), context.id());
  context.log.object = {"person", record->id, record->version};
  const auto checked = check_duplicates(context, record->person, record->id);
  return json_response(write_body(page_of(context, checked.shown)));
}

}  // namespace kizuna::api
