#include "domain/people/relation_words.hpp"

#include <array>
#include <map>

#include "domain/people/name_folding.hpp"

namespace kizuna::domain {
namespace {

struct Row {
  std::string_view word;
  std::string_view meaning;
  std::string_view code;
  bool whole = false;
};

// clang-format off
constexpr std::array table{
    Row{"配偶者", "配偶者", "21", true}, Row{"夫婦", "配偶者", "21", true},
    Row{"夫", "夫", "21"}, Row{"おっと", "夫", "21"}, Row{"主人", "夫", "21"},
    Row{"旦那", "夫", "21"}, Row{"だんな", "夫", "21"}, Row{"亭主", "夫", "21"},
    Row{"妻", "妻", "21"}, Row{"つま", "妻", "21"}, Row{"女房", "妻", "21"},
    Row{"家内", "妻", "21"}, Row{"奥", "妻", "21"}, Row{"嫁", "妻", "21"},
    Row{"子", "子", "22", true}, Row{"子ども", "子", "22", true}, Row{"子供", "子", "22", true},
    Row{"息子", "息子", "22"}, Row{"長男", "息子", "22"}, Row{"次男", "息子", "22"},
    Row{"二男", "息子", "22"}, Row{"三男", "息子", "22"}, Row{"四男", "息子", "22"},
    Row{"娘", "娘", "22"}, Row{"長女", "娘", "22"}, Row{"次女", "娘", "22"},
    Row{"二女", "娘", "22"}, Row{"三女", "娘", "22"}, Row{"四女", "娘", "22"},
    Row{"親", "親", "23", true}, Row{"両親", "親", "23", true}, Row{"父母", "親", "23", true},
    Row{"父", "父", "23"}, Row{"父親", "父", "23"}, Row{"実父", "父", "23"},
    Row{"養父", "父", "23"}, Row{"義父", "父", "23"}, Row{"継父", "父", "23"},
    Row{"母", "母", "23"}, Row{"母親", "母", "23"}, Row{"実母", "母", "23"},
    Row{"養母", "母", "23"}, Row{"義母", "母", "23"}, Row{"継母", "母", "23"},
    Row{"兄弟姉妹", "兄弟姉妹", "24", true}, Row{"兄弟", "兄弟姉妹", "24", true},
    Row{"きょうだい", "兄弟姉妹", "24", true}, Row{"姉妹", "兄弟姉妹", "24", true},
    Row{"兄", "兄", "24"}, Row{"弟", "弟", "24"}, Row{"姉", "姉", "24"}, Row{"妹", "妹", "24"},
    Row{"親族", "親族", "25", true}, Row{"親戚", "親族", "25", true},
    Row{"祖父", "祖父", "25"}, Row{"祖母", "祖母", "25"}, Row{"孫", "孫", "25"},
    Row{"おじ", "おじ", "25"}, Row{"叔父", "おじ", "25"}, Row{"伯父", "おじ", "25"},
    Row{"おば", "おば", "25"}, Row{"叔母", "おば", "25"}, Row{"伯母", "おば", "25"},
    Row{"甥", "甥", "25"}, Row{"姪", "姪", "25"}, Row{"いとこ", "いとこ", "25"},
    Row{"知人", "知人", "30", true}, Row{"友人", "知人", "30", true},
    Row{"交際相手", "交際相手", "30"}, Row{"恋人", "交際相手", "30"}, Row{"彼氏", "交際相手", "30"},
    Row{"彼女", "交際相手", "30"}, Row{"彼", "交際相手", "30"}, Row{"同居人", "同居人", "30"},
    Row{"近所", "近所", "30"}, Row{"隣人", "近所", "30"},
};
// What is said around the word; of the longer ones first.
constexpr std::array before{"内縁の", "別居中の", "離婚した", "元", "前", "御", "ご", "お"};
constexpr std::array after{"さん", "さま", "様", "ちゃん", "の方"};
// clang-format on

const std::map<std::string, const Row*>& by_folded_word() {
  static const auto rows = [] {
    std::map<std::string, const Row*> all;
    for (const Row& row : table) all.emplace(fold_name(row.word), &row);
    return all;
  }();
  return rows;
}

/// Takes one of the words around it away, behind it first: おじさん is おじ. False when there is
/// none.
bool strip(std::string& folded) {
  for (const char* word : after) {
    const std::string part = fold_name(word);
    if (folded.size() <= part.size() || !folded.ends_with(part)) continue;
    folded.erase(folded.size() - part.size());
    return true;
  }
  for (const char* word : before) {
    const std::string part = fold_name(word);
    if (folded.size() <= part.size() || !folded.starts_with(part)) continue;
    folded.erase(0, part.size());
    return true;
  }
  return false;
}

std::string without_brackets(std::string_view label) {
  return std::string(label.substr(0, std::min(label.find('('), label.find("（"))));
}

}  // namespace

RelationMeaning relation_meaning(std::string_view label) {
  const std::string whole = fold_name(without_brackets(label));
  std::string folded = whole;
  do {
    const auto row = by_folded_word().find(folded);
    if (row == by_folded_word().end()) continue;
    return {fold_name(row->second->meaning), std::string(row->second->code), row->second->whole};
  } while (strip(folded));
  return {whole, {}, false};
}

bool is_relation(const StatedRelation& stated, std::string_view listed) {
  const RelationMeaning known = relation_meaning(listed);
  const RelationMeaning said = relation_meaning(stated.label);
  if (!said.word.empty() && said.word == known.word) return true;
  if (known.code.empty()) return false;
  if (!said.code.empty()) return said.code == known.code && (said.whole || known.whole);
  return stated.caller_type == known.code;
}

}  // namespace kizuna::domain
