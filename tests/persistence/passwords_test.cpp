#include "persistence/passwords.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace kizuna::persistence {
namespace {

TEST(Passwords, AHashSaysHowItWasMadeAndFitsOnlyItsPassword) {  // AUTH-02
  const std::string stored = hash_password("茶色い犬が橋を渡る", password_costs_floor);
  EXPECT_TRUE(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$")) << stored;
  EXPECT_TRUE(verify_password("茶色い犬が橋を渡る", stored));
  for (const char* other : {"", "茶色い犬が橋を渡", "茶色い犬が橋を渡る ", "茶色い犬が橋を渡ろ"}) {
    EXPECT_FALSE(verify_password(other, stored)) << other;
  }
  EXPECT_NE(hash_password("茶色い犬が橋を渡る", password_costs_floor), stored) << "salted";
}

TEST(Passwords, PasswordsAreBytes) {  // AUTH-04
  const std::string with_nul("kumo\0ga nagareru", 16);
  const std::string stored = hash_password(with_nul, password_costs_floor);
  EXPECT_TRUE(verify_password(with_nul, stored));
  EXPECT_FALSE(verify_password("kumo", stored));
  EXPECT_NO_THROW(hash_password(std::string(256, 'k'), password_costs_floor));
  EXPECT_THROW(hash_password(std::string(257, 'k'), password_costs_floor), std::invalid_argument);
  EXPECT_FALSE(verify_password(std::string(257, 'k'), stored));
}

TEST(Passwords, NothingBelowTheFloorIsMadeOrAccepted) {  // AUTH-02
  EXPECT_THROW(hash_password("x", {1, 64}), std::invalid_argument);
  EXPECT_THROW(hash_password("x", {3, 18}), std::invalid_argument);
  // Made with m=64 KiB, t=1: a good Argon2id of the empty word, and worth nothing.
  for (const char* stored :
       {"", "plain", "$argon2i$v=19$m=65536,t=3,p=1$c29tZXNhbHQ$9sTbSlTio3Biev89thdrlKKiCaYsjjYV",
        "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$GpZ3sK/oH9p7VIiV56G/64Zo/8GaUw4342"}) {
    EXPECT_FALSE(verify_password("", stored)) << stored;
  }
}

TEST(Passwords, RehashOnlyUpwards) {  // AUTH-02
  struct Row {
    PasswordCosts stored;
    PasswordCosts wanted;
    bool verdict;
  };
  constexpr Row rows[] = {
      {{2, 19}, {2, 19}, false}, {{2, 19}, {3, 19}, true},  {{2, 19}, {2, 20}, true},
      {{3, 20}, {2, 19}, false}, {{3, 20}, {3, 19}, false}, {{3, 20}, {2, 20}, false},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(should_rehash(hash_password("x", row.stored), row.wanted), row.verdict);
  }
  EXPECT_TRUE(should_rehash("anything else", {2, 19}));
}

TEST(Passwords, TheDummyIsARealHashThatNothingFits) {  // AUTH-03
  EXPECT_EQ(dummy_hash(password_costs_floor), dummy_hash(password_costs_floor));
  EXPECT_FALSE(should_rehash(dummy_hash(password_costs_floor), password_costs_floor));
  EXPECT_FALSE(verify_password("", dummy_hash(password_costs_floor)));
}

}  // namespace
}  // namespace kizuna::persistence
