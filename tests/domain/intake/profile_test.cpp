#include "domain/intake/profile.hpp"

#include <gtest/gtest.h>

#include "domain/intake/case_fact.hpp"
#include "domain/intake/codes.hpp"

namespace kizuna::domain::intake {
namespace {

using namespace std::chrono_literals;
constexpr CivilDate someday = 2026y / 5 / 12;

TEST(Profile, EveryListExists) {
  for (const ProfileField& field : profile_fields()) {
    if (field.list.empty()) continue;
    EXPECT_NE(find_list(field.list), nullptr) << field.name;
  }
}

TEST(Profile, AFieldThatGuardsAskForIsTheFactOfThatName) {
  for (const FactRow& fact : case_facts()) {
    const ProfileField* field = find_profile_field(fact.name);
    if (field == nullptr) continue;
    EXPECT_EQ(fact.list, field->list) << fact.name;
    EXPECT_EQ(fact.kind == FactKind::code, field->kind == ProfileKind::code) << fact.name;
  }
  for (const char* name :
       {"cause", "residence", "household", "income", "assets", "genogram", "abuse_screened"})
    EXPECT_NE(find_profile_field(name), nullptr) << name;
}

TEST(Profile, WhatFitsAField) {
  struct Case {
    const char* field;
    const char* value;
    bool verdict;
  };
  const Case grid[] = {
      {"cause", "1", true},
      {"cause", "77", false},
      {"cause", "unknown", true},
      {"cause", "", false},
      {"household_flags", "NO_KIN,PET", true},
      {"household_flags", "NO_KIN,", false},
      {"household_flags", "NO_KIN,CAT", false},
      {"hds_r", "0", true},
      {"hds_r", "30", true},
      {"hds_r", "31", false},
      {"hds_r", "-1", false},
      {"hds_r", "07", false},
      {"hds_r", "2x", false},
      {"hds_r", "unknown", true},
      {"care_level_until", "2027-03-31", true},
      {"care_level_until", "R9.3.31", false},
      {"two_person_visit", "yes", true},
      {"two_person_visit", "maybe", false},
      {"assets", "預金 80万円", true},
  };
  for (const Case& row : grid) {
    const ProfileField* field = find_profile_field(row.field);
    ASSERT_NE(field, nullptr) << row.field;
    EXPECT_EQ(!check_profile_value(*field, row.value, someday, "/value"), row.verdict)
        << row.field << " " << row.value;
  }
}

TEST(Profile, TheFourMarks) {
  struct Case {
    const char* value;
    bool partial, waived;
    std::string_view verdict;
  };
  const Case grid[] = {
      {"", false, false, "未着手"},   {"1", false, false, "済"},
      {"1", true, false, "不足あり"}, {"unknown", false, false, "不足あり"},
      {"", false, true, "不要"},      {"unknown", true, true, "不要"},
  };
  for (const Case& row : grid)
    EXPECT_EQ(label_of(mark_of(row.value, row.partial, row.waived)), row.verdict) << row.value;
}

TEST(Profile, ValuesReadAsPeopleSayThem) {
  const auto label = [](const char* field, const char* value) {
    return profile_label(*find_profile_field(field), value);
  };
  EXPECT_EQ(label("care_level", "C3"), "要介護3");
  EXPECT_EQ(label("household_flags", "NO_KIN,8050"), "身寄りなし、8050");
  EXPECT_EQ(label("two_person_visit", "yes"), "あり");
  EXPECT_EQ(label("hds_r", "unknown"), "不明");
  EXPECT_EQ(label("hds_r", "18"), "18");
}

TEST(Profile, PlacesFollowTheMaskAndDiagnosesStayInTheTeam) {
  EXPECT_EQ(find_profile_field("hospital")->sight, ProfileSight::place);
  EXPECT_EQ(find_profile_field("services")->sight, ProfileSight::place);
  EXPECT_EQ(find_profile_field("diagnosis")->sight, ProfileSight::team);
  for (const char* name : {"cause", "handbook_mental", "diagnosis", "hospital", "abuse_screened"})
    EXPECT_TRUE(find_profile_field(name)->sensitive) << name;
}

}  // namespace
}  // namespace kizuna::domain::intake
