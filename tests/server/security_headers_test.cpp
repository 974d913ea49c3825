#include "server/security_headers.hpp"

#include <gtest/gtest.h>

#include "server/framing_problem.hpp"

namespace kizuna::server {
namespace {

std::string value_of(const api::Response& response, std::string_view name) {
  std::string found;
  for (const auto& [seen, value] : response.headers) {
    if (seen == name) found += value;
  }
  return found;
}

TEST(SecurityHeaders, AreOnEveryAnswer) {
  for (int i = 0; i <= static_cast<int>(Verdict::version_not_supported); ++i) {
    api::Response response = framing_problem(static_cast<Verdict>(i), "abc");
    add_security_headers(response, "abc");
    EXPECT_EQ(value_of(response, "strict-transport-security"),
              "max-age=63072000; includeSubDomains");
    EXPECT_EQ(value_of(response, "x-content-type-options"), "nosniff");
    EXPECT_EQ(value_of(response, "referrer-policy"), "no-referrer");
    EXPECT_EQ(value_of(response, "cross-origin-opener-policy"), "same-origin");
    EXPECT_EQ(value_of(response, "cross-origin-resource-policy"), "same-origin");
    EXPECT_EQ(value_of(response, "cache-control"), "no-store");
    EXPECT_EQ(value_of(response, "x-request-id"), "abc");
    EXPECT_NE(value_of(response, "permissions-policy").find("camera=()"), std::string::npos);
  }
}

TEST(SecurityHeaders, ChooseThePolicyByWhatIsSent) {
  struct Row {
    std::string type;
    std::string disposition;
    std::string policy_begins;
  };
  const std::vector<Row> rows = {
      {"text/html; charset=utf-8", "", "default-src 'none'; script-src 'self'"},
      {"application/json", "", "default-src 'none'; frame-ancestors 'none'"},
      {"application/pdf", "", "frame-ancestors 'none'"},
      {"application/pdf", "attachment; filename=a.pdf",
       "default-src 'none'; frame-ancestors 'none'; sandbox"},
      {"text/html", "attachment", "default-src 'none'; frame-ancestors 'none'; sandbox"},
  };
  for (const Row& row : rows) {
    api::Response response;
    response.headers = {{"content-type", row.type}};
    if (!row.disposition.empty()) {
      response.headers.emplace_back("content-disposition", row.disposition);
    }
    add_security_headers(response, "abc");
    const std::string policy = value_of(response, "content-security-policy");
    EXPECT_EQ(policy.substr(0, row.policy_begins.size()), row.policy_begins) << row.type;
    EXPECT_EQ(policy.find("unsafe"), std::string::npos);
  }
}

TEST(SecurityHeaders, KeepACachePolicyAndDropTheServerName) {
  api::Response response;
  response.headers = {{"Cache-Control", "max-age=31536000, immutable"},
                      {"Server", "x/1"},
                      {"X-Request-Id", "forged"}};
  add_security_headers(response, "abc");
  EXPECT_EQ(value_of(response, "cache-control"), "");
  EXPECT_EQ(value_of(response, "Cache-Control"), "max-age=31536000, immutable");
  EXPECT_EQ(value_of(response, "Server"), "");
  EXPECT_EQ(value_of(response, "X-Request-Id"), "");
  EXPECT_EQ(value_of(response, "x-request-id"), "abc");
}

TEST(FramingProblem, NamesTheAllowedMethods) {
  EXPECT_EQ(value_of(framing_problem(Verdict::method_not_on_route, "a", "GET"), "allow"), "GET");
  EXPECT_EQ(framing_problem(Verdict::malformed_field, "abc").body,
            R"({"type":"about:blank","title":"リクエストの形式が正しくありません","status":400,)"
            R"("code":"bad_request","request_id":"abc"})");
}

}  // namespace
}  // namespace kizuna::server
