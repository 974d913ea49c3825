#include "domain/people/family_layout.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace kizuna::domain {
namespace {

FamilyMember member(const char* id, Sex sex, const char* birth = "") {
  FamilyMember out;
  out.id = id;
  out.sex = sex;
  out.birth = birth;
  return out;
}

FamilyTie tie(TieKind kind, const char* from, const char* to) {
  FamilyTie out;
  out.id = std::string(from) + to;
  out.kind = kind;
  out.from = from;
  out.to = to;
  return out;
}

/// Parents, the subject with her husband, two children, a grandchild.
Family three_generations() {
  using enum TieKind;
  return {"subject",
          {member("father", Sex::male), member("mother", Sex::female),
           member("subject", Sex::female, "1937-11-03"), member("husband", Sex::male, "1935"),
           member("daughter", Sex::female, "1963-08-01"), member("son", Sex::male, "1966"),
           member("grandchild", Sex::male)},
          {tie(marriage, "mother", "father"), tie(birth, "father", "subject"),
           tie(birth, "mother", "subject"), tie(marriage, "subject", "husband"),
           tie(birth, "subject", "daughter"), tie(birth, "husband", "daughter"),
           tie(birth, "subject", "son"), tie(birth, "husband", "son"),
           tie(birth, "son", "grandchild"), tie(opposed, "daughter", "son")}};
}

TEST(FamilyLayout, EachGenerationHasItsRow) {
  auto at = lay_out_family(three_generations());
  ASSERT_EQ(at.size(), 7U);
  int row = 0;
  for (const char* id : {"father", "subject", "daughter", "grandchild"})
    EXPECT_EQ(at[id].y, chart_row_distance * row++) << id;
  EXPECT_EQ(at["mother"].y, at["father"].y);
}

TEST(FamilyLayout, CouplesStandSideBySideAndChildrenBelowThem) {
  auto at = lay_out_family(three_generations());
  EXPECT_DOUBLE_EQ(at["mother"].x - at["father"].x, chart_node_distance);
  EXPECT_DOUBLE_EQ(at["subject"].x - at["husband"].x, chart_node_distance);
  EXPECT_GE(at["son"].x - at["daughter"].x, chart_node_distance);
  const double parents = (at["husband"].x + at["subject"].x) / 2;
  EXPECT_LE(std::abs((at["daughter"].x + at["son"].x) / 2 - parents), chart_node_distance / 2);
  EXPECT_LE(std::abs(at["grandchild"].x - at["son"].x), chart_node_distance / 2);
}

TEST(FamilyLayout, TheOrderOfTheListIsOfNoMatter) {
  Family family = three_generations();
  const auto before = lay_out_family(family);
  std::ranges::reverse(family.members);
  for (const auto& [id, point] : lay_out_family(family)) {
    EXPECT_EQ(point.x, before.at(id).x) << id;
    EXPECT_EQ(point.y, before.at(id).y) << id;
  }
}

TEST(FamilyLayout, WhoIsNoKinStandsInALastRow) {
  const auto at =
      lay_out_family({"subject", {member("subject", Sex::male), member("friend", Sex::male)}, {}});
  EXPECT_EQ(at.at("friend").y, chart_row_distance);
  EXPECT_TRUE(lay_out_family({}).empty());
}

TEST(FamilyLayout, PlacesKeepOrderAndDistanceAndMoveAsLittleAsTheyCan) {
  EXPECT_EQ(spread_places({0, 10, 300}, 100), (std::vector<double>{-45, 55, 300}));
  EXPECT_EQ(spread_places({5}, 100), (std::vector<double>{5}));
  EXPECT_TRUE(spread_places({}, 100).empty());
}

}  // namespace
}  // namespace kizuna::domain
