#include "domain/intake/contact.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <set>
#include <string_view>
#include <utility>

#include "domain/intake/codes.hpp"
#include "domain/people/my_number.hpp"
#include "domain/people/text_check.hpp"

namespace kizuna::domain::intake {
namespace {

constexpr int late_days = 7;
constexpr int max_minutes = 600;
constexpr int max_degree = 6;
constexpr std::size_t max_topic_subs = 5;
constexpr std::size_t max_further_outcomes = 3;
constexpr TextRule pane_rule{.max_code_points = 20'000, .prose = true, .may_be_empty = true};
constexpr TextRule prose_rule{.max_code_points = 4'000, .prose = true, .may_be_empty = true};
constexpr TextRule line_rule{.max_code_points = 200, .prose = false, .may_be_empty = true};

using Errors = std::vector<FieldError>;

void add(Errors& errors, std::string pointer, std::string code, std::string message) {
  errors.push_back({std::move(pointer), std::move(code), std::move(message)});
}

void require(Errors& errors, bool given, const char* pointer, const char* message) {
  if (!given) add(errors, pointer, "required", message);
}

bool blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// Checks a code of a list; `asked` is shown when a code that is always needed is missing.
void check_code(Errors& errors, std::string pointer, std::string_view list, std::string_view code,
                CivilDate on, const char* asked = nullptr) {
  if (code.empty()) {
    if (asked != nullptr) add(errors, std::move(pointer), "required", asked);
  } else if (find_code(list, code, on) == nullptr) {
    add(errors, std::move(pointer), "unknown_code", "この日に使える区分ではありません。");
  }
}

std::string item_pointer(const char* list, std::size_t at) {
  return std::string(list).append("/").append(std::to_string(at));
}

void check_further(Errors& errors, const char* pointer, std::string_view list,
                   const std::string& main, const std::vector<std::string>& further,
                   std::size_t max, CivilDate on) {
  if (further.size() > max)
    add(errors, pointer, "too_many",
        std::string("追加できるのは").append(std::to_string(max)).append("つまでです。"));
  std::set<std::string_view> seen{main};
  for (std::size_t at = 0; at < further.size(); ++at) {
    check_code(errors, item_pointer(pointer, at), list, further[at], on, "区分を選んでください。");
    if (!further[at].empty() && !seen.insert(further[at]).second)
      add(errors, item_pointer(pointer, at), "repeated", "同じ区分が重なっています。");
  }
}

void check_received(Errors& errors, const Contact& contact, const FinaliseContext& context) {
  if (!contact.received_at) {
    add(errors, "/received_at", "required", "受付日時を入力してください。");
    return;
  }
  if (*contact.received_at > context.now) {
    add(errors, "/received_at", "in_future", "受付日時が現在より後になっています。");
    return;
  }
  const CivilDate finalised = jst_date(context.first_finalised_at.value_or(context.now));
  if (days_between(jst_date(*contact.received_at), finalised) > late_days)
    require(errors, !blank(contact.late_reason), "/late_reason",
            "受付から7日を過ぎています。遅れた理由を入力してください。");
}

bool needs_organisation(std::string_view caller_type) {
  int code = 0;
  std::from_chars(caller_type.data(), caller_type.data() + caller_type.size(), code);
  return code >= 31 && code <= 97;
}

bool is_language_tag(std::string_view tag) {
  const std::size_t dash = tag.find('-');
  const std::string_view language = tag.substr(0, dash);
  const auto all = [](std::string_view text, int (*kind)(int)) {
    return std::all_of(text.begin(), text.end(),
                       [kind](unsigned char c) { return c < 0x80 && kind(c) != 0; });
  };
  if (language.size() < 2 || language.size() > 3 || !all(language, &std::islower)) return false;
  if (dash == std::string_view::npos) return true;
  return tag.size() - dash == 3 && all(tag.substr(dash + 1), &std::isupper);
}

void check_codes(Errors& errors, const Contact& contact, CivilDate on) {
  check_code(errors, "/direction", "direction", contact.direction, on,
             "受信か発信かを選んでください。");
  check_code(errors, "/method", "method", contact.method, on, "方法を選んでください。");
  check_code(errors, "/is_new", "is_new", contact.is_new, on, "新規・継続・再を選んでください。");
  check_code(errors, "/caller_type", "caller", contact.caller_type, on,
             "相談者区分を選んでください。");
  check_code(errors, "/topic_main", "topic", contact.topic_main, on,
             "主な相談内容を選んでください。");
  check_further(errors, "/topic_subs", "topic", contact.topic_main, contact.topic_subs,
                max_topic_subs, on);
  check_code(errors, "/path", "path", contact.path, on, "相談経路を選んでください。");
  check_code(errors, "/route", "route", contact.route, on);
  check_code(errors, "/outcome", "outcome", contact.outcome, on, "対応結果を選んでください。");
  check_further(errors, "/further_outcomes", "outcome", contact.outcome, contact.further_outcomes,
                max_further_outcomes, on);
  check_code(errors, "/urgency", "urgency", contact.urgency, on, "緊急度を選んでください。");
  check_code(errors, "/abuse", "abuse", contact.abuse, on,
             "虐待の疑いを選んでください(ないときも「なし」を選びます)。");
  for (std::size_t at = 0; at < contact.abuse_types.size(); ++at)
    check_code(errors, item_pointer("/abuse_types", at), "abuse_type", contact.abuse_types[at], on,
               "虐待の種別を選んでください。");
  check_code(errors, "/district", "district", contact.district, on, "地区を選んでください。");
  check_code(errors, "/interpreter", "interpreter", contact.interpreter, on);
  check_code(errors, "/consent", "consent", contact.consent, on, "同意を選んでください。");
  check_code(errors, "/person_wish", "person_wish", contact.person_wish, on);
}

void check_together(Errors& errors, const Contact& contact) {
  if (contact.minutes && (*contact.minutes < 1 || *contact.minutes > max_minutes))
    add(errors, "/minutes", "out_of_range", "所要時間は1分から600分までです。");
  if (!contact.second_staff.empty() && contact.second_staff == contact.staff)
    add(errors, "/second_staff", "same_person", "同行者には受付者と別の人を選んでください。");
  if (needs_organisation(contact.caller_type))
    require(errors, !contact.caller_org.empty() || !blank(contact.caller_org_text), "/caller_org",
            "相談者の所属を入力してください。");
  if (contact.relation.degree &&
      (*contact.relation.degree < 0 || *contact.relation.degree > max_degree))
    add(errors, "/relation/degree", "out_of_range", "親等は0から6までです。");
  if (contact.abuse == codes::abuse_none && !contact.abuse_types.empty())
    add(errors, "/abuse_types", "contradiction", "虐待の疑いが「なし」のときは種別を選べません。");
  if (!contact.language.empty() && !is_language_tag(contact.language))
    add(errors, "/language", "malformed", "言語の符号が正しくありません(例: pt-BR)。");

  const std::vector<std::string> outcomes = all_outcomes(contact);
  if (std::find(outcomes.begin(), outcomes.end(), codes::outcome_continue) == outcomes.end())
    return;
  require(errors, !blank(contact.next_action), "/next_action",
          "「継続」のときは次の対応を入力してください。");
  require(errors, contact.next_due.has_value(), "/next_due",
          "「継続」のときは次の対応の期日を入れてください。");
  if (contact.next_due && contact.received_at && *contact.next_due < jst_date(*contact.received_at))
    add(errors, "/next_due", "before_receipt", "期日が受付の日より前になっています。");
}

struct Text {
  std::string pointer;
  const std::string& text;
  const TextRule& rule;
};

/// Every text that a person types, file names included.
std::vector<Text> texts_of(const Contact& contact) {
  std::vector<Text> texts{
      {"/narrative/facts", contact.narrative.facts, pane_rule},
      {"/narrative/words", contact.narrative.words, pane_rule},
      {"/narrative/opinion", contact.narrative.opinion, pane_rule},
      {"/response", contact.response, prose_rule},
      {"/person_wish_text", contact.person_wish_text, prose_rule},
      {"/late_reason", contact.late_reason, line_rule},
      {"/caller_label", contact.caller_label, line_rule},
      {"/caller_org_text", contact.caller_org_text, line_rule},
      {"/relation/label", contact.relation.label, line_rule},
      {"/callback/phone", contact.callback.phone, line_rule},
      {"/callback/time_window", contact.callback.time_window, line_rule},
      {"/next_action", contact.next_action, line_rule},
  };
  for (std::size_t at = 0; at < contact.materials.size(); ++at)
    texts.push_back({item_pointer("/materials", at), contact.materials[at], line_rule});
  for (std::size_t at = 0; at < contact.attachments.size(); ++at)
    texts.push_back({item_pointer("/attachments", at), contact.attachments[at], line_rule});
  return texts;
}

void check_texts(Errors& errors, const Contact& contact) {
  for (const Text& field : texts_of(contact))
    if (const auto problem = check_text(field.text, field.rule))
      errors.push_back(text_field_error(field.pointer, *problem));
  for (FieldError& error : check_my_numbers(contact)) errors.push_back(std::move(error));
  require(errors,
          !blank(contact.narrative.facts) || !blank(contact.narrative.words) ||
              !blank(contact.narrative.opinion),
          "/narrative/facts", "相談内容を入力してください。");
  require(errors, !blank(contact.response), "/response", "対応内容を入力してください。");
}

}  // namespace

std::vector<FieldError> check_my_numbers(const Contact& contact) {
  Errors errors;
  for (const Text& field : texts_of(contact))
    if (const auto hits = find_my_numbers(field.text); !hits.empty())
      errors.push_back(my_number_field_error(field.pointer, hits));
  return errors;
}

std::vector<FieldError> check_for_finalise(const Contact& contact, const FinaliseContext& context) {
  Errors errors;
  check_received(errors, contact, context);
  check_codes(errors, contact, jst_date(contact.received_at.value_or(context.now)));
  check_together(errors, contact);
  check_texts(errors, contact);
  return errors;
}

std::vector<FieldError> check_for_case(const Contact& contact, const SubjectFields& subject) {
  Errors errors;
  const bool caller_is_subject = contact.caller_type == codes::caller_subject;
  require(errors,
          caller_is_subject || contact.relation.unknown || !blank(contact.relation.label) ||
              contact.relation.degree.has_value(),
          "/relation", "本人との続柄を入力するか「不明」にしてください。");
  require(errors, !contact.subject_person.empty(), "/subject_person", "本人を登録してください。");
  require(errors, !contact.person_wish.empty(), "/person_wish",
          "本人の意向を選んでください(「まだ聞いていない」も選べます)。");
  if (contact.person_wish == "KNOWN")
    require(errors, !blank(contact.person_wish_text), "/person_wish_text",
            "本人の意向を入力してください。");
  require(errors, subject.name, "/subject/name", "本人の氏名を入力するか「不明」にしてください。");
  require(errors, subject.kana, "/subject/kana",
          "本人のフリガナを入力するか「不明」にしてください。");
  require(errors, subject.birth, "/subject/birth",
          "本人の生年月日を入力するか「不明」にしてください。");
  require(errors, subject.address, "/subject/address",
          "本人の住所・居所を入力するか「不明」にしてください。");
  return errors;
}

bool alerts_manager(const Contact& contact) {
  return contact.urgency == codes::urgency_same_day || contact.abuse == codes::abuse_suspected;
}

std::vector<std::string> all_outcomes(const Contact& contact) {
  std::vector<std::string> outcomes;
  if (!contact.outcome.empty()) outcomes.push_back(contact.outcome);
  outcomes.insert(outcomes.end(), contact.further_outcomes.begin(), contact.further_outcomes.end());
  return outcomes;
}

Result<void> check_amendment(const Amendment& amendment) {
  if (!amendment.original_finalised)
    return refuse(ProblemCode::conflict, "I-4",
                  "確定していない受付は訂正ではなく編集してください。");
  if (amendment.original_voided)
    return refuse(ProblemCode::conflict, "I-5", "取り消された受付は訂正できません。");
  if (!amendment.voids) return {};
  Errors errors;
  require(errors, !blank(amendment.reason), "/reason", "取消しの理由を入力してください。");
  require(errors, !amendment.approver.empty(), "/approver", "承認する人を選んでください。");
  if (!errors.empty())
    return refuse(ProblemCode::guard_not_met, "I-5", "取消しには理由と承認が必要です。",
                  std::move(errors));
  if (amendment.approver == amendment.actor)
    return refuse(ProblemCode::four_eyes, "I-5", "取消しは別の人が承認してください。");
  return {};
}

bool draft_is_stale(CivilDate begun_on, CivilDate today) {
  return days_between(begun_on, today) > late_days;
}

bool draft_is_orphaned(CivilDate begun_on, CivilDate today, bool writer_is_active) {
  return !writer_is_active || draft_is_stale(begun_on, today);
}

}  // namespace kizuna::domain::intake
