#include "server/qr_text.hpp"

#include <gtest/gtest.h>

#include <sstream>
#include <vector>

namespace kizuna::tests {
namespace {

/// Modules of a printed code; half blocks are three bytes of UTF-8.
std::vector<std::string> modules(const std::string& printed) {
  std::vector<std::string> rows;
  std::istringstream lines(printed);
  for (std::string line; std::getline(lines, line);) {
    std::string upper;
    std::string lower;
    for (std::size_t i = 0; i < line.size();) {
      const std::string block = line[i] == ' ' ? " " : line.substr(i, 3);
      upper += block == "█" || block == "▀" ? '#' : '.';
      lower += block == "█" || block == "▄" ? '#' : '.';
      i += block.size();
    }
    rows.push_back(upper);
    rows.push_back(lower);
  }
  return rows;
}

TEST(QrTextTest, IsASquareWithThreeCornersInAQuietZone) {
  for (const std::size_t length : {10u, 100u, 190u, 400u}) {
    const auto rows = modules(server::qr_text(std::string(length, 'a')));
    const std::size_t width = rows.front().size();
    // A last half line may hang over.
    ASSERT_TRUE(rows.size() == width || rows.size() == width + 1) << rows.size();
    EXPECT_EQ((width - 8 - 17) % 4, 0u);
    for (const auto& [row, column] :
         {std::pair<std::size_t, std::size_t>{4, 4}, {4, width - 11}, {width - 11, 4}}) {
      EXPECT_EQ(rows[row].substr(column, 7), "#######");
      EXPECT_EQ(rows[row + 1].substr(column, 7), "#.....#");
      EXPECT_EQ(rows[row + 3].substr(column, 7), "#.###.#");
    }
    for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(rows[i], std::string(width, '.'));
  }
}

TEST(QrTextTest, RefusesWhatDoesNotFit) {
  EXPECT_THROW(server::qr_text(std::string(5000, 'a')), std::runtime_error);
}

}  // namespace
}  // namespace kizuna::tests
