#include "persistence/audit_log/format/receipt.hpp"

#include <gtest/gtest.h>

#include "persistence/audit_log/format/entry.hpp"
#include "persistence/audit_log/format/merkle.hpp"
#include "persistence/audit_log/format/policy.hpp"

using namespace kizuna::audit;

namespace {

const std::string entry =
    R"({"act":"case.view","actor":{"aal":2,"amr":["pwd","otp"],"id":"u-7c1d","role":"counselor",)"
    R"("sid":"5f2d3c0a9b8e7f61"},"after":null,"before":null,"case":"c-0001","code":200,)"
    R"("detail":null,"obj":{"id":"c-0001","type":"case","ver":7},"out":"ok","purpose":"consult",)"
    R"("reqid":"6f1c2f5e-6d0e-4b0a-9a36-0d3f2b7a1c11","seq":1,"src":{"inst":"app1",)"
    R"("ip":"10.20.30.40","term":"PC-0123"},"ts":"2026-04-01T00:15:30.123456Z","v":1})";

/// Keys of RFC 8032 section 7.1, TEST 1 and TEST 2.
const std::string receipt_text =
    "c2sp.org/tlog-proof@v1\n"
    "index 1\n"
    "mkpE5D5kiXmV0/s3+HTMy8n8uOOxfTFLdDj3zg+eVNI=\n"
    "inruoN8x3d0/FCapwSOPDkFYiirkI1fzGXqD8YNL+0M=\n"
    "\n"
    "audit.kizuna.example/isesaki/2026\n"
    "3\n"
    "X6vhbPsZPHNFJu0t2JsNLXDJlOoqMN6mFmeyxX16Tl4=\n"
    "\n"
    "— audit.kizuna.example/isesaki/2026 "
    "CKGIUN3vy1iMjMzmulgA2zSzzvU0Nxw+BOdnzq9/2/XK2hBrBoPKxruZsWLrH6QxrIssvnoZXX4qNNzDAQla3H8hEQg=\n"
    "— witness.city.example/joho "
    "sYwgrgAAAABpzGSwHdTode72Ap8Fah0vPfvXyA0YIZy8IOr/"
    "3cU9Uqrgk2vjq0Dvdxr3Awv4+68vdDkN4v6OINqraQNz2GhUXgaIDg==\n";

const std::string policy_text =
    "# published test keys\n"
    "log audit.kizuna.example/isesaki/2026+08a18850+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea\n"
    "witness joho witness.city.example/joho+b18c20ae+BD1AF8PoQ4lakrcKp00bfrycmCzPLsSWjMDNVfEq9GYM\n"
    "quorum joho\n";

TEST(Receipt, of_the_published_example_verifies) {
  const auto receipt = parse_receipt(receipt_text);
  ASSERT_TRUE(receipt) << receipt.reason;
  EXPECT_TRUE(proves(*receipt, entry));
  EXPECT_EQ(print(*receipt), receipt_text);
  const auto policy = parse_policy(policy_text);
  ASSERT_TRUE(policy) << policy.reason;
  const Judgement judgement = judge(*policy, receipt->note);
  EXPECT_EQ(judgement.invalid, "");
  EXPECT_EQ(judgement.logs.size(), 1U);
  EXPECT_TRUE(quorum_met(*policy, judgement.cosigned_by));
  EXPECT_EQ(judgement.newest_cosignature, 1775002800U);
}

TEST(Receipt, proves_no_other_entry) {
  const auto receipt = parse_receipt(receipt_text);
  for (std::size_t i = 0; i < entry.size(); ++i) {
    std::string other = entry;
    other[i] = static_cast<char>(other[i] ^ 1);
    ASSERT_FALSE(proves(*receipt, other)) << i;
  }
}

TEST(Receipt, survives_writing_with_its_entry) {
  auto receipt = *parse_receipt(receipt_text);
  receipt.entry = entry;
  const auto again = parse_receipt(print(receipt));
  ASSERT_TRUE(again) << again.reason;
  EXPECT_EQ(again->entry, entry);
  EXPECT_EQ(print(*again), print(receipt));
}

std::string changed(std::string_view find, std::string_view with) {
  std::string text = receipt_text;
  return text.replace(text.find(find), find.size(), with);
}

TEST(Receipt, is_refused_outside_the_format) {
  const std::vector<std::string> refused = {
      "",
      changed("@v1", "@v2"),
      changed("index 1", "index 01"),
      changed("index 1", "index 3"),
      changed("index 1", "index -1"),
      changed("index 1\n", ""),
      changed("index 1", "extra e30=\nindex 1"),
      changed("eVNI=", "eVNJ="),
      changed("mkpE", "mk E"),
      changed("mkpE5D5kiXmV0/s3+HTMy8n8uOOxfTFLdDj3zg+eVNI=", "mkpE"),
      changed("\n\naudit", "\naudit"),
      changed("2026\n3\n", "2026\n0\n"),
      receipt_text + "\n",
      receipt_text.substr(0, receipt_text.size() - 1),
  };
  for (const std::string& text : refused) EXPECT_FALSE(parse_receipt(text)) << text;
}

TEST(Receipt, is_refused_with_more_than_63_proof_lines) {
  const std::string line = "mkpE5D5kiXmV0/s3+HTMy8n8uOOxfTFLdDj3zg+eVNI=\n";
  std::string lines;
  for (int i = 0; i < 62; ++i) lines += line;
  EXPECT_FALSE(parse_receipt(changed(line, lines + line)));
  EXPECT_TRUE(parse_receipt(changed(line, lines)));
}

}  // namespace
