#include "domain/intake/sharing.hpp"

#include <gtest/gtest.h>

namespace kizuna::domain::intake {
namespace {

using namespace std::chrono_literals;

Consent consent(std::vector<std::string> items, std::vector<Receiver> receivers) {
  return {"c", "subject", "2", std::move(items), std::move(receivers), 2026y / 4 / 1, {}, {}};
}

Handing handing(std::vector<std::string> items, std::string basis = "B1") {
  Handing out;
  out.about = "subject";
  out.to = {"45", "伊勢崎 中央病院"};
  out.items = std::move(items);
  out.basis = std::move(basis);
  out.on = 2026y / 5 / 12;
  return out;
}

TEST(Sharing, AConsentLivesFromItsDayToItsLastAndNotOnTheDayOfItsWithdrawal) {
  struct Case {
    const char* form;
    std::optional<CivilDate> until, withdrawn;
    CivilDate on;
    bool verdict;
  };
  const Case grid[] = {
      {"2", {}, {}, 2026y / 3 / 31, false},
      {"2", {}, {}, 2026y / 4 / 1, true},
      {"1", {}, {}, 2026y / 4 / 1, true},
      {"3", {}, {}, 2026y / 4 / 1, true},
      {"4", {}, {}, 2026y / 4 / 1, false},
      {"5", {}, {}, 2026y / 4 / 1, false},
      {"2", 2026y / 5 / 12, {}, 2026y / 5 / 12, true},
      {"2", 2026y / 5 / 11, {}, 2026y / 5 / 12, false},
      {"2", {}, 2026y / 5 / 12, 2026y / 5 / 12, false},
      {"2", {}, 2026y / 5 / 12, 2026y / 5 / 11, true},
  };
  for (const Case& row : grid) {
    Consent one = consent({"NAME"}, {{"45", ""}});
    one.form = row.form;
    one.until = row.until;
    one.withdrawn_on = row.withdrawn;
    EXPECT_EQ(lives(one, row.on), row.verdict) << row.form << " " << to_iso(row.on);
  }
}

TEST(Sharing, AConsentCoversItsItemsForItsReceivers) {
  struct Case {
    Receiver named, to;
    const char* item;
    bool verdict;
  };
  const Case grid[] = {
      {{"45", ""}, {"45", "どの病院でも"}, "NAME", true},
      {{"45", "中央病院"}, {"45", "中央病院"}, "NAME", true},
      {{"45", "中央 病院"}, {"45", "中央　病院"}, "NAME", true},
      {{"45", "中央病院"}, {"45", "北病院"}, "NAME", false},
      {{"45", "中央病院"}, {"70", "中央病院"}, "NAME", false},
      {{"45", ""}, {"45", "中央病院"}, "MONEY", false},
  };
  for (const Case& row : grid)
    EXPECT_EQ(covers(consent({"NAME"}, {row.named}), row.to, row.item), row.verdict)
        << row.named.name << " " << row.to.name << " " << row.item;
}

TEST(Sharing, EveryItemNeedsAConsentAndSeveralMayCarryIt) {
  const std::vector<Consent> both{consent({"NAME"}, {{"45", ""}}),
                                  consent({"MEDICAL"}, {{"45", "伊勢崎中央病院"}})};
  const auto carried = find_basis(handing({"NAME", "MEDICAL"}), both);
  ASSERT_TRUE(carried);
  EXPECT_EQ(*carried, (std::vector<std::size_t>{0, 1}));
  const auto refused = find_basis(handing({"NAME", "MONEY", "FAMILY"}), both);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().rule, "R-26");
  EXPECT_EQ(
      refused.error().detail,
      "伊勢崎 中央病院へ渡す根拠がありません。同意(本人・収入・資産、家族・親族)を記録するか、"
      "法令の根拠を選んでください。");
}

TEST(Sharing, SomebodyElsesConsentCarriesNothing) {
  std::vector<Consent> theirs{consent({"NAME"}, {{"45", ""}})};
  theirs[0].person = "daughter";
  EXPECT_FALSE(find_basis(handing({"NAME"}), theirs));
}

TEST(Sharing, WhatEachBasisAsksFor) {
  struct Case {
    const char* basis;
    bool refused;
    const char* grounds;
    const char* lines;  // of B3
    std::string_view verdict;
  };
  const Case grid[] = {
      {"B1", false, "", "", "R-26"},
      {"B2", false, "", "", "R-26"},
      {"B2", false, "刑訴法197条", "", ""},
      {"B2", true, "刑訴法197条", "", ""},
      {"B3", false, "", "", "R-27"},
      {"B3", false, "", "x", ""},
      {"B3", true, "", "x", ""},
      {"B4", false, "", "", "R-26"},
      {"B4", false, "69条2項", "", ""},
      {"B4", true, "69条2項", "", "R-28"},
      {"B5", true, "支援会議", "", ""},
      {"B6", false, "委託契約", "", ""},
      {"B6", true, "委託契約", "", "R-28"},
      {"B1", true, "", "", "R-28"},
  };
  for (const Case& row : grid) {
    Handing out = handing({"NAME"}, row.basis);
    out.refused = row.refused;
    out.grounds = row.grounds;
    out.danger = out.why_no_consent = out.why_these_items = row.lines;
    const auto basis = find_basis(out, {});
    EXPECT_EQ(basis ? std::string() : basis.error().rule, row.verdict) << row.basis << row.refused;
  }
  const auto three = find_basis(handing({"NAME"}, "B3"), {});
  ASSERT_FALSE(three);
  EXPECT_EQ(three.error().errors.size(), 3u);
}

TEST(Sharing, AMaskedPlaceGoesOutByLawAlone) {
  Handing out = handing({"PLACE"}, "B3");
  out.danger = out.why_no_consent = out.why_these_items = "x";
  EXPECT_TRUE(find_basis(out, {}));
  out.place_is_masked = true;
  EXPECT_EQ(find_basis(out, {}).error().rule, "R-31");
  out.items = {"NAME"};
  EXPECT_TRUE(find_basis(out, {}));
  Handing by_law = handing({"PLACE"}, "B2");
  by_law.grounds = "裁判所の命令";
  by_law.place_is_masked = true;
  EXPECT_TRUE(find_basis(by_law, {}));
}

TEST(Sharing, ARefusalLeavesThreeBasesAndSaysWhy) {
  std::string offered;
  for (const BasisOffer& one : bases_offered(true)) {
    if (one.offered) offered.append(one.code).append(" ");
    EXPECT_EQ(one.offered, one.reason.empty()) << one.code;
  }
  EXPECT_EQ(offered, "B2 B3 B5 ");
  for (const BasisOffer& one : bases_offered(false)) EXPECT_TRUE(one.offered) << one.code;
}

}  // namespace
}  // namespace kizuna::domain::intake
