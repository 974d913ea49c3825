#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <string>
#include <vector>

/// Rules of the house that no compiler knows. Each failure says what to do instead.
namespace {

namespace fs = std::filesystem;

struct SourceFile {
  std::string path;  ///< from the root of the project
  std::vector<std::string> lines;
};

std::vector<SourceFile> sources_below(const std::string& room) {
  std::vector<SourceFile> out;
  const fs::path root = KIZUNA_SOURCE_DIR;
  for (const auto& item : fs::recursive_directory_iterator(root / room)) {
    const std::string ending = item.path().extension().string();
    if (ending != ".hpp" && ending != ".cpp") continue;
    SourceFile file{fs::relative(item.path(), root).string(), {}};
    std::ifstream in(item.path());
    for (std::string line; std::getline(in, line);) file.lines.push_back(line);
    out.push_back(std::move(file));
  }
  return out;
}

std::string included(const std::string& line) {
  static const std::regex include(R"(^\s*#\s*include\s*[<"]([^>"]+)[>"])");
  std::smatch match;
  return std::regex_search(line, match, include) ? match[1].str() : std::string();
}

bool starts_with_any(const std::string& text, const std::vector<std::string>& starts) {
  return std::any_of(starts.begin(), starts.end(),
                     [&](const std::string& start) { return text.starts_with(start); });
}

struct IncludeRule {
  std::string room;
  std::vector<std::string> never;   ///< beginnings of what the room may not include
  std::vector<std::string> except;  ///< files of the room that may
};

class HouseRules : public testing::TestWithParam<IncludeRule> {};

TEST_P(HouseRules, RoomsLookOnlyDownward) {
  const IncludeRule& rule = GetParam();
  for (const SourceFile& file : sources_below(rule.room)) {
    if (starts_with_any(file.path, rule.except)) continue;
    for (const std::string& line : file.lines) {
      EXPECT_FALSE(starts_with_any(included(line), rule.never))
          << file.path << " includes " << included(line)
          << ": move what it needs to a room that may know it";
    }
  }
}

INSTANTIATE_TEST_SUITE_P(
    Rooms, HouseRules,
    testing::Values(
        IncludeRule{"domain",
                    {"persistence/", "api/", "server/", "soci", "sqlite3", "libpq", "nlohmann",
                     "boost/", "openssl/", "fmt/", "spdlog"},
                    {}},
        // ICU folds search keys and nothing else.
        IncludeRule{"domain", {"unicode/"}, {"domain/people/"}},
        IncludeRule{"persistence", {"api/", "server/", "nlohmann", "boost/", "spdlog"}, {}},
        // SOCI only where statements meet the driver.
        IncludeRule{"persistence", {"soci"}, {"persistence/session.cpp", "persistence/driver_"}},
        // The verifier is the auditor's: it knows the format and nothing of the house.
        IncludeRule{"persistence/audit_log/format", {"domain/", "persistence/session"}, {}},
        IncludeRule{
            "persistence/audit_log/verifier", {"domain/", "persistence/session", "soci"}, {}},
        IncludeRule{"api", {"server/", "soci", "boost/asio", "boost/beast", "spdlog"}, {}}),
    [](const auto& param) { return "Rule" + std::to_string(param.index); });

TEST(HouseRules, FilesAreReadInOneSitting) {
  constexpr std::size_t lines_max = 400;
  for (const char* room : {"domain", "persistence", "api", "server"}) {
    for (const SourceFile& file : sources_below(room)) {
      EXPECT_LE(file.lines.size(), lines_max) << file.path << ": split it by use case";
    }
  }
}

TEST(HouseRules, NoDrawersForOddsAndEnds) {
  const std::vector<std::string> drawers = {"utils",   "util",    "common",
                                            "helpers", "manager", "misc"};
  for (const char* room : {"domain", "persistence", "api", "server"}) {
    for (const SourceFile& file : sources_below(room)) {
      const std::string stem = fs::path(file.path).stem().string();
      EXPECT_EQ(std::count(drawers.begin(), drawers.end(), stem), 0)
          << file.path << ": name it for what it does";
    }
  }
}

TEST(HouseRules, NothingIsLeftForLater) {
  // Spelled in two parts, so that this file passes its own rule.
  const std::vector<std::string> words = {std::string("TO") + "DO", std::string("FIX") + "ME",
                                          std::string("HA") + "CK"};
  for (const char* room : {"domain", "persistence", "api", "server", "tests"}) {
    for (const SourceFile& file : sources_below(room)) {
      for (const std::string& line : file.lines) {
        for (const std::string& word : words) {
          EXPECT_EQ(line.find(word), std::string::npos) << file.path << ": do it, or file an issue";
        }
      }
    }
  }
}

}  // namespace
