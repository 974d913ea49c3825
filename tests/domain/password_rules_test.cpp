#include "domain/password_rules.hpp"

#include <gtest/gtest.h>

#include "domain/sign_in_limits.hpp"

namespace kizuna::domain {
namespace {

using namespace std::chrono_literals;

TEST(PasswordRules, LengthAndWords) {  // AUTH-04, AUTH-05
  struct Row {
    std::string password;
    int length_min;
    const char* verdict;  ///< "" is accepted
  };
  const Row rows[] = {
      {"", 15, "too_short"},
      {"short", 15, "too_short"},
      {"kumo ga nagare", 15, "too_short"},  // 14
      {"kumo ga nagarem", 15, ""},          // 15
      {"kumoganagare", 12, ""},             // the city's choice
      {"kumoganagar", 12, "too_short"},
      {"茶色い犬が橋を渡る7回毎朝だよ", 15, ""},  // 15 characters, more bytes
      {"茶色い犬が橋を渡る7回", 15, "too_short"},
      {"🐕🌉🍙🚲🌧🎋🍵🧶🪁🔔🌾🥁🪭🐟🏮", 15, ""},
      {"               ", 15, "too_common"},
      {"a b c d e f g h ij kw", 15, ""},
      {std::string("Vx9#kQ2!mZ7@") + "tRw5pLs8", 15, ""},
      {"803912740913554", 15, ""},  // no rule about kinds of characters
      {"zzkqmvwxplrtbnh", 15, ""},
      {"correct horse battery staple", 15, "too_common"},
      {"passwordpassword", 15, "too_common"},
      {"Password12345678", 15, "too_common"},
      {"P@ssw0rdP@ssw0rd", 15, "too_common"},
      {"password-isesaki", 15, "too_common"},
      {"isesakishakyo2026", 15, "too_common"},
      {"Isesaki-Koken-2026", 15, "too_common"},
      {"seinenkokencenter", 15, "too_common"},
      {"SeinenKoukenSoudan1", 15, "too_common"},
      {"伊勢崎成年後見センター相談室1号", 15, "too_common"},
      {"kizunakizunakizuna", 15, "too_common"},
      {"tanaka.hanako2026", 15, "too_common"},  // the login and a year
      {"aaaaaaaaaaaaaaaaaaaa", 15, "too_common"},
      {"123456789012345", 15, "too_common"},
      {"abcdefghijklmnop", 15, "too_common"},
      {"qwertyuiopasdfghjkl", 15, "too_common"},
      {"1qaz2wsx3edc4rfv", 15, "too_common"},
      {"abcabcabcabcabcabc", 15, "too_common"},
      {"neko-neko-neko-neko-", 15, "too_common"},
      {"iloveyouiloveyou1", 15, "too_common"},
      {"パスワードパスワードパスワード1", 15, "too_common"},
      {std::string(64, 'x') + "kumoganagareru", 15, ""},
      {std::string(257, 'k'), 15, "too_long"},
  };
  for (const Row& row : rows) {
    const auto result = check_new_password(row.password, "tanaka.hanako", row.length_min);
    const std::string verdict = result ? "" : result.error().errors.at(0).code;
    EXPECT_EQ(verdict, row.verdict) << row.password;
  }
}

TEST(PasswordRules, EveryCommonWordWithAYearIsRefusedForTheCommonWord) {
  for (const char* word : {"isesaki", "shakyo", "kouken", "seinenkoken", "password", "welcome",
                           "administrator", "sakura", "doraemon", "letmein", "football"}) {
    for (const char* tail : {"2024", "2025!", "2026", "0000", "1234", "!!!!", "123!"}) {
      const std::string twice = std::string(word) + word + tail;
      if (twice.size() < 15) continue;
      const auto result = check_new_password(twice, "sato", 15);
      ASSERT_FALSE(result) << twice;
      EXPECT_EQ(result.error().rule, "AUTH-05") << twice;
      EXPECT_FALSE(result.error().errors.at(0).message.empty());
    }
  }
}

TEST(SignInLimits, WaitAfterFailures) {  // AUTH-17
  struct Row {
    long long failures;
    std::chrono::seconds wait;
  };
  constexpr Row rows[] = {{0, 0s},   {1, 0s},    {4, 0s},    {5, 2s},    {6, 4s},    {7, 8s},
                          {10, 64s}, {13, 512s}, {14, 900s}, {15, 900s}, {100, 900s}};
  for (const Row& row : rows) EXPECT_EQ(wait_after(row.failures), row.wait) << row.failures;
}

}  // namespace
}  // namespace kizuna::domain
