#include "tests/api/differential_moves.hpp"

#include "domain/intake/case_workflow.hpp"
#include "tests/api/differential_words.hpp"
#include "tests/support/case_samples.hpp"

namespace kizuna::tests {
namespace {

using namespace differential;
using nlohmann::json;

constexpr int openers_only = 60;

const Texts at_work = {"counselor", "counselor", "counselor2", "manager", "manager"};
const Texts others = {"city_staff", "readonly", "auditor", "admin"};
const Texts kana = {"タカハシ", "ワタナベ", "サイトウ", "ヨシダ", "ヴァスケス", "ハマサキ"};
const Texts queries = {"%E9%AB%98", "%E6%A9%8B", "%E3%83%AF%E3%82%BF", "maria",
                       "souza",     "0123",      "%E5%90%89%E7%94%B0", "%25",
                       "_"};
const Texts words = {"制度の説明をした。",
                     "「家に帰りたい」と話す。",
                     "50%_引き",
                     "'; --",
                     "\\",
                     "二行\n目",
                     "😀 絵文字"};
const Texts tables = {"ST-1", "ST-2", "ST-3", "ST-4", "ST-8", "ST-9"};
const Texts splits = {"", "&split=month", "&split=district", "&split=class"};

}  // namespace

Moves::Moves(std::uint64_t seed, std::vector<std::string> accounts)
    : random_(seed), accounts_(std::move(accounts)) {}

std::size_t Moves::dice(std::size_t sides) {
  return static_cast<std::size_t>(random_() % sides);
}

const std::string& Moves::pick(const Texts& values) {
  return values[dice(values.size())];
}

std::string Moves::known(const std::string& kind) {
  const Texts& all = made_[kind];
  if (all.empty() || chance(3)) return never_was;
  // The newest are busiest.
  const std::size_t back = std::min(dice(all.size()), dice(all.size()));
  return all[all.size() - 1 - back];
}

std::string Moves::etag_of(const std::string& id) {
  const auto found = versions_.find(id);
  const long long version = found == versions_.end() ? 1 : found->second;
  return "\"v" + std::to_string(chance(6) ? version + 1 : version) + '"';
}

std::string Moves::staff() {
  return chance(92) ? pick(at_work) : pick(others);
}

std::string Moves::day(int first, int last) {
  const int at = first + static_cast<int>(dice(static_cast<std::size_t>(last - first + 1)));
  return "2026-05-" + std::string(at < 10 ? "0" : "") + std::to_string(at);
}

Move Moves::next() {
  static constexpr Maker makers[] = {
      &Moves::create_person,  &Moves::create_person,  &Moves::replace_person,  &Moves::look_at,
      &Moves::look_at,        &Moves::search_people,  &Moves::find_duplicates, &Moves::merge,
      &Moves::create_contact, &Moves::create_contact, &Moves::create_contact,  &Moves::finalise,
      &Moves::amend,          &Moves::list_contacts,  &Moves::list_contacts,   &Moves::propose,
      &Moves::void_contact,   &Moves::open_case,      &Moves::open_case,       &Moves::list_cases,
      &Moves::list_cases,     &Moves::list_tasks,     &Moves::act_on_case,     &Moves::act_on_case,
      &Moves::set_facts,      &Moves::link,           &Moves::ask_closing,     &Moves::of_case,
      &Moves::create_task,    &Moves::list_tasks,     &Moves::act_on_task,     &Moves::draft,
      &Moves::statistics,     &Moves::statistics,     &Moves::add_kin,         &Moves::add_kin,
      &Moves::add_tie,        &Moves::change_chart,   &Moves::add_agency};
  // Before anything is there, everything else is a 404.
  static constexpr Maker openers[] = {&Moves::create_person, &Moves::create_contact,
                                      &Moves::open_case, &Moves::create_task, &Moves::draft};
  if (++moves_ < openers_only) return (this->*openers[dice(std::size(openers))])();
  if (!next_page_.empty() && chance(50)) return {"manager", "GET", std::exchange(next_page_, {})};
  const Maker maker = makers[dice(std::size(makers))];
  return (this->*maker)();
}

void Moves::note_versions(const json& part) {
  if (part.is_object() && part.contains("id") && part.contains("version") &&
      part["id"].is_string() && part["version"].is_number_integer())
    versions_[part["id"].get<std::string>()] = part["version"].get<long long>();
  if (part.is_structured())
    for (const json& inner : part) note_versions(inner);
}

void Moves::learn(const Move& move, int status, const json& answer, const std::string& next_page) {
  if (status >= 300) return;
  next_page_ = next_page;
  note_versions(answer);
  if (status == 201 && !move.makes.empty()) {
    const json& holder = answer.contains("head") ? answer["head"] : answer;
    if (holder.contains("id")) made_[move.makes].push_back(holder["id"].get<std::string>());
  }
  if (!answer.is_object() || !answer.contains("ties") || !answer.contains("subject")) return;
  const auto file = answer["subject"].get<std::string>();
  versions_["chart " + file] = answer["version"].get<long long>();
  for (auto [rows, kept] : {std::pair("members", &members_), {"ties", &ties_}}) {
    Texts ids;
    for (const json& row : answer[rows]) ids.push_back(row["id"].get<std::string>());
    (*kept)[file] = ids;
  }
}

std::size_t Moves::made(const std::string& kind) const {
  const auto all = made_.find(kind);
  return all == made_.end() ? 0 : all->second.size();
}

json Moves::person() {
  json document = {{"names", {{"family_name", pick(family_names)}}}, {"sex", "female"}};
  if (chance(80)) document["names"]["given_name"] = pick(given_names);
  if (chance(70)) document["names"]["family_kana"] = pick(kana);
  if (chance(60)) document["birth"] = pick(births);
  if (chance(40)) document["phones"] = {{{"digits", "02700001" + std::to_string(100 + dice(3))}}};
  if (chance(40))
    document["addresses"] = {{{"kind", "actual"},
                              {"district", code_of("district", dice(20))},
                              {"lines", {pick(words)}}}};
  if (chance(10)) document["mask"] = {{"level", 1 + dice(3)}, {"reason", "支援措置"}};
  return document;
}

json Moves::contact() {
  static const Texts callers = {"10", "21", "22", "23", "24", "30", "99"};
  static const Texts outcomes = {"1", "1", "3", "5", "7", "12"};
  json body =
      contact_form({{"caller_type", chance(85) ? pick(callers) : code_of("caller", dice(40))},
                    {"topic_main", code_of("topic", dice(40))},
                    {"method", code_of("method", dice(9))},
                    {"outcome", chance(85) ? pick(outcomes) : code_of("outcome", dice(12))},
                    {"abuse", chance(85) ? "0" : code_of("abuse", dice(6))},
                    {"urgency", code_of("urgency", dice(4))},
                    {"district", code_of("district", dice(13))},
                    {"response", pick(words)}});
  if (chance(90)) body["subject_person"] = known("person");
  if (chance(40)) body["caller_person"] = known("person");
  if (chance(92)) body["person_wish"] = code_of("person_wish", dice(3));
  if (chance(92)) body["relation"] = {{"label", "長女"}, {"degree", 1}};
  if (chance(30)) body["received_at"] = day(1, 14) + "T0" + std::to_string(dice(10)) + ":30:00Z";
  if (chance(30)) body["late_reason"] = "集計の後に届いた";
  if (chance(20)) {
    body["next_action"] = "電話する";
    body["next_due"] = day(13, 30);
  }
  return body;
}

Move Moves::create_person() {
  return {staff(), "POST", "/v1/persons", person(), {}, "person"};
}

Move Moves::replace_person() {
  const std::string id = known("person");
  return {staff(), "PUT", "/v1/persons/" + id, person(), etag_of(id)};
}

Move Moves::look_at() {
  static const std::pair<const char*, const char*> places[] = {
      {"person", "/v1/persons/"}, {"contact", "/v1/contacts/"}, {"case", "/v1/cases/"},
      {"task", "/v1/tasks/"},     {"draft", "/v1/drafts/"},     {"void", "/v1/void-requests/"}};
  const auto& [kind, path] = places[dice(std::size(places))];
  return {staff(), "GET", path + known(kind)};
}

Move Moves::search_people() {
  return {staff(), "GET", "/v1/persons?q=" + pick(queries)};
}

Move Moves::find_duplicates() {
  return {staff(), "POST", "/v1/persons/duplicates", person()};
}

Move Moves::merge() {
  const std::string id = known("person");
  const bool apart = chance(35);
  json body = {{"reason", "同じ方"}};
  if (!apart) body["into"] = known("person");
  return {staff(), "POST", "/v1/persons/" + id + "/actions/" + (apart ? "unmerge" : "merge"), body,
          etag_of(id)};
}

Move Moves::create_contact() {
  json body = contact();
  if (chance(80)) body["finalise"] = true;
  return {staff(), "POST", "/v1/contacts", body, {}, "contact"};
}

Move Moves::finalise() {
  const std::string id = known("contact");
  if (chance(50)) return {staff(), "PUT", "/v1/contacts/" + id, contact(), etag_of(id)};
  return {staff(), "POST", "/v1/contacts/" + id + "/actions/finalise", nullptr, etag_of(id)};
}

Move Moves::amend() {
  const std::string id = known("contact");
  if (chance(30)) return {staff(), "GET", "/v1/contacts/" + id + "/history"};
  json body = contact();
  body["amend_reason"] = "聞き違い";
  return {staff(), "POST", "/v1/contacts/" + id + "/amendments", body, etag_of(id), "contact"};
}

Move Moves::list_contacts() {
  std::string query = "?limit=" + std::to_string(1 + dice(6));
  if (chance(30)) query += "&method=" + code_of("method", dice(9));
  if (chance(30)) query += "&district=" + code_of("district", dice(13));
  if (chance(30)) query += "&subject=" + known("person");
  if (chance(20)) query += "&q=" + pick(queries);
  if (chance(30)) query += "&received_from=" + day(1, 20);
  return {staff(), "GET", "/v1/contacts" + query};
}

Move Moves::propose() {
  json body = {{"caller_type", code_of("caller", dice(40))},
               {"outcome", code_of("outcome", dice(12))}};
  if (chance(70)) body["subject_person"] = known("person");
  if (chance(40)) body["caller_person"] = known("person");
  return {staff(), "POST", "/v1/contact-proposals", body};
}

Move Moves::void_contact() {
  if (chance(50))
    return {staff(),
            "POST",
            "/v1/contacts/" + known("contact") + "/void-requests",
            {{"reason", "二重に入力した"}},
            {},
            "void"};
  const std::string id = known("void");
  return {staff(), "POST", "/v1/void-requests/" + id + "/actions/approve", nullptr, etag_of(id)};
}

Move Moves::open_case() {
  json body = {{"from_contact", known("contact")}};
  if (chance(30)) body["link_contacts"] = {known("contact")};
  return {staff(), "POST", "/v1/cases", body, {}, "case"};
}

Move Moves::list_cases() {
  std::string query = "?limit=" + std::to_string(1 + dice(5));
  if (chance(30)) query += "&state=S" + std::to_string(dice(10));
  if (chance(30)) query += "&owner=" + pick(accounts_);
  if (chance(20)) query += "&overdue=true";
  if (chance(20)) return {staff(), "GET", "/v1/case-warnings"};
  return {staff(), "GET", "/v1/cases" + query};
}

Move Moves::act_on_case() {
  const std::string id = known("case");
  const auto& rows = domain::intake::case_workflow().rows;
  const std::string action(rows[std::min(dice(rows.size()), dice(rows.size()))].action);
  json facts = json::array();
  for (const auto& [name, value] : {std::pair("duplicates_checked", "yes"),
                                    {"contract_scope", "委託の範囲内"},
                                    {"appointment_on", "2026-05-20"},
                                    {"safety_acknowledged", "yes"},
                                    {"visited_on", "2026-05-12"},
                                    {"person_wish", "KNOWN"},
                                    {"consent", "1"},
                                    {"cause", "1"}})
    if (chance(75)) facts.push_back({{"name", name}, {"value", value}});
  json body = {{"facts", facts}};
  if (chance(40)) body["reason"] = pick(words);
  return {staff(), "POST", "/v1/cases/" + id + "/actions/" + action, body, etag_of(id)};
}

Move Moves::set_facts() {
  const std::string id = known("case");
  const json body = {{"facts", {{{"name", "goals"}, {"value", pick(words)}}}}};
  if (chance(25))
    return {staff(),
            "PUT",
            "/v1/cases/" + id + "/urgency",
            {{"urgency", code_of("urgency", dice(4))}, {"reason", "退院が近い"}},
            etag_of(id)};
  if (chance(25))
    return {
        staff(), "PUT", "/v1/cases/" + id + "/owner", {{"owner", pick(accounts_)}}, etag_of(id)};
  return {staff(), "PUT", "/v1/cases/" + id + "/facts", body, etag_of(id)};
}

Move Moves::link() {
  const std::string path = "/v1/cases/" + known("case");
  const std::string contact_id = known("contact");
  if (chance(30)) return {staff(), "DELETE", path + "/links/" + contact_id};
  if (chance(30))
    return {staff(), "POST", path + "/team", {{"account", pick(accounts_)}, {"duty", "副担当"}}};
  return {staff(), "POST", path + "/links", {{"contact", contact_id}, {"restricted", chance(20)}}};
}

Move Moves::ask_closing() {
  const std::string id = known("case");
  if (chance(40)) return {staff(), "GET", "/v1/closings"};
  return {staff(),
          "PUT",
          "/v1/cases/" + id + "/closing",
          {{"close", code_of("close", dice(10))}, {"summary", pick(words)}},
          etag_of(id)};
}

Move Moves::of_case() {
  static const Texts parts = {"/timeline", "/timeline?limit=3", "/supervisions", "/attempts",
                              "/chart",    "/chart/history"};
  const std::string path = "/v1/cases/" + known("case");
  if (chance(20))
    return {staff(), "POST", path + "/attempts", {{"method", code_of("method", dice(9))}}};
  return {staff(), "GET", path + pick(parts)};
}

Move Moves::create_task() {
  json body = {{"title", chance(80) ? "電話する" : pick(words)}, {"due", day(10, 30)}};
  if (chance(50) && made("case") > 0) body["case_id"] = known("case");
  if (chance(30)) body["owner"] = pick(accounts_);
  return {staff(), "POST", "/v1/tasks", body, {}, "task"};
}

Move Moves::list_tasks() {
  static const Texts which = {"",          "?queue=mine", "?queue=post",
                              "?due=week", "?limit=3",    "?state=done"};
  return {staff(), "GET", "/v1/tasks" + pick(which)};
}

Move Moves::act_on_task() {
  const std::string id = known("task");
  static const Texts actions = {"done", "cancel", "reassign"};
  json body = json::object();
  if (chance(70)) body["reason"] = "済んだ";
  if (chance(40)) body["owner"] = pick(accounts_);
  return {staff(), "POST", "/v1/tasks/" + id + "/actions/" + pick(actions), body, etag_of(id)};
}

Move Moves::draft() {
  const std::string id = known("draft");
  const json content = {{"response", pick(words)}};
  if (chance(40))
    return {staff(), "POST", "/v1/drafts", {{"kind", "contact"}, {"content", content}},
            {},      "draft"};
  if (chance(50)) return {staff(), "PUT", "/v1/drafts/" + id, {{"content", content}}, etag_of(id)};
  return {staff(), "GET", "/v1/drafts"};
}

Move Moves::statistics() {
  const std::string table = "/v1/statistics/" + pick(tables);
  if (chance(20)) return {staff(), "GET", table + "/months?month=2026-05"};
  const std::string which =
      chance(70) ? "?fiscal_year=2026" : "?from=" + day(1, 10) + "&to=" + day(8, 31);
  // 延べ of ST-1 and 電話 of ST-2.
  if (chance(40))
    return {staff(), "GET",
            chance(50) ? "/v1/statistics/ST-1/rows" + which + "&column=%E5%BB%B6%E3%81%B9"
                       : "/v1/statistics/ST-2/rows" + which + "&line=%E9%9B%BB%E8%A9%B1"};
  return {staff(), "GET", table + which + pick(splits)};
}

}  // namespace kizuna::tests
