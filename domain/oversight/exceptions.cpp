#include "domain/oversight/exceptions.hpp"

#include <algorithm>
#include <array>
#include <chrono>

#include "domain/calendar/closed_days.hpp"

namespace kizuna::domain::oversight {
namespace {

using namespace std::chrono_literals;

constexpr auto opens = 8h + 30min;
constexpr auto closes = 17h + 15min;
constexpr std::chrono::seconds too_quick{30};

// clang-format off
constexpr std::array table = {
    QueryRow{Query::emergency_access, "emergency_access", "緊急閲覧", "担当でない記録を、理由を書いて緊急に開いたもの"},
    QueryRow{Query::off_hours_reading, "off_hours_reading", "夜間・休日の閲覧", "開庁日の8時30分から17時15分までの外で、人や相談の記録を開いたもの"},
    QueryRow{Query::hasty_approval, "hasty_approval", "起案から30秒以内の承認", "申し出や起案から30秒たたないうちに承認したもの"},
    QueryRow{Query::kin_reading, "kin_reading", "親族に当たる閲覧", "利害関係を届け出た職員が、その人の記録を開いたもの"},
    QueryRow{Query::self_approval, "self_approval", "自分で自分を承認", "起案した人と承認した人が同じもの"},
    QueryRow{Query::denial, "denial", "断られた操作", "権限や規則により断られたもの"},
};

/// An approval and the act that it approves, held together by what both were done to.
struct TwoSteps {
  std::string_view first;
  std::string_view second;
  bool by_case;
};
constexpr std::array two_steps = {
    TwoSteps{"case.ask_for_closing", "closing.approve", true},
    TwoSteps{"contact.ask_to_void", "contact.void", false},
    TwoSteps{"contact.stay_inquiry", "contact.agree_inquiry", false},
    TwoSteps{"person.create", "person.verify_mask", false},
    TwoSteps{"person.change", "person.verify_mask", false},
    TwoSteps{"person.propose_mask", "person.decide_mask", false},
};
// clang-format on

constexpr std::array<std::string_view, 9> without_people = {
    "session", "user", "token", "reference", "log", "statistics", "key", "data", "demo"};
constexpr std::array<std::string_view, 7> reading = {"view",   "search", "list",  "find",
                                                     "reveal", "print",  "export"};

/// The newest act before `approval` that it answers; nullptr when there is none.
const AuditedAct* draft_of(std::span<const AuditedAct> acts, std::size_t approval) {
  const AuditedAct& done = acts[approval];
  for (std::size_t i = approval; i-- > 0;) {
    const AuditedAct& before = acts[i];
    if (!before.allowed) continue;
    for (const TwoSteps& steps : two_steps) {
      if (steps.second != done.act || steps.first != before.act) continue;
      const std::string& what = steps.by_case ? done.case_id : done.object;
      if (!what.empty() && what == (steps.by_case ? before.case_id : before.object)) return &before;
    }
  }
  return nullptr;
}

bool is_approval(const AuditedAct& act) {
  return act.allowed && std::ranges::any_of(two_steps, [&](const TwoSteps& steps) {
           return steps.second == act.act;
         });
}

bool is_of_kin(const AuditedAct& act, std::span<const Kinship> kinships) {
  return std::ranges::any_of(kinships, [&](const Kinship& kinship) {
    return kinship.account == act.actor &&
           (kinship.ids.contains(act.object) || kinship.ids.contains(act.case_id));
  });
}

bool holds(Query query, std::span<const AuditedAct> acts, std::size_t place,
           std::span<const Kinship> kinships) {
  const AuditedAct& act = acts[place];
  switch (query) {
    case Query::emergency_access:
      return act.allowed && act.act == "breakglass.open";
    case Query::off_hours_reading:
      return act.allowed && reads_people(act.act) && is_off_hours(act.at);
    case Query::kin_reading:
      return act.allowed && reads_people(act.act) && is_of_kin(act, kinships);
    case Query::hasty_approval:
    case Query::self_approval: {
      if (!is_approval(act)) return false;
      const AuditedAct* draft = draft_of(acts, place);
      if (draft == nullptr) return false;
      return query == Query::hasty_approval ? act.at - draft->at < too_quick
                                            : act.actor == draft->actor;
    }
    case Query::denial:
      return !act.allowed;
  }
  return false;
}

}  // namespace

std::span<const QueryRow> query_table() {
  return table;
}

bool reads_people(std::string_view act) {
  const std::size_t dot = act.find('.');
  if (dot == std::string_view::npos) return false;
  const std::string_view noun = act.substr(0, dot);
  const std::string_view verb = act.substr(dot + 1);
  return std::ranges::find(without_people, noun) == without_people.end() &&
         std::ranges::any_of(reading, [&](std::string_view word) {
           return verb == word || verb.starts_with(std::string(word) + "_");
         });
}

bool is_off_hours(Instant at) {
  const CivilDate day = jst_date(at);
  const auto since_midnight = at - jst_midnight(day);
  return since_midnight < opens || since_midnight >= closes || is_closed(CalendarKind::city, day);
}

std::vector<std::size_t> find(Query query, std::span<const AuditedAct> acts,
                              std::span<const Kinship> kinships) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < acts.size(); ++i) {
    if (holds(query, acts, i, kinships)) found.push_back(i);
  }
  return found;
}

}  // namespace kizuna::domain::oversight
