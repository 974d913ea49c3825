#include "domain/people/family.hpp"

#include <gtest/gtest.h>

#include "domain/people/chart_text.hpp"
#include "domain/people/kin_words.hpp"

namespace kizuna::domain {
namespace {

/// A chart that grows by 続柄, as somebody fills it in.
class Chart {
 public:
  Chart() {
    family.subject = "subject";
    add("subject", Sex::female);
  }

  void add(const std::string& id, Sex sex = Sex::unknown) {
    FamilyMember member;
    member.id = member.name = id;
    member.sex = sex;
    family.members.push_back(member);
  }

  /// Empty when it was taken, else the pointer of the first fault.
  std::string add(const std::string& id, std::string_view word, const std::string& from = "subject",
                  const std::string& through = {}, bool with_spouse = true) {
    const KinWord& kin = *find_kin_word(word);
    auto plan = plan_relative(family, {kin, from, through, with_spouse}, id,
                              [this] { return "made " + std::to_string(++made); });
    if (!plan) return plan.error().errors.at(0).pointer;
    add(id, kin.sex);
    if (from == "subject") family.members.back().relation = word;
    family.members.insert(family.members.end(), plan->between.begin(), plan->between.end());
    for (const FamilyTie& tie : plan->ties) {
      EXPECT_TRUE(faults_of(family, tie).empty()) << word << " " << tie.from << " " << tie.to;
      family.ties.push_back(tie);
    }
    return {};
  }

  FamilyTie tie(TieKind kind, const std::string& from, const std::string& to) {
    FamilyTie made_tie;
    made_tie.id = "tie " + std::to_string(++made);
    made_tie.kind = kind;
    made_tie.from = from;
    made_tie.to = to;
    return made_tie;
  }

  std::string label(const std::string& id) const {
    return std::string(kin_label(family, *family.find(id)));
  }

  std::vector<std::string> codes(const FamilyTie& one) const {
    std::vector<std::string> all;
    for (const FieldError& error : faults_of(family, one)) all.push_back(error.code);
    return all;
  }

