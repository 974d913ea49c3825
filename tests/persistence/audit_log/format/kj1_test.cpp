#include "persistence/audit_log/format/kj1.hpp"

#include <gtest/gtest.h>

#include <random>

#include "persistence/audit_log/format/entry.hpp"

using namespace kizuna::audit;
using kj1::Array;
using kj1::Value;

namespace {

TEST(Kj1, writes_members_in_ascending_order_without_white_space) {
  const Value value =
      kj1::Object{{"b_2", Array{1, -7, true, nullptr}}, {"a", "\"\\/\b\t\n\f\r\x1f\x7f あ"}};
  EXPECT_EQ(kj1::encode(value),
            "{\"a\":\"\\\"\\\\/\\b\\t\\n\\f\\r\\u001f\x7f あ\",\"b_2\":[1,-7,true,null]}");
}

struct Row {
  std::string bytes;
  bool accepted;
};

const std::vector<Row> rows = {
    {"{}", true},
    {"[]", true},
    {R"({"a":0})", true},
    {R"({"a":-1})", true},
    {R"({"a":9007199254740991})", true},
    {R"({"a":-9007199254740991})", true},
    {R"({"a":9007199254740992})", false},
    {R"({"a":-9007199254740992})", false},
    {R"({"a":99999999999999999999})", false},
    {R"({"a":-0})", false},
    {R"({"a":00})", false},
    {R"({"a":01})", false},
    {R"({"a":+1})", false},
    {R"({"a":1.0})", false},
    {R"({"a":1e2})", false},
    {R"({"a":NaN})", false},
    {R"({"a":-})", false},
    {R"({"a":})", false},
    {R"({"a":1,})", false},
    {R"({"a":1)", false},
    {R"({"a":1}})", false},
    {R"({"a":1} )", false},
    {R"( {"a":1})", false},
    {R"({"a": 1})", false},
    {R"({"a":1,"b":2})", true},
    {R"({"b":1,"a":2})", false},
    {R"({"a":1,"a":2})", false},
    {R"({"A":1})", false},
    {R"({"":1})", false},
    {R"({"a b":1})", false},
    {"{\"" + std::string(32, 'k') + "\":1}", true},
    {"{\"" + std::string(33, 'k') + "\":1}", false},
    {R"({"\u0061":1})", false},
    {R"([[[[]]]])", true},
    {R"([[[[[]]]]])", false},
    {R"({"a":{"a":{"a":{}}}})", true},
    {R"({"a":{"a":{"a":{"a":1}}}})", true},
    {R"({"a":{"a":{"a":{"a":{}}}}})", false},
    {R"(["/"])", true},
    {R"(["\/"])", false},
    {R"(["\b\t\n\f\r\"\\"])", true},
    {R"(["\u0000\u001f\u000b"])", true},
    {R"(["\u0008"])", false},
    {R"(["\u000A"])", false},
    {R"(["\u001F"])", false},
    {R"(["\u0041"])", false},
    {R"(["\u0020"])", false},
    {R"(["\u3042"])", false},
    {R"(["\ud83d\ude00"])", false},
    {R"(["\u00)", false},
    {R"(["\)", false},
    {"[\"\x7f\"]", true},
    {"[\"\t\"]", false},
    {std::string("[\"\0\"]", 5), false},
    {"[\"あ𠮷\"]", true},
    {"[\"\xe3\x81\"]", false},
    {"[\"\x80\"]", false},
    {"[\"\xc0\xaf\"]", false},
    {"[\"\xe0\x80\xaf\"]", false},
    {"[\"\xed\xa0\x80\"]", false},
    {"[\"\xf4\x90\x80\x80\"]", false},
    {"[\"\xef\xb7\x90\"]", false},
    {"[\"\xef\xbf\xbe\"]", false},
    {"[\"\xf0\x9f\xbf\xbf\"]", false},
    {"[\"\xef\xbf\xbd\"]", true},
    {"\xef\xbb\xbf{}", false},
    {"", false},
    {"1", false},
    {"null", true},
    {"nul", false},
    {"truefalse", false},
    {"\"" + std::string(8190, 'x') + "\"", true},
    {"\"" + std::string(8191, 'x') + "\"", false},
};

