#include <algorithm>

#include "api/forms/case_form.hpp"
#include "api/forms/form_words.hpp"
#include "api/forms/paper_person.hpp"
#include "api/resources/case_reading.hpp"
#include "domain/calendar/era.hpp"
#include "domain/intake/codes.hpp"
#include "persistence/account_store.hpp"
#include "persistence/contact_store.hpp"

namespace kizuna::api {
namespace {

using domain::ProblemCode;
using persistence::TimelineRow;
using print::Face;
using print::Table;

constexpr long long page = 200;
constexpr std::size_t rows_max = 500;

/// Of the period, oldest first.
std::vector<TimelineRow> rows_of(Context& context, const FoundCase& found,
                                 const FormQuestion& question) {
  const long long first = persistence::to_stored(domain::jst_midnight(*question.from));
  const long long end =
      persistence::to_stored(domain::jst_midnight(domain::add_days(*question.to, 1)));
  std::vector<TimelineRow> rows;
  std::optional<persistence::CaseCursor> after = persistence::CaseCursor{end, ""};
  while (true) {
    auto some = persistence::case_timeline(context.db, context.center(), found.record.id, {},
                                           timeline_viewer(context, found), after, page);
    for (TimelineRow& row : some) {
      if (row.at >= first) rows.push_back(row);
    }
    if (rows.size() > rows_max) {
      reject(ProblemCode::invalid_fields, "print", {},
             {{"/from", "too_many", "記録が500行を超えます。期間を短くしてください。"}});
    }
    if (static_cast<long long>(some.size()) < page || some.back().at < first) break;
    after = persistence::CaseCursor{some.back().at, some.back().id};
  }
  std::ranges::reverse(rows);
  return rows;
}

void add(std::string& out, std::string_view label, const std::string& text) {
  if (text.empty()) return;
  out.append(out.empty() ? "" : "\n").append(label).append(": ").append(text);
}

/// What was said and done, for who may read the contact; else its number alone, as on the screen.
std::string contact_text(Context& context, const TimelineRow& row) {
  const auto access =
      persistence::contact_access(context.db, context.center(), row.id, context.caller.account_id);
  if (!access || (!access->finalised && !access->is_writer)) return row.title;
  const auto allowed =
      domain::decide(context.caller.subject(), domain::Action::read_contact, access->facts);
  if (!allowed) return row.title;
  const auto record =
      persistence::load_contact(context.db, *allowed, context.center(), row.id).value();
  const auto& contact = record.contact;
  std::string out = (contact.number.empty() ? "確定前" : contact.number) + " " +
                    label_or_missing("method", contact.method) + " " +
                    label_or_missing("caller", contact.caller_type);
  if (contact.voided) out += " (取消)";
  add(out, "事実", contact.narrative.facts);
  add(out, "言葉", contact.narrative.words);
  add(out, "見立て", contact.narrative.opinion);
  add(out, "対応", contact.response);
  add(out, "伝えてよい相手", record.shareable_with);
  return out;
}

std::string words_of(Context& context, const TimelineRow& row) {
  if (row.kind == "contact") return contact_text(context, row);
  std::string out = title_in_words(row);
  if (!row.from_state.empty() && !row.to_state.empty() && row.from_state != row.to_state)
    out += " (" + state_in_words(row.from_state) + " から " + state_in_words(row.to_state) + ")";
  if (!row.text.empty()) out += "\n" + row.text;
  return out;
}

}  // namespace

void open_progress_record(Context& context, FormQuestion& question) {
  const FoundCase found = find_case(context, question.object, domain::Action::print_case);
  if (!question.from) question.from = domain::jst_date(found.record.opened_at);
  if (!question.to) question.to = domain::jst_date(context.now);
  if (*question.to < *question.from) {
    reject(ProblemCode::invalid_fields, "print", {},
           {{"/to", "before_from", "終わりの日が始まりの日より前です。"}});
  }
}

FilledForm fill_progress_record(Context& context, const FormQuestion& question) {
  const FoundCase found = find_case(context, question.object, domain::Action::print_case);
  const domain::CivilDate today = domain::jst_date(context.now);
  const PaperPerson subject = paper_person(context, found.record.subject_id);
  Table table{{{"日時", 1.25}, {"種別", 0.7}, {"内容", 5}, {"担当", 1.1, Face::name}},
              {},
              "この期間の記録はありません。"};
  for (const TimelineRow& row : rows_of(context, found, question)) {
    table.rows.push_back({short_moment(persistence::from_stored(row.at)), kind_in_words(row.kind),
                          words_of(context, row), staff_name(context, row.actor_id)});
  }
  print::Fields head;
  head.rows.push_back(
      {{"本人", subject.name(), Face::name,
        question.furigana && subject.known ? subject.kana() : "", 1},
       {"期間",
        domain::to_wareki(*question.from) + " から " + domain::to_wareki(*question.to) + " まで",
        Face::text, "", 1.4}});
  FilledForm form;
  form.sheet.title = "経過記録";
  form.sheet.number = "ケース番号 " + found.record.number;
  form.sheet.seals = {"主任", "担当"};
  form.sheet.sections = {{"", {head}}, {"経過", {table}}};
  form.sheet.masked = subject.masked;
  if (subject.known) form.people.push_back(on_paper(subject, "本人", false, today));
  return form;
}

}  // namespace kizuna::api
