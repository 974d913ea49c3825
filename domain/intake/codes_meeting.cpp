#include <array>

#include "domain/intake/codes.hpp"

namespace kizuna::domain::intake::codes {

std::span<const CodeRow> subject_presence() {
  static constexpr std::array rows{
      CodeRow{"PRESENT", "出席", "present"},
      CodeRow{"ABSENT", "欠席", "absent"},
      CodeRow{"ONLINE", "オンライン", "online"},
  };
  return rows;
}

std::span<const CodeRow> wish_not_heard() {
  static constexpr std::array rows{
      CodeRow{"CANNOT_EXPRESS", "意思の表示が難しい", "cannot express a wish"},
      CodeRow{"DECLINED", "本人が話すことを望まない", "does not want to speak"},
      CodeRow{"HEALTH", "体調・入院のため", "too ill"},
      CodeRow{"UNREACHABLE", "連絡がつかない", "cannot be reached"},
      CodeRow{"SAFETY", "本人の安全のため", "for the person's safety"},
      CodeRow{"URGENT", "急ぎのため後日聞く", "urgent, to be asked later"},
  };
  return rows;
}

std::span<const CodeRow> meeting_option() {
  static constexpr std::array rows{
      CodeRow{"NONE", "制度を使わない", "no measure"},
      CodeRow{"NICHIJI", "日常生活自立支援事業", "daily-life support"},
      CodeRow{"NINI", "任意後見", "voluntary guardianship", "任意後見契約に関する法律"},
      CodeRow{"HOJO", "補助", "assistance", "民法15条"},
      CodeRow{"HOSA", "保佐", "curatorship", "民法11条"},
      CodeRow{"KOKEN", "後見", "guardianship", "民法7条"},
  };
  return rows;
}

std::span<const CodeRow> conflict() {
  static constexpr std::array rows{
      CodeRow{"NONE", "利害関係なし", "no conflict"},
      CodeRow{"RECUSED", "除斥", "recused"},
  };
  return rows;
}

std::span<const CodeRow> vote() {
  static constexpr std::array rows{
      CodeRow{"FOR", "賛成", "for"},
      CodeRow{"AGAINST", "反対", "against"},
      CodeRow{"ABSTAIN", "棄権", "abstains"},
      CodeRow{"NONE", "議決権なし", "has no vote"},
  };
  return rows;
}

std::span<const CodeRow> copy_return() {
  static constexpr std::array rows{
      CodeRow{"COLLECTED", "回収", "collected"},
      CodeRow{"SHREDDED", "裁断", "shredded"},
  };
  return rows;
}

}  // namespace kizuna::domain::intake::codes
