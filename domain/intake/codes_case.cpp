#include <array>

#include "domain/intake/codes.hpp"

namespace kizuna::domain::intake::codes {

std::span<const CodeRow> close() {
  static constexpr std::array rows{
      CodeRow{"1", "後見人等選任・引継ぎ", "guardian appointed, handed over"},
      CodeRow{"2", "日自契約・引継ぎ", "daily-life support contract, handed over"},
      CodeRow{"3", "他機関へ移管", "moved to another agency"},
      CodeRow{"4", "助言で解決", "settled by advice"},
      CodeRow{"5", "本人死亡", "death of the person"},
      CodeRow{"6", "転出", "moved away"},
      CodeRow{"7", "本人等の意思で中止", "stopped by the person or family"},
      CodeRow{"8", "連絡不能", "cannot be reached"},
      CodeRow{"9", "対象外", "out of scope"},
      CodeRow{"10", "後見等終了", "guardianship ended"},
  };
  return rows;
}

std::span<const CodeRow> suspension() {
  static constexpr std::array rows{
      CodeRow{"UNREACHABLE", "連絡不能", "cannot be reached"},
      CodeRow{"HOSPITAL", "入院", "in hospital"},
      CodeRow{"OTHER", "その他の事情", "another known reason"},
  };
  return rows;
}

std::span<const CodeRow> track() {
  static constexpr std::array rows{
      CodeRow{"K1", "制度案内", "information"},
      CodeRow{"K2", "申立支援(本人・親族)", "petition by the person or kin"},
      CodeRow{"K3", "市長申立て", "mayor-filed petition"},
      CodeRow{"K4", "日常生活自立支援事業", "daily-life support"},
      CodeRow{"K5", "他機関へつなぐ", "referral"},
      CodeRow{"K6", "受任調整", "matching"},
      CodeRow{"K7", "後見人支援", "guardian support"},
      CodeRow{"K8", "虐待対応連携", "abuse response"},
      CodeRow{"K9", "見守り", "watch"},
      CodeRow{"K10", "費用・報酬助成", "subsidy"},
      CodeRow{"K11", "不正・不適切事務の懸念", "concern about misconduct"},
  };
  return rows;
}

std::span<const CodeRow> meeting() {
  static constexpr std::array rows{
      CodeRow{"MT1", "ケース会議・担当者会議", "case meeting"},
      CodeRow{"MT2", "支援方針検討会議", "policy meeting"},
      CodeRow{"MT3", "受任調整会議", "matching meeting"},
      CodeRow{"MT4", "虐待コアメンバー会議", "abuse core meeting"},
      CodeRow{"MT5", "協議会", "council"},
      CodeRow{"MT6", "契約締結審査会", "contract review board"},
      CodeRow{"MT7", "チーム会議", "team meeting"},
      CodeRow{"MT8", "支援会議", "statutory support meeting", "社会福祉法106条の6"},
  };
  return rows;
}

std::span<const CodeRow> referral() {
  static constexpr std::array rows{
      CodeRow{"INTRODUCED", "紹介", "told of"},
      CodeRow{"HANDED_OVER", "つなぎ", "handed over"},
  };
  return rows;
}

std::span<const CodeRow> sharing_basis() {
  static constexpr std::array rows{
      CodeRow{"B1", "本人の同意", "consent"},
      CodeRow{"B2", "法令に基づく", "required or permitted by law", "個人情報保護法27条1項1号"},
      CodeRow{"B3", "生命・身体・財産の保護", "protection of life, body, property",
              "個人情報保護法27条1項2号"},
      CodeRow{"B4", "市の利用・提供", "city's own use or other organs", "個人情報保護法69条2項"},
      CodeRow{"B5", "支援会議等", "statutory meetings",
              "社会福祉法106条の6、生活困窮者自立支援法9条、介護保険法115条の48"},
      CodeRow{"B6", "委託", "commissioned processing", "個人情報保護法27条5項1号"},
  };
  return rows;
}

std::span<const CodeRow> sharing_item() {
  static constexpr std::array rows{
      CodeRow{"NAME", "氏名・生年月日", "name and birth"},
      CodeRow{"CONTACT", "電話番号", "telephone"},
      CodeRow{"PLACE", "住所・居所", "address and whereabouts"},
      CodeRow{"CONSULT", "相談の内容", "what was talked about"},
      CodeRow{"LIFE", "生活の状況", "daily life"},
      CodeRow{"MEDICAL", "医療・診断", "medical"},
      CodeRow{"CARE", "介護・障害の認定", "care and disability grades"},
      CodeRow{"MONEY", "収入・資産", "income and assets"},
      CodeRow{"FAMILY", "家族・親族", "family"},
      CodeRow{"WISH", "本人の意向", "the person's wish"},
      CodeRow{"ABUSE", "虐待に関すること", "about abuse"},
      CodeRow{"PLAN", "支援の方針・計画", "support plan"},
      CodeRow{"OTHER", "その他", "other"},
  };
  return rows;
}

std::span<const CodeRow> medium() {
  static constexpr std::array rows{
      CodeRow{"ORAL", "口頭・電話", "spoken"},
      CodeRow{"PAPER", "書面を手渡し", "paper"},
      CodeRow{"MAIL", "郵送", "post"},
      CodeRow{"FAX", "ファクス", "fax"},
      CodeRow{"EMAIL", "メール", "e-mail"},
      CodeRow{"DEVICE", "電子媒体", "data carrier"},
      CodeRow{"SHOWN", "見せただけ", "only shown"},
  };
  return rows;
}

std::span<const CodeRow> break_glass_reason() {
  static constexpr std::array rows{
      CodeRow{"LIFE", "生命・身体の危険", "danger to life or body"},
      CodeRow{"HOSPITAL", "救急搬送・入院", "emergency admission"},
      CodeRow{"POLICE", "警察・消防からの問合せ", "asked by police or fire brigade"},
      CodeRow{"ABUSE", "虐待の疑い", "suspected abuse"},
      CodeRow{"ABSENT", "担当者の不在", "owner away"},
      CodeRow{"OTHER", "その他", "other"},
  };
  return rows;
}

}  // namespace kizuna::domain::intake::codes
