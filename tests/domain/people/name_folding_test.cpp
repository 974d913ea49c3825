#include "domain/people/name_folding.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "domain/people/kanji_variants.hpp"
#include "domain/people/utf8.hpp"

namespace kizuna::domain {
namespace {

TEST(NameFolding, BringsEveryWayOfWritingToOneKey) {
  struct Row {
    std::string text;
    std::string key;
  };
  const std::vector<Row> rows = {
      // kana
      {"たかはし", "タカハシ"},
      {"ﾀｶﾊｼ", "タカハシ"},
      {"ﾜﾀﾅﾍﾞ", "ワタナベ"},
      {"か\u3099", "ガ"},
      {"か゛", "ガ"},
      {"は゜", "パ"},
      {"キョウコ", "キヨウコ"},
      {"ハットリ", "ハツトリ"},
      {"シルヴァ", "シルバ"},
      {"しるゔぁ", "シルバ"},
      {"ｼﾙｳﾞｧ", "シルバ"},
      {"ヴィトル", "ビトル"},
      {"ヴェラ", "ベラ"},
      {"ヴォルフ", "ボルフ"},
      {"ヴュー", "ビユ"},
      {"ヴラド", "ブラド"},
      {"ヴ", "ブ"},
      {"ヷヸヹヺ", "バビベボ"},
      {"チヅコ", "チズコ"},
      {"ハナヂ", "ハナジ"},
      {"オー ノ", "オノ"},
      {"マリア・アパレシーダ", "マリアアパレシダ"},
      {"ヨシヱ", "ヨシエ"},
      {"カヲル", "カオル"},
      {"いちのせ\u3000たろう", "イチノセタロウ"},
      // kanji
      {"髙橋", "高橋"},
      {"山﨑", "山崎"},
      {"山嵜", "山崎"},
      {"渡邊", "渡辺"},
      {"渡邉", "渡辺"},
      {"渡邉\U000E0101", "渡辺"},
      {"齋藤", "斎藤"},
      {"齊藤", "斎藤"},
      {"斉藤", "斎藤"},
      {"濵田", "浜田"},
      {"濱田", "浜田"},
      {"澤口", "沢口"},
      {"廣瀨", "広瀬"},
      {"櫻井", "桜井"},
      {"德惠", "徳恵"},
      {"𠮷田", "吉田"},
      {"\uFA19谷", "神谷"},
      {"\uFA1B田", "福田"},
      {"\uFA10本", "塚本"},
      {"\uF9DC", "隆"},
      {"\uFA2C", "館"},
      {"佐々木", "佐佐木"},
      {"佐佐木", "佐佐木"},
      {"鶴ヶ谷", "鶴ケ谷"},
      {"渡〓", "渡〓"},
      // Roman
      {"João", "JOAO"},
      {"Nguyễn", "NGUYEN"},
      {"Đặng", "DANG"},
      {"Straße", "STRASSE"},
      {"Łukasz Øberg", "LUKASZOBERG"},
      {"O'Brien", "OBRIEN"},
      {"ＳＩＬＶＡ", "SILVA"},
      {"", ""},
      {"ー", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(fold_name(row.text), row.key) << row.text;
}

TEST(NameFolding, FoldingTwiceChangesNothing) {
  for (const KanjiVariant& row : kanji_variants) {
    const std::string base = encode_utf8({&row.base, 1});
    EXPECT_EQ(fold_name(encode_utf8({&row.variant, 1})), base);
    EXPECT_EQ(fold_name(base), base);
  }
  // Unicode's own compatibility ideographs end on the same base as the letters they stand for.
  for (char32_t c = 0xF900; c <= 0xFAD9; ++c) {
    const std::string once = fold_name(encode_utf8({&c, 1}));
    EXPECT_EQ(fold_name(once), once) << std::hex << static_cast<unsigned>(c);
  }
}

TEST(NameFolding, SplitsPartsAndPairs) {
  using Parts = std::vector<std::string>;
  EXPECT_EQ(fold_tokens("NAKAMURA SILVA  Maria-Aparecida"),
            (Parts{"NAKAMURA", "SILVA", "MARIA", "APARECIDA"}));
  EXPECT_EQ(fold_roman("中村 Maria"), (Parts{"MARIA"}));
  EXPECT_EQ(bigrams("高橋澄江"), (Parts{"高橋", "橋澄", "澄江"}));
  EXPECT_EQ(bigrams("𠮷田"), (Parts{"𠮷田"}));
  EXPECT_TRUE(bigrams("林").empty());
  EXPECT_TRUE(bigrams("").empty());
}

}  // namespace
}  // namespace kizuna::domain
