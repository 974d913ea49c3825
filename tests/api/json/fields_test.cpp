#include "api/json/fields.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "api/json/code_list.hpp"
#include "api/json/reader.hpp"

namespace kizuna::api {
namespace {

using Json = nlohmann::json;

/// "ok", or the code of the first complaint, for a JSON value as it arrives.
template <class T>
std::string verdict(const std::string& value) {
  const auto document = read_json(R"({"v":)" + value + "}");
  if (!document) return "400";
  Place place;
  T out{};
  Field<T>::read(document->at("v"), place, out);
  if (place.is_clean()) return "ok";
  return place.take_refusal().errors.front().code;
}

struct Row {
  std::string value;
  const char* expected;
};

template <class T>
void expect_all(const std::vector<Row>& grid) {
  for (const auto& row : grid) EXPECT_EQ(verdict<T>(row.value), row.expected) << row.value;
}

std::string quoted(std::string_view unit, std::size_t count) {
  std::string out = "\"";
  for (std::size_t i = 0; i < count; ++i) out += unit;
  return out + '"';
}

// J-10 to J-13 of the requirement set.
TEST(Fields, name) {
  expect_all<Name<>>({
      {R"("山田 花子")", "ok"},
      {R"("\ufa19戸")", "ok"},
      {R"("辻\udb40\udd00")", "ok"},
      {R"("\ud842\udfb7野")", "ok"},
      {R"("か\u3099")", "ok"},
      {quoted("神", 100), "ok"},
      {quoted("神", 101), "text_too_long"},
      {quoted("𠮷", 100), "ok"},
      {R"("")", "text_empty"},
      {R"("\u3000")", "text_only_spaces"},
      {R"(" \u3000 ")", "text_only_spaces"},
      {R"("山田\t花子")", "text_line_break"},
      {R"("山田\n花子")", "text_line_break"},
      {R"("a\u0301\u0302\u0303\u0304")", "ok"},
      {R"("a\u0301\u0302\u0303\u0304\u0305")", "text_too_many_marks"},
      {R"("\u061c")", "text_bidi_control"},
      {R"("a\u200e")", "text_bidi_control"},
      {R"("a\u202e")", "text_bidi_control"},
      {R"("a\u2066")", "text_bidi_control"},
      {R"("a\u200b")", "text_zero_width"},
      {R"("a\ufeff")", "text_zero_width"},
      {R"("a\u0007")", "text_control_character"},
      {R"("a\u0085")", "text_control_character"},
      {R"("a\ufffe")", "text_noncharacter"},
      {R"("a\uffff")", "text_noncharacter"},
      {R"("123456789018")", "my_number"},
      {R"("123456789012")", "ok"},
      {"1", "type"},
      {"[]", "type"},
  });
}

TEST(Fields, prose_and_line) {
  expect_all<Prose<20>>({
      {R"("一行目\n二行目\t終わり")", "ok"},
      {R"("番号は1234 5678 9018")", "my_number"},
      {R"("番号は１２３４５６７８９０１８")", "my_number"},
      {R"("\n")", "text_only_spaces"},
      {quoted("あ", 21), "text_too_long"},
  });
  expect_all<Line<5>>({
      {R"("12345")", "ok"},
      {R"("123456")", "text_too_long"},
      {R"("1\r2")", "text_line_break"},
  });
}

TEST(Fields, secret) {
  expect_all<Secret<20>>({
      {R"("123456789018")", "ok"},
      {quoted("x", 21), "text_too_long"},
      {R"("")", "text_empty"},
      {"null", "type"},
  });
}

TEST(Fields, date_and_instant) {
  expect_all<CivilDateText>({
      {R"("2024-02-29")", "ok"},
      {R"("2026-02-29")", "date"},
      {R"("2026-02-30")", "date"},
      {R"("2026-2-3")", "date"},
      {R"("20260203")", "date"},
      {R"("令和8年2月3日")", "date"},
      {R"("2026-02-03T00:00:00Z")", "date"},
      {R"("")", "date"},
      {"20260203", "type"},
  });
  expect_all<InstantText>({
      {R"("2026-04-01T00:15:30Z")", "ok"},
      {R"("2026-04-01T09:15:30.123456+09:00")", "ok"},
      {R"("2026-04-01T24:00:00Z")", "instant"},
      {R"("2026-04-01T00:15:30")", "instant"},
      {R"("2026-04-01")", "instant"},
      {"0", "type"},
  });
}

TEST(Fields, integer_and_boolean) {
  expect_all<Yen>({
      {"0", "ok"},
      {"1000000000", "ok"},
      {"1000000001", "out_of_range"},
      {"-1", "out_of_range"},
      {"1.0", "400"},
      {"true", "type"},
      {R"("1")", "type"},
  });
  expect_all<Int<-3, -1>>({{"-3", "ok"}, {"-4", "out_of_range"}, {"0", "out_of_range"}});
  expect_all<bool>({{"true", "ok"}, {"1", "type"}, {R"("true")", "type"}, {"null", "type"}});
}

TEST(Fields, uuid) {
  expect_all<Uuid>({
      {R"("0197f3a0-1234-7abc-8def-0123456789ab")", "ok"},
      {R"("0197F3A0-1234-7ABC-8DEF-0123456789AB")", "uuid"},
      {R"("0197f3a012347abc8def0123456789ab")", "uuid"},
      {R"("0197f3a0-1234-7abc-8def-0123456789ag")", "uuid"},
      {R"("0197f3a0-1234-7abc-8def-0123456789abc")", "uuid"},
      {R"("0197f3a0x1234-7abc-8def-0123456789ab")", "uuid"},
      {R"("")", "uuid"},
      {"1", "type"},
  });
}

TEST(Fields, code_of_a_list_of_the_domain) {
  using Caller = Code<ListOf<&domain::intake::codes::caller>>;
  expect_all<Caller>({{R"("10")", "ok"}, {R"("1")", "unknown_code"}, {"10", "type"}});

  SchemaSet set;
  Json schema;
  Field<Caller>::schema(set, schema);
  EXPECT_EQ(schema.at("enum").at(0), "10");
  EXPECT_EQ(schema.at("enum").size(), domain::intake::codes::caller().size());
}

TEST(Fields, keep_every_byte_of_a_name) {
  // J-12: NFC would turn U+FA19 into U+795E and drop the writer's own spelling of が.
  for (const char* name : {"\uFA19戸", "辻\U000E0100", "\U00020BB7野", "か\u3099"}) {
    Place place;
    Name<> out;
    Field<Name<>>::read(Json(name), place, out);
    EXPECT_EQ(out.value, name);
  }
}

TEST(Fields, never_repeat_a_my_number) {
  Place place;
  Name<> out;
  Field<Name<>>::read(Json("123456789018"), place, out);
  EXPECT_TRUE(out.value.empty());
  EXPECT_EQ(place.take_refusal().errors.front().message.find("123456789018"), std::string::npos);
}

}  // namespace
}  // namespace kizuna::api
