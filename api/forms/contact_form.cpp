#include "api/forms/form_words.hpp"
#include "api/forms/paper_person.hpp"
#include "api/resources/contact_writing.hpp"
#include "domain/intake/codes.hpp"

namespace kizuna::api {
namespace {

using domain::intake::Contact;
using print::Face;
using print::Field;
using print::Fields;
using print::Prose;
using print::Section;

std::string received_text(const Contact& contact) {
  if (!contact.received_at) return std::string(not_entered);
  std::string out = moment_in_japanese(*contact.received_at);
  if (contact.minutes) out += " から " + std::to_string(*contact.minutes) + "分間";
  return out;
}

std::string relation_text(const Contact& contact) {
  const auto& relation = contact.relation;
  if (relation.unknown) return "不明";
  std::string out = relation.label;
  if (relation.degree) {
    out += (out.empty() ? "" : " ") + std::string(relation.by_marriage ? "姻族" : "") +
           std::to_string(*relation.degree) + "親等";
  }
  return or_missing(out);
}

std::string callback_text(const Contact& contact, const PaperPerson& caller) {
  const auto& callback = contact.callback;
  std::string out = callback.phone.empty() ? "" : caller.place(callback.phone);
  const auto add = [&](const std::string& words) {
    out.append(out.empty() ? "" : "、").append(words);
  };
  if (callback.no_message) add("伝言を残さない");
  if (callback.no_center_name) add("センターの名前を出さない");
  if (!callback.time_window.empty()) add("時間帯 " + callback.time_window);
  return or_missing(out);
}

Section reception(Context& context, const Contact& contact) {
  Fields fields;
  fields.rows.push_back({{"受付日時", received_text(contact), Face::text, "", 2},
                         {"方法", label_or_missing("method", contact.method), Face::text, "", 1}});
  fields.rows.push_back(
      {{"受付者", staff_name(context, contact.staff)},
       {"同行者",
        contact.second_staff.empty() ? "なし" : staff_name(context, contact.second_staff)}});
  fields.rows.push_back({{"新規・継続・再", label_or_missing("is_new", contact.is_new)},
                         {"受信・発信", label_or_missing("direction", contact.direction)}});
  if (!contact.late_reason.empty())
    fields.rows.push_back({{"後日の入力の理由", contact.late_reason}});
  return {"受付", {fields}};
}

Section caller_section(const Contact& contact, const PaperPerson& caller,
                       const PaperPerson& subject, bool furigana) {
  const bool same =
      !contact.caller_person.empty() && contact.caller_person == contact.subject_person;
  std::string name = contact.caller_person.empty() ? contact.caller_label : caller.name();
  if (same) name += " (本人)";
  // The office that calls tells where the person is.
  const std::string org =
      contact.caller_org_text.empty() ? "なし" : subject.place(contact.caller_org_text);
  Fields fields;
  fields.rows.push_back(
      {{"相談者", or_missing(name), Face::name, furigana && caller.known ? caller.kana() : "", 1},
       {"区分", label_or_missing("caller", contact.caller_type)}});
  fields.rows.push_back({{"本人との続柄", relation_text(contact)}, {"所属", org}});
  fields.rows.push_back({{"連絡先・折返し", callback_text(contact, caller)}});
  return {"相談者", {fields}};
}

Section subject_section(const Contact& contact, const PaperPerson& subject, bool furigana,
                        domain::CivilDate today) {
  Fields fields;
  if (contact.subject_person.empty()) {
    fields.rows.push_back({{"氏名", "登録なし"}});
  } else {
    fields = fields_of(subject, furigana, today);
  }
  fields.rows.push_back({{"地区", subject.district(contact.district)},
                         {"同意", label_or_missing("consent", contact.consent)}});
  return {"本人", {fields}};
}

Section matter(const Contact& contact) {
  Fields topics;
  topics.rows.push_back({{"主な内容", label_or_missing("topic", contact.topic_main)},
                         {"その他の内容", labels_of("topic", contact.topic_subs)}});
  Fields wish;
  std::string words = label_or_missing("person_wish", contact.person_wish);
  if (!contact.person_wish_text.empty()) words += "\n" + contact.person_wish_text;
  wish.rows.push_back({{"本人の意向", words}});
  const auto prose = [](const char* label, const std::string& text) {
    return Prose{label, or_missing(text)};
  };
  return {"相談の内容",
          {topics, prose("事実(見聞きしたこと)", contact.narrative.facts),
           prose("本人・相談者の言葉", contact.narrative.words),
           prose("受付者の見立て", contact.narrative.opinion), wish}};
}

Section answer(const Contact& contact, const PaperPerson& subject) {
  Fields how;
  std::string path = label_or_missing("path", contact.path);
  if (!contact.path_org.empty()) path += " " + subject.place(contact.path_org);
  how.rows.push_back(
      {{"相談経路", path}, {"知ったきっかけ", label_or_missing("route", contact.route)}});
  Fields result;
  std::vector<std::string> outcomes = domain::intake::all_outcomes(contact);
  result.rows.push_back(
      {{"対応結果", outcomes.empty() ? std::string(not_entered) : labels_of("outcome", outcomes)},
       {"緊急度", label_or_missing("urgency", contact.urgency)}});
  result.rows.push_back({{"虐待の疑い", label_or_missing("abuse", contact.abuse)},
                         {"虐待の種別", labels_of("abuse_type", contact.abuse_types)}});
  result.rows.push_back({{"書類の預かり・写し", contact.document_handled ? "あり" : "なし"},
                         {"渡した資料", listed(contact.materials)}});
  const std::string language = contact.language.empty() ? "日本語" : contact.language;
  result.rows.push_back(
      {{"言語", language},
       {"通訳", contact.interpreter.empty()
                    ? "なし"
                    : std::string(domain::intake::label_of("interpreter", contact.interpreter))}});
  result.rows.push_back(
      {{"次の対応", contact.next_action.empty() ? "なし" : contact.next_action},
       {"次の対応の期日", contact.next_due ? date_or_missing(contact.next_due) : "なし"}});
  result.rows.push_back({{"添付", listed(contact.attachments)}});
  return {"対応", {how, Prose{"対応した内容", or_missing(contact.response)}, result}};
}

Section corrections(const persistence::ContactRecord& record) {
  Fields fields;
  if (record.contact.amendment > 0) {
    fields.rows.push_back({{"訂正", "訂" + std::to_string(record.contact.amendment)},
                           {"この行", record.is_newest ? "最新" : "訂正前"}});
    fields.rows.push_back({{"訂正の理由", or_missing(record.amend_reason)}});
  }
  if (!record.shareable_with.empty())
    fields.rows.push_back({{"伝えてよい相手", record.shareable_with}});
  return {"取扱い", {fields}};
}

bool has_corrections(const persistence::ContactRecord& record) {
  return record.contact.amendment > 0 || !record.shareable_with.empty();
}

}  // namespace

void open_contact_form(Context& context, FormQuestion& question) {
  static_cast<void>(open_contact(context, question.object, domain::Action::print_contact));
}

FilledForm fill_contact_form(Context& context, const FormQuestion& question) {
  const auto record = open_contact(context, question.object, domain::Action::print_contact).record;
  const Contact& contact = record.contact;
  const domain::CivilDate today = domain::jst_date(context.now);
  const PaperPerson caller = paper_person(context, contact.caller_person);
  const PaperPerson subject = paper_person(context, contact.subject_person);
  FilledForm form;
  form.sheet.title = contact.voided ? "相談受付票(取消)" : "相談受付票";
  form.sheet.number = "受付番号 " + (contact.number.empty() ? "(確定前)" : contact.number);
  form.sheet.seals = {"センター長", "主任", "担当"};
  form.sheet.sections = {reception(context, contact),
                         caller_section(contact, caller, subject, question.furigana),
                         subject_section(contact, subject, question.furigana, today),
                         matter(contact), answer(contact, subject)};
  if (has_corrections(record)) form.sheet.sections.push_back(corrections(record));
  form.sheet.masked = caller.masked || subject.masked;
  if (caller.known && contact.caller_person != contact.subject_person) {
    form.people.push_back(on_paper(caller, "相談者", false, today));
    if (!contact.callback.phone.empty())
      form.people.back().places.push_back(caller.place(contact.callback.phone));
  }
  if (subject.known) form.people.push_back(on_paper(subject, "本人", true, today));
  return form;
}

}  // namespace kizuna::api
