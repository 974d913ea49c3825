#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "api/json/code_list.hpp"
#include "api/json/describe.hpp"

/// Printing as it is asked for and answered.
namespace kizuna::api {

/// The forms of api/forms/form.hpp.
struct FormCodes {
  static bool contains(std::string_view code);
  static std::vector<std::string_view> codes();
};

/// What is to be printed. Which members a form takes is said by its `object`: a contact or case is
/// named by `object`, the daily closing sheet by `day`; a period is of the progress record.
struct PrintRequest {
  Code<FormCodes> form;
  std::optional<Uuid> object;
  std::optional<CivilDateText> day;
  std::optional<InstantText> until;  ///< of today's closing sheet, as the preview answered
  std::optional<CivilDateText> from;
  std::optional<CivilDateText> to;
  std::optional<bool> furigana;  ///< true, when absent
  std::optional<Code<ListOf<&domain::intake::codes::letters>>> letters;
};
BOOST_DESCRIBE_STRUCT(PrintRequest, (), (form, object, day, until, from, to, furigana, letters))
constexpr std::string_view dto_summary(const PrintRequest*) {
  return "印刷する帳票とその対象";
}

struct PersonOnPaperView {
  std::string part;
  std::string name;
  List<std::string, 30> places;
  bool masked = false;
};
BOOST_DESCRIBE_STRUCT(PersonOnPaperView, (), (part, name, places, masked))

/// The look before printing: exactly these names and places will be on the paper.
struct PrintPreview {
  std::string title;
  std::int64_t form_version = 1;
  std::int64_t pages = 1;
  bool masked = false;
  List<PersonOnPaperView, 50> people;
  PrintRequest request;  ///< completed: to be sent back for printing
  std::string content_hash;
};
BOOST_DESCRIBE_STRUCT(PrintPreview, (),
                      (title, form_version, pages, masked, people, request, content_hash))
constexpr std::string_view dto_summary(const PrintPreview*) {
  return "印刷前の確認: 紙に載る名前と住所";
}

struct NewPrint {
  PrintRequest request;
  Line<64> content_hash;  ///< of the preview; other content by now is a conflict
  Code<ListOf<&domain::intake::codes::print_purpose>> purpose;
  Line<200> recipient;
  Int<1, 10> copies;
};
BOOST_DESCRIBE_STRUCT(NewPrint, (), (request, content_hash, purpose, recipient, copies))
constexpr std::string_view dto_summary(const NewPrint*) {
  return "確認した内容の印刷";
}

struct PrintView {
  Uuid id;
  std::string form;
  std::int64_t form_version = 1;
  std::int64_t first_copy = 1;
  std::int64_t copies = 1;
  std::string purpose;
  std::string recipient;
  InstantText printed_at;
  InstantText document_until;  ///< the document may be fetched until then, by who printed it
};
BOOST_DESCRIBE_STRUCT(PrintView, (),
                      (id, form, form_version, first_copy, copies, purpose, recipient, printed_at,
                       document_until))
constexpr std::string_view dto_summary(const PrintView*) {
  return "印刷の記録";
}

}  // namespace kizuna::api