TEST(Kj1, accepts_canonical_bytes_only) {
  for (const Row& row : rows) {
    const auto value = kj1::parse(row.bytes);
    EXPECT_EQ(static_cast<bool>(value), row.accepted) << row.bytes.substr(0, 80);
    if (value) {
      EXPECT_EQ(kj1::encode(*value), row.bytes);
    } else {
      EXPECT_FALSE(value.reason.empty());
    }
  }
}

TEST(Kj1, refuses_to_write_what_it_would_not_read) {
  const std::vector<Value> unfit = {
      Value(9007199254740992),
      Value(-9007199254740992),
      Value("\xff\xfe"),
      Value("\xef\xbf\xbf"),
      kj1::Object{{"Bad", 1}},
      kj1::Object{{"", 1}},
      Array{Array{Array{Array{Array{}}}}},
      Value(std::string(8191, 'x')),
      Value(1),
  };
  for (const Value& value : unfit) EXPECT_THROW(kj1::encode(value), std::invalid_argument);
  EXPECT_THROW(Value(std::uint64_t{1} << 63), std::invalid_argument);
}

TEST(Kj1, obeys_other_limits) {
  const Value flat = kj1::Object{{"a", 1}};
  EXPECT_EQ(kj1::encode(flat, {.depth = 1, .bytes = 7}), "{\"a\":1}");
  EXPECT_THROW(kj1::encode(flat, {.depth = 1, .bytes = 6}), std::invalid_argument);
  EXPECT_FALSE(kj1::parse("[[]]", {.depth = 1}));
}

/// Grows a value out of random numbers, never deeper than allowed.
Value random_value(std::mt19937_64& random, int depth) {
  switch (random() % (depth > 0 ? 6 : 4)) {
    case 0:
      return nullptr;
    case 1:
      return random() % 2 == 0;
    case 2:
      return static_cast<std::int64_t>(random() >> 11) * (random() % 2 == 0 ? 1 : -1);
    case 3: {
      static const std::vector<std::string> pieces = {"a",    "\n", "\x01", "\"", "\\",
                                                      "\x7f", "é",  "あ",   "𠮷", "/"};
      std::string text;
      for (auto count = random() % 8; count > 0; --count) text += pieces[random() % pieces.size()];
      return text;
    }
    case 4: {
      Array items;
      for (auto count = random() % 4; count > 0; --count) {
        items.push_back(random_value(random, depth - 1));
      }
      return items;
    }
    default: {
      kj1::Object members;
      for (auto count = random() % 4; count > 0; --count) {
        members["k" + std::to_string(random() % 100)] = random_value(random, depth - 1);
      }
      return members;
    }
  }
}

TEST(Kj1, reads_back_what_it_wrote) {
  std::mt19937_64 random(20260401);
  for (int i = 0; i < 20'000; ++i) {
    const std::string bytes = kj1::encode(Array{random_value(random, 3)});
    const auto again = kj1::parse(bytes);
    ASSERT_TRUE(again) << bytes << again.reason;
    ASSERT_EQ(kj1::encode(*again), bytes);
  }
}

TEST(Kj1, commitment_is_the_published_one) {
  std::string key;
  for (char c = 0; c < 32; ++c) key += c;
  const std::string fields = kj1::encode(kj1::Object{{"status", "drafted"}, {"amount", 28000}});
  EXPECT_EQ(fields, R"({"amount":28000,"status":"drafted"})");
  EXPECT_EQ(hex(commit_to(key, fields)),
            "8b4df61fda776f36e69b7b80b829a83e73bd39298d720be504824eeb4085a2bf");
}

}  // namespace
