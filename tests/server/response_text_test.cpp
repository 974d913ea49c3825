#include "server/response_text.hpp"

#include <gtest/gtest.h>

namespace kizuna::server {
namespace {

constexpr std::chrono::sys_seconds instant{std::chrono::seconds{784111777}};

api::Response answer(int status, std::string name, std::string value) {
  api::Response response;
  response.status = status;
  response.headers.emplace_back(std::move(name), std::move(value));
  response.body = "body";
  return response;
}

TEST(ResponseText, WritesTheDateOfRfc9110) {
  EXPECT_EQ(http_date(instant), "Sun, 06 Nov 1994 08:49:37 GMT");
}

TEST(ResponseText, FramesByLengthAlone) {
  EXPECT_EQ(response_text(answer(200, "a", "b"), {.now = instant}),
            "HTTP/1.1 200 OK\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\na: b\r\n"
            "Content-Length: 4\r\n\r\nbody");
}

TEST(ResponseText, LeavesTheBodyOut) {
  struct Row {
    int status;
    bool head_only;
    bool has_length;
  };
  for (const Row& row : {Row{200, true, true}, Row{204, false, false}, Row{304, false, false}}) {
    const auto text =
        response_text(answer(row.status, "a", "b"), {.head_only = row.head_only, .now = instant});
    ASSERT_TRUE(text.has_value());
    EXPECT_TRUE(text->ends_with("\r\n\r\n")) << row.status;
    EXPECT_EQ(text->find("Content-Length: 4") != std::string::npos, row.has_length) << row.status;
  }
}

TEST(ResponseText, RefusesWhatWouldBreakTheMessage) {
  struct Row {
    int status;
    std::string name;
    std::string value;
    bool written;
  };
  const std::vector<Row> rows = {
      {200, "x", "a\r\nset-cookie: b", false},
      {200, "x", std::string("a\0b", 3), false},
      {200, "x y", "a", false},
      {200, "Content-Length", "1", false},
      {200, "transfer-encoding", "x", false},
      {200, "connection", "close", false},
      {101, "x", "a", false},
      {600, "x", "a", false},
      {200, "x", "名前", true},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(response_text(answer(row.status, row.name, row.value), {.now = instant}).has_value(),
              row.written)
        << row.status << row.name;
  }
}

}  // namespace
}  // namespace kizuna::server
