#include <array>

#include "domain/intake/codes.hpp"

namespace kizuna::domain::intake::codes {

std::span<const CodeRow> cause() {
  static constexpr std::array rows{
      CodeRow{"1", "認知症", "dementia"},
      CodeRow{"2", "知的障害", "intellectual disability"},
      CodeRow{"31", "統合失調症", "schizophrenia"},
      CodeRow{"32", "気分障害", "mood disorder"},
      CodeRow{"33", "依存症", "addiction"},
      CodeRow{"4", "高次脳機能障害", "higher brain dysfunction"},
      CodeRow{"5", "発達障害", "developmental disorder"},
      CodeRow{"6", "遷延性意識障害", "prolonged disturbance of consciousness"},
      CodeRow{"7", "重複", "several"},
      CodeRow{"8", "低下なし(備え)", "no decline (preparing)"},
      CodeRow{"9", "不明", "unknown"},
  };
  return rows;
}

std::span<const CodeRow> dementia_adl() {
  static constexpr std::string_view notice = "平成5年10月26日老健第135号";
  static constexpr std::array rows{
      CodeRow{"0", "自立", "independent", notice},
      CodeRow{"1", "Ⅰ", "I", notice},
      CodeRow{"2", "Ⅱ(細分なし)", "II without letter (old papers)", notice},
      CodeRow{"2a", "Ⅱa", "IIa", notice},
      CodeRow{"2b", "Ⅱb", "IIb", notice},
      CodeRow{"3", "Ⅲ(細分なし)", "III without letter (old papers)", notice},
      CodeRow{"3a", "Ⅲa", "IIIa", notice},
      CodeRow{"3b", "Ⅲb", "IIIb", notice},
      CodeRow{"4", "Ⅳ", "IV", notice},
      CodeRow{"M", "M", "M", notice},
      CodeRow{"98", "未判定", "not assessed"},
      CodeRow{"99", "不明", "unknown"},
  };
  return rows;
}

std::span<const CodeRow> physical_adl() {
  static constexpr std::string_view notice = "平成3年11月18日老健第102-2号";
  static constexpr std::array rows{
      CodeRow{"0", "自立", "independent", notice}, CodeRow{"J1", "J1", "J1", notice},
      CodeRow{"J2", "J2", "J2", notice},           CodeRow{"A1", "A1", "A1", notice},
      CodeRow{"A2", "A2", "A2", notice},           CodeRow{"B1", "B1", "B1", notice},
      CodeRow{"B2", "B2", "B2", notice},           CodeRow{"C1", "C1", "C1", notice},
      CodeRow{"C2", "C2", "C2", notice},           CodeRow{"99", "不明", "unknown"},
  };
  return rows;
}

std::span<const CodeRow> care_level() {
  static constexpr std::string_view act = "介護保険法7条・27条・32条";
  static constexpr std::array rows{
      CodeRow{"NA", "未申請", "not applied"},
      CodeRow{"AP", "申請中", "applied"},
      CodeRow{"NO", "非該当", "not eligible", act},
      CodeRow{"SP", "事業対象者", "eligible for the city's services", "介護保険法115条の45"},
      CodeRow{"S1", "要支援1", "support level 1", act},
      CodeRow{"S2", "要支援2", "support level 2", act},
      CodeRow{"C1", "要介護1", "care level 1", act},
      CodeRow{"C2", "要介護2", "care level 2", act},
      CodeRow{"C3", "要介護3", "care level 3", act},
      CodeRow{"C4", "要介護4", "care level 4", act},
      CodeRow{"C5", "要介護5", "care level 5", act},
      CodeRow{"99", "不明", "unknown"},
  };
  return rows;
}

std::span<const CodeRow> disability_class() {
  static constexpr std::string_view act = "障害者総合支援法4条4項・21条";
  static constexpr std::array rows{
      CodeRow{"NA", "未申請", "not applied"},       CodeRow{"AP", "申請中", "applied"},
      CodeRow{"NO", "非該当", "not eligible", act}, CodeRow{"1", "区分1", "class 1", act},
      CodeRow{"2", "区分2", "class 2", act},        CodeRow{"3", "区分3", "class 3", act},
      CodeRow{"4", "区分4", "class 4", act},        CodeRow{"5", "区分5", "class 5", act},
      CodeRow{"6", "区分6", "class 6", act},        CodeRow{"99", "不明", "unknown"},
  };
  return rows;
}

std::span<const CodeRow> residence() {
  static constexpr std::array rows{
      CodeRow{"10", "持家", "own home"},
      CodeRow{"11", "民間借家", "private rented home"},
      CodeRow{"12", "公営住宅", "public housing"},
      CodeRow{"13", "親族宅", "home of kin"},
      CodeRow{"20", "グループホーム", "group home"},
      CodeRow{"21", "特別養護老人ホーム", "special nursing home"},
      CodeRow{"22", "介護老人保健施設", "geriatric health facility"},
      CodeRow{"23", "介護医療院", "integrated care facility"},
      CodeRow{"24", "有料老人ホーム・サ高住", "paid home or serviced housing"},
      CodeRow{"25", "ケアハウス", "care house"},
      CodeRow{"26", "養護老人ホーム", "nursing home (protective)"},
      CodeRow{"27", "障害者支援施設", "facility for people with disabilities"},
      CodeRow{"28", "救護施設", "relief facility"},
      CodeRow{"30", "一般病院", "general hospital"},
      CodeRow{"31", "精神科病院", "psychiatric hospital"},
      CodeRow{"40", "無料低額宿泊所", "free or low-cost lodging"},
      CodeRow{"41", "不定", "no fixed place"},
      CodeRow{"42", "シェルター", "shelter"},
      CodeRow{"43", "刑事施設", "penal institution"},
      CodeRow{"98", "その他", "other"},
      CodeRow{"99", "不明", "unknown"},
  };
  return rows;
}

std::span<const CodeRow> household() {
  static constexpr std::array rows{
      CodeRow{"1", "単身", "alone"},
      CodeRow{"2", "夫婦", "couple"},
      CodeRow{"3", "本人と子", "person and child"},
      CodeRow{"4", "三世代等", "three generations"},
      CodeRow{"5", "本人と親", "person and parent"},
      CodeRow{"6", "兄弟姉妹", "siblings"},
      CodeRow{"7", "施設単独", "alone in a facility"},
      CodeRow{"8", "その他", "other"},
      CodeRow{"9", "不明", "unknown"},
  };
  return rows;
}

std::span<const CodeRow> household_flag() {
  static constexpr std::array rows{
      CodeRow{"NO_KIN", "身寄りなし", "no kin to rely on"},
      CodeRow{"8050", "8050", "parent in the eighties with child in the fifties"},
      CodeRow{"DOUBLE_CARE", "ダブルケア", "double care"},
      CodeRow{"PET", "ペット", "pet"},
  };
  return rows;
}

std::span<const CodeRow> income() {
  static constexpr std::array rows{
      CodeRow{"OLD_BASIC", "老齢基礎年金", "old-age basic pension"},
      CodeRow{"OLD_EMPLOYEE", "老齢厚生年金", "old-age employees' pension"},
      CodeRow{"DISABILITY_1", "障害年金1級", "disability pension, grade 1"},
      CodeRow{"DISABILITY_2", "障害年金2級", "disability pension, grade 2"},
      CodeRow{"DISABILITY_3", "障害厚生年金3級", "disability pension, grade 3"},
      CodeRow{"SURVIVOR", "遺族年金", "survivors' pension"},
      CodeRow{"ASSISTANCE", "生活保護", "public assistance"},
      CodeRow{"WAGE", "給与", "wages"},
      CodeRow{"WORKSHOP", "工賃", "workshop pay"},
      CodeRow{"ALLOWANCE", "手当", "allowance"},
      CodeRow{"REMITTANCE", "仕送り", "money from family"},
      CodeRow{"RENT", "家賃", "rent received"},
      CodeRow{"OTHER", "その他", "other"},
      CodeRow{"UNKNOWN", "不明", "unknown"},
  };
  return rows;
}

std::span<const CodeRow> deposit_band() {
  static constexpr std::array rows{
      CodeRow{"0", "50万円未満", "under 0.5 million yen"},
      CodeRow{"1", "100万円まで", "to 1 million yen"},
      CodeRow{"2", "500万円まで", "to 5 million yen"},
      CodeRow{"3", "1,000万円まで", "to 10 million yen"},
      CodeRow{"4", "3,000万円まで", "to 30 million yen"},
      CodeRow{"5", "3,000万円超", "over 30 million yen"},
      CodeRow{"9", "不明", "unknown"},
  };
  return rows;
}

std::span<const CodeRow> tax() {
  static constexpr std::array rows{
      CodeRow{"TAXED", "課税", "taxed"},
      CodeRow{"EXEMPT", "非課税世帯", "tax-exempt household"},
      CodeRow{"ASSISTANCE", "生活保護", "public assistance"},
      CodeRow{"UNKNOWN", "不明", "unknown"},
  };
  return rows;
}

std::span<const CodeRow> key_person() {
  static constexpr std::array rows{
      CodeRow{"CARE", "主介護者", "main carer"},
      CodeRow{"MONEY", "金銭管理", "handles the money"},
      CodeRow{"VOICE", "意思をよく知る人", "knows the person's will"},
      CodeRow{"EMERGENCY", "緊急連絡先", "emergency contact"},
      CodeRow{"PETITIONER", "申立候補", "possible petitioner"},
      CodeRow{"OPPOSES", "反対者", "opposes"},
  };
  return rows;
}

std::span<const CodeRow> legal_measure() {
  static constexpr std::array rows{
      CodeRow{"NONE", "なし", "none"},
      CodeRow{"KOKEN", "後見", "guardianship", "民法7条"},
      CodeRow{"HOSA", "保佐", "curatorship", "民法11条"},
      CodeRow{"HOJO", "補助", "assistance", "民法15条"},
      CodeRow{"NINI_BEFORE", "任意後見契約(発効前)", "voluntary, not yet in effect",
              "任意後見契約に関する法律2条"},
      CodeRow{"NINI_AFTER", "任意後見契約(発効後)", "voluntary, in effect",
              "任意後見契約に関する法律4条"},
      CodeRow{"MINOR", "未成年後見", "guardianship of a minor", "民法838条"},
      CodeRow{"TRUST", "家族信託", "family trust"},
      CodeRow{"WILL", "遺言", "will"},
      CodeRow{"UNKNOWN", "不明", "unknown"},
  };
  return rows;
}

std::span<const CodeRow> sex() {
  static constexpr std::array rows{
      CodeRow{"F", "女", "female"},
      CodeRow{"M", "男", "male"},
      CodeRow{"X", "その他・回答しない", "other or not answered"},
      CodeRow{"9", "不明", "unknown"},
  };
  return rows;
}

std::span<const CodeRow> birth_precision() {
  static constexpr std::array rows{
      CodeRow{"DAY", "年月日", "to the day"},
      CodeRow{"MONTH", "年月まで", "to the month"},
      CodeRow{"YEAR", "年まで", "to the year"},
      CodeRow{"DECADE", "1年を超える幅", "a range longer than a year"},
      CodeRow{"UNKNOWN", "不明", "unknown"},
  };
  return rows;
}

}  // namespace kizuna::domain::intake::codes
