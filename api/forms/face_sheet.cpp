#include <algorithm>
#include <span>

#include "api/forms/case_form.hpp"
#include "api/forms/form_words.hpp"
#include "api/forms/paper_person.hpp"
#include "api/resources/case_reading.hpp"
#include "domain/calendar/era.hpp"
#include "domain/intake/case_fact.hpp"
#include "domain/intake/codes.hpp"
#include "persistence/overlay_store.hpp"
#include "persistence/task_store.hpp"

namespace kizuna::api {
namespace {

using domain::intake::FactKind;
using domain::intake::FactRow;
using print::Face;
using print::Fields;
using print::Section;
using print::Table;

constexpr long long tasks_max = 50;

Section head_section(Context& context, const FoundCase& found) {
  const CaseLine line = line_of(context, found);
  Fields fields;
  fields.rows.push_back({{"状態", line.state + " " + line.state_label},
                         {"緊急度", label_or_missing("urgency", line.urgency)}});
  fields.rows.push_back(
      {{"担当", line.owner_name ? *line.owner_name : std::string("決まっていない")},
       {"開いた日", domain::to_wareki_with_weekday(domain::jst_date(line.opened_at.value))}});
  const std::string due = line.due ? domain::to_wareki_with_weekday(line.due->value) : "なし";
  fields.rows.push_back(
      {{"次の期限", line.due_why.empty() ? due : due + " (" + line.due_why + ")"}});
  if (found.record.close_code) {
    fields.rows.push_back({{"終結の理由", label_or_missing("close", *found.record.close_code)}});
    fields.rows.push_back({{"終結のまとめ", or_missing(found.record.closing_summary)}});
  }
  return {"ケース", {fields}};
}

std::string value_of(const FactRow& fact, const std::string& value) {
  if (value == domain::intake::unknown_fact) return "不明";
  switch (fact.kind) {
    case FactKind::flag:
      return value == "yes" ? "済" : "未";
    case FactKind::date: {
      const auto date = domain::parse_iso_date(value);
      return date ? domain::to_wareki_with_weekday(*date) : value;
    }
    case FactKind::code:
      return std::string(domain::intake::label_of(fact.list, value));
    case FactKind::tracks: {
      std::vector<std::string> codes;
      for (std::size_t at = 0; at <= value.size();) {
        const std::size_t comma = std::min(value.find(',', at), value.size());
        codes.push_back(value.substr(at, comma - at));
        at = comma + 1;
      }
      return labels_of("track", codes);
    }
    case FactKind::text:
      return value;
  }
  return value;
}

/// What the face of a case tells of the facts, in order; the guards of the workflow know more.
constexpr std::string_view about_person[] = {
    "cause",    "residence",      "household",   "income",  "assets",
    "genogram", "abuse_screened", "person_wish", "consent", "consent_end"};
constexpr std::string_view about_support[] = {"tracks",    "goals",   "roles",
                                              "review_on", "dissent", "contact_interval"};

/// Two short ones side by side; what has many letters takes the whole width.
Section facts_section(std::string heading, std::span<const std::string_view> names,
                      const domain::intake::FactValues& values, const PaperPerson& subject) {
  constexpr std::size_t short_bytes = 60;
  Fields fields;
  std::vector<print::Field> waiting;
  const auto flush = [&] {
    if (!waiting.empty()) fields.rows.push_back(std::move(waiting));
    waiting.clear();
  };
  for (const std::string_view name : names) {
    const auto all = domain::intake::case_facts();
    const auto fact = std::ranges::find(all, name, &FactRow::name);
    const auto known = values.find(name);
    std::string text =
        known == values.end() ? std::string(not_entered) : value_of(*fact, known->second);
    // Where somebody lives is told by the kind of the place too.
    if (name == "residence") text = subject.place(std::move(text));
    const bool wide = text.size() > short_bytes;
    if (wide) flush();
    waiting.push_back({std::string(fact->ja), std::move(text)});
    if (wide || waiting.size() == 2) flush();
  }
  flush();
  return {std::move(heading), {fields}};
}

Section alerts(Context& context, const FoundCase& found) {
  Table table{{{"区分"}, {"始まり", 1.6}, {"状況", 3}}, {}, "ありません。"};
  for (const auto& overlay : persistence::case_overlays(context.db, found.authorized,
                                                        context.center(), found.record.id)) {
    const bool abuse = overlay.kind == "abuse";
    std::string what = abuse ? label_or_missing("abuse", overlay.status) : "お亡くなりになった";
    if (abuse && overlay.reported_at) what += " / 通報 " + short_moment(*overlay.reported_at);
    if (abuse && overlay.safety_confirmed_at)
      what += " / 安全の確認 " + short_moment(*overlay.safety_confirmed_at);
    table.rows.push_back({abuse ? "虐待" : "死亡", short_moment(overlay.since), what});
  }
  return {"注意", {table}};
}

Section team(Context& context, const FoundCase& found) {
  Table table{{{"職員", 1, Face::name}, {"役目", 2}}, {}, "担当者だけです。"};
  for (const auto& member : persistence::case_team(context.db, context.center(), found.record.id))
    table.rows.push_back({member.name, member.duty});
  return {"チーム", {table}};
}

Section plans(Context& context, const FoundCase& found) {
  Table table{{{"期日", 1.2}, {"すること", 4}, {"担当", 1.4}}, {}, "予定はありません。"};
  persistence::TaskFilter filter;
  filter.state = "open";
  filter.case_id = found.record.id;
  for (const auto& row :
       persistence::list_tasks(context.db, context.center(), filter, {}, tasks_max)) {
    const auto access = persistence::task_access(context.db, context.center(), row.id,
                                                 context.caller.account_id, context.caller.post);
    const auto allowed =
        domain::decide(context.caller.subject(), domain::Action::read_tasks, access.value().facts);
    if (!allowed) continue;
    const auto task =
        persistence::load_task(context.db, *allowed, context.center(), row.id).value();
    const std::string post = task.owner_post == "manager" ? "センター長" : "主任";
    table.rows.push_back({task.due_on ? domain::to_short_wareki(*task.due_on) : "なし", task.title,
                          task.owner_id ? staff_name(context, *task.owner_id) : post});
  }
  return {"これからの予定", {table}};
}

}  // namespace

void open_case_form(Context& context, FormQuestion& question) {
  static_cast<void>(find_case(context, question.object, domain::Action::print_case));
}

FilledForm fill_face_sheet(Context& context, const FormQuestion& question) {
  const FoundCase found = find_case(context, question.object, domain::Action::print_case);
  const domain::CivilDate today = domain::jst_date(context.now);
  const PaperPerson subject = paper_person(context, found.record.subject_id);
  const auto values = persistence::case_fact_values(context.db, found.authorized, context.center(),
                                                    found.record.id);
  FilledForm form;
  form.sheet.title = "フェイスシート";
  form.sheet.number = "ケース番号 " + found.record.number;
  form.sheet.seals = {"センター長", "主任", "担当"};
  form.sheet.sections = {head_section(context, found),
                         {"本人", {fields_of(subject, question.furigana, today)}},
                         facts_section("本人の状況", about_person, values, subject),
                         facts_section("支援の方針", about_support, values, subject),
                         alerts(context, found),
                         team(context, found),
                         plans(context, found)};
  form.sheet.masked = subject.masked;
  if (subject.known) form.people.push_back(on_paper(subject, "本人", true, today));
  return form;
}

}  // namespace kizuna::api