  Family family;
  int made = 0;
};

using Codes = std::vector<std::string>;

TEST(KinWords, CodesAndWordsAreUnique) {
  std::set<std::string_view> codes, labels;
  for (const KinWord& word : kin_words()) {
    EXPECT_TRUE(codes.insert(word.code).second) << word.code;
    EXPECT_TRUE(labels.insert(word.ja).second) << word.ja;
  }
}

TEST(KinWords, EachPutsSomebodyWhereTheWordSays) {
  for (const KinWord& word : kin_words()) {
    Chart chart;
    ASSERT_EQ(chart.add("kin", word.code), "") << word.code;
    EXPECT_EQ(chart.label("kin"), word.ja) << word.code << ": as chosen";
    chart.family.members[1].relation.clear();
    const std::string told = chart.label("kin");
    EXPECT_FALSE(told.empty()) << word.code;
    if (!word.chosen_only && word.tie != TieKind::partnership) {
      EXPECT_EQ(told, word.ja) << word.code;
    }
  }
}

TEST(KinWords, GenerationsFollowTheWay) {
  Chart chart;
  chart.add("mother", "MOTHER");
  chart.add("grandfather", "GRANDFATHER");
  chart.add("husband", "HUSBAND");
  chart.add("daughter", "DAUGHTER_1");
  chart.add("grandson", "GRANDSON");
  chart.add("brother", "YOUNGER_BROTHER");
  chart.add("nephew", "NEPHEW");
  chart.add("mother of the husband", "MOTHER_IN_LAW");
  chart.add("neighbour", Sex::male);
  chart.family.ties.push_back(chart.tie(TieKind::near, "subject", "neighbour"));
  const auto rows = generations(chart.family);
  const std::pair<const char*, int> expected[] = {
      {"subject", 0},     {"mother", -1}, {"husband", 0}, {"daughter", 1},
      {"grandson", 2},    {"brother", 0}, {"nephew", 1},  {"mother of the husband", -1},
      {"grandfather", -2}};
  for (const auto& [id, row] : expected) EXPECT_EQ(rows.at(id), row) << id;
  EXPECT_FALSE(rows.contains("neighbour")) << "to stand near is no kinship";
}

TEST(KinWords, AChildIsTheCouplesUnlessSaidOtherwise) {
  Chart chart;
  chart.add("husband", "HUSBAND");
  chart.add("daughter", "DAUGHTER_1");
  chart.add("son", "SON_1", "subject", {}, false);
  const auto parents = [&](const std::string& child) {
    Codes all;
    for (const FamilyTie& tie : chart.family.ties)
      if (is_parenthood(tie.kind) && tie.to == child) all.push_back(tie.from);
    return all;
  };
  EXPECT_EQ(parents("daughter"), (Codes{"subject", "husband"}));
  EXPECT_EQ(parents("son"), (Codes{"subject"}));
  chart.add("his son", "STEPCHILD");
  EXPECT_EQ(parents("his son"), (Codes{"husband"}));
  EXPECT_EQ(chart.label("his son"), "配偶者の子");
}

TEST(KinWords, SiblingsShareTheParentsAndHalfSiblingsOne) {
  Chart chart;
  chart.add("father", "FATHER");
  chart.add("mother", "MOTHER");
  chart.add("sister", "ELDER_SISTER");
  chart.add("half-brother", "BROTHER", "subject", "father");
  std::map<std::string, int> parents;
  for (const FamilyTie& tie : chart.family.ties)
    if (tie.kind == TieKind::birth) ++parents[tie.to];
  EXPECT_EQ(parents["sister"], 2);
  EXPECT_EQ(parents["half-brother"], 1);
  EXPECT_EQ(chart.label("half-brother"), "兄弟");
}

TEST(KinWords, WhoStandsBetweenIsAskedOnlyWhereSeveralCould) {
  Chart chart;
  EXPECT_EQ(chart.add("first nephew", "NEPHEW"), "") << "an unknown sibling is put between";
  EXPECT_EQ(chart.family.members.size(), 4u) << "the sibling and a parent";
  chart.add("sister", "ELDER_SISTER");
  EXPECT_EQ(chart.add("nephew", "NEPHEW"), "/through");
  EXPECT_EQ(chart.add("nephew", "NEPHEW", "subject", "first nephew"), "/through");
  EXPECT_EQ(chart.add("nephew", "NEPHEW", "subject", "sister"), "");
  EXPECT_EQ(chart.label("nephew"), "甥");
  EXPECT_EQ(chart.add("x", "SON", "nobody"), "/from");
  EXPECT_EQ(chart.add("y", "SON", "subject", "sister"), "/through") << "nobody stands between";
}

TEST(KinWords, TheTiesWinOverTheChosenWord) {
  Chart chart;
  chart.add("daughter", "DAUGHTER_1");
  chart.family.ties.clear();
  EXPECT_EQ(chart.label("daughter"), "");
  chart.family.ties.push_back(chart.tie(TieKind::birth, "daughter", "subject"));
  EXPECT_EQ(chart.label("daughter"), "母");
}

TEST(FamilyTies, NobodyIsTheirOwnAncestor) {
  Chart chart;
  chart.add("mother", "MOTHER");
  chart.add("daughter", "DAUGHTER");
  const struct {
    const char* parent;
    const char* child;
    Codes expected;
  } cases[] = {
      {"subject", "subject", {"own_ancestor"}},
      {"subject", "mother", {"own_ancestor"}},
      {"daughter", "mother", {"own_ancestor"}},
      {"daughter", "subject", {"own_ancestor"}},
      {"mother", "daughter", {}},  // unlikely, but no circle
  };
  for (const auto& [parent, child, expected] : cases)
    for (const TieKind kind : {TieKind::birth, TieKind::adoption})
      EXPECT_EQ(chart.codes(chart.tie(kind, parent, child)), expected) << parent << child;
  const auto fault = faults_of(chart.family, chart.tie(TieKind::birth, "subject", "mother"));
  EXPECT_EQ(fault.at(0).message, "同じ人が自分の親になります。続柄を確かめてください。");
}

TEST(FamilyTies, WhatATieMayNotSay) {
  Chart chart;
  chart.add("father", "FATHER");
  chart.add("mother", "MOTHER");
  chart.add("husband", "HUSBAND");
  chart.add("stranger", Sex::male);
  const auto with = [](FamilyTie tie, const std::string& since, const std::string& until,
                       std::optional<TieEnd> end, bool affinity = false) {
    tie.since = since;
    tie.until = until;
    tie.end = end;
    if (affinity) tie.affinity_ended_on = parse_iso_date("2025-04-01");
    return tie;
  };
  const auto marriage = chart.tie(TieKind::marriage, "subject", "stranger");
  const auto adoption = chart.tie(TieKind::adoption, "stranger", "subject");
  const struct {
    FamilyTie tie;
    Codes expected;
  } cases[] = {
      {chart.tie(TieKind::birth, "stranger", "subject"), {"too_many_parents"}},
      {adoption, {}},
      {chart.tie(TieKind::marriage, "husband", "subject"), {"known_already"}},
      {with(chart.tie(TieKind::marriage, "husband", "subject"), "S63.5.5", "", {}), {}},
      {chart.tie(TieKind::marriage, "subject", "subject"), {"same_person"}},
      {chart.tie(TieKind::near, "subject", "nobody"), {"unknown_reference"}},
      {with(marriage, "S40", "S60.3.1", TieEnd::divorce), {}},
      {with(marriage, "S60.3.1", "S40", TieEnd::divorce), {"before_begin"}},
      {with(marriage, "S99", "", {}), {"era_range"}},
      {with(marriage, "", "", TieEnd::dissolution), {"does_not_fit"}},
      {with(adoption, "", "", TieEnd::dissolution), {}},
      {with(adoption, "", "", TieEnd::divorce), {"does_not_fit"}},
      {with(marriage, "", "", TieEnd::death, true), {}},
      {with(marriage, "", "", TieEnd::divorce, true), {"does_not_fit"}},
  };
  for (const auto& [tie, expected] : cases)
    EXPECT_EQ(chart.codes(tie), expected) << tie_label(tie.kind) << tie.from << tie.since;
}

TEST(FamilyMembers, WhatTheyMayNotSay) {
  const CivilDate today = parse_iso_date("2025-04-15").value();
  const auto codes = [today](const FamilyMember& member) {
    Codes all;
    for (const FieldError& error : faults_of(member, today))
      all.push_back(error.pointer + " " + error.code);
    return all;
  };
  FamilyMember member;
  EXPECT_EQ(codes(member), Codes{}) << "nothing needs to be known";
  member.birth = "S12.11.3";
  member.died_on = "H20";
  EXPECT_EQ(codes(member), Codes{"/life does_not_fit"});
  member.life = LifeState::dead;
  EXPECT_EQ(codes(member), Codes{});
  member.died_on = "S5";
  EXPECT_EQ(codes(member), Codes{"/died_on before_birth"});
  member.died_on = "R8.1.1";
  EXPECT_EQ(codes(member), Codes{"/died_on in_future"});
  member.died_on.clear();
  member.person_id = "somebody";
  member.name = "髙橋 正";
  EXPECT_EQ(codes(member), (Codes{"/name in_register", "/birth in_register"}));
}

TEST(FamilyCautions, UnusualButNotRefused) {
  Chart chart;
  chart.add("son", "SON");
  chart.add("husband", "HUSBAND");
  chart.family.members[0].birth = "S40.1.1";
  chart.family.members[1].birth = "S30";
  EXPECT_EQ(cautions_of(chart.family), Codes{"subjectさんの生年月日が、子のsonさんより後です。"});
  chart.family.members[1].birth = "S60";
  chart.add("second husband", "HUSBAND");
  EXPECT_EQ(cautions_of(chart.family), Codes{"subjectさんに、続いている婚姻が2つあります。"});
  chart.family.members[2].life = LifeState::dead;
  EXPECT_EQ(cautions_of(chart.family), Codes{});
}

TEST(ChartText, PeopleTiesAndAgenciesInWords) {
  SpokenMember member{"髙橋 美和", "長女", 61};
  member.together = Together::no;
  member.bonds = {TieKind::near};
  member.roles = {"金銭管理", "申立候補"};
  EXPECT_EQ(spoken(member), "髙橋 美和、長女、61歳、別居、本人と近い、金銭管理・申立候補");
  EXPECT_EQ(spoken(SpokenMember{"髙橋 正", "夫", {}, LifeState::dead, "平成20年"}),
            "髙橋 正、夫、死亡 平成20年");
  Chart chart;
  FamilyTie tie = chart.tie(TieKind::marriage, "a", "b");
  tie.end = TieEnd::death;
  EXPECT_EQ(spoken(tie, "澄江", "正"), "澄江と正、婚姻(死別)");
  EXPECT_EQ(spoken(chart.tie(TieKind::opposed, "a", "b"), "美和", "誠"), "美和と誠、対立");
  EXPECT_EQ(spoken(chart.tie(TieKind::violent, "a", "b"), "誠", "澄江"), "誠から澄江へ、暴力");
  EXPECT_EQ(spoken(chart.tie(TieKind::adoption, "a", "b"), "清", "澄江"),
            "清の養子、澄江、養子縁組");
  EXPECT_EQ(spoken(SpokenAgency{"花の里", "入所施設", "強い", "本人へ", "佐藤"}),
            "花の里、入所施設、つながりは強い、本人へ、窓口 佐藤");
}

}  // namespace
}  // namespace kizuna::domain
