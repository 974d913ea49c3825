#include "api/demo/scenarios.hpp"

namespace kizuna::api::demo {
namespace {

// clang-format off
constexpr ScenarioPerson table[] = {
  // key        family   given     kana                       sex       birth        district
  {"sumie",     "髙橋",  "澄江",   "タカハシ", "スミエ",      "female", "S12.11.3",  "D03"},
  {"miwa",      "髙橋",  "美和",   "タカハシ", "ミワ",        "female", "",          "D03"},
  {"isamu",     "田島",  "勇",     "タジマ", "イサム",        "male",   "S18.2.20",  "D11"},
  {"toshi",     "小暮",  "トシ",   "コグレ", "トシ",          "female", "S22.1.15",  "D08"},
  {"maria",     "",      "",       "", "",                    "female", "1951-07",   "D10", "NAKAMURA SILVA MARIA APARECIDA", "BR", "中村", "マリア", "ナカムラ", "マリア"},
  {"yoshio",    "金子",  "義男",   "カネコ", "ヨシオ",        "male",   "S23.9.1",   "D02"},
  {"teruko",    "森",    "照子",   "モリ", "テルコ",          "female", "S11.4.18",  "D05"},
  {"ken",       "大澤",  "健",     "オオサワ", "ケン",        "male",   "",          "D07"},
  {"osawa_f",   "大澤",  "茂",     "オオサワ", "シゲル",      "male",   "S10.10.22", "D07"},
  {"hoshino",   "星野",  "フミ",   "ホシノ", "フミ",          "female", "S14.5.9",   "D06"},
  {"hoshino_s", "星野",  "キヨ",   "ホシノ", "キヨ",          "female", "",          "D06"},
  {"kazuko",    "新井",  "和子",   "アライ", "カズコ",        "female", "S20.6.6",   "D04"},
  {"wife_a",    "原田",  "由美",   "ハラダ", "ユミ",          "female", "S56.8.30",  "D01", {}, {}, {}, {}, {}, {}, 3},
  {"akutsu",    "阿久津", "正",    "アクツ", "タダシ",        "male",   "S30.3.3",   "D01"},
  {"miyo",      "真下",  "ミヨ",   "マシモ", "ミヨ",          "female", "S8.12.1",   "D09"},
  {"watanabe1", "渡邊",  "修",     "ワタナベ", "オサム",      "male",   "S20.12.5",  "D01"},
  {"watanabe2", "渡辺",  "収",     "ワタナベ", "オサム",      "male",   "S21.2.1",   "D08"},
  {"watanabe3", "ワタナベ", "",    "ワタナベ", "",            "male",   "1945-1946", "D01", {}, {}, {}, {}, {}, {}, 0, true},
};
// clang-format on

}  // namespace

std::span<const ScenarioPerson> people() {
  return table;
}

}  // namespace kizuna::api::demo
