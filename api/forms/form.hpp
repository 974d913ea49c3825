#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "api/context.hpp"
#include "api/print/sheet.hpp"

/// The forms of the center: which there are, in which version, and how each is filled in.
namespace kizuna::api {

/// What a form is filled in for.
struct FormQuestion {
  std::string object;  ///< id of the contact or case
  std::optional<domain::CivilDate> day;
  std::optional<domain::Instant> until;  ///< what the log had signed before that moment
  std::optional<domain::CivilDate> from;
  std::optional<domain::CivilDate> to;
  bool furigana = true;
};

/// Somebody whose name, and perhaps place, will be on the paper.
struct PersonOnPaper {
  std::string id;
  std::string part;  ///< 本人, 相談者
  std::string name;
  std::vector<std::string> places;  ///< addresses and telephone numbers as printed
  bool masked = false;
};

struct FilledForm {
  print::Sheet sheet;
  std::vector<PersonOnPaper> people;
};

/// One form in one version.
struct FormRow {
  std::string_view code;
  std::string_view title;
  int version;
  domain::CivilDate valid_from;
  std::string_view object;  ///< "contact", "case", "meeting" or "day"
  std::string_view summary;
  domain::Action action;  ///< what the caller must be allowed to do with the object
  /// Completes the question; leaves through Refused where the caller may not see the object, and
  /// tells the log which one it is.
  void (*open)(Context& context, FormQuestion& question);
  /// After open(). Masks hold as on the screen, in the channel of paper (M-5, M-7).
  FilledForm (*fill)(Context& context, const FormQuestion& question);
};

std::span<const FormRow> form_table();

/// The version of the form in force on that day, else nullptr.
const FormRow* find_form(std::string_view code, domain::CivilDate day);

/// What the form is about: 相談受付, ケース, 会議, 日.
std::string object_in_words(const FormRow& form);

/// The table as Markdown, for docs/forms.md.
std::string forms_to_markdown();

/// "相談受付票 第1版(令和7年4月1日)"
std::string imprint_of(const FormRow& form);

// The forms, a file each.
void open_contact_form(Context& context, FormQuestion& question);
FilledForm fill_contact_form(Context& context, const FormQuestion& question);
void open_case_form(Context& context, FormQuestion& question);
FilledForm fill_face_sheet(Context& context, const FormQuestion& question);
void open_progress_record(Context& context, FormQuestion& question);
FilledForm fill_progress_record(Context& context, const FormQuestion& question);
FilledForm fill_chart_form(Context& context, const FormQuestion& question);
void open_meeting_record(Context& context, FormQuestion& question);
FilledForm fill_meeting_record(Context& context, const FormQuestion& question);
void open_closing_sheet(Context& context, FormQuestion& question);
FilledForm fill_closing_sheet(Context& context, const FormQuestion& question);

}  // namespace kizuna::api
