#include "domain/intake/case_fact.hpp"

#include <algorithm>
#include <array>

#include "domain/intake/codes.hpp"
#include "domain/intake/tracks.hpp"

namespace kizuna::domain::intake {
namespace {

using enum FactKind;

constexpr FactRow rows[] = {
    {"abuse_decided", "虐待の疑いの有無の判断", flag},
    {"duplicates_checked", "重複の確認", flag},
    {"contract_scope", "委託の対象"},
    {"appointment_on", "面接の予定日", date},
    {"safety_acknowledged", "訪問時の注意の確認", flag},
    {"visited_on", "本人に会った日", date},
    {"not_met_reason", "会えなかった理由"},
    {"person_wish", "本人の意向", code, "person_wish"},
    {"consent", "本人の同意", code, "consent"},
    {"genogram", "家族図"},
    {"income", "収入"},
    {"assets", "資産"},
    {"abuse_screened", "虐待の有無の確認"},
    {"cause", "判断能力低下の原因", code, "cause"},
    {"residence", "居所種別", code, "residence"},
    {"household", "世帯", code, "household"},
    {"meeting_on", "支援方針検討会議の日", date},
    {"tracks", "支援ライン", tracks},
    {"tracks_steady", "支援ラインの安定", flag},
    {"goals", "目標"},
    {"roles", "役割分担"},
    {"review_on", "見直しの日", date},
    {"dissent", "反対意見"},
    {"information", "足りない情報"},
    {"information_due", "情報をそろえる日", date},
    {"handover_accepted", "引継ぎの受取り", flag},
    {"change_event", "変化のきっかけ"},
    {"consent_end", "同意の終わりの日", date},
    {"contact_interval", "連絡の間隔(月)"},
    {"city_ended_on", "市が虐待対応を終えた日", date},
};

const FactRow* find(std::string_view name) {
  const auto* const found = std::find_if(std::begin(rows), std::end(rows),
                                         [&](const FactRow& row) { return row.name == name; });
  return found == std::end(rows) ? nullptr : found;
}

/// "K2,K5": how many; -1 when one of them is no track.
int count_tracks(std::string_view value) {
  int count = 0;
  while (!value.empty()) {
    const auto comma = value.find(',');
    if (!parse_track(value.substr(0, comma))) return -1;
    ++count;
    if (comma == std::string_view::npos) break;
    value.remove_prefix(comma + 1);
  }
  return count;
}

bool fits(const FactRow& row, std::string_view value, CivilDate today) {
  switch (row.kind) {
    case flag:
      return value == "yes" || value == "no";
    case text:
      return !value.empty();
    case date:
      return parse_iso_date(value).has_value();
    case code:
      return find_code(row.list, value, today) != nullptr ||
             (value == unknown_fact && row.list != "consent" && row.list != "person_wish");
    case tracks:
      return count_tracks(value) > 0;
  }
  return false;
}

}  // namespace

std::span<const FactRow> case_facts() {
  return rows;
}

std::optional<FieldError> check_fact(std::string_view name, std::string_view value, CivilDate today,
                                     std::string pointer) {
  const FactRow* row = find(name);
  if (row == nullptr) return FieldError{std::move(pointer), "unknown_fact", "項目がありません。"};
  const bool interval_fits =
      name != "contact_interval" || value == "1" || value == "3" || value == "6";
  if (fits(*row, value, today) && interval_fits) return std::nullopt;
  std::string message("「");
  message.append(row->ja).append("」の値が正しくありません。");
  return FieldError{std::move(pointer), "bad_value", std::move(message)};
}

std::optional<CivilDate> date_fact(const FactValues& values, std::string_view name) {
  const auto found = values.find(name);
  return found == values.end() ? std::nullopt : parse_iso_date(found->second);
}

void apply_facts(const FactValues& values, CaseFacts& facts) {
  const auto value = [&](std::string_view name) {
    const auto found = values.find(name);
    return found == values.end() ? std::string() : found->second;
  };
  const auto given = [&](std::string_view name) { return values.contains(name); };
  const auto yes = [&](std::string_view name) { return value(name) == "yes"; };
  facts.abuse_decided = facts.abuse_decided || yes("abuse_decided");
  facts.duplicates_checked = yes("duplicates_checked");
  facts.contract_scope_decided = given("contract_scope");
  facts.appointment_exists = given("appointment_on");
  facts.safety_acknowledged = yes("safety_acknowledged");
  facts.person_met = given("visited_on");
  facts.not_met_reason = value("not_met_reason");
  if (given("person_wish")) facts.person_wish = value("person_wish");
  if (given("consent")) facts.newest_consent = value("consent");
  facts.profile_complete = given("cause") && given("residence") && given("household");
  facts.genogram_present = given("genogram");
  facts.income_screened = given("income") || given("income_kinds");
  facts.assets_screened = given("assets") || given("deposit_band");
  facts.abuse_screened = given("abuse_screened");
  facts.meeting_finalised = given("meeting_on");
  facts.tracks_decided = std::max(0, count_tracks(value("tracks")));
  facts.tracks_unsteady = yes("tracks_steady") ? 0 : facts.tracks_decided;
  facts.goals_set = given("goals");
  facts.roles_set = given("roles");
  facts.review_date_set = given("review_on");
  facts.dissent_noted = given("dissent");
  facts.information_listed = given("information");
  facts.information_date_set = given("information_due");
  facts.handover_accepted = yes("handover_accepted");
  facts.change_event = given("change_event");
  facts.consent_end_recorded = given("consent_end");
  facts.city_end_date = given("city_ended_on");
}

}  // namespace kizuna::domain::intake
