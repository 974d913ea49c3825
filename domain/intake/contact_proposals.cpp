#include "domain/intake/contact_proposals.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "domain/intake/codes.hpp"

namespace kizuna::domain::intake {
namespace {

constexpr int second_contact_days = 90;
constexpr std::array<std::string_view, 6> case_outcomes{"5", "7", "8", "9", "10", "11"};
constexpr std::array<std::string_view, 11> private_callers{"10", "21", "22", "23", "24", "25",
                                                           "26", "30", "86", "98", "99"};

template <class List, class Item>
bool contains(const List& list, const Item& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

bool same_caller(const CallerTrace& a, const CallerTrace& b) {
  const auto equal = [](const std::string& left, const std::string& right) {
    return !left.empty() && left == right;
  };
  return equal(a.caller_person, b.caller_person) || equal(a.caller_group, b.caller_group) ||
         equal(a.phone, b.phone);
}

}  // namespace

std::string_view suggest_is_new(bool latest_case_closed, bool earlier_contact_of_same_matter) {
  if (latest_case_closed) return codes::reopened_contact;
  return earlier_contact_of_same_matter ? codes::continued_contact : codes::first_contact;
}

std::string_view to_japanese(CaseReason reason) {
  switch (reason) {
    case CaseReason::second_contact:
      return "同じ本人について90日以内に2回目の相談です。";
    case CaseReason::home_visit:
      return "訪問をしています。";
    case CaseReason::document_handled:
      return "本人に関する書類を扱っています。";
    case CaseReason::outcome:
      return "対応結果がケースとしての支援に当たります。";
    case CaseReason::urgency:
      return "緊急度がSまたはAです。";
  }
  return "";
}

std::vector<CaseReason> propose_case(const Contact& contact,
                                     std::span<const EarlierContact> earlier) {
  std::vector<CaseReason> reasons;
  if (contact.received_at) {
    const CivilDate on = jst_date(*contact.received_at);
    if (std::any_of(earlier.begin(), earlier.end(), [&](const EarlierContact& other) {
          return !other.voided && std::abs(days_between(other.on, on)) <= second_contact_days;
        }))
      reasons.push_back(CaseReason::second_contact);
  }
  if (contact.method == codes::method_visit) reasons.push_back(CaseReason::home_visit);
  if (contact.document_handled) reasons.push_back(CaseReason::document_handled);
  const std::vector<std::string> outcomes = all_outcomes(contact);
  if (std::any_of(outcomes.begin(), outcomes.end(),
                  [](const std::string& outcome) { return contains(case_outcomes, outcome); }))
    reasons.push_back(CaseReason::outcome);
  if (contact.urgency == codes::urgency_same_day || contact.urgency == codes::urgency_three_days)
    reasons.push_back(CaseReason::urgency);
  return reasons;
}

std::vector<FieldError> check_stay_as_inquiry(const Contact& contact, const StayAsInquiry& stay) {
  if (!stay.proposed) return {};
  std::vector<FieldError> errors;
  if (stay.reason.empty())
    errors.push_back(
        {"/stay_reason", "required", "一般相談のままにする理由を一行で入力してください。"});
  const bool abuse = contact.abuse == codes::abuse_suspected ||
                     contact.abuse == codes::abuse_reported ||
                     contact.abuse == codes::abuse_confirmed;
  if (contact.urgency != codes::urgency_same_day && !abuse) return errors;
  if (!stay.senior_agreed_on || !contact.received_at ||
      *stay.senior_agreed_on != jst_date(*contact.received_at))
    errors.push_back({"/senior_agreed", "senior_agreement",
                      "緊急度Sや虐待の疑いがある相談は、当日中に主任相談員の同意が必要です。"});
  return errors;
}

RepeatCount count_repeat_calls(const CallerTrace& typed, std::span<const CallerTrace> others) {
  if (!contains(private_callers, typed.caller_type)) return {};
  RepeatCount count;
  const auto tally = [&](const CallerTrace& call) {
    const int days_ago = days_between(call.on, typed.on);
    if (!call.incoming || call.voided || days_ago < 0) return;
    if (days_ago < 30) ++count.in_30_days;
    if (days_ago < 180) ++count.in_180_days;
  };
  tally(typed);
  for (const CallerTrace& other : others)
    if (other.contact != typed.contact && same_caller(typed, other) &&
        contains(private_callers, other.caller_type))
      tally(other);
  return count;
}

ResponseSheet response_sheet(const RepeatCount& count, std::optional<CivilDate> agreed_until,
                             CivilDate on) {
  if (agreed_until && on <= *agreed_until) return ResponseSheet::agreed;
  return count.reached() ? ResponseSheet::undecided : ResponseSheet::none;
}

}  // namespace kizuna::domain::intake
