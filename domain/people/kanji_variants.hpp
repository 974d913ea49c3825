#pragma once
#include <algorithm>
#include <array>

namespace kizuna::domain {

/// 旧字・異体字 and the letter under which a name is searched. Only search keys are folded; the
/// stored name keeps its letter. Sources: 人名用漢字別表 and 常用漢字表 (old forms in brackets),
/// 戸籍統一文字 variants seen in surnames. 斉 and 斎 are two letters, but families mix them, so
/// they share a key. Letters that Unicode unifies away (U+F900-FAFF) are written as numbers,
/// because an editor that normalises would silently turn them into their base.
struct KanjiVariant {
  char32_t variant;
  char32_t base;
};

// clang-format off
inline constexpr auto kanji_variants = std::to_array<KanjiVariant>({
    {U'亞', U'亜'}, {U'佛', U'仏'}, {U'來', U'来'}, {U'俠', U'侠'}, {U'俱', U'倶'}, {U'假', U'仮'},
    {U'傳', U'伝'}, {U'價', U'価'}, {U'儉', U'倹'}, {U'兒', U'児'}, {U'內', U'内'}, {U'兩', U'両'},
    {U'冨', U'富'}, {U'冱', U'冴'}, {U'冲', U'沖'}, {U'凛', U'凜'}, {U'剝', U'剥'}, {U'劍', U'剣'},
    {U'劒', U'剣'}, {U'勞', U'労'}, {U'勳', U'勲'}, {U'區', U'区'}, {U'參', U'参'}, {U'吞', U'呑'},
    {U'啞', U'唖'}, {U'單', U'単'}, {U'噓', U'嘘'}, {U'嚙', U'噛'}, {U'嚴', U'厳'}, {U'囯', U'国'},
    {U'國', U'国'}, {U'圍', U'囲'}, {U'圓', U'円'}, {U'圖', U'図'}, {U'團', U'団'}, {U'圡', U'土'},
    {U'埜', U'野'}, {U'堯', U'尭'}, {U'塡', U'填'}, {U'壤', U'壌'}, {U'壷', U'壺'}, {U'壽', U'寿'},
    {U'夘', U'卯'}, {U'奧', U'奥'}, {U'奬', U'奨'}, {U'姬', U'姫'}, {U'姸', U'妍'}, {U'學', U'学'},
    {U'寉', U'鶴'}, {U'實', U'実'}, {U'寫', U'写'}, {U'寶', U'宝'}, {U'將', U'将'}, {U'專', U'専'},
    {U'對', U'対'}, {U'尙', U'尚'}, {U'屛', U'屏'}, {U'峩', U'峨'}, {U'峯', U'峰'}, {U'峽', U'峡'},
    {U'崕', U'崖'}, {U'嵓', U'岩'}, {U'嵜', U'崎'}, {U'嶋', U'島'}, {U'嶌', U'島'}, {U'嶽', U'岳'},
    {U'巖', U'巌'}, {U'巢', U'巣'}, {U'帶', U'帯'}, {U'并', U'幷'}, {U'廣', U'広'}, {U'廳', U'庁'},
    {U'彈', U'弾'}, {U'彌', U'弥'}, {U'徑', U'径'}, {U'從', U'従'}, {U'德', U'徳'}, {U'恆', U'恒'},
    {U'悅', U'悦'}, {U'惠', U'恵'}, {U'應', U'応'}, {U'懷', U'懐'}, {U'戀', U'恋'}, {U'戰', U'戦'},
    {U'戶', U'戸'}, {U'户', U'戸'}, {U'搔', U'掻'}, {U'搖', U'揺'}, {U'摑', U'掴'}, {U'擇', U'択'},
    {U'擧', U'挙'}, {U'擴', U'拡'}, {U'攝', U'摂'}, {U'攢', U'攅'}, {U'攪', U'撹'}, {U'收', U'収'},
    {U'效', U'効'}, {U'敕', U'勅'}, {U'數', U'数'}, {U'斉', U'斎'}, {U'斷', U'断'}, {U'晄', U'晃'},
    {U'晉', U'晋'}, {U'晝', U'昼'}, {U'曆', U'暦'}, {U'曉', U'暁'}, {U'曵', U'曳'}, {U'曻', U'昇'},
    {U'曾', U'曽'}, {U'會', U'会'}, {U'杆', U'桿'}, {U'杤', U'栃'}, {U'栁', U'柳'}, {U'栢', U'柏'},
    {U'桒', U'桑'}, {U'桝', U'枡'}, {U'桺', U'柳'}, {U'條', U'条'}, {U'棧', U'桟'}, {U'榮', U'栄'},
    {U'槇', U'槙'}, {U'樂', U'楽'}, {U'樣', U'様'}, {U'橫', U'横'}, {U'檜', U'桧'}, {U'檮', U'梼'},
    {U'櫻', U'桜'}, {U'權', U'権'}, {U'歐', U'欧'}, {U'歡', U'歓'}, {U'步', U'歩'}, {U'歲', U'歳'},
    {U'歷', U'歴'}, {U'歸', U'帰'}, {U'每', U'毎'}, {U'氣', U'気'}, {U'淨', U'浄'}, {U'淸', U'清'},
    {U'淺', U'浅'}, {U'渊', U'淵'}, {U'渕', U'淵'}, {U'溪', U'渓'}, {U'溫', U'温'}, {U'滿', U'満'},
    {U'潛', U'潜'}, {U'澤', U'沢'}, {U'濕', U'湿'}, {U'濟', U'済'}, {U'濱', U'浜'}, {U'濵', U'浜'},
    {U'瀆', U'涜'}, {U'瀧', U'滝'}, {U'瀨', U'瀬'}, {U'灌', U'潅'}, {U'灣', U'湾'}, {U'焰', U'焔'},
    {U'煕', U'熙'}, {U'熈', U'熙'}, {U'燈', U'灯'}, {U'燒', U'焼'}, {U'營', U'営'}, {U'爲', U'為'},
    {U'珎', U'珍'}, {U'瑤', U'瑶'}, {U'甁', U'瓶'}, {U'畧', U'略'}, {U'畫', U'画'}, {U'當', U'当'},
    {U'疊', U'畳'}, {U'瘦', U'痩'}, {U'發', U'発'}, {U'皋', U'皐'}, {U'盋', U'鉢'}, {U'盖', U'蓋'},
    {U'盜', U'盗'}, {U'眞', U'真'}, {U'硏', U'研'}, {U'礒', U'磯'}, {U'礪', U'砺'}, {U'祿', U'禄'},
    {U'禮', U'礼'}, {U'禰', U'祢'}, {U'禱', U'祷'}, {U'秊', U'年'}, {U'稱', U'称'}, {U'稻', U'稲'},
    {U'穗', U'穂'}, {U'穰', U'穣'}, {U'窗', U'窓'}, {U'竝', U'並'}, {U'簞', U'箪'}, {U'籏', U'旗'},
    {U'籔', U'藪'}, {U'籠', U'篭'}, {U'粹', U'粋'}, {U'絲', U'糸'}, {U'經', U'経'}, {U'綠', U'緑'},
    {U'縣', U'県'}, {U'總', U'総'}, {U'繡', U'繍'}, {U'繩', U'縄'}, {U'繪', U'絵'}, {U'繫', U'繋'},
    {U'繼', U'継'}, {U'續', U'続'}, {U'羣', U'群'}, {U'聰', U'聡'}, {U'聲', U'声'}, {U'肅', U'粛'},
    {U'腦', U'脳'}, {U'臟', U'臓'}, {U'與', U'与'}, {U'舊', U'旧'}, {U'舍', U'舎'}, {U'舘', U'館'},
    {U'舩', U'船'}, {U'莊', U'荘'}, {U'莖', U'茎'}, {U'萊', U'莱'}, {U'萠', U'萌'}, {U'萬', U'万'},
    {U'葢', U'蓋'}, {U'蔣', U'蒋'}, {U'薗', U'園'}, {U'薮', U'藪'}, {U'薰', U'薫'}, {U'藏', U'蔵'},
    {U'藝', U'芸'}, {U'藥', U'薬'}, {U'蘆', U'芦'}, {U'虛', U'虚'}, {U'號', U'号'}, {U'螢', U'蛍'},
    {U'蟬', U'蝉'}, {U'蟲', U'虫'}, {U'蠟', U'蝋'}, {U'蠣', U'蛎'}, {U'蠶', U'蚕'}, {U'衞', U'衛'},
    {U'裝', U'装'}, {U'裡', U'裏'}, {U'覺', U'覚'}, {U'覽', U'覧'}, {U'觀', U'観'}, {U'觸', U'触'},
    {U'諌', U'諫'}, {U'謠', U'謡'}, {U'證', U'証'}, {U'譯', U'訳'}, {U'譽', U'誉'}, {U'讀', U'読'},
    {U'變', U'変'}, {U'讓', U'譲'}, {U'豐', U'豊'}, {U'賣', U'売'}, {U'賴', U'頼'}, {U'贊', U'賛'},
    {U'踐', U'践'}, {U'軀', U'躯'}, {U'輕', U'軽'}, {U'轉', U'転'}, {U'辭', U'辞'}, {U'遙', U'遥'},
    {U'遞', U'逓'}, {U'遲', U'遅'}, {U'邉', U'辺'}, {U'邊', U'辺'}, {U'邨', U'村'}, {U'郞', U'郎'},
    {U'鄉', U'郷'}, {U'鄕', U'郷'}, {U'鄰', U'隣'}, {U'醫', U'医'}, {U'醬', U'醤'}, {U'醱', U'醗'},
    {U'釋', U'釈'}, {U'釼', U'剣'}, {U'錄', U'録'}, {U'錢', U'銭'}, {U'鍜', U'鍛'}, {U'鎭', U'鎮'},
    {U'鐵', U'鉄'}, {U'鑄', U'鋳'}, {U'鑛', U'鉱'}, {U'閇', U'閉'}, {U'閒', U'間'}, {U'關', U'関'},
    {U'陷', U'陥'}, {U'隨', U'随'}, {U'隱', U'隠'}, {U'隸', U'隷'}, {U'雙', U'双'}, {U'雜', U'雑'},
    {U'靈', U'霊'}, {U'靍', U'鶴'}, {U'靏', U'鶴'}, {U'靑', U'青'}, {U'靜', U'静'}, {U'頰', U'頬'},
    {U'顏', U'顔'}, {U'顯', U'顕'}, {U'飜', U'翻'}, {U'騷', U'騒'}, {U'驅', U'駆'}, {U'驒', U'騨'},
    {U'驗', U'験'}, {U'驛', U'駅'}, {U'髙', U'高'}, {U'髮', U'髪'}, {U'鰺', U'鯵'}, {U'鴈', U'雁'},
    {U'鶯', U'鴬'}, {U'鷄', U'鶏'}, {U'鷗', U'鴎'}, {U'鹼', U'鹸'}, {U'鹽', U'塩'}, {U'麥', U'麦'},
    {U'麴', U'麹'}, {U'麵', U'麺'}, {U'黃', U'黄'}, {U'黑', U'黒'}, {U'默', U'黙'}, {U'點', U'点'},
    {U'黨', U'党'}, {U'齊', U'斎'}, {U'齋', U'斎'}, {U'齡', U'齢'}, {U'龍', U'竜'}, {U'龜', U'亀'},
    {U'龝', U'秋'}, {U'\uF928', U'廊'}, {U'\uF929', U'朗'}, {U'\uF9DC', U'隆'}, {U'\uFA10', U'塚'},
    {U'\uFA11', U'崎'}, {U'\uFA12', U'晴'}, {U'\uFA14', U'欅'}, {U'\uFA16', U'猪'},
    {U'\uFA17', U'益'}, {U'\uFA19', U'神'}, {U'\uFA1A', U'祥'}, {U'\uFA1B', U'福'},
    {U'\uFA1C', U'靖'}, {U'\uFA1D', U'精'}, {U'\uFA1E', U'羽'}, {U'\uFA22', U'諸'},
    {U'\uFA24', U'返'}, {U'\uFA25', U'逸'}, {U'\uFA26', U'都'}, {U'\uFA2A', U'飯'},
    {U'\uFA2B', U'飼'}, {U'\uFA2C', U'館'}, {U'\uFA2D', U'鶴'}, {U'\uFA30', U'侮'},
    {U'\uFA33', U'勉'}, {U'\uFA34', U'勤'}, {U'\uFA36', U'喝'}, {U'\uFA3D', U'悔'},
    {U'\uFA43', U'暑'}, {U'\uFA44', U'梅'}, {U'\uFA45', U'海'}, {U'\uFA46', U'渚'},
    {U'\uFA48', U'煮'}, {U'\uFA49', U'爫'}, {U'\uFA4A', U'琢'}, {U'\uFA4B', U'碑'},
    {U'\uFA4C', U'社'}, {U'\uFA4D', U'祉'}, {U'\uFA4F', U'祐'}, {U'\uFA50', U'祖'},
    {U'\uFA51', U'祝'}, {U'\uFA52', U'禍'}, {U'\uFA53', U'禎'}, {U'\uFA54', U'穀'},
    {U'\uFA55', U'突'}, {U'\uFA56', U'節'}, {U'\uFA57', U'練'}, {U'\uFA59', U'繁'},
    {U'\uFA5B', U'者'}, {U'\uFA5E', U'艹'}, {U'\uFA5F', U'著'}, {U'\uFA61', U'視'},
    {U'\uFA62', U'謁'}, {U'\uFA63', U'謹'}, {U'\uFA64', U'賓'}, {U'\uFA65', U'贈'},
    {U'\uFA66', U'辶'}, {U'\uFA67', U'逸'}, {U'\uFA68', U'難'}, {U'\uFA69', U'響'},
    {U'\uFA6A', U'頻'}, {U'\U00020BB7', U'吉'}, {U'\U0002123D', U'土'}, {U'\U0002131B', U'野'},
    {U'\U0002363A', U'橋'},
});
// clang-format on

/// The base letter, or the letter itself.
constexpr char32_t base_kanji(char32_t letter) {
  const auto row = std::ranges::lower_bound(kanji_variants, letter, {}, &KanjiVariant::variant);
  return row != kanji_variants.end() && row->variant == letter ? row->base : letter;
}

static_assert(kanji_variants.size() >= 100);
static_assert(std::ranges::is_sorted(kanji_variants, {}, &KanjiVariant::variant));
static_assert(std::ranges::adjacent_find(kanji_variants, {}, &KanjiVariant::variant) ==
                  kanji_variants.end(),
              "a variant has one base");
static_assert(std::ranges::none_of(kanji_variants,
                                   [](const KanjiVariant& row) {
                                     return base_kanji(row.base) != row.base;
                                   }),
              "a base is never itself a variant");

}  // namespace kizuna::domain
