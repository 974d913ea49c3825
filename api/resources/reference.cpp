#include "api/resources/reference.hpp"

#include "api/forms/form.hpp"
#include "api/openapi.hpp"
#include "domain/intake/case_workflow.hpp"
#include "domain/intake/codes.hpp"
#include "domain/intake/meeting.hpp"
#include "domain/intake/profile.hpp"
#include "domain/intake/tracks.hpp"

namespace kizuna::api {
namespace {

using Row = std::vector<std::string>;

void add(ReferenceTable& table, Row cells) {
  table.rows.value.push_back({{std::move(cells)}});
}

ReferenceTable begin(std::string name, std::string title, Row columns) {
  ReferenceTable table;
  table.name = std::move(name);
  table.title = std::move(title);
  table.columns.value = std::move(columns);
  return table;
}

std::string joined(const std::vector<std::string_view>& parts, std::string_view separator) {
  std::string out;
  for (const std::string_view part : parts) {
    if (!out.empty()) out += separator;
    out += part;
  }
  return out;
}

ReferenceTable route_table() {
  auto table =
      begin("routes", "経路表", {"メソッド", "パス", "操作", "できる役割", "監査記録", "説明"});
  for (const Route& route : routes()) {
    std::vector<std::string_view> roles;
    for (const domain::Role role : roles_of(route)) roles.push_back(to_text(role));
    add(table, {std::string(route.method), std::string(route.path), std::string(route.operation),
                has(route.traits, open) ? "(ログイン前)" : joined(roles, " "),
                std::string(route.act), std::string(route.summary)});
  }
  return table;
}

ReferenceTable problem_table() {
  auto table = begin("problems", "受け付けられない理由", {"コード", "状態", "題名", "対処"});
  for (const ProblemRow& row : problems()) {
    add(table, {std::string(row.slug), std::to_string(row.status), std::string(row.title),
                std::string(row.what_to_do)});
  }
  return table;
}

ReferenceTable workflow_table(std::string name, const domain::workflow::Reference& reference) {
  auto table = begin(
      std::move(name), std::string(reference.title),
      {"番号", "操作", "名前", "元の状態", "次の状態", "できる人", "必要なこと", "期限", "根拠"});
  for (const auto& row : reference.rows) {
    add(table, {std::string(row.id), std::string(row.action), std::string(row.label),
                joined(row.from, " "), std::string(row.to), std::string(row.who),
                joined(row.needs, " / "), row.due_within, std::string(row.source)});
  }
  return table;
}

/// "track_K1" and so on.
std::vector<domain::workflow::Reference> track_references() {
  std::vector<domain::workflow::Reference> all;
  for (std::size_t i = 0; i < domain::intake::track_kinds; ++i)
    all.push_back(domain::workflow::reference(
        domain::intake::track_workflow(static_cast<domain::intake::TrackKind>(i))));
  return all;
}

ReferenceTable case_workflow_table() {
  return workflow_table("case_workflow",
                        domain::workflow::reference(domain::intake::case_workflow()));
}

ReferenceTable meeting_table() {
  auto table =
      begin("meeting_records", "会議録の確定に必要なこと", {"会議", "名前", "必要なこと", "根拠"});
  for (const auto& row : domain::intake::meeting_kinds()) {
    std::vector<std::string_view> needs;
    for (const auto need : row.needs)
      needs.push_back(domain::intake::meeting_needs()[static_cast<std::size_t>(need)].ja);
    add(table, {std::string(row.kind), std::string(domain::intake::label_of("meeting", row.kind)),
                joined(needs, " / "), std::string(row.source)});
  }
  return table;
}

ReferenceTable form_reference() {
  auto table = begin("forms", "帳票", {"コード", "帳票", "版", "施行日", "対象", "内容"});
  for (const FormRow& form : form_table()) {
    add(table, {std::string(form.code), std::string(form.title), std::to_string(form.version),
                domain::to_iso(form.valid_from), object_in_words(form), std::string(form.summary)});
  }
  return table;
}

ReferenceTable profile_table() {
  auto table = begin("profile", "アセスメントの項目",
                     {"項目", "名前", "区分", "値の種類", "コード表", "範囲", "見られる人",
                      "要配慮", "方針の前に要る", "根拠"});
  for (const auto& row : domain::intake::profile_fields()) {
    const bool ranged = row.max > row.min;
    add(table, {std::string(row.name), std::string(row.ja), std::string(row.group),
                std::string(label_of(row.kind)), std::string(row.list),
                ranged ? std::to_string(row.min) + "-" + std::to_string(row.max) : std::string(),
                std::string(label_of(row.sight)), row.sensitive ? "要配慮" : "",
                row.required ? "要" : "", std::string(row.source)});
  }
  return table;
}

ReferenceTable code_table(const domain::intake::CodeList& list) {
  auto table = begin(std::string(list.name), std::string(list.ja),
                     {"コード", "名前", "English", "有効開始", "有効終了", "根拠"});
  for (const auto& row : list.rows) {
    add(table, {std::string(row.code), std::string(row.ja), std::string(row.en),
                domain::to_iso(row.valid_from), row.valid_to ? domain::to_iso(*row.valid_to) : "",
                std::string(row.source)});
  }
  return table;
}

/// All lists at once: a form loads them in one request.
ReferenceTable every_code() {
  auto table =
      begin("codes", "すべてのコード", {"表", "コード", "名前", "English", "有効開始", "有効終了"});
  for (const auto& list : domain::intake::code_lists()) {
    for (const auto& row : list.rows) {
      add(table,
          {std::string(list.name), std::string(row.code), std::string(row.ja), std::string(row.en),
           domain::to_iso(row.valid_from), row.valid_to ? domain::to_iso(*row.valid_to) : ""});
    }
  }
  return table;
}

/// Tables that are not code lists.
using MakeTable = ReferenceTable (*)();
constexpr MakeTable makers[] = {route_table, problem_table,  case_workflow_table, meeting_table,
                                every_code,  form_reference, profile_table};

}  // namespace

Response get_openapi(Context&) {
  return json_response(openapi_document());
}

Response list_reference(Context&) {
  ReferenceNames names;
  for (const MakeTable make : makers) {
    const ReferenceTable table = make();
    names.titles.value.push_back({table.name, table.title});
  }
  for (const auto& reference : track_references())
    names.titles.value.push_back({std::string(reference.name), std::string(reference.title)});
  for (const auto& list : domain::intake::code_lists()) {
    names.titles.value.push_back({std::string(list.name), std::string(list.ja)});
  }
  for (const auto& table : names.titles.value) names.tables.value.push_back(table.name);
  return json_response(write_body(names));
}

Response get_reference(Context& context) {
  const std::string& name = context.path_value("table");
  for (const MakeTable make : makers) {
    const ReferenceTable table = make();
    if (table.name == name) return json_response(write_body(table));
  }
  for (const auto& reference : track_references())
    if (reference.name == name) return json_response(write_body(workflow_table(name, reference)));
  const auto* list = domain::intake::find_list(name);
  if (list == nullptr) reject(domain::ProblemCode::not_found, "absent");
  return json_response(write_body(code_table(*list)));
}

}  // namespace kizuna::api
