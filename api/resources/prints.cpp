#include "api/resources/prints.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "api/forms/content_hash.hpp"
#include "api/forms/form.hpp"
#include "api/forms/form_words.hpp"
#include "api/ids.hpp"
#include "api/print/document.hpp"
#include "api/resources/contact_writing.hpp"
#include "persistence/account_store.hpp"
#include "persistence/print_store.hpp"

namespace kizuna::api {
namespace {

using domain::ProblemCode;
using persistence::PrintJob;

constexpr std::chrono::minutes document_lives{15};

/// A request with everything that its form asks for.
struct Wanted {
  const FormRow* form;
  PrintRequest request;
  FormQuestion question;
  std::string object_id;  ///< by which copies are numbered
};

void check_members(const FormRow& form, const PrintRequest& request) {
  std::vector<domain::FieldError> errors;
  const auto unfit = [&](bool given, const char* pointer) {
    if (given) errors.push_back({pointer, "unfit", "この帳票では指定できません。"});
  };
  const bool of_day = form.object == "day";
  if (!of_day && !request.object)
    errors.push_back({"/object", "required", "対象を指定してください。"});
  unfit(of_day && request.object, "/object");
  unfit(!of_day && request.day, "/day");
  unfit(!of_day && request.until, "/until");
  const bool of_period = form.code == "progress_record";
  unfit(!of_period && request.from, "/from");
  unfit(!of_period && request.to, "/to");
  if (!errors.empty()) reject(ProblemCode::invalid_fields, "print", {}, std::move(errors));
}

/// Opens the object of the form: from here on the caller may read it, and the log knows it.
Wanted open_wanted(Context& context, PrintRequest request) {
  const FormRow* form = find_form(request.form.value, domain::jst_date(context.now));
  if (form == nullptr) reject(ProblemCode::not_found, "absent");
  static_cast<void>(context.authorize(form->action));
  check_members(*form, request);
  FormQuestion question;
  if (request.object) question.object = request.object->value;
  if (request.day) question.day = request.day->value;
  if (request.until) question.until = request.until->value;
  if (request.from) question.from = request.from->value;
  if (request.to) question.to = request.to->value;
  question.furigana = request.furigana.value_or(true);
  form->open(context, question);
  if (question.day) request.day = CivilDateText{*question.day};
  if (question.until) request.until = InstantText{*question.until};
  if (question.from) request.from = CivilDateText{*question.from};
  if (question.to) request.to = CivilDateText{*question.to};
  request.furigana = question.furigana;
  if (!request.letters) request.letters = {"standard"};
  std::string object_id = question.day ? domain::to_iso(*question.day) : question.object;
  return {form, std::move(request), std::move(question), std::move(object_id)};
}

print::Letters letters_of(const PrintRequest& request) {
  const std::string& code = request.letters.value().value;
  if (code == "large") return print::Letters::large;
  return code == "largest" ? print::Letters::largest : print::Letters::standard;
}

std::string hash_of(const Wanted& wanted, const FilledForm& filled) {
  return content_hash(imprint_of(*wanted.form), wanted.request.letters->value, filled.sheet);
}

PrintPreview view_of(const Wanted& wanted, const FilledForm& filled) {
  PrintPreview view;
  view.title = wanted.form->title;
  view.form_version = wanted.form->version;
  view.pages = print::pages_of(filled.sheet, letters_of(wanted.request));
  view.masked = filled.sheet.masked;
  for (const PersonOnPaper& person : filled.people)
    view.people.value.push_back({person.part, person.name, {person.places}, person.masked});
  view.request = wanted.request;
  view.content_hash = hash_of(wanted, filled);
  return view;
}

std::string ids_of(const FilledForm& filled, std::string_view form) {
  nlohmann::json people = nlohmann::json::array();
  for (const PersonOnPaper& person : filled.people) people.push_back(person.id);
  return nlohmann::json{{"form", form}, {"people", people}}.dump();
}

/// The command that only carries an answer, and what the log is told, past the writer.
Command answered(std::string answer, const ActNotes& notes) {
  return [answer = std::move(answer), notes](Context& on_writer) {
    on_writer.log = notes;
    return json_response(answer);
  };
}

PrintView view_of(const PrintJob& job) {
  PrintView view;
  view.id.value = job.id;
  view.form = job.form;
  view.form_version = job.form_version;
  view.first_copy = job.first_copy;
  view.copies = job.copies;
  view.purpose = job.purpose;
  view.recipient = job.recipient;
  view.printed_at.value = job.printed_at;
  view.document_until.value = job.printed_at + document_lives;
  return view;
}

PrintJob job_of(Context& context, const Wanted& wanted, const NewPrint& body) {
  PrintJob job;
  job.id = new_id(context.now);
  job.form = wanted.form->code;
  job.form_version = wanted.form->version;
  job.object_id = wanted.object_id;
  job.case_id = context.log.case_id;
  job.request = write_body(wanted.request);
  job.content_hash = body.content_hash.value;
  job.purpose = body.purpose.value;
  job.recipient = body.recipient.value;
  job.copies = body.copies.value;
  job.printed_by = context.caller.account_id;
  job.printed_at = context.now;
  return job;
}

void tell_log(Context& context, const PrintJob& job) {
  if (job.purpose == "disclosure") context.log.purpose = "disclosure_request";
  context.log.after = audit::kj1::Object{
      {"form", job.form},     {"version", job.form_version}, {"first_copy", job.first_copy},
      {"copies", job.copies}, {"purpose", job.purpose},      {"content", job.content_hash}};
  context.log.detail =
      nlohmann::json{
          {"print", job.id},      {"form", job.form},       {"first_copy", job.first_copy},
          {"copies", job.copies}, {"purpose", job.purpose}, {"recipient", job.recipient}}
          .dump();
}

print::Stamp stamp_of(Context& context, const FormRow& form, const PrintJob& job) {
  const auto center = persistence::find_center(context.db, context.center());
  print::Stamp stamp;
  stamp.center = center.name;
  stamp.training = center.is_demo;
  stamp.form = imprint_of(form);
  stamp.printer = staff_name(context, job.printed_by);
  stamp.time = moment_in_japanese(job.printed_at);
  // PDF has seconds only.
  const auto jst = std::chrono::floor<std::chrono::seconds>(job.printed_at + domain::jst_offset);
  stamp.iso_time = domain::to_rfc3339(jst).substr(0, 19) + "+09:00";
  stamp.purpose = domain::intake::label_of("print_purpose", job.purpose);
  stamp.recipient = job.recipient;
  for (long long copy = 0; copy < job.copies; ++copy)
    stamp.copies.push_back("No." + std::to_string(job.first_copy + copy));
  return stamp;
}

[[noreturn]] void changed_meanwhile() {
  reject(ProblemCode::conflict, "print",
         "確認した後で内容が変わりました。もう一度確認してから印刷してください。");
}

}  // namespace

bool FormCodes::contains(std::string_view code) {
  return std::ranges::any_of(form_table(), [code](const FormRow& row) { return row.code == code; });
}

std::vector<std::string_view> FormCodes::codes() {
  std::vector<std::string_view> all;
  for (const FormRow& row : form_table()) {
    if (std::ranges::find(all, row.code) == all.end()) all.push_back(row.code);
  }
  return all;
}

Command preview_print(Context& context) {
  const Wanted wanted = open_wanted(context, take(read_body<PrintRequest>(context.request.body)));
  const FilledForm filled = wanted.form->fill(context, wanted.question);
  context.log.detail = ids_of(filled, wanted.form->code);
  return answered(write_body(view_of(wanted, filled)), context.log);
}

Command make_print(Context& context) {
  const auto body = take(read_body<NewPrint>(context.request.body));
  refuse_my_number("/recipient", body.recipient.value);
  const Wanted wanted = open_wanted(context, body.request);
  if (hash_of(wanted, wanted.form->fill(context, wanted.question)) != body.content_hash.value)
    changed_meanwhile();
  return [wanted, body](Context& on_writer) {
    FormQuestion again = wanted.question;
    wanted.form->open(on_writer, again);
    PrintJob job = job_of(on_writer, wanted, body);
    job.first_copy = persistence::take_copies(on_writer.db, on_writer.center(), job.form,
                                              job.object_id, job.copies);
    persistence::insert_print(on_writer.db, on_writer.center(), job);
    tell_log(on_writer, job);
    return created_response(write_body(view_of(job)), "/v1/prints/" + job.id + "/document", 1);
  };
}

Response get_print_document(Context& context) {
  const auto job = persistence::find_print(context.db, context.center(), context.id());
  if (!job || job->printed_by != context.caller.account_id)
    reject(ProblemCode::not_found, "absent");
  if (context.now > job->printed_at + document_lives)
    reject(ProblemCode::conflict, "print", "印刷の時間が過ぎました。もう一度印刷してください。");
  const Wanted wanted = open_wanted(context, take(read_body<PrintRequest>(job->request)));
  const FilledForm filled = wanted.form->fill(context, wanted.question);
  if (wanted.form->version != job->form_version || hash_of(wanted, filled) != job->content_hash)
    changed_meanwhile();
  context.log.detail = nlohmann::json{{"print", job->id}}.dump();
  Response response;
  response.headers = {{"content-type", "application/pdf"},
                      {"content-disposition", "inline; filename=\"" + job->form + "-" +
                                                  std::to_string(job->first_copy) + ".pdf\""}};
  response.body = print::pdf_of(filled.sheet, letters_of(wanted.request),
                                stamp_of(context, *wanted.form, *job));
  return response;
}

}  // namespace kizuna::api
