#include <array>

#include "domain/intake/codes.hpp"

namespace kizuna::domain::intake::codes {

std::span<const CodeRow> print_purpose() {
  static constexpr std::array rows{
      CodeRow{"person", "本人交付", "handed to the person"},
      CodeRow{"meeting", "会議", "meeting"},
      CodeRow{"agency", "関係機関", "another agency"},
      CodeRow{"office", "庁内", "inside the office"},
      CodeRow{"disclosure", "開示", "disclosure on request", "個人情報保護法76条"},
  };
  return rows;
}

std::span<const CodeRow> letters() {
  static constexpr std::array rows{
      CodeRow{"standard", "標準", "standard"},
      CodeRow{"large", "大きい", "large"},
      CodeRow{"largest", "もっとも大きい", "largest"},
  };
  return rows;
}

}  // namespace kizuna::domain::intake::codes
