#include <array>

#include "domain/intake/codes.hpp"

// Unless a row names another source, the lists are the center's own (相談受付票の区分).
namespace kizuna::domain::intake::codes {

std::span<const CodeRow> caller() {
  static constexpr std::array rows{
      CodeRow{"10", "本人", "the person"},
      CodeRow{"21", "配偶者", "spouse"},
      CodeRow{"22", "子", "child"},
      CodeRow{"23", "親", "parent"},
      CodeRow{"24", "兄弟姉妹", "sibling"},
      CodeRow{"25", "他親族(4親等内)", "other kin to the fourth degree", "民法7条"},
      CodeRow{"26", "親族(4親等外)", "kin beyond the fourth degree"},
      CodeRow{"30", "知人・近隣", "acquaintance or neighbour"},
      CodeRow{"31", "民生委員・児童委員", "welfare commissioner"},
      CodeRow{"32", "町内会・協議体・サロン", "neighbourhood association"},
      CodeRow{"40", "地域包括支援センター", "community comprehensive support center"},
      CodeRow{"41", "居宅介護支援事業所", "care manager's office"},
      CodeRow{"42", "介護施設・事業所", "care facility or service"},
      CodeRow{"43", "障害者相談支援・基幹相談支援", "disability consultation support"},
      CodeRow{"44", "障害福祉事業所・グループホーム", "disability service or group home"},
      CodeRow{"45", "医療機関", "medical institution"},
      CodeRow{"51", "市(高齢)", "city, elderly welfare"},
      CodeRow{"52", "市(障害)", "city, disability welfare"},
      CodeRow{"53", "市(保護)", "city, public assistance"},
      CodeRow{"54", "市(社会福祉)", "city, social welfare"},
      CodeRow{"55", "外国人総合相談窓口", "consultation desk for foreign residents"},
      CodeRow{"56", "市(他課)", "city, other section"},
      CodeRow{"61", "日常生活自立支援事業", "daily-life independence support"},
      CodeRow{"62", "心配ごと相談所", "worries consultation desk"},
      CodeRow{"63", "自立相談・生活福祉資金", "self-reliance support and welfare loans"},
      CodeRow{"64", "生活支援コーディネーター", "livelihood support coordinator"},
      CodeRow{"70", "金融機関", "financial institution"},
      CodeRow{"71", "家主・保証会社", "landlord or guarantor company"},
      CodeRow{"72", "民間事業者", "private business"},
      CodeRow{"73", "警察・消防", "police or fire service"},
      CodeRow{"74", "消費生活センター", "consumer affairs center"},
      CodeRow{"81", "弁護士", "attorney"},
      CodeRow{"82", "司法書士", "judicial scrivener"},
      CodeRow{"83", "社会福祉士", "certified social worker"},
      CodeRow{"84", "他士業", "other licensed profession"},
      CodeRow{"86", "親族後見人", "guardian who is kin"},
      CodeRow{"87", "市民後見人", "citizen guardian"},
      CodeRow{"88", "専門職後見人", "professional guardian"},
      CodeRow{"89", "法人後見", "corporate guardian"},
      CodeRow{"90", "家庭裁判所", "family court"},
      CodeRow{"91", "公証役場・法務局", "notary office or legal affairs bureau"},
      CodeRow{"95", "他自治体", "other municipality"},
      CodeRow{"98", "その他", "other"},
      CodeRow{"99", "不明・匿名", "unknown or anonymous"},
  };
  return rows;
}

std::span<const CodeRow> method() {
  static constexpr std::array rows{
      CodeRow{"T", "電話", "telephone"},
      CodeRow{"V", "来所", "visit to the center"},
      CodeRow{"H", "訪問", "home visit"},
      CodeRow{"M", "郵便・FAX", "post or fax"},
      CodeRow{"E", "メール・フォーム", "e-mail or web form"},
      CodeRow{"O", "オンライン", "online"},
      CodeRow{"C", "会議同席", "at a meeting"},
      CodeRow{"A", "出張・講座会場", "outreach or lecture venue"},
      CodeRow{"X", "その他", "other"},
  };
  return rows;
}

std::span<const CodeRow> path() {
  static constexpr std::array rows{
      CodeRow{"1", "直接", "direct"},
      CodeRow{"2", "地域包括支援センター", "community comprehensive support center"},
      CodeRow{"3", "障害者相談支援", "disability consultation support"},
      CodeRow{"4", "医療機関", "medical institution"},
      CodeRow{"5", "市の窓口", "city desk"},
      CodeRow{"6", "社協内(日自・心配ごと・自立相談)", "within the social welfare council"},
      CodeRow{"7", "民生委員・地域", "welfare commissioner or neighbourhood"},
      CodeRow{"8", "専門職", "licensed professional"},
      CodeRow{"9", "家庭裁判所", "family court"},
      CodeRow{"10", "金融機関・事業者", "financial institution or business"},
      CodeRow{"11", "他自治体", "other municipality"},
      CodeRow{"98", "その他", "other"},
  };
  return rows;
}

std::span<const CodeRow> route() {
  static constexpr std::array rows{
      CodeRow{"1", "広報紙", "city bulletin"},
      CodeRow{"2", "ホームページ", "website"},
      CodeRow{"3", "SNS", "social media"},
      CodeRow{"4", "チラシ", "leaflet"},
      CodeRow{"5", "講座", "lecture"},
      CodeRow{"6", "関係機関", "related agency"},
      CodeRow{"7", "知人・家族", "acquaintance or family"},
      CodeRow{"8", "家庭裁判所", "family court"},
      CodeRow{"9", "以前利用", "used before"},
      CodeRow{"0", "不明", "unknown"},
  };
  return rows;
}

std::span<const CodeRow> topic() {
  static constexpr std::array rows{
      CodeRow{"A1", "法定後見制度の説明", "statutory guardianship explained"},
      CodeRow{"A2", "任意後見", "voluntary guardianship"},
      CodeRow{"A3", "申立ての手続", "petition procedure"},
      CodeRow{"A4", "申立ての費用", "petition costs"},
      CodeRow{"A5", "候補者", "candidates"},
      CodeRow{"A6", "市長申立て", "mayor-filed petition"},
      CodeRow{"A7", "報酬・助成", "fees and subsidies"},
      CodeRow{"B1", "日自の利用", "using daily-life support"},
      CodeRow{"B2", "日自の利用者", "a user of daily-life support"},
      CodeRow{"C1", "日常の金銭", "everyday money"},
      CodeRow{"C2", "預貯金・口座凍結", "deposits and frozen accounts"},
      CodeRow{"C3", "不動産", "real estate"},
      CodeRow{"C4", "相続", "inheritance"},
      CodeRow{"C5", "債務・滞納", "debts and arrears"},
      CodeRow{"C6", "消費者被害", "consumer harm"},
      CodeRow{"C7", "遺言・信託", "wills and trusts"},
      CodeRow{"D1", "施設との契約", "facility contract"},
      CodeRow{"D2", "医療・入院", "medical care and hospital"},
      CodeRow{"D3", "福祉サービス", "welfare services"},
      CodeRow{"D4", "住まい・身元保証", "housing and guarantors"},
      CodeRow{"D5", "死後・終活", "end-of-life and after death"},
      CodeRow{"E1", "虐待の疑い", "suspected abuse"},
      CodeRow{"E2", "経済的搾取", "financial exploitation"},
      CodeRow{"E3", "DV等", "domestic violence"},
      CodeRow{"E4", "セルフネグレクト", "self-neglect"},
      CodeRow{"F1", "後見事務", "guardianship work"},
      CodeRow{"F2", "家裁への報告", "report to the court"},
      CodeRow{"F3", "意思決定支援", "decision support"},
      CodeRow{"F4", "チーム", "team"},
      CodeRow{"F5", "後見人の交代", "change of guardian"},
      CodeRow{"F6", "親族との関係", "relations with kin"},
      CodeRow{"F7", "後見の終了", "end of guardianship"},
      CodeRow{"G1", "後見人への苦情", "complaint about a guardian"},
      CodeRow{"G2", "当センターへの苦情", "complaint about this center"},
      CodeRow{"G3", "他機関への苦情", "complaint about another agency"},
      CodeRow{"H", "講座・広報", "lectures and publicity"},
      CodeRow{"Z", "その他", "other"},
  };
  return rows;
}

std::span<const CodeRow> outcome() {
  static constexpr std::array rows{
      CodeRow{"1", "助言で終了", "ended with advice"},
      CodeRow{"2", "継続", "to be continued"},
      CodeRow{"3", "紹介(案内のみ)", "told where to go"},
      CodeRow{"4", "つなぎ(情報提供・同行)", "handed over actively"},
      CodeRow{"5", "ケース化", "case opened"},
      CodeRow{"6", "専門相談の予約", "expert consultation booked"},
      CodeRow{"7", "申立支援", "petition support"},
      CodeRow{"8", "市長申立ての協議", "mayor-filed petition discussed"},
      CodeRow{"9", "日自", "daily-life support"},
      CodeRow{"10", "受任調整", "matching"},
      CodeRow{"11", "虐待通報", "abuse reported"},
      CodeRow{"12", "希望により中止", "stopped on request"},
  };
  return rows;
}

std::span<const CodeRow> urgency() {
  static constexpr std::array rows{
      CodeRow{"S", "当日", "same day"},
      CodeRow{"A", "3開庁日", "three working days"},
      CodeRow{"B", "2週間", "two weeks"},
      CodeRow{"C", "1か月", "one month"},
  };
  return rows;
}

std::span<const CodeRow> abuse() {
  static constexpr std::array rows{
      CodeRow{"0", "なし", "none"},
      CodeRow{"1", "疑い(未通報)", "suspected, not yet reported", "高齢者虐待防止法7条"},
      CodeRow{"2", "通報済", "reported", "高齢者虐待防止法7条"},
      CodeRow{"3", "認定", "confirmed", "高齢者虐待防止法9条"},
      CodeRow{"4", "非認定", "not confirmed", "高齢者虐待防止法9条"},
      CodeRow{"9", "不明", "unknown"},
  };
  return rows;
}

std::span<const CodeRow> abuse_type() {
  static constexpr std::array rows{
      CodeRow{"1", "身体的虐待", "physical", "高齢者虐待防止法2条4項"},
      CodeRow{"2", "心理的虐待", "psychological", "高齢者虐待防止法2条4項"},
      CodeRow{"3", "介護・世話の放棄・放任", "neglect", "高齢者虐待防止法2条4項"},
      CodeRow{"4", "経済的虐待", "financial", "高齢者虐待防止法2条4項"},
      CodeRow{"5", "性的虐待", "sexual", "高齢者虐待防止法2条4項"},
      CodeRow{"6", "自己放任(法定外)", "self-neglect (outside the Act)"},
  };
  return rows;
}

std::span<const CodeRow> consent() {
  static constexpr std::array rows{
      CodeRow{"0", "未確認", "not asked yet"},
      CodeRow{"1", "口頭", "oral"},
      CodeRow{"2", "書面", "written"},
      CodeRow{"3", "法定代理人", "by the legal representative"},
      CodeRow{"4", "拒否", "refused"},
      CodeRow{"5", "取得困難", "cannot be obtained"},
      CodeRow{"6", "不要(一般照会・匿名)", "not needed (general or anonymous)"},
  };
  return rows;
}

std::span<const CodeRow> is_new() {
  static constexpr std::array rows{
      CodeRow{"NEW", "新規", "new"},
      CodeRow{"CONT", "継続", "continued"},
      CodeRow{"RE", "再", "returned after closing"},
  };
  return rows;
}

std::span<const CodeRow> direction() {
  static constexpr std::array rows{
      CodeRow{"IN", "受信", "incoming"},
      CodeRow{"OUT", "発信", "outgoing"},
  };
  return rows;
}

std::span<const CodeRow> person_wish() {
  static constexpr std::array rows{
      CodeRow{"KNOWN", "把握している", "known"},
      CodeRow{"UNKNOWN", "不明", "unknown"},
      CodeRow{"NOT_ASKED", "まだ聞いていない", "not asked yet"},
  };
  return rows;
}

std::span<const CodeRow> interpreter() {
  static constexpr std::array rows{
      CodeRow{"EASY", "やさしい日本語", "plain Japanese"},
      CodeRow{"PHONE", "電話通訳", "by telephone"},
      CodeRow{"DEVICE", "翻訳機", "by device"},
      CodeRow{"PERSON", "通訳者が同席", "in person"},
  };
  return rows;
}

std::span<const CodeRow> district() {
  static constexpr std::string_view plan = "市地域福祉計画(第2層協議体)";
  static constexpr std::array rows{
      CodeRow{"D01", "北", "Kita", plan},      CodeRow{"D02", "南", "Minami", plan},
      CodeRow{"D03", "殖蓮", "Uehasu", plan},  CodeRow{"D04", "茂呂", "Moro", plan},
      CodeRow{"D05", "三郷", "Misato", plan},  CodeRow{"D06", "宮郷", "Miyago", plan},
      CodeRow{"D07", "名和", "Nawa", plan},    CodeRow{"D08", "豊受", "Toyouke", plan},
      CodeRow{"D09", "赤堀", "Akabori", plan}, CodeRow{"D10", "東", "Azuma", plan},
      CodeRow{"D11", "境", "Sakai", plan},     CodeRow{"OUT", "市外", "outside the city"},
      CodeRow{"UNKNOWN", "不明", "unknown"},
  };
  return rows;
}

}  // namespace kizuna::domain::intake::codes
