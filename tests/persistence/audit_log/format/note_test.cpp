#include "persistence/audit_log/format/note.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "persistence/audit_log/format/merkle.hpp"
#include "persistence/audit_log/format/policy.hpp"

using namespace kizuna::audit;

namespace {

Seed seed(std::string_view text) {
  return *unhex_hash(text);
}
/// RFC 8032 section 7.1, TEST 1 to 3. Published, never for production.
const Seed log_seed = seed("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
const Seed witness_seed = seed("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
const Seed second_seed = seed("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7");
const std::string origin = "audit.kizuna.example/isesaki/2026";

VKey key_of(std::string name, KeyType type, const Seed& from) {
  return {std::move(name), type, ed25519_public_key(from)};
}

TEST(Ed25519, gives_the_signatures_of_rfc_8032) {
  EXPECT_EQ(
      hex(ed25519_sign(log_seed, "")),
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701c"
      "f9b46bd25bf5f0595bbe24655141438e7a100b");
  EXPECT_EQ(
      hex(ed25519_sign(witness_seed, "\x72")),
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0"
      "f11d8c387b2eaeb4302aeeb00d291612bb0c00");
}

TEST(Ed25519, refuses_a_second_form_of_a_signature) {
  const PublicKey key = ed25519_public_key(log_seed);
  const std::string signature = ed25519_sign(log_seed, "text");
  ASSERT_TRUE(ed25519_verify(key, "text", signature));
  EXPECT_FALSE(ed25519_verify(key, "texT", signature));
  EXPECT_FALSE(ed25519_verify(key, "text", signature.substr(1)));
  // S + L verifies wherever S does, unless S < L is asked for.
  const std::string order =
      *unhex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
  std::string again = signature;
  unsigned carry = 0;
  for (std::size_t i = 0; i < 32; ++i) {
    carry += static_cast<unsigned char>(again[32 + i]);
    carry += static_cast<unsigned char>(order[i]);
    again[32 + i] = static_cast<char>(carry & 0xFF);
    carry >>= 8;
  }
  EXPECT_FALSE(ed25519_verify(key, "text", again));
}

/// With the identity as key, R = S B verifies for every message; only the spelling of the key
/// decides. libcrypto takes all four.
TEST(Ed25519, refuses_points_spelt_in_another_way) {
  const std::string base_point =
      *unhex("5866666666666666666666666666666666666666666666666666666666666666");
  const std::string signature = base_point + '\1' + std::string(31, '\0');
  const std::vector<std::pair<std::string, bool>> table = {
      {"0100000000000000000000000000000000000000000000000000000000000000", true},
      {"0100000000000000000000000000000000000000000000000000000000000080", false},
      {"eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", false},
      {"eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff", false}};
  for (const auto& [key, accepted] : table) {
    EXPECT_EQ(ed25519_verify(*unhex_hash(key), "text", signature), accepted) << key;
  }
}

TEST(VKey, is_printed_with_its_id) {
  const VKey log = key_of(origin, KeyType::log, log_seed);
  EXPECT_EQ(print(log), origin + "+08a18850+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea");
  EXPECT_EQ(*parse_vkey(print(log), KeyType::log), log);
  EXPECT_FALSE(parse_vkey(print(log), KeyType::witness));
  const VKey witness = key_of("witness.city.example/joho", KeyType::witness, witness_seed);
  EXPECT_EQ(print(witness),
            "witness.city.example/joho+b18c20ae+BD1AF8PoQ4lakrcKp00bfrycmCzPLsSWjMDNVfEq9GYM");
  for (const std::string& text :
       {std::string(""), std::string("+"), origin + "+08a18850",
        origin + "+08A18850+" + "AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea", "x" + print(log),
        print(log) + "="}) {
    EXPECT_FALSE(parse_vkey(text, KeyType::log)) << text;
  }
}

/// The example of the C2SP signed-note specification.
TEST(VKey, verifies_the_signed_note_example) {
  const auto key = parse_vkey("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                              KeyType::log);
  ASSERT_TRUE(key) << key.reason;
  const auto signature = unbase64(
      "x08go/ZJkuBS9UG/"
      "SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=");
  ASSERT_TRUE(signature);
  EXPECT_EQ(signature->substr(0, 4), key_id(*key));
  EXPECT_TRUE(ed25519_verify(key->key,
                             "If you think cryptography is the answer to your problem,\n"
                             "then you don't know what your problem is.\n",
                             std::string_view(*signature).substr(4)));
}

Note signed_note() {
  const Checkpoint checkpoint{origin, 40, sha256("root")};
  return {checkpoint,
          {sign_checkpoint(checkpoint, log_seed),
           cosign(checkpoint, "witness.city.example/joho", witness_seed, 1775002800)}};
}

TEST(Note, goes_there_and_back) {
  const std::string text = print(signed_note());
  const auto note = parse_note(text);
  ASSERT_TRUE(note) << note.reason;
  EXPECT_EQ(note->checkpoint, signed_note().checkpoint);
  EXPECT_EQ(print(*note), text);
  EXPECT_EQ(cosignature_time(note->signatures[1]), 1775002800U);
}

std::string changed(std::string_view find, std::string_view replacement) {
  std::string text = print(signed_note());
  return text.replace(text.find(find), find.size(), replacement);
}

TEST(Note, is_refused_outside_the_format) {
  const std::string text = print(signed_note());
  const std::string body = body_of(signed_note().checkpoint);
  std::string many = body + "\n";
  for (int i = 0; i < 17; ++i) many += "— k" + std::to_string(i) + " AAAAAAA=\n";
  const std::vector<std::string> refused = {
      "",
      body,
      body + "\n",
      many,
      text + "\n",
      text + text.substr(text.rfind("— ")),
      text.substr(0, text.size() - 1),
      "\xef\xbb\xbf" + text,
      changed("\n40\n", "\n040\n"),
      changed("\n40\n", "\n0\n"),
      changed("\n40\n", "\n-1\n"),
      changed("\n40\n", "\n9007199254740992\n"),
      changed("\n40\n", "\n40\r\n"),
      changed("\n\n", "\nextension\n\n"),
      changed("\n\n", "\n"),
      changed("— ", "- "),
      changed("— ", "—"),
      changed("witness.city", "witness+city"),
      changed("joho ", "joho  "),
      text + "— key AAAAAA==\n",
      text + "— key AAAA\n",
      text + "— key\n",
      text + "—  AAAAAAA=\n",
  };
  for (const std::string& one : refused) EXPECT_FALSE(parse_note(one)) << one;
  EXPECT_TRUE(parse_note(text + "— key AAAAAAA=\n"));
}

std::string log_line_of(const Seed& from) {
  return "log " + print(key_of(origin, KeyType::log, from)) + "\n";
}
const std::string log_line = log_line_of(log_seed);
const std::string city_line =
    "witness city " + print(key_of("witness.city.example/joho", KeyType::witness, witness_seed)) +
    "\n";
const std::string second_line = "witness second " +
                                print(key_of("second.example", KeyType::witness, second_seed)) +
                                " https://second.example\n";

TEST(Policy, is_read_line_by_line) {
  const std::string base = log_line + city_line + second_line;
  const std::vector<std::pair<std::string, bool>> table = {
      {base + "quorum none\n", true},
      {"# comment\n\n   \n" + base + "quorum  city\n", true},
      {base + "group both all city second\nquorum both\n", true},
      {base + "group g 2 city second\nquorum g\n", true},
      {base + "group g 3 city second\nquorum g\n", false},
      {base + "group g 0 city second\nquorum g\n", false},
      {base + "group g any\nquorum g\n", false},
      {base + "group g any city city\nquorum g\n", false},
      {base + "group g any third\nquorum g\n", false},
      {base + "group g any none\nquorum g\n", false},
      {base + "group g any city\ngroup h all g second\nquorum h\n", true},
      {base + "group g any city\ngroup h all g city\nquorum h\n", false},
      {base + "group city any second\nquorum city\n", false},
      {base, false},
      {base + "quorum city\nquorum city\n", false},
      {base + "quorum third\n", false},
      {"quorum city\n" + base, false},
      {base + "quorum none", false},
      {base + "\tquorum none\n", false},
      {base + "allow all\nquorum none\n", false},
      {base + log_line + "quorum none\n", false},
      {base + log_line_of(witness_seed) + "quorum none\n", true},
      {base + log_line_of(witness_seed) + log_line_of(second_seed) + "quorum none\n", false},
      {base + city_line + "quorum none\n", false},
      {base + "witness twin " + city_line.substr(13) + "quorum none\n", false},
      {"log " + city_line.substr(13) + "quorum none\n", false},
      {"", false},
  };
  for (const auto& [text, good] : table) {
    EXPECT_EQ(static_cast<bool>(parse_policy(text)), good) << text;
  }
}

TEST(Policy, counts_witnesses_through_groups) {
  const std::string base = city_line + second_line;
  struct Row {
    const char* rule;
    std::vector<std::string> cosigned_by;
    bool met;
  };
  const std::vector<Row> table = {
      {"quorum none\n", {}, true},
      {"quorum city\n", {}, false},
      {"quorum city\n", {"city"}, true},
      {"quorum city\n", {"second"}, false},
      {"group g any city second\nquorum g\n", {"second"}, true},
      {"group g all city second\nquorum g\n", {"second"}, false},
      {"group g all city second\nquorum g\n", {"second", "city"}, true},
      {"group g any second\ngroup h all g city\nquorum h\n", {"city"}, false},
      {"group g any second\ngroup h all g city\nquorum h\n", {"city", "second"}, true},
  };
  for (const Row& row : table) {
    const auto policy = parse_policy(base + row.rule);
    ASSERT_TRUE(policy) << policy.reason;
    EXPECT_EQ(quorum_met(*policy, row.cosigned_by), row.met) << row.rule;
  }
}

TEST(Policy, judges_each_known_line) {
  const auto policy = parse_policy(log_line + city_line + "quorum city\n");
  Note note = signed_note();
  Judgement judgement = judge(*policy, note);
  EXPECT_EQ(judgement.invalid, "");
  EXPECT_EQ(judgement.logs.size(), 1U);
  EXPECT_EQ(judgement.cosigned_by, std::vector<std::string>{"city"});
  note.signatures[1].signature[3] = 1;
  EXPECT_EQ(judge(*policy, note).invalid, "witness.city.example/joho");
  note = signed_note();
  note.checkpoint.size += 1;
  EXPECT_EQ(judge(*policy, note).invalid, origin);
  note = signed_note();
  note.signatures[1].name = "somebody.example";
  EXPECT_EQ(judge(*policy, note).invalid, "");
  EXPECT_TRUE(judge(*policy, note).cosigned_by.empty());
}

}  // namespace
