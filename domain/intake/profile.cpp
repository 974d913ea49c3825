#include "domain/intake/profile.hpp"

#include <algorithm>
#include <charconv>

#include "domain/intake/case_fact.hpp"
#include "domain/intake/codes.hpp"

namespace kizuna::domain::intake {
namespace {

using enum ProfileKind;
using enum ProfileSight;

constexpr std::string_view state = "心身の状態";
constexpr std::string_view living = "暮らし";
constexpr std::string_view money = "お金";
constexpr std::string_view medical = "医療";
constexpr std::string_view rights = "制度と人";
constexpr std::string_view talking = "話し方";
constexpr std::string_view safety = "訪問の安全";
constexpr std::string_view screening = "確かめること";
constexpr bool care = true;  // sensitive
constexpr bool needed = true;
constexpr int yen_max = 100'000'000;

// clang-format off
constexpr ProfileField rows[] = {
    {"cause", "判断能力低下の原因", state, code, "cause", 0, 0, reader, care, needed, "取組状況調査の区分"},
    {"dementia_adl", "認知症高齢者の日常生活自立度", state, code, "dementia_adl", 0, 0, reader, care, false, "平成5年10月26日老健第135号"},
    {"physical_adl", "障害高齢者の日常生活自立度", state, code, "physical_adl", 0, 0, reader, care, false, "平成3年11月18日老健第102-2号"},
    {"care_level", "要介護度", state, code, "care_level", 0, 0, reader, care, false, "介護保険法7条・27条・32条"},
    {"care_level_until", "要介護認定の有効期間の終わり", state, date},
    {"disability_class", "障害支援区分", state, code, "disability_class", 0, 0, reader, care, false, "障害者総合支援法4条4項・21条"},
    {"handbook_physical", "身体障害者手帳", state, code, "handbook_physical", 0, 0, reader, care, false, "身体障害者福祉法15条"},
    {"handbook_physical_kind", "身体障害の種別", state, several, "handbook_physical_kind", 0, 0, reader, care, false, "身体障害者福祉法別表"},
    {"handbook_intellectual", "療育手帳", state, code, "handbook_intellectual", 0, 0, reader, care, false, "療育手帳制度要綱(昭和48年9月27日)"},
    {"handbook_intellectual_grade", "療育手帳の判定(県の区分)", state, text, {}, 0, 0, reader, care},
    {"handbook_mental", "精神障害者保健福祉手帳", state, code, "handbook_mental", 0, 0, reader, care, false, "精神保健福祉法45条"},
    {"handbook_mental_until", "精神障害者保健福祉手帳の期限", state, date},
    {"self_support_medical", "自立支援医療", state, flag, {}, 0, 0, reader, care},
    {"hds_r", "HDS-R(30点満点)", state, number, {}, 0, 30, reader, care, false, "改訂長谷川式簡易知能評価スケール"},
    {"mmse", "MMSE(30点満点)", state, number, {}, 0, 30, reader, care},

    {"residence", "居所種別", living, code, "residence", 0, 0, reader, false, needed},
    {"household", "世帯", living, code, "household", 0, 0, reader, false, needed},
    {"household_flags", "世帯の特記", living, several, "household_flag"},
    {"services", "利用中のサービス(事業所・頻度・連絡先)", living, text, {}, 0, 0, place},
    {"evacuation_list", "避難行動要支援者名簿", living, code, "yes_no_unknown", 0, 0, reader, false, false, "災害対策基本法49条の10"},

    {"income", "収入の聞き取り", money, text, {}, 0, 0, reader, false, needed},
    {"income_kinds", "収入の種類", money, several, "income"},
    {"income_yen", "収入(月額、円)", money, number, {}, 0, yen_max},
    {"assets", "資産の聞き取り", money},
    {"deposit_band", "預貯金の額", money, code, "deposit_band"},
    {"real_estate", "不動産", money},
    {"debts", "負債", money},
    {"valuables_held_by", "通帳・印鑑・カードを持つ人", money},
    {"tax", "課税の状況", money, code, "tax"},

    {"hospital", "かかりつけの医療機関", medical, text, {}, 0, 0, place, care},
    {"doctor", "主治医", medical, text, {}, 0, 0, place, care},
    {"diagnosis", "診断名", medical, text, {}, 0, 0, team, care},
    {"medication", "服薬", medical, text, {}, 0, 0, team, care},
    {"diagnosis_letter", "診断書の入手", medical, flag},

    {"legal_measure", "利用中の制度", rights, code, "legal_measure"},
    {"court_file_no", "家庭裁判所の事件番号", rights},
    {"registration_no", "登記番号", rights},
    {"key_persons", "キーパーソンと役割", rights},

    {"hearing", "聴力", talking, text, {}, 0, 0, reader, care},
    {"sight", "視力", talking, text, {}, 0, 0, reader, care},
    {"speech", "発語", talking, text, {}, 0, 0, reader, care},
    {"communication", "伝え方", talking, several, "communication"},
    {"best_time_and_place", "話しやすい時間と場所", talking, text, {}, 0, 0, place},

    {"visit_cautions", "訪問時の注意", safety, several, "visit_caution"},
    {"two_person_visit", "訪問は2人で", safety, flag},

    {"genogram", "家族図(把握できる親族なしを含む)", screening},
    {"abuse_screened", "虐待の有無の確認", screening, text, {}, 0, 0, reader, care, needed},
};
// clang-format on

constexpr bool consistent() {
  for (std::size_t at = 0; at < std::size(rows); ++at) {
    const ProfileField& row = rows[at];
    const bool of_list = row.kind == code || row.kind == several;
    if (row.name.empty() || row.ja.empty() || row.group.empty()) return false;
    if (of_list == row.list.empty()) return false;
    if ((row.kind == number) != (row.max > row.min)) return false;
    for (std::size_t other = at + 1; other < std::size(rows); ++other)
      if (rows[other].name == row.name) return false;
  }
  return true;
}
static_assert(consistent(), "a field has one row, with a list or a range where its kind asks");

bool each_code(std::string_view value, const auto& test) {
  while (!value.empty()) {
    const auto comma = std::min(value.find(','), value.size());
    if (!test(value.substr(0, comma))) return false;
    if (comma == value.size()) return true;
    value.remove_prefix(comma + 1);
  }
  return false;
}

bool is_number_within(std::string_view text, int min, int max) {
  int number = 0;
  const char* const end = text.data() + text.size();
  const auto [stopped, fault] = std::from_chars(text.data(), end, number);
  return fault == std::errc() && stopped == end && min <= number && number <= max &&
         std::to_string(number) == text;
}

bool fits(const ProfileField& field, std::string_view value, CivilDate as_of) {
  if (value == unknown_fact) return true;
  switch (field.kind) {
    case text:
      return !value.empty();
    case code:
      return find_code(field.list, value, as_of) != nullptr;
    case several:
      return each_code(value, [&](std::string_view one) {
        return find_code(field.list, one, as_of) != nullptr;
      });
    case number:
      return is_number_within(value, field.min, field.max);
    case date:
      return parse_iso_date(value).has_value();
    case flag:
      return value == "yes" || value == "no";
  }
  return false;
}

}  // namespace

std::span<const ProfileField> profile_fields() {
  return rows;
}

const ProfileField* find_profile_field(std::string_view name) {
  const auto* const found = std::ranges::find(rows, name, &ProfileField::name);
  return found == std::end(rows) ? nullptr : found;
}

std::optional<FieldError> check_profile_value(const ProfileField& field, std::string_view value,
                                              CivilDate as_of, std::string pointer) {
  if (fits(field, value, as_of)) return std::nullopt;
  std::string message("「");
  message.append(field.ja);
  if (field.kind == number) {
    message.append("」は").append(std::to_string(field.min)).append("から");
    message.append(std::to_string(field.max)).append("の数字です。");
  } else {
    message.append("」の値が正しくありません。");
  }
  return FieldError{std::move(pointer), "bad_value", std::move(message)};
}

std::string profile_label(const ProfileField& field, std::string_view value) {
  if (value == unknown_fact) return "不明";
  if (field.kind == flag) return value == "yes" ? "あり" : "なし";
  if (field.kind != code && field.kind != several) return std::string(value);
  std::string out;
  each_code(value, [&](std::string_view one) {
    if (!out.empty()) out += "、";
    out += label_of(field.list, one);
    return true;
  });
  return out;
}

std::string_view label_of(ProfileMark mark) {
  constexpr std::string_view words[] = {"未着手", "不足あり", "済", "不要"};
  return words[static_cast<std::size_t>(mark)];
}

ProfileMark mark_of(std::string_view value, bool is_partial, bool is_waived) {
  if (is_waived) return ProfileMark::not_needed;
  if (value.empty()) return ProfileMark::untouched;
  return is_partial || value == unknown_fact ? ProfileMark::partial : ProfileMark::done;
}

std::string_view label_of(ProfileKind kind) {
  constexpr std::string_view words[] = {"文", "コード", "コード(複数)", "数", "日付", "あり・なし"};
  return words[static_cast<std::size_t>(kind)];
}

std::string_view label_of(ProfileSight sight) {
  constexpr std::string_view words[] = {"ケースを見られる人", "担当チームとセンター長",
                                        "支援措置等に従う"};
  return words[static_cast<std::size_t>(sight)];
}

}  // namespace kizuna::domain::intake
