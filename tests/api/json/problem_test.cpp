#include "api/problem.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace kizuna::api {
namespace {

using domain::ProblemCode;
using domain::Refusal;

TEST(Problem, table_has_the_statuses_that_clients_rely_on) {
  struct Row {
    ProblemCode code;
    int status;
    const char* slug;
  };
  const Row grid[] = {
      {ProblemCode::malformed_json, 400, "malformed_json"},
      {ProblemCode::unknown_member, 400, "unknown_member"},
      {ProblemCode::idempotency_key_missing, 400, "idempotency_key_missing"},
      {ProblemCode::unauthenticated, 401, "unauthenticated"},
      {ProblemCode::csrf_failed, 403, "csrf_failed"},
      {ProblemCode::not_found, 404, "not_found"},
      {ProblemCode::not_acceptable, 406, "not_acceptable"},
      {ProblemCode::duplicate_request_in_flight, 409, "duplicate_request_in_flight"},
      {ProblemCode::stale_version, 412, "stale_version"},
      {ProblemCode::unsupported_media_type, 415, "unsupported_media_type"},
      {ProblemCode::misdirected_request, 421, "misdirected_request"},
      {ProblemCode::invalid_fields, 422, "invalid_fields"},
      {ProblemCode::idempotency_key_reused, 422, "idempotency_key_reused"},
      {ProblemCode::precondition_required, 428, "precondition_required"},
      {ProblemCode::too_many_requests, 429, "too_many_requests"},
      {ProblemCode::header_too_large, 431, "header_too_large"},
      {ProblemCode::unavailable, 503, "unavailable"},
      {ProblemCode::http_version_not_supported, 505, "http_version_not_supported"},
  };
  for (const auto& row : grid) {
    EXPECT_EQ(problem_row(row.code).status, row.status) << row.slug;
    EXPECT_EQ(problem_row(row.code).slug, row.slug);
  }
}

TEST(Problem, body_shows_every_field_error) {
  const Refusal refusal{
      ProblemCode::invalid_fields,
      "json.fields",
      {},
      {{"/name", "blank", "入力してください。"}, {"/paid_yen", "type", "整数で送ってください。"}}};
  const auto response = to_response(refusal, "r-1", "/v1/contacts");
  EXPECT_EQ(response.status, 422);
  EXPECT_EQ(nlohmann::json::parse(response.body), nlohmann::json::parse(R"({
    "type": "/problems/invalid_fields", "title": "入力内容に誤りがあります", "status": 422,
    "detail": "印の付いた項目を直してから、もう一度送信してください。",
    "instance": "/v1/contacts", "code": "invalid_fields", "request_id": "r-1",
    "errors": [{"pointer": "/name", "code": "blank", "message": "入力してください。"},
               {"pointer": "/paid_yen", "code": "type", "message": "整数で送ってください。"}]})"));
  const std::pair<std::string, std::string> type{"Content-Type", "application/problem+json"};
  EXPECT_EQ(response.headers.front(), type);
  EXPECT_FALSE(response.close);
}

TEST(Problem, says_what_the_domain_said_and_never_which_rule) {
  const Refusal refusal{ProblemCode::guard_not_met, "T-5", "本人の意向が未入力です", {}};
  const auto response = to_response(refusal, "r-1", "/v1/cases");
  const auto body = nlohmann::json::parse(response.body);
  EXPECT_EQ(body.at("detail"), "本人の意向が未入力です");
  EXPECT_FALSE(body.contains("errors"));
  EXPECT_EQ(response.body.find("T-5"), std::string::npos);
}

TEST(Problem, carries_further_members_headers_and_close) {
  ProblemExtras extras;
  extras.headers = {{"Retry-After", "3"}};
  extras.members = {{"current_version", std::int64_t{8}}, {"status", std::int64_t{1}}};
  extras.close = true;
  const auto response = to_response({ProblemCode::stale_version, {}, {}, {}}, "r", "/", extras);
  const auto body = nlohmann::json::parse(response.body);
  EXPECT_EQ(body.at("current_version"), 8);
  EXPECT_EQ(body.at("status"), 412) << "a further member must not replace a member of RFC 9457";
  EXPECT_EQ(response.headers.back().second, "3");
  EXPECT_TRUE(response.close);
}

TEST(Problem, survives_a_path_that_is_not_text) {
  const auto response = to_response({ProblemCode::not_found, {}, {}, {}}, "r", "/v1/\xFF");
  EXPECT_EQ(nlohmann::json::parse(response.body).at("instance"), "/v1/\uFFFD");
}

}  // namespace
}  // namespace kizuna::api
