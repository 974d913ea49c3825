#include "domain/people/abuser_keys.hpp"

#include <gmock/gmock.h>

#include "domain/people/relation_words.hpp"

namespace kizuna::domain {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

TEST(AbuserKeys, AreWholeNamesAndWholeNumbers) {
  const Name name{.family_name = "髙田",
                  .given_name = "剛",
                  .family_kana = "ﾀｶﾀﾞ",
                  .given_kana = "つよし",
                  .roman_name = "TAKADA Tsuyoshi"};
  EXPECT_THAT(abuser_keys(name, {"0270-00-0912", "0912"}),
              UnorderedElementsAre("高田剛", "タカダツヨシ", "TAKADA TSUYOSHI", "0270000912"));
  EXPECT_THAT(abuser_keys({.family_name = "高田", .family_kana = "タカダ"}, {}), IsEmpty());
}

TEST(AbuserKeys, OfWhatWasTypedAboutACaller) {
  struct Row {
    const char* caller;
    const char* phone;
    std::vector<std::string> keys;
  };
  for (const Row& row : {Row{"", "", {}}, Row{"高田 剛", "", {"高田剛"}},
                         Row{"たかだ　つよし", "0270-00-0912", {"0270000912", "タカダツヨシ"}},
                         Row{"tsuyoshi takada", "", {"TAKADA TSUYOSHI"}},
                         Row{"0270000912", "", {"0270000912"}}, Row{"0912", "0912", {}},
                         Row{"", "00-0912", {}}, Row{"", "+81 90-0000-0912", {"09000000912"}},
                         Row{"", "０２７０（００）０９１２", {"0270000912"}},
                         Row{"", "0270-00-0912 (夜)", {"0270000912"}},
                         Row{"", "0270-00-0912/090 0000 0912", {"0270000912", "09000000912"}}}) {
    EXPECT_EQ(caller_keys(row.caller, row.phone), row.keys) << row.caller << row.phone;
  }
}

TEST(RelationWords, TheCodeCountsWhereTheWordsSayNothing) {
  struct Row {
    const char* label;
    const char* caller_type;
    const char* listed;
    bool same;
  };
  for (const Row& row :
       {Row{"夫", "", "夫", true}, Row{"ご主人", "", "夫", true},
        Row{"元夫", "21", "夫(別居中)", true}, Row{"お父さん", "", "父", true},
        Row{"配偶者", "", "夫", true}, Row{"夫", "", "配偶者", true}, Row{"", "21", "夫", true},
        Row{"夫と名乗る人", "21", "夫", true}, Row{"長男", "22", "息子", true},
        Row{"おじさん", "", "叔父", true}, Row{"職場の上司", "", "職場の上司", true},
        Row{"妻", "21", "夫", false}, Row{"母", "23", "父", false}, Row{"", "22", "夫", false},
        Row{"", "", "夫", false}, Row{"職場の上司", "98", "職場の同僚", false},
        Row{"", "", "職場の上司", false}}) {
    EXPECT_EQ(is_relation({row.label, row.caller_type}, row.listed), row.same)
        << row.label << " " << row.caller_type << " " << row.listed;
  }
}

}  // namespace
}  // namespace kizuna::domain
