#include <array>

#include "domain/intake/codes.hpp"

namespace kizuna::domain::intake::codes {

std::span<const CodeRow> handbook_physical() {
  static constexpr std::string_view act = "身体障害者福祉法施行規則別表第5号";
  static constexpr std::array rows{
      CodeRow{"NONE", "なし", "none"},     CodeRow{"1", "1級", "grade 1", act},
      CodeRow{"2", "2級", "grade 2", act}, CodeRow{"3", "3級", "grade 3", act},
      CodeRow{"4", "4級", "grade 4", act}, CodeRow{"5", "5級", "grade 5", act},
      CodeRow{"6", "6級", "grade 6", act}, CodeRow{"99", "不明", "unknown"},
  };
  return rows;
}

std::span<const CodeRow> handbook_physical_kind() {
  static constexpr std::array rows{
      CodeRow{"SIGHT", "視覚", "sight"},
      CodeRow{"HEARING", "聴覚・平衡", "hearing"},
      CodeRow{"SPEECH", "音声・言語・そしゃく", "speech"},
      CodeRow{"LIMBS", "肢体", "limbs"},
      CodeRow{"INNER", "内部", "inner organs"},
  };
  return rows;
}

std::span<const CodeRow> handbook_intellectual() {
  static constexpr std::array rows{
      CodeRow{"NONE", "なし", "none"},
      CodeRow{"A", "A(重度)", "A (severe)"},
      CodeRow{"B", "B(その他)", "B (other)"},
      CodeRow{"99", "不明", "unknown"},
  };
  return rows;
}

std::span<const CodeRow> handbook_mental() {
  static constexpr std::string_view act = "精神保健福祉法施行令6条";
  static constexpr std::array rows{
      CodeRow{"NONE", "なし", "none"},     CodeRow{"1", "1級", "grade 1", act},
      CodeRow{"2", "2級", "grade 2", act}, CodeRow{"3", "3級", "grade 3", act},
      CodeRow{"99", "不明", "unknown"},
  };
  return rows;
}

std::span<const CodeRow> communication() {
  static constexpr std::array rows{
      CodeRow{"SIGN", "手話", "sign language"},
      CodeRow{"WRITING", "筆談", "writing"},
      CodeRow{"TRANSLATION", "通訳・翻訳", "interpreter or translation"},
      CodeRow{"EASY", "やさしい日本語", "easy Japanese"},
      CodeRow{"LOUD", "大きな声でゆっくり", "loud and slowly"},
      CodeRow{"PICTURES", "絵・写真", "pictures"},
      CodeRow{"OTHER", "その他", "other"},
  };
  return rows;
}

std::span<const CodeRow> visit_caution() {
  static constexpr std::array rows{
      CodeRow{"DOG", "犬", "dog"},
      CodeRow{"VIOLENCE", "手が出ることがある人", "somebody may become violent"},
      CodeRow{"INFECTION", "感染症", "infection"},
      CodeRow{"HOARDING", "物が多い部屋", "hoarding"},
      CodeRow{"ACCESS", "足もと・建物", "way and building"},
      CodeRow{"OTHER", "その他", "other"},
  };
  return rows;
}

std::span<const CodeRow> yes_no_unknown() {
  static constexpr std::array rows{
      CodeRow{"YES", "あり", "yes"},
      CodeRow{"NO", "なし", "no"},
      CodeRow{"UNKNOWN", "不明", "unknown"},
  };
  return rows;
}

}  // namespace kizuna::domain::intake::codes
