#include <array>

#include "domain/intake/codes.hpp"
#include "domain/people/kin_words.hpp"

namespace kizuna::domain::intake::codes {

std::span<const CodeRow> kin() {
  static const std::vector<CodeRow> rows = [] {
    std::vector<CodeRow> all;
    for (const KinWord& word : kin_words()) all.push_back({word.code, word.ja, word.en});
    return all;
  }();
  return rows;
}

std::span<const CodeRow> family_tie() {
  static constexpr std::array english = {"parent and child by birth",
                                         "adoption",
                                         "special adoption",
                                         "marriage",
                                         "common-law couple",
                                         "near",
                                         "distant",
                                         "opposed",
                                         "violence",
                                         "cut off"};
  static const std::vector<CodeRow> rows = [] {
    std::vector<CodeRow> all;
    for (std::size_t i = 0; i < tie_kind_words.size(); ++i)
      all.push_back({tie_kind_words[i], tie_label(static_cast<TieKind>(i)), english.at(i)});
    return all;
  }();
  return rows;
}

std::span<const CodeRow> agency_kind() {
  static constexpr std::array rows{
      CodeRow{"MEDICAL", "医療機関", "hospital or clinic"},
      CodeRow{"FACILITY", "入所施設", "residential facility"},
      CodeRow{"CARE", "介護サービス", "care service"},
      CodeRow{"CARE_MANAGER", "居宅介護支援", "care manager"},
      CodeRow{"DISABILITY", "障害福祉サービス", "disability service"},
      CodeRow{"COMMUNITY_SUPPORT", "地域包括支援センター", "community support center"},
      CodeRow{"COUNCIL", "社会福祉協議会", "social welfare council"},
      CodeRow{"CITY", "市役所", "city office"},
      CodeRow{"COURT", "家庭裁判所", "family court"},
      CodeRow{"GUARDIAN", "後見人等", "guardian"},
      CodeRow{"LEGAL", "法律の専門職", "legal profession"},
      CodeRow{"BANK", "金融機関", "bank"},
      CodeRow{"VOLUNTEER", "民生委員・地域", "welfare commissioner, neighbourhood"},
      CodeRow{"ACQUAINTANCE", "知人・近隣", "friend or neighbour"},
      CodeRow{"WORK_OR_SCHOOL", "職場・学校", "work or school"},
      CodeRow{"LANDLORD", "家主・住まい", "landlord"},
      CodeRow{"POLICE", "警察・消防", "police or fire brigade"},
      CodeRow{"OTHER", "その他", "other"},
  };
  return rows;
}

std::span<const CodeRow> agency_strength() {
  static constexpr std::array rows{
      CodeRow{"STRONG", "強い", "strong"},
      CodeRow{"WEAK", "弱い", "weak"},
      CodeRow{"STRAINED", "緊張がある", "strained"},
  };
  return rows;
}

std::span<const CodeRow> agency_direction() {
  static constexpr std::array rows{
      CodeRow{"TO_SUBJECT", "本人へ", "to the person"},
      CodeRow{"FROM_SUBJECT", "本人から", "from the person"},
      CodeRow{"BOTH", "双方向", "both ways"},
  };
  return rows;
}

}  // namespace kizuna::domain::intake::codes
