#include "domain/intake/codes.hpp"

#include <array>
#include <stdexcept>
#include <string>

namespace kizuna::domain::intake {

std::span<const CodeList> code_lists() {
  static const std::array lists{
      CodeList{"caller", "相談者区分", codes::caller()},
      CodeList{"method", "方法", codes::method()},
      CodeList{"path", "相談経路", codes::path()},
      CodeList{"route", "知ったきっかけ", codes::route()},
      CodeList{"topic", "相談内容", codes::topic()},
      CodeList{"outcome", "対応結果", codes::outcome()},
      CodeList{"urgency", "緊急度", codes::urgency()},
      CodeList{"abuse", "虐待の疑い", codes::abuse()},
      CodeList{"abuse_type", "虐待の種別", codes::abuse_type()},
      CodeList{"consent", "同意", codes::consent()},
      CodeList{"is_new", "新規・継続・再", codes::is_new()},
      CodeList{"direction", "受信・発信", codes::direction()},
      CodeList{"person_wish", "本人の意向の把握", codes::person_wish()},
      CodeList{"interpreter", "通訳の方法", codes::interpreter()},
      CodeList{"district", "地区", codes::district()},
      CodeList{"close", "終結理由", codes::close()},
      CodeList{"suspension", "中断の理由", codes::suspension()},
      CodeList{"track", "支援ライン", codes::track()},
      CodeList{"meeting", "会議", codes::meeting()},
      CodeList{"subject_presence", "会議への本人の出席", codes::subject_presence()},
      CodeList{"wish_not_heard", "本人の意向を聞けなかった理由", codes::wish_not_heard()},
      CodeList{"meeting_option", "検討する制度", codes::meeting_option()},
      CodeList{"conflict", "利害関係", codes::conflict()},
      CodeList{"vote", "採決", codes::vote()},
      CodeList{"copy_return", "渡した文書の戻り", codes::copy_return()},
      CodeList{"referral", "紹介・つなぎ", codes::referral()},
      CodeList{"sharing_basis", "情報共有の根拠", codes::sharing_basis()},
      CodeList{"sharing_item", "提供する項目", codes::sharing_item()},
      CodeList{"medium", "渡し方", codes::medium()},
      CodeList{"print_purpose", "印刷の目的", codes::print_purpose()},
      CodeList{"letters", "文字の大きさ", codes::letters()},
      CodeList{"break_glass_reason", "緊急閲覧の理由", codes::break_glass_reason()},
      CodeList{"cause", "判断能力低下の原因", codes::cause()},
      CodeList{"dementia_adl", "認知症高齢者の日常生活自立度", codes::dementia_adl()},
      CodeList{"physical_adl", "障害高齢者の日常生活自立度", codes::physical_adl()},
      CodeList{"care_level", "要介護度", codes::care_level()},
      CodeList{"disability_class", "障害支援区分", codes::disability_class()},
      CodeList{"residence", "居所種別", codes::residence()},
      CodeList{"household", "世帯", codes::household()},
      CodeList{"household_flag", "世帯の特記", codes::household_flag()},
      CodeList{"income", "収入の種類", codes::income()},
      CodeList{"deposit_band", "預貯金の額", codes::deposit_band()},
      CodeList{"tax", "課税の状況", codes::tax()},
      CodeList{"key_person", "キーパーソンの役割", codes::key_person()},
      CodeList{"legal_measure", "利用中の制度", codes::legal_measure()},
      CodeList{"sex", "性別", codes::sex()},
      CodeList{"birth_precision", "生年月日の精度", codes::birth_precision()},
      CodeList{"kin", "続柄", codes::kin()},
      CodeList{"family_tie", "家族の線", codes::family_tie()},
      CodeList{"agency_kind", "関係機関の種別", codes::agency_kind()},
      CodeList{"agency_strength", "つながりの強さ", codes::agency_strength()},
      CodeList{"agency_direction", "支えの向き", codes::agency_direction()},
      CodeList{"handbook_physical", "身体障害者手帳の等級", codes::handbook_physical()},
      CodeList{"handbook_physical_kind", "身体障害の種別", codes::handbook_physical_kind()},
      CodeList{"handbook_intellectual", "療育手帳の区分", codes::handbook_intellectual()},
      CodeList{"handbook_mental", "精神障害者保健福祉手帳の等級", codes::handbook_mental()},
      CodeList{"communication", "伝え方", codes::communication()},
      CodeList{"visit_caution", "訪問時の注意", codes::visit_caution()},
      CodeList{"yes_no_unknown", "有無", codes::yes_no_unknown()},
  };
  return lists;
}

const CodeList* find_list(std::string_view name) {
  for (const CodeList& list : code_lists())
    if (list.name == name) return &list;
  return nullptr;
}

const CodeRow* find_code(std::string_view list, std::string_view code, CivilDate on_date) {
  const CodeList* found = find_list(list);
  if (found == nullptr) throw std::invalid_argument("no code list " + std::string(list));
  for (const CodeRow& row : found->rows)
    if (row.code == code && row.valid_on(on_date)) return &row;
  return nullptr;
}

std::string_view label_of(std::string_view list, std::string_view code) {
  const CodeList* found = find_list(list);
  if (found == nullptr) throw std::invalid_argument("no code list " + std::string(list));
  for (const CodeRow& row : found->rows)
    if (row.code == code) return row.ja;
  return code;
}

}  // namespace kizuna::domain::intake
