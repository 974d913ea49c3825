#include "domain/people/address_mask.hpp"

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <type_traits>
#include <vector>

namespace kizuna::domain {
namespace {

using enum MaskLevel;
using enum Viewer;

constexpr auto every_viewer = {case_team, manager, center_counselor, break_glass, other};
constexpr auto every_field = {MaskedField::name, MaskedField::district, MaskedField::address,
                              MaskedField::phone, MaskedField::facility};

std::vector<Channel> every_channel() {
  std::vector<Channel> channels;
  for (int i = 0; i <= static_cast<int>(Channel::log); ++i) {
    channels.push_back(static_cast<Channel>(i));
  }
  return channels;
}

TEST(AddressMask, M5WhatStandsAtEachField) {
  using enum Shown;
  struct Row {
    MaskLevel level;
    Viewer viewer;
    Channel channel;
    Shown name, district, address;
  };
  const std::vector<Row> rows = {
      // level, viewer, channel -> name, district, address (phone and facility likewise)
      {none, other, Channel::list, value, value, value},
      {none, other, Channel::log, hidden, hidden, hidden},
      {sensitive, case_team, Channel::screen, value, value, on_reveal},
      {sensitive, case_team, Channel::api, value, value, on_reveal},
      {sensitive, manager, Channel::screen, value, value, on_reveal},
      {sensitive, center_counselor, Channel::screen, value, value, on_reveal},
      {sensitive, break_glass, Channel::screen, value, value, on_reveal},
      {sensitive, other, Channel::screen, value, value, hidden},
      {sensitive, case_team, Channel::list, value, value, hidden},
      {sensitive, case_team, Channel::print, value, value, hidden},
      {sensitive, case_team, Channel::csv, value, value, hidden},
      {sensitive, case_team, Channel::genogram, value, value, hidden},
      {protected_address, case_team, Channel::screen, value, city_only, on_reveal},
      {protected_address, manager, Channel::api, value, city_only, on_reveal},
      {protected_address, case_team, Channel::list, value, city_only, hidden},
      {protected_address, manager, Channel::print, value, city_only, hidden},
      {protected_address, case_team, Channel::xlsx, value, city_only, hidden},
      {protected_address, case_team, Channel::attachment, value, city_only, hidden},
      {protected_address, case_team, Channel::suggestions, value, city_only, hidden},
      {protected_address, case_team, Channel::statistics, hidden, unknown, hidden},
      {protected_address, center_counselor, Channel::statistics, hidden, unknown, hidden},
      {protected_address, case_team, Channel::drill_down, value, city_only, hidden},
      {protected_address, center_counselor, Channel::drill_down, hidden, hidden, hidden},
      {protected_address, other, Channel::drill_down, hidden, hidden, hidden},
      {protected_address, center_counselor, Channel::search, value, not_drawn, not_drawn},
      {protected_address, center_counselor, Channel::screen, value, not_drawn, not_drawn},
      {protected_address, center_counselor, Channel::suggestions, no_such_row, no_such_row,
       no_such_row},
      {protected_address, break_glass, Channel::screen, value, city_only, hidden},
      {protected_address, other, Channel::screen, no_such_row, no_such_row, no_such_row},
      {shelter, case_team, Channel::screen, value, hidden, on_reveal},
      {shelter, case_team, Channel::list, value, hidden, hidden},
      {shelter, manager, Channel::pdf, value, hidden, hidden},
      {shelter, case_team, Channel::statistics, hidden, unknown, hidden},
      {shelter, center_counselor, Channel::search, no_such_row, no_such_row, no_such_row},
      {shelter, break_glass, Channel::screen, no_such_row, no_such_row, no_such_row},
      {shelter, other, Channel::error_text, no_such_row, no_such_row, no_such_row},
      {shelter, center_counselor, Channel::drill_down, hidden, hidden, hidden},
  };
  int line = 0;
  for (const Row& row : rows) {
    ++line;
    const auto at = [&row](MaskedField field) {
      return shown(row.level, row.viewer, row.channel, field);
    };
    EXPECT_EQ(at(MaskedField::name), row.name) << "row " << line;
    EXPECT_EQ(at(MaskedField::district), row.district) << "row " << line;
    EXPECT_EQ(at(MaskedField::address), row.address) << "row " << line;
    EXPECT_EQ(at(MaskedField::phone), row.address) << "row " << line;
    EXPECT_EQ(at(MaskedField::facility), row.address) << "row " << line;
  }
}

TEST(AddressMask, NoChannelShowsAMaskedPlaceUnasked) {
  for (const MaskLevel level : {sensitive, protected_address, shelter}) {
    for (const Viewer viewer : every_viewer) {
      for (const Channel channel : every_channel()) {
        for (const MaskedField field : every_field) {
          const Shown what = shown(level, viewer, channel, field);
          const bool place = field != MaskedField::name && field != MaskedField::district;
          if (place || (field == MaskedField::district && level != sensitive)) {
            EXPECT_NE(what, Shown::value);
          }
          if (what == Shown::on_reveal) {
            EXPECT_TRUE(channel == Channel::api || channel == Channel::screen);
            EXPECT_TRUE(authorize_reveal(level, viewer, "転院の連絡のため").has_value());
          }
        }
      }
    }
  }
}

TEST(AddressMask, PlaceholdersSayTheSameWhetherOrNotAValueExists) {
  EXPECT_EQ(placeholder(Shown::hidden, true), "秘匿");
  EXPECT_EQ(placeholder(Shown::on_reveal, true), "秘匿");
  EXPECT_EQ(placeholder(Shown::city_only, true), "市内");
  EXPECT_EQ(placeholder(Shown::city_only, false), "市外");
  EXPECT_EQ(placeholder(Shown::unknown, true), "不明");
  EXPECT_EQ(placeholder(Shown::no_such_row, true), "");
}

TEST(AddressMask, M4WhoFindsWhomByWhichKey) {
  using enum SearchKey;
  struct Row {
    MaskLevel level;
    Viewer viewer;
    SearchKey key;
    bool found;
  };
  const std::vector<Row> rows = {
      {none, other, phone, true},
      {sensitive, other, part_of_name, true},
      {sensitive, center_counselor, phone, true},
      {protected_address, case_team, phone, true},
      {protected_address, manager, address, true},
      {protected_address, center_counselor, full_name, true},
      {protected_address, center_counselor, part_of_name, false},
      {protected_address, center_counselor, phone, false},
      {protected_address, center_counselor, address, false},
      {protected_address, center_counselor, facility, false},
      {protected_address, center_counselor, printed_number, false},
      {protected_address, break_glass, full_name, true},
      {protected_address, break_glass, phone, false},
      {protected_address, other, full_name, false},
      {shelter, case_team, part_of_name, true},
      {shelter, manager, full_name, true},
      {shelter, center_counselor, full_name, false},
      {shelter, break_glass, full_name, false},
      {shelter, other, printed_number, false},
  };
  int line = 0;
  for (const Row& row : rows) {
    EXPECT_EQ(may_be_found(row.level, row.viewer, row.key), row.found) << "row " << ++line;
  }
}

TEST(AddressMask, DuplicatesNeverGiveAwayAMaskedPerson) {
  using enum DuplicateNotice;
  struct Row {
    MaskLevel level;
    Viewer writer;
    DuplicateStrength strength;
    bool same_full_name;
    DuplicateNotice notice;
  };
  const auto weak = DuplicateStrength::weak;
  const auto strong = DuplicateStrength::strong;
  const std::vector<Row> rows = {
      {none, center_counselor, DuplicateStrength::none, true, silent},
      {none, center_counselor, weak, false, show_to_writer},
      {sensitive, center_counselor, strong, false, show_to_writer},
      {protected_address, center_counselor, strong, true, show_to_writer},
      {protected_address, center_counselor, strong, false, tell_team_and_manager},
      {protected_address, center_counselor, weak, false, silent},
      {shelter, center_counselor, strong, true, tell_team_and_manager},
      {shelter, center_counselor, weak, true, silent},
      {shelter, case_team, weak, false, show_to_writer},
      {shelter, manager, strong, false, show_to_writer},
  };
  int line = 0;
  for (const Row& row : rows) {
    EXPECT_EQ(duplicate_notice(row.level, row.writer, row.strength, row.same_full_name), row.notice)
        << "row " << ++line;
  }
}

TEST(AddressMask, M1WhoMayLookBehindTheMask) {
  struct Row {
    MaskLevel level;
    Viewer viewer;
    std::string reason;
    std::optional<ProblemCode> refused;
  };
  const std::optional<ProblemCode> ok;
  const std::vector<Row> rows = {
      {sensitive, case_team, "訪問のため", ok},
      {sensitive, center_counselor, "訪問のため", ok},
      {sensitive, break_glass, "訪問のため", ok},
      {sensitive, other, "訪問のため", ProblemCode::forbidden},
      {sensitive, case_team, "", ProblemCode::invalid_fields},
      {sensitive, case_team, "　", ProblemCode::invalid_fields},
      {protected_address, case_team, "訪問のため", ok},
      {protected_address, case_team, "", ProblemCode::invalid_fields},
      {protected_address, manager, "訪問のため", ok},
      {protected_address, center_counselor, "訪問のため", ProblemCode::forbidden},
      {protected_address, break_glass, "訪問のため", ProblemCode::forbidden},
      {protected_address, other, "訪問のため", ProblemCode::not_found},
      {shelter, case_team, "訪問のため", ok},
      {shelter, manager, " ", ProblemCode::invalid_fields},
      {shelter, center_counselor, "訪問のため", ProblemCode::not_found},
      {shelter, break_glass, "訪問のため", ProblemCode::not_found},
  };
  int line = 0;
  for (const Row& row : rows) {
    const auto token = authorize_reveal(row.level, row.viewer, row.reason);
    const auto refused = token ? std::nullopt : std::optional{token.error().code};
    EXPECT_EQ(refused, row.refused) << "row " << ++line;
  }
}

template <class T>
concept Printable = requires(std::ostream& out, const T& value) {
  out << value;
};

using ProtectedText = Protected<std::string>;
static_assert(!Printable<ProtectedText>);
static_assert(!std::equality_comparable<ProtectedText>);
static_assert(!std::is_convertible_v<ProtectedText, std::string>);
static_assert(!std::is_convertible_v<std::string, ProtectedText>);
static_assert(!std::is_default_constructible_v<RevealToken>);
static_assert(!std::is_copy_constructible_v<RevealToken>);
static_assert(!std::is_constructible_v<RevealToken, std::string>);

TEST(AddressMask, AProtectedValueComesOutForAToken) {
  const ProtectedText address(std::string{"伊勢崎市"});
  auto token = authorize_reveal(protected_address, case_team, "訪問のため");
  ASSERT_TRUE(token.has_value());
  EXPECT_EQ(token->reason(), "訪問のため");
  EXPECT_EQ(address.reveal(std::move(*token)), "伊勢崎市");
}

TEST(AddressMask, M2AndM3) {
  EXPECT_FALSE(accepts_new_place(shelter));
  EXPECT_TRUE(accepts_new_place(protected_address));
  EXPECT_EQ(level_for_residence(none, 42), shelter);
  EXPECT_EQ(level_for_residence(shelter, 11), shelter);
  EXPECT_EQ(level_for_residence(sensitive, 21), sensitive);
  const Instant at{std::chrono::hours{100}};
  EXPECT_FALSE(verification_overdue(at, at + std::chrono::minutes{60}));
  EXPECT_TRUE(verification_overdue(at, at + std::chrono::minutes{60} + std::chrono::seconds{1}));
}

}  // namespace
}  // namespace kizuna::domain
