#include "api/json/reader.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

namespace kizuna::api {
namespace {

using namespace std::string_literals;

std::string repeat(std::string_view text, std::size_t count) {
  std::string out;
  out.reserve(text.size() * count);
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

/// An object that holds arrays, `depth` containers in all.
std::string nested(std::size_t depth) {
  return R"({"a":)" + repeat("[", depth - 1) + repeat("]", depth - 1) + "}";
}

/// An object that holds one array of nulls, `node_count` values in all.
std::string wide(std::size_t node_count) {
  return R"({"a":[)" + repeat("null,", node_count - 3) + "null]}";
}

std::string verdict(std::string_view bytes) {
  const auto read = read_json(bytes);
  if (read) return "ok";
  EXPECT_EQ(read.error().code, domain::ProblemCode::malformed_json);
  return read.error().rule;
}

struct Row {
  const char* row;  // of the requirement set
  std::string bytes;
  const char* expected;
};

void expect_all(const std::vector<Row>& grid) {
  for (const auto& row : grid) {
    EXPECT_EQ(verdict(row.bytes), row.expected)
        << row.row << ": " << row.bytes.substr(0, 60) << " (" << row.bytes.size() << " bytes)";
  }
}

TEST(JsonReader, refuses_what_is_not_utf_8) {
  expect_all({
      {"J-01", "{\"a\":\"\xE7\xA5\x9E\"}", "ok"},
      {"J-01", "{\"a\":\"\xF0\xA0\xAE\xB7\"}", "ok"},
      {"J-01 bare continuation byte", "{\"a\":\"\x80\"}", "json.syntax"},
      {"J-01 cut short", "{\"a\":\"\xE7\xA5\"}", "json.syntax"},
      {"J-01 overlong slash", "{\"a\":\"\xC0\xAF\"}", "json.syntax"},
      {"J-01 overlong in three bytes", "{\"a\":\"\xE0\x80\xAF\"}", "json.syntax"},
      {"J-01 surrogate as three bytes", "{\"a\":\"\xED\xA0\x80\"}", "json.syntax"},
      {"J-01 surrogate pair as six bytes", "{\"a\":\"\xED\xA0\xBD\xED\xB8\x80\"}", "json.syntax"},
      {"J-01 beyond U+10FFFF", "{\"a\":\"\xF4\x90\x80\x80\"}", "json.syntax"},
      {"J-01 byte that never occurs", "{\"a\":\"\xFF\"}", "json.syntax"},
      {"J-01 in a member name", "{\"\xC0\xAF\":1}", "json.syntax"},
      {"J-01 lone high surrogate escape", R"({"a":"\ud800"})", "json.syntax"},
      {"J-01 lone low surrogate escape", R"({"a":"\udc00"})", "json.syntax"},
      {"J-01 surrogates in the wrong order", R"({"a":"\udc00\ud800"})", "json.syntax"},
      {"J-01 surrogate pair escape", R"({"a":"\ud842\udfb7"})", "ok"},
      {"J-02 byte order mark", "\xEF\xBB\xBF{}", "json.byte_order_mark"},
      {"J-02 mark inside", "{\xEF\xBB\xBF}", "json.syntax"},
      {"J-02 UTF-16 LE", "{\0}\0"s, "json.nul"},
      {"J-02 UTF-16 BE with mark", "\xFE\xFF\0{\0}"s, "json.nul"},
  });
}

TEST(JsonReader, refuses_what_is_too_deep_or_too_wide) {
  expect_all({
      {"J-03", nested(32), "ok"},
      {"J-03", nested(33), "json.depth"},
      {"J-03", nested(100'000), "json.depth"},
      {"J-03", nested(5'000'000), "json.depth"},
      {"J-03 never closed", R"({"a":)" + repeat("[", 100'000), "json.depth"},
      {"J-03 objects", repeat(R"({"a":)", 33) + "1" + repeat("}", 33), "json.depth"},
      {"node limit", wide(10'000), "ok"},
      {"node limit", wide(10'001), "json.nodes"},
  });
}

TEST(JsonReader, refuses_duplicate_members) {
  expect_all({
      {"J-04", R"({"a":1,"a":1})", "json.duplicate_member"},
      {"J-04", R"({"a":1,"\u0061":1})", "json.duplicate_member"},
      {"J-04", R"({"b":{"a":1,"c":2,"a":1}})", "json.duplicate_member"},
      {"J-04", R"({"b":[{"a":null,"a":null}]})", "json.duplicate_member"},
      {"J-04 null is a value", R"({"a":null,"a":null})", "json.duplicate_member"},
      {"J-04 another object", R"({"a":{"a":1},"b":{"a":1}})", "ok"},
      {"J-04 another case", R"({"a":1,"A":1})", "ok"},
  });
}

TEST(JsonReader, takes_integers_only) {
  expect_all({
      {"J-05", R"({"a":0})", "ok"},
      {"J-05", R"({"a":-1})", "ok"},
      {"J-05 2^53-1", R"({"a":9007199254740991})", "ok"},
      {"J-05 -(2^53-1)", R"({"a":-9007199254740991})", "ok"},
      {"J-05 2^53", R"({"a":9007199254740992})", "json.number"},
      {"J-05 -2^53", R"({"a":-9007199254740992})", "json.number"},
      {"J-05 2^63", R"({"a":9223372036854775808})", "json.number"},
      {"J-05 -2^63", R"({"a":-9223372036854775808})", "json.number"},
      {"J-05 2^64", R"({"a":18446744073709551616})", "json.number"},
      {"J-05", R"({"a":1.0})", "json.number"},
      {"J-05", R"({"a":1e2})", "json.number"},
      {"J-05", R"({"a":[0.5]})", "json.number"},
      {"J-05", R"({"a":-0})", "json.number"},
      {"J-05", R"({"a":-0.0})", "json.number"},
      {"J-06", R"({"a":NaN})", "json.syntax"},
      {"J-06", R"({"a":Infinity})", "json.syntax"},
      {"J-06", R"({"a":-Infinity})", "json.syntax"},
      {"J-06", R"({"a":1e400})", "json.syntax"},
      {"J-06", R"({"a":01})", "json.syntax"},
      {"J-06", R"({"a":+1})", "json.syntax"},
      {"J-06", R"({"a":0x1})", "json.syntax"},
      {"J-06", R"({"a":1.})", "json.syntax"},
      {"J-06", R"({"a":-})", "json.syntax"},
  });
}

TEST(JsonReader, refuses_what_only_looks_like_json) {
  expect_all({
      {"J-07", "{/* */}", "json.syntax"},
      {"J-07", "{} // x", "json.syntax"},
      {"J-07", R"({"a":1,})", "json.syntax"},
      {"J-07", R"({"a":[1,]})", "json.syntax"},
      {"J-07", "{'a':1}", "json.syntax"},
      {"J-07", "{a:1}", "json.syntax"},
      {"J-07", "{}{}", "json.syntax"},
      {"J-07", "{}\0"s, "json.nul"},
      {"J-07 after a zero byte", "{}\0{]"s, "json.nul"},
      {"J-07", "{} 1", "json.syntax"},
      {"J-07", "{", "json.syntax"},
      {"J-07", R"({"a")", "json.syntax"},
      {"J-07", R"({"a":})", "json.syntax"},
      {"J-07", R"({"a":tru})", "json.syntax"},
      {"J-07", "{\"a\":\"\n\"}", "json.syntax"},
      {"J-07 white space around", " \t\r\n{ } \n", "ok"},
      {"J-07", "", "json.empty"},
      {"J-07", " ", "json.syntax"},
      {"J-08", "[]", "json.top_level"},
      {"J-08", "1", "json.top_level"},
      {"J-08", "null", "json.top_level"},
      {"J-08", R"("a")", "json.top_level"},
      {"J-08 a name is only a name here", R"({"__proto__":{}})", "ok"},
      {"J-09", R"({"a":"\u0000"})", "json.nul"},
      {"J-09", R"({"a":["x\u0000y"]})", "json.nul"},
      {"J-09", R"({"\u0000":1})", "json.nul"},
      {"J-09 raw", "{\"a\":\"\0\"}"s, "json.nul"},
  });
}

TEST(JsonReader, keeps_what_it_reads) {
  const auto read =
      read_json(R"({"a":[1,-2,{"b":"\u5c71田","c":[[],{}]},true,null],"d":{"e":false},"f":"𠮷"})");
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->dump(),
            R"({"a":[1,-2,{"b":"山田","c":[[],{}]},true,null],"d":{"e":false},"f":"𠮷"})");
}

TEST(JsonReader, names_the_position_and_nothing_else) {
  EXPECT_EQ(read_json(R"({"secret":1.5})").error().detail,
            "JSONとして読み取れません(14バイト目)。");
  EXPECT_EQ(read_json("").error().detail, "JSONとして読み取れません(0バイト目)。");
  EXPECT_TRUE(read_json("{").error().errors.empty());
}

}  // namespace
}  // namespace kizuna::api
