#include <gtest/gtest.h>

#include "api/json/etag.hpp"
#include "api/json/idempotency.hpp"
#include "api/json/media_type.hpp"
#include "api/problem.hpp"

namespace kizuna::api {
namespace {

using Header = std::optional<std::string_view>;
constexpr std::nullopt_t absent = std::nullopt;

template <class T>
int status_of(const domain::Result<T>& result) {
  return result ? 200 : problem_row(result.error().code).status;
}

TEST(IfMatch, verdicts) {
  struct Row {
    Header header;
    int expected;
  };
  const Row grid[] = {
      {absent, 428},       {R"("v7")", 200},  {R"("v1")", 200},
      {R"(W/"v7")", 412},  {"*", 400},        {R"("v0")", 412},
      {R"("v-1")", 412},   {R"("v07")", 412}, {R"("7")", 412},
      {R"("v7x")", 412},   {R"("")", 412},    {R"("v99999999999999999999")", 412},
      {"v7", 400},         {R"("v7)", 400},   {R"("v7", "v8")", 400},
      {R"("v 7")", 400},   {"", 400},         {R"(w/"v7")", 400},
      {"\"v7\x01\"", 400}, {R"(")", 400},
  };
  for (const auto& row : grid) {
    EXPECT_EQ(status_of(parse_if_match(row.header)), row.expected)
        << row.header.value_or("(absent)");
  }
  EXPECT_EQ(parse_if_match(to_etag(7)).value(), 7);
}

TEST(IfNoneMatch, verdicts) {
  struct Row {
    Header header;
    bool expected;
  };
  const Row grid[] = {
      {absent, false},    {R"("v7")", true}, {R"(W/"v7")", true},
      {R"("v8")", false}, {"*", true},       {R"("v7", "v8")", false},
  };
  for (const auto& row : grid) {
    EXPECT_EQ(matches_if_none_match(row.header, 7), row.expected)
        << row.header.value_or("(absent)");
  }
}

TEST(IdempotencyKey, verdicts) {
  struct Row {
    Header header;
    const char* expected;
  };
  const std::string longest(64, 'k');
  const std::string too_long(65, 'k');
  const Row grid[] = {
      {absent, "idempotency_key_missing"},
      {"0197f3a0-1234-7abc-8def-0123456789ab", "ok"},
      {"~", "ok"},
      {longest, "ok"},
      {too_long, "bad_request"},
      {"", "bad_request"},
      {"a b", "bad_request"},
      {"a\x7F", "bad_request"},
      {"鍵", "bad_request"},
  };
  for (const auto& row : grid) {
    const auto key = parse_idempotency_key(row.header);
    EXPECT_EQ(key ? "ok" : problem_row(key.error().code).slug, row.expected)
        << row.header.value_or("(absent)");
  }
}

TEST(JsonContent, verdicts) {
  struct Row {
    Header content_type;
    Header content_encoding;
    int expected;
  };
  const Row grid[] = {
      {absent, absent, 415},
      {"application/json", absent, 200},
      {"Application/JSON", absent, 200},
      {"application/json; charset=utf-8", absent, 200},
      {"application/json;charset=\"UTF-8\"", absent, 200},
      {"application/json; charset=shift_jis", absent, 415},
      {"application/json; charset=utf-16", absent, 415},
      {"application/json; boundary=x", absent, 415},
      {"application/jsonx", absent, 415},
      {"application/problem+json", absent, 415},
      {"text/plain", absent, 415},
      {"application/x-www-form-urlencoded", absent, 415},
      {"", absent, 415},
      {"application/json", "gzip", 415},
      {"application/json", "identity", 200},
      {"application/json", "", 415},
  };
  for (const auto& row : grid) {
    EXPECT_EQ(status_of(check_json_content(row.content_type, row.content_encoding)), row.expected)
        << row.content_type.value_or("(absent)") << " | " << row.content_encoding.value_or("-");
  }
}

TEST(Accept, verdicts) {
  struct Row {
    Header accept;
    int expected;
  };
  const Row grid[] = {
      {absent, 200},
      {"*/*", 200},
      {"application/json", 200},
      {"APPLICATION/JSON", 200},
      {"application/*", 200},
      {"text/html, application/json;q=0.1", 200},
      {"text/html;q=0.9 , */*;q=0.1", 200},
      {"application/json;q=0", 406},
      {"application/json;q=0.000, */*", 406},
      {"*/*;q=0, application/json", 200},
      {"application/json;q=0.001", 200},
      {"text/html", 406},
      {"text/*, image/png", 406},
      {"application/xml", 406},
      {"", 406},
      {",,", 406},
  };
  for (const auto& row : grid) {
    EXPECT_EQ(status_of(check_accept(row.accept, "application/json")), row.expected)
        << row.accept.value_or("(absent)");
  }
}

}  // namespace
}  // namespace kizuna::api
