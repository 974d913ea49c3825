#pragma once
#include <array>
#include <string_view>

/// Names as people in Japan have them: a few are very frequent, most are rare.
namespace kizuna::bench {

struct Part {
  std::string_view written;
  std::string_view reading;
};

/// The most frequent surnames, in their order; the first ten are a tenth of all people.
inline constexpr std::array surnames = {
    Part{"佐藤", "サトウ"},   Part{"鈴木", "スズキ"},   Part{"高橋", "タカハシ"},
    Part{"田中", "タナカ"},   Part{"伊藤", "イトウ"},   Part{"渡辺", "ワタナベ"},
    Part{"山本", "ヤマモト"}, Part{"中村", "ナカムラ"}, Part{"小林", "コバヤシ"},
    Part{"加藤", "カトウ"},   Part{"吉田", "ヨシダ"},   Part{"山田", "ヤマダ"},
    Part{"佐々木", "ササキ"}, Part{"山口", "ヤマグチ"}, Part{"松本", "マツモト"},
    Part{"井上", "イノウエ"}, Part{"木村", "キムラ"},   Part{"林", "ハヤシ"},
    Part{"斎藤", "サイトウ"}, Part{"清水", "シミズ"},   Part{"山崎", "ヤマザキ"},
    Part{"森", "モリ"},       Part{"池田", "イケダ"},   Part{"橋本", "ハシモト"},
    Part{"阿部", "アベ"},     Part{"石川", "イシカワ"}, Part{"山下", "ヤマシタ"},
    Part{"中島", "ナカジマ"}, Part{"石井", "イシイ"},   Part{"小川", "オガワ"},
    Part{"前田", "マエダ"},   Part{"岡田", "オカダ"},   Part{"長谷川", "ハセガワ"},
    Part{"藤田", "フジタ"},   Part{"後藤", "ゴトウ"},   Part{"近藤", "コンドウ"},
    Part{"村上", "ムラカミ"}, Part{"遠藤", "エンドウ"}, Part{"青木", "アオキ"},
    Part{"坂本", "サカモト"}, Part{"福田", "フクダ"},   Part{"太田", "オオタ"},
    Part{"西村", "ニシムラ"}, Part{"藤井", "フジイ"},   Part{"金子", "カネコ"},
    Part{"岡本", "オカモト"}, Part{"藤原", "フジワラ"}, Part{"三浦", "ミウラ"},
    Part{"中野", "ナカノ"},   Part{"原田", "ハラダ"},   Part{"松田", "マツダ"},
    Part{"竹内", "タケウチ"}, Part{"小野", "オノ"},     Part{"田村", "タムラ"},
    Part{"中山", "ナカヤマ"}, Part{"和田", "ワダ"},     Part{"石田", "イシダ"},
    Part{"森田", "モリタ"},   Part{"上田", "ウエダ"},   Part{"原", "ハラ"},
    Part{"内田", "ウチダ"},   Part{"柴田", "シバタ"},   Part{"酒井", "サカイ"},
    Part{"宮崎", "ミヤザキ"}, Part{"横山", "ヨコヤマ"}, Part{"高木", "タカギ"},
    Part{"安藤", "アンドウ"}, Part{"宮本", "ミヤモト"}, Part{"大野", "オオノ"},
    Part{"小島", "コジマ"},   Part{"工藤", "クドウ"},   Part{"谷口", "タニグチ"},
    Part{"今井", "イマイ"},   Part{"髙田", "タカダ"},   Part{"増田", "マスダ"},
    Part{"丸山", "マルヤマ"}, Part{"杉山", "スギヤマ"}, Part{"村田", "ムラタ"},
    Part{"大塚", "オオツカ"}, Part{"新井", "アライ"},   Part{"小山", "コヤマ"},
    Part{"平野", "ヒラノ"},   Part{"藤本", "フジモト"}, Part{"河野", "コウノ"},
    Part{"上野", "ウエノ"},   Part{"野口", "ノグチ"},   Part{"武田", "タケダ"},
    Part{"松井", "マツイ"},   Part{"千葉", "チバ"},     Part{"菅原", "スガワラ"},
    Part{"岩崎", "イワサキ"}, Part{"久保", "クボ"},     Part{"木下", "キノシタ"},
    Part{"佐野", "サノ"},     Part{"野村", "ノムラ"},   Part{"松尾", "マツオ"},
    Part{"市川", "イチカワ"}, Part{"菊地", "キクチ"},   Part{"渡邉", "ワタナベ"},
    Part{"小暮", "コグレ"},   Part{"細野", "ホソノ"},   Part{"板垣", "イタガキ"},
};

/// Halves of the rarer surnames.
inline constexpr std::array surname_heads = {
    Part{"大", "オオ"},   Part{"黒", "クロ"}, Part{"白", "シラ"}, Part{"荒", "アラ"},
    Part{"柳", "ヤナギ"}, Part{"桑", "クワ"}, Part{"栗", "クリ"}, Part{"深", "フカ"},
    Part{"高", "タカ"},   Part{"塚", "ツカ"}, Part{"関", "セキ"}, Part{"飯", "イイ"},
    Part{"星", "ホシ"},   Part{"鶴", "ツル"}, Part{"亀", "カメ"}, Part{"熊", "クマ"},
    Part{"稲", "イナ"},   Part{"米", "ヨネ"}, Part{"茂", "シゲ"}, Part{"真", "マ"},
    Part{"羽", "ハ"},     Part{"狩", "カリ"}, Part{"天", "アマ"}, Part{"城", "ジョウ"},
    Part{"須", "ス"},     Part{"粕", "カス"}, Part{"諸", "モロ"}, Part{"笠", "カサ"},
};
inline constexpr std::array surname_tails = {
    Part{"沢", "サワ"}, Part{"崎", "サキ"}, Part{"原", "ハラ"}, Part{"瀬", "セ"},
    Part{"津", "ツ"},   Part{"浦", "ウラ"}, Part{"根", "ネ"},   Part{"倉", "クラ"},
    Part{"川", "カワ"}, Part{"野", "ノ"},   Part{"岡", "オカ"}, Part{"島", "シマ"},
    Part{"谷", "ヤ"},   Part{"澤", "サワ"}, Part{"間", "マ"},   Part{"下", "シタ"},
    Part{"尾", "オ"},   Part{"塚", "ツカ"}, Part{"戸", "ド"},   Part{"越", "コシ"},
};

/// Halves of given names; 子, 美, 男 and 雄 stand at the end of very many.
inline constexpr std::array given_heads = {
    Part{"和", "カズ"}, Part{"幸", "ユキ"}, Part{"恵", "エ"},   Part{"久", "ヒサ"},
    Part{"明", "アキ"}, Part{"文", "フミ"}, Part{"正", "マサ"}, Part{"義", "ヨシ"},
    Part{"勝", "カツ"}, Part{"敏", "トシ"}, Part{"光", "ミツ"}, Part{"信", "ノブ"},
    Part{"春", "ハル"}, Part{"澄", "スミ"}, Part{"静", "シズ"}, Part{"節", "セツ"},
    Part{"千", "チ"},   Part{"美", "ミ"},   Part{"真", "マ"},   Part{"由", "ユ"},
    Part{"友", "トモ"}, Part{"直", "ナオ"}, Part{"裕", "ヒロ"}, Part{"英", "ヒデ"},
    Part{"照", "テル"}, Part{"貞", "サダ"}, Part{"富", "トミ"}, Part{"喜", "キ"},
    Part{"孝", "タカ"}, Part{"秀", "ヒデ"}, Part{"洋", "ヨウ"}, Part{"京", "キョウ"},
};
inline constexpr std::array given_tails = {
    Part{"子", "コ"},   Part{"子", "コ"},   Part{"美", "ミ"}, Part{"江", "エ"},
    Part{"代", "ヨ"},   Part{"枝", "エ"},   Part{"男", "オ"}, Part{"雄", "オ"},
    Part{"夫", "オ"},   Part{"一", "イチ"}, Part{"司", "ジ"}, Part{"之", "ユキ"},
    Part{"彦", "ヒコ"}, Part{"郎", "ロウ"}, Part{"樹", "キ"}, Part{"香", "カ"},
    Part{"奈", "ナ"},   Part{"里", "リ"},   Part{"乃", "ノ"}, Part{"也", "ヤ"},
};

}  // namespace kizuna::bench
