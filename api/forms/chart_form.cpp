#include "api/forms/form_words.hpp"
#include "api/forms/genogram.hpp"
#include "api/forms/paper_person.hpp"
#include "api/resources/chart_reading.hpp"

namespace kizuna::api {
namespace {

using print::Face;
using print::Table;

std::string born(const FamilyMemberView& member) {
  if (member.hidden) return "非表示";
  std::string out = or_missing(member.birth_text);
  if (member.age) out += " " + std::to_string(member.age->value) + "歳";
  if (member.life == "dead")
    out += " 死亡" + (member.died_text.empty() ? "" : " " + member.died_text);
  return out;
}

std::string together(const FamilyMemberView& member) {
  if (member.is_subject) return "-";
  if (member.together == "yes") return "同居";
  return member.together == "no" ? "別居" : "不明";
}

Table members_table(const CaseChart& chart) {
  Table table{{{"氏名", 1.6, Face::name},
               {"続柄", 1},
               {"生年月日・年齢", 2},
               {"同居", 0.7},
               {"役割", 1.4},
               {"出典", 1.2}},
              {},
              "記録がありません。"};
  for (const FamilyMemberView& member : chart.members.value) {
    const std::string name = member.hidden && member.name.empty() ? "非表示" : member.name;
    table.rows.push_back({name.empty() ? "氏名不明" : name,
                          member.is_subject ? "本人" : or_missing(member.relation_label),
                          born(member), together(member), listed(member.role_labels.value),
                          member.is_subject ? "-" : or_missing(member.source)});
  }
  return table;
}

Table agencies_table(const CaseChart& chart) {
  Table table{{{"機関・人", 2}, {"種類", 1.4}, {"つながり", 1}, {"向き", 0.9}, {"担当の人", 1.2}},
              {},
              "記録がありません。"};
  for (const SupportAgencyView& agency : chart.agencies.value) {
    const bool hidden = agency.hidden;
    table.rows.push_back({hidden ? std::string(hidden_place) : or_missing(agency.name),
                          or_missing(agency.kind_label), or_missing(agency.strength_label),
                          or_missing(agency.direction_label),
                          hidden ? std::string(hidden_place) : or_missing(agency.contact_person)});
  }
  return table;
}

}  // namespace

FilledForm fill_chart_form(Context& context, const FormQuestion& question) {
  const FoundCase found = find_case(context, question.object, domain::Action::print_case);
  const CaseChart chart = read_chart(context, found).chart();
  const PaperPerson subject = paper_person(context, found.record.subject_id);
  FilledForm form;
  form.sheet.title = "ジェノグラム";
  form.sheet.number = "ケース番号 " + found.record.number;
  form.sheet.sections = {
      {"家族",
       {genogram_of(chart),
        print::Note{"□ 男  ○ 女  ◇ 不明  二重 本人  × 死亡  点線の枠 本人と同居  // 離婚など  "
                    "点線 内縁・養子縁組  ジグザグ 対立・暴力"}}},
      {"家族の一覧", {members_table(chart)}},
      {"まわりの機関と人", {agencies_table(chart)}}};
  form.sheet.masked = subject.masked;
  for (const FamilyMemberView& member : chart.members.value) {
    form.sheet.masked = form.sheet.masked || member.hidden;
    if (member.hidden) continue;
    form.people.push_back({member.person ? member.person->value : member.id.value,
                           member.is_subject ? "本人" : or_missing(member.relation_label),
                           member.name.empty() ? "氏名不明" : member.name,
                           {},
                           false});
  }
  for (const SupportAgencyView& agency : chart.agencies.value)
    form.sheet.masked = form.sheet.masked || agency.hidden;
  return form;
}

}  // namespace kizuna::api
