#include "api/forms/form_words.hpp"
#include "api/forms/paper_person.hpp"
#include "api/resources/meetings.hpp"
#include "domain/calendar/era.hpp"
#include "domain/intake/codes.hpp"

namespace kizuna::api {
namespace {

using domain::intake::Meeting;
using domain::intake::Party;
using print::Face;
using print::Fields;
using print::Prose;
using print::Section;
using print::Table;

/// Somebody of an office outside: the office tells where the person is.
std::string party_text(Context& context, const Party& party, const PaperPerson& subject) {
  if (!party.staff_id.empty()) return staff_name(context, party.staff_id);
  const std::string office = party.organisation.empty() ? "" : subject.place(party.organisation);
  if (party.name.empty()) return or_missing(office);
  return office.empty() ? party.name : office + " " + party.name;
}

Section head_section(Context& context, const Meeting& meeting, const PaperPerson& subject,
                     bool furigana) {
  std::string time = domain::to_wareki_with_weekday(meeting.held_on);
  if (!meeting.starts.empty()) time += " " + meeting.starts;
  if (!meeting.ends.empty()) time += " から " + meeting.ends;
  Fields fields;
  fields.rows.push_back(
      {{"会議", label_or_missing("meeting", meeting.kind)},
       {"本人", subject.name(), Face::name, furigana && subject.known ? subject.kana() : "", 1}});
  fields.rows.push_back({{"日時", time, Face::text, "", 1.4},
                         {"場所", subject.place(meeting.place), Face::text, "", 1}});
  fields.rows.push_back({{"記録者", staff_name(context, meeting.recorder_id)},
                         {"次回", meeting.next_on   ? date_or_missing(meeting.next_on)
                                  : meeting.no_next ? "なし"
                                                    : std::string(not_entered)}});
  return {"会議", {fields}};
}

Section attendees(Context& context, const FoundMeeting& found, const PaperPerson& subject) {
  const Meeting& meeting = found.record.meeting;
  const auto copies = persistence::meeting_copies(context.db, found.file.authorized,
                                                  context.center(), found.record.id);
  Table table{{{"出席者", 2.4, Face::name},
               {"役割", 1.4},
               {"利害関係", 1.6},
               {"賛否", 0.9},
               {"渡した文書", 1.2}},
              {},
              "記入されていません。"};
  for (const auto& one : meeting.attendees) {
    std::vector<std::string> numbers;
    for (const auto& copy : copies) {
      if (copy.recipient == one.who) numbers.push_back("No." + std::to_string(copy.number));
    }
    std::string conflict = label_or_missing("conflict", one.conflict);
    if (!one.conflict_reason.empty()) conflict += " " + one.conflict_reason;
    table.rows.push_back({party_text(context, one.who, subject), or_missing(one.role), conflict,
                          one.vote.empty() ? "なし" : label_or_missing("vote", one.vote),
                          listed(numbers)});
  }
  return {"出席", {table}};
}

Section wish(const Meeting& meeting) {
  Fields fields;
  fields.rows.push_back(
      {{"本人の出席", label_or_missing("subject_presence", meeting.presence)},
       {"意向を聞けない理由", meeting.wish_not_heard.empty()
                                  ? "なし"
                                  : label_or_missing("wish_not_heard", meeting.wish_not_heard)}});
  return {"本人の意向", {fields, Prose{"本人の言葉", or_missing(meeting.wish)}}};
}

Section talk(const Meeting& meeting) {
  std::string agenda;
  for (std::size_t i = 0; i < meeting.agenda.size(); ++i)
    agenda += (i == 0 ? "" : "\n") + std::to_string(i + 1) + " " + meeting.agenda[i];
  Section section{
      "話し合い",
      {Prose{"議題", or_missing(agenda)}, Prose{"確かめた事実", or_missing(meeting.facts)}}};
  const auto add = [&](const char* label, const std::string& text) {
    if (!text.empty()) section.blocks.emplace_back(Prose{label, text});
  };
  add("検討したこと", meeting.question);
  add("意見", meeting.opinion);
  add("意思決定の支援", meeting.decision_support);
  add("選定の基準", meeting.criteria);
  add("順位", meeting.ranking);
  add("より制限の少ない方法", meeting.least_restrictive);
  add("目標", meeting.goals);
  add("役割分担", meeting.roles);
  add("法令の根拠", meeting.legal_basis);
  if (meeting.options.empty()) return section;
  Table options{{{"検討した制度", 1.4}, {"理由", 4}, {"選択", 0.7}}, {}, ""};
  for (const auto& option : meeting.options)
    options.rows.push_back({label_or_missing("meeting_option", option.code),
                            or_missing(option.reasoning), option.chosen ? "選んだ" : "-"});
  section.blocks.emplace_back(std::move(options));
  return section;
}

Section decisions(Context& context, const Meeting& meeting, const PaperPerson& subject) {
  Table table{{{"決めたこと", 4}, {"する人", 1.8, Face::name}, {"期限", 1.2}},
              {},
              "決めたことはありません。"};
  for (const auto& one : meeting.decisions)
    table.rows.push_back({one.what, party_text(context, one.who, subject),
                          one.due ? domain::to_short_wareki(*one.due) : "なし"});
  Section section{"決定", {table}};
  section.blocks.emplace_back(Prose{"反対・少数意見", or_missing(meeting.dissent)});
  if (!meeting.tracks.empty() || meeting.review_on) {
    Fields fields;
    fields.rows.push_back({{"支援ライン", labels_of("track", meeting.tracks)},
                           {"見直しの日", date_or_missing(meeting.review_on)}});
    section.blocks.emplace_back(std::move(fields));
  }
  return section;
}

Section amendments(Context& context, const FoundMeeting& found) {
  Table table{{{"訂正", 0.6}, {"箇所", 1.2}, {"内容", 3}, {"理由", 1.6}, {"日時・職員", 1.6}},
              {},
              "訂正はありません。"};
  for (const auto& one : persistence::meeting_amendments(context.db, found.file.authorized,
                                                         context.center(), found.record.id))
    table.rows.push_back(
        {"訂" + std::to_string(one.number), one.about, one.text, one.reason,
         short_moment(one.amended_at) + "\n" + staff_name(context, one.amended_by)});
  return {"訂正", {table}};
}

}  // namespace

void open_meeting_record(Context& context, FormQuestion& question) {
  static_cast<void>(find_meeting(context, question.object, domain::Action::print_case));
}

FilledForm fill_meeting_record(Context& context, const FormQuestion& question) {
  const FoundMeeting found = find_meeting(context, question.object, domain::Action::print_case);
  const Meeting& meeting = found.record.meeting;
  const PaperPerson subject = paper_person(context, found.file.record.subject_id);
  FilledForm form;
  form.sheet.title = found.record.state == "final" ? "ケース会議録" : "ケース会議録(確定前)";
  form.sheet.number = "ケース番号 " + found.file.record.number;
  form.sheet.seals = {"センター長", "主任", "記録"};
  form.sheet.sections = {head_section(context, meeting, subject, question.furigana),
                         attendees(context, found, subject),
                         wish(meeting),
                         talk(meeting),
                         decisions(context, meeting, subject),
                         amendments(context, found)};
  if (meeting.secrecy_told)
    form.sheet.sections.push_back(
        {"", {print::Note{"出席者には、知り得たことを外に話さないよう伝えました。"}}});
  form.sheet.masked = subject.masked;
  if (subject.known)
    form.people.push_back(on_paper(subject, "本人", false, domain::jst_date(context.now)));
  for (const auto& one : meeting.attendees) {
    form.people.push_back(
        {one.who.staff_id, "出席者", party_text(context, one.who, subject), {}, false});
  }
  return form;
}

}  // namespace kizuna::api
