#include "api/json/describe.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "sample_dto.hpp"

namespace kizuna::api {
namespace {

using domain::ProblemCode;
using sample::NewContact;

nlohmann::json good_contact() {
  return nlohmann::json::parse(R"({
    "received_on": "2026-04-01", "channel": "phone", "caller": {"name": "山田 花子"},
    "paid_yen": 1200, "is_urgent": true,
    "case_ids": ["0197f3a0-1234-7abc-8def-0123456789ab"], "called_at": "2026-04-01T00:15:30Z"})");
}

/// "422 /channel unknown_code, /paid_yen type" or "ok".
std::string verdict(const nlohmann::json& in) {
  const auto read = read_dto<NewContact>(in);
  if (read) return "ok";
  std::string out = read.error().code == ProblemCode::unknown_member ? "400" : "422";
  for (const auto& error : read.error().errors) out += ' ' + error.pointer + ':' + error.code;
  return out;
}

TEST(Describe, reads_what_is_well_formed) {
  const auto read = read_dto<NewContact>(good_contact());
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(domain::to_iso(read->received_on.value), "2026-04-01");
  EXPECT_EQ(read->channel.value, "phone");
  EXPECT_EQ(read->caller.name.value, "山田 花子");
  EXPECT_FALSE(read->caller.phone.has_value());
  EXPECT_FALSE(read->companion.has_value());
  EXPECT_EQ(read->paid_yen.value, 1200);
  EXPECT_TRUE(read->is_urgent);
  ASSERT_EQ(read->case_ids.value.size(), 1U);
  EXPECT_EQ(domain::to_rfc3339(read->called_at->value), "2026-04-01T00:15:30.000000Z");
}

TEST(Describe, says_what_is_wrong_with_each_member) {
  struct Row {
    const char* patch;  // merged into the good document (RFC 7386: null removes)
    const char* expected;
  };
  const Row grid[] = {
      {R"({})", "ok"},
      {R"({"received_on": null})", "422 /received_on:required"},
      {R"({"caller": null})", "422 /caller:required"},
      {R"({"caller": {"name": null}})", "422 /caller/name:required"},
      {R"({"caller": "山田"})", "422 /caller:type"},
      {R"({"companion": {"phone": "090"}})", "422 /companion/name:required"},
      {R"({"channel": "fax"})", "422 /channel:unknown_code"},
      {R"({"channel": 1})", "422 /channel:type"},
      {R"({"paid_yen": true})", "422 /paid_yen:type"},
      {R"({"paid_yen": "1200"})", "422 /paid_yen:type"},
      {R"({"paid_yen": 1.0})", "422 /paid_yen:type"},
      {R"({"is_urgent": 1})", "422 /is_urgent:type"},
      {R"({"case_ids": {}})", "422 /case_ids:type"},
      {R"({"case_ids": [1, "x"]})", "422 /case_ids/0:type /case_ids/1:uuid"},
      {R"({"case_ids": [1, 2, 3, 4]})", "422 /case_ids:too_many"},
      {R"({"channel": "fax", "paid_yen": -1})", "422 /channel:unknown_code /paid_yen:out_of_range"},
      {R"({"colour": 1})", "400 /colour:unknown_member"},
      {R"({"__proto__": {}})", "400 /__proto__:unknown_member"},
      {R"({"caller": {"age": 8}})", "400 /caller/age:unknown_member"},
      {R"({"山田太郎のこと": 1})", "400 :unknown_member"},
      {R"({"colour": 1, "channel": "fax"})", "400 /colour:unknown_member /channel:unknown_code"},
  };
  for (const auto& row : grid) {
    auto document = good_contact();
    document.merge_patch(nlohmann::json::parse(row.patch));
    EXPECT_EQ(verdict(document), row.expected) << row.patch;
  }
}

TEST(Describe, takes_null_for_an_optional_member) {
  auto document = good_contact();
  document["text"] = nullptr;
  document["companion"] = nullptr;
  EXPECT_EQ(verdict(document), "ok");
}

TEST(Describe, reads_bytes_and_writes_bytes_without_a_tree_in_sight) {
  const auto read = read_body<NewContact>(good_contact().dump());
  ASSERT_TRUE(read.has_value());
  const auto written = nlohmann::json::parse(write_body(*read));
  auto expected = good_contact();
  expected["caller"]["phone"] = nullptr;
  expected["called_at"] = "2026-04-01T00:15:30.000000Z";
  for (const char* absent : {"companion", "next_channel", "text"}) expected[absent] = nullptr;
  EXPECT_EQ(written, expected);

  EXPECT_EQ(read_body<NewContact>("{").error().code, ProblemCode::malformed_json);
  EXPECT_EQ(read_body<NewContact>("{}").error().code, ProblemCode::invalid_fields);
}

TEST(Describe, complains_a_hundred_times_at_most) {
  auto document = good_contact();
  for (int i = 0; i < 500; ++i) document["x" + std::to_string(i)] = 1;
  EXPECT_EQ(read_dto<NewContact>(document).error().errors.size(), Place::error_count_max);
}

TEST(Describe, prints_the_schema) {
  SchemaSet set;
  const auto reference = schema_of<NewContact>(set);
  EXPECT_EQ(reference.dump(), R"({"$ref":"#/components/schemas/NewContact"})");
  nlohmann::json components;
  set.write_components(components);

  std::ifstream file(KIZUNA_SOURCE_DIR "/tests/golden/json_schema.json");
  std::stringstream golden;
  golden << file.rdbuf();
  EXPECT_EQ(components.dump(2) + '\n', golden.str());
}

struct Nothing {};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())

TEST(Describe, knows_a_document_without_members) {
  EXPECT_TRUE(read_body<Nothing>("{}").has_value());
  EXPECT_EQ(read_body<Nothing>(R"({"a":1})").error().code, ProblemCode::unknown_member);
  EXPECT_EQ(write_body(Nothing{}), "{}");
}

struct Row {
  std::string label;
  std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(Row, (), (label, count))

struct Page {
  List<Row, 50> items;
  std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(Page, (), (items, next))

TEST(Describe, writes_what_the_service_made) {
  EXPECT_EQ(write_body(Page{{{{"東", 3}, {"西", 0}}}, "abc"}),
            R"({"items":[{"label":"東","count":3},{"label":"西","count":0}],"next":"abc"})");
  EXPECT_EQ(write_body(Page{}), R"({"items":[],"next":null})");
}

TEST(Describe, writes_every_text_as_others_read_it) {
  std::string all;
  for (char c = 1; c > 0; ++c) all += c;
  for (const std::string& text : {std::string(), all, std::string("\0\x1f/", 3),
                                  std::string("か\u3099 神\U0000FA19 辻\U000E0100 𠮷 \"\\")}) {
    const auto read = nlohmann::json::parse(write_body(Row{text, -1}));
    EXPECT_EQ(read, (nlohmann::json{{"label", text}, {"count", -1}}));
  }
  for (const char* text : {"\xff", "\xc0\xaf", "\xed\xa0\x80", "\xe3\x81"}) {
    EXPECT_THROW(static_cast<void>(write_body(Row{text, 0})), std::invalid_argument) << text;
  }
}

struct Caller {
  Name<> name;
};
BOOST_DESCRIBE_STRUCT(Caller, (), (name))

TEST(Describe, refuses_two_types_of_one_name) {
  SchemaSet set;
  static_cast<void>(schema_of<sample::Caller>(set));
  static_cast<void>(schema_of<sample::Caller>(set));
  EXPECT_THROW(static_cast<void>(schema_of<Caller>(set)), std::logic_error);
}

}  // namespace
}  // namespace kizuna::api
